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
  std::optional<std::uint32_t> id;         ///< also of a broken record, if it has one that can be read
  std::optional<Activity> activity;        ///< there unless a finding is an error of reading
  std::vector<Finding> findings;           ///< in the order of `reported_before`
  std::vector<Allowance> allowances = {};  ///< what its comments allow; `findings` are as if there were none
};

/// What is said of a record.
struct Judgment {
  std::vector<Finding> findings;      ///< in the order of `reported_before`
  std::vector<Allowance> allowances;  ///< what its comments allow; `findings` are as if there were none
};

/// The problems of a record that was read, and those that the rules of meaning find in it: they skip keys that could
/// not be read. Without `rules` they are not asked, and nor is what comments allow.
Judgment judge_record(const std::string& path, const ParsedRecord& record, const std::optional<RuleContext>& rules);

/// How records are loaded.
struct LoadOptions {
  std::optional<RuleContext> rules = {};  ///< nothing: the rules of meaning are not asked
  YamlReader reader = YamlReader::plain_first;
};

/// Takes a file's bytes all the way: `read_record`, then `judge_record`.
LoadedRecord load_record(std::string path, std::string_view bytes, const LoadOptions& options);

/// What distinguishes a record from others: its id, its DOI, its title; and keywords that say nothing about it.
struct RecordMark {
  Rule rule = Rule::duplicate_id;  ///< that records with equal marks break
  std::string_view field;
  std::string key;  ///< equal for equal values, however they are written

  bool operator==(const RecordMark&) const = default;
};

/// The marks of a record. A broken one has an id at most.
std::vector<RecordMark> marks_of(const LoadedRecord& record);

/// A mark where it is.
struct PlacedMark {
  RecordMark mark;
  Place place;
  std::optional<std::uint32_t> record_id;  ///< of the record that has it
};

/// The marks of a record that was read; `path` is the file in their places.
std::vector<PlacedMark> find_marks(std::string path, const ParsedRecord& record);

}  // namespace cme
