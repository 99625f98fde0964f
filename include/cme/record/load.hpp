// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "cme/diag/diagnostic.hpp"
#include "cme/model/activity.hpp"
#include "cme/record/parsed_record.hpp"
#include "cme/rules/allow.hpp"
#include "cme/rules/rule_context.hpp"
#include "cme/yaml/parse.hpp"

namespace cme {

/// The largest file that is read as a record: 1 MiB.
inline constexpr std::size_t max_record_bytes = std::size_t{1} << 20;

/// One file, read and checked.
struct LoadedRecord {
  std::string path;                        ///< as given
  std::optional<std::uint32_t> id;         ///< even of a broken record, if its id can be read
  std::optional<Activity> activity;        ///< present unless there is a reading error
  std::vector<Finding> findings;           ///< in the order of `reported_before`
  std::vector<Allowance> allowances = {};  ///< what its comments allow; not yet applied to `findings`
};

/// The findings of a record.
struct Judgment {
  std::vector<Finding> findings;      ///< in the order of `reported_before`
  std::vector<Allowance> allowances;  ///< what its comments allow; not yet applied to `findings`
};

/// The reading problems of a record, and the findings of the meaning rules, which skip keys that could not be read.
/// Without `rules`, neither meaning rules nor allow comments are checked.
Judgment judge_record(const std::string& path, const ParsedRecord& record, const std::optional<RuleContext>& rules);

/// How records are loaded.
struct LoadOptions {
  std::optional<RuleContext> rules = {};  ///< if absent, meaning rules are not checked
  YamlReader reader = YamlReader::plain_first;
};

/// Reads and checks a file's bytes: `read_record`, then `judge_record`.
LoadedRecord load_record(std::string path, std::string_view bytes, const LoadOptions& options);

/// What should distinguish a record from others: its id, its DOI, its title, and keywords that are unrelated to its
/// text.
struct RecordMark {
  Rule rule = Rule::duplicate_id;  ///< the rule that records with equal marks break
  std::string_view field;
  std::string key;  ///< the same for equal values, however they are written

  bool operator==(const RecordMark&) const = default;
};

/// Whether a rule of meaning compares records by their marks.
bool looks_across_records(Rule rule);

/// The marks of a record, without their places: much quicker than `find_marks`. A broken record has at most an id.
std::vector<RecordMark> marks_of(const ParsedRecord& record);

/// A mark and its place.
struct PlacedMark {
  RecordMark mark;
  Place place;
  std::optional<std::uint32_t> record_id;  ///< of its record
};

/// The marks of a record that was read; `path` is the file in their places.
std::vector<PlacedMark> find_marks(std::string path, const ParsedRecord& record);

}  // namespace cme
