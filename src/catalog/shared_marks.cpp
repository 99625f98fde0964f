// SPDX-License-Identifier: MIT
#include "catalog/shared_marks.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <functional>
#include <iterator>
#include <string_view>
#include <tuple>
#include <utility>

#include "rules/keywords.hpp"

namespace cme {
namespace {

std::string clash_in_words(const RecordMark& mark) {
  switch (mark.rule) {
    case Rule::duplicate_id:
      return fmt::format("the id {} already belongs to another record", mark.key);
    case Rule::shared_doi:
      return "another record has the same DOI";
    default:
      return "another record has the same title";
  }
}

std::string_view clash_help(Rule rule) {
  switch (rule) {
    case Rule::duplicate_id:
      return "give one of the two activities a different id";
    case Rule::shared_doi:
      return "this is correct if both activities are about the same article";
    default:
      return "make the titles different, or remove one record";
  }
}

/// The hash of the mark's value and kind: a title of digits is not an id.
std::size_t hash_of(const RecordMark& mark) {
  constexpr unsigned bits_of_rule = 8;
  return std::hash<std::string_view>()(mark.key) << bits_of_rule | static_cast<std::size_t>(mark.rule);
}

Finding clash(const PlacedMark& later, const PlacedMark& first) {
  const Rule rule = later.mark.rule;
  return {.rule = rule,
          .severity = rule_info(rule).severity,
          .place = later.place,
          .message = clash_in_words(later.mark),
          .help = std::string(clash_help(rule)),
          .field = {.key = std::string(later.mark.field)},
          .related = {{.place = first.place, .message = "it is used here first", .record_id = first.record_id}},
          .record_id = later.record_id};
}

/// One finding for all of the records, with the places of some others.
Finding unrelated_keywords(std::span<const PlacedMark> marks) {
  constexpr std::size_t most_related = 20;
  const PlacedMark& first = marks.front();
  const Rule rule = first.mark.rule;
  std::vector<Related> related;
  for (const PlacedMark& other : marks.subspan(1, std::min(marks.size() - 1, most_related))) {
    related.push_back({.place = other.place, .message = "here too", .record_id = other.record_id});
  }
  return {.rule = rule,
          .severity = rule_info(rule).severity,
          .place = first.place,
          .message = fmt::format("{} records have these keywords, none of which appear in their texts", marks.size()),
          .help = "write keywords that fit each activity",
          .field = {.key = std::string(first.mark.field)},
          .related = std::move(related),
          .record_id = first.record_id};
}

/// The message for records with equal marks.
void append_findings(std::span<const PlacedMark> marks, std::vector<Finding>& findings) {
  if (marks.front().mark.rule == Rule::keywords_unrelated) {
    if (marks.size() >= fewest_unrelated) {
      findings.push_back(unrelated_keywords(marks));
    }
    return;
  }
  for (const PlacedMark& later : marks.subspan(1)) {
    findings.push_back(clash(later, marks.front()));
  }
}

}  // namespace

void SharedMarks::add(std::size_t number, const LoadedRecord& record) {
  const std::vector<RecordMark> marks = marks_of(record);
  const std::scoped_lock lock(mutex_);
  for (const RecordMark& mark : marks) {
    entries_.push_back({.hash = hash_of(mark), .number = static_cast<std::uint32_t>(number)});
  }
}

/// Sorts the entries, and removes those with a unique hash.
void SharedMarks::keep_entries_in_common() {
  std::ranges::sort(entries_, {}, &Entry::hash);
  auto kept = entries_.begin();
  for (auto first = entries_.begin(); first != entries_.end();) {
    const auto end = std::find_if(first, entries_.end(), [&](const Entry& entry) { return entry.hash != first->hash; });
    if (end - first > 1) {
      kept = kept == first ? end : std::move(first, end, kept);
    }
    first = end;
  }
  entries_.erase(kept, entries_.end());
}

/// Whether one of the kept entries has the mark's hash.
bool SharedMarks::may_be_in_common(const RecordMark& mark) const {
  return std::ranges::binary_search(entries_, hash_of(mark), {}, &Entry::hash);
}

/// The records of the kept entries, each once.
std::vector<std::size_t> SharedMarks::numbers_to_read_again() const {
  std::vector<std::size_t> numbers;
  std::ranges::transform(entries_, std::back_inserter(numbers), &Entry::number);
  std::ranges::sort(numbers);
  // clang 14 cannot compile std::ranges::unique of this library.
  numbers.erase(std::unique(numbers.begin(), numbers.end()), numbers.end());
  return numbers;
}

/// The marks that seem to be in common, in the order of their records' numbers.
std::vector<PlacedMark> SharedMarks::read_marks_again(const Reader& read_again, const Pace& pace) const {
  const std::vector<std::size_t> numbers = numbers_to_read_again();
  std::vector<std::vector<PlacedMark>> marks_of_records(numbers.size());
  const auto read = [&](std::size_t i) {
    marks_of_records[i] = read_again(numbers[i]);
    std::erase_if(marks_of_records[i], [&](const PlacedMark& mark) { return !may_be_in_common(mark.mark); });
  };
  for_each_index(numbers.size(), read, pace);
  std::vector<PlacedMark> marks;
  for (std::vector<PlacedMark>& of_record : marks_of_records) {
    std::ranges::move(of_record, std::back_inserter(marks));
  }
  return marks;
}

std::vector<Finding> SharedMarks::find(const Reader& read_again, const Pace& pace) {
  keep_entries_in_common();
  std::vector<PlacedMark> marks = read_marks_again(read_again, pace);
  const auto value = [](const PlacedMark& placed) {
    return std::tuple<Rule, const std::string&>(placed.mark.rule, placed.mark.key);
  };
  std::ranges::stable_sort(marks, {}, [](const PlacedMark& placed) {
    return std::tuple<Rule, const std::string&, const std::string&>(placed.mark.rule, placed.mark.key,
                                                                    placed.place.path);
  });
  std::vector<Finding> findings;
  for (auto first = marks.begin(); first != marks.end();) {
    const auto end =
        std::find_if(first, marks.end(), [&](const PlacedMark& mark) { return value(mark) != value(*first); });
    append_findings({first, end}, findings);
    first = end;
  }
  return findings;
}

}  // namespace cme
