// SPDX-License-Identifier: MIT
#include <fmt/format.h>

#include <algorithm>
#include <tuple>
#include <utility>

#include "cme/catalog/catalog.hpp"

namespace cme {
namespace {

std::string clash_in_words(const RecordMark& mark) {
  switch (mark.rule) {
    case Rule::duplicate_id:
      return fmt::format("the id {} belongs to another record already", mark.key);
    case Rule::shared_doi:
      return "another record has this DOI already";
    default:
      return "another record has this title already";
  }
}

std::string_view clash_help(Rule rule) {
  switch (rule) {
    case Rule::duplicate_id:
      return "give one of the two activities its own id";
    case Rule::shared_doi:
      return "right if both are about one article";
    default:
      return "tell the two apart, or take one out";
  }
}

Finding clash(const PlacedMark& later, const PlacedMark& first) {
  const Rule rule = later.mark.rule;
  return {.rule = rule,
          .severity = rule_info(rule).severity,
          .place = later.place,
          .message = clash_in_words(later.mark),
          .help = std::string(clash_help(rule)),
          .field = std::string(later.mark.field),
          .related = {{.place = first.place, .message = "it stands here first"}},
          .record_id = later.record_id};
}

}  // namespace

void SharedMarks::add(std::size_t number, const LoadedRecord& record) {
  const std::vector<RecordMark> marks = marks_of(record);
  std::vector<Entry> entries;
  for (const RecordMark& mark : marks) {
    entries.push_back({.hash = std::hash<std::string_view>()(mark.key),
                       .number = static_cast<std::uint32_t>(number),
                       .rule = mark.rule});
  }
  const std::scoped_lock lock(mutex_);
  entries_.insert(entries_.end(), entries.begin(), entries.end());
}

/// The records that have a hash in common with another one, each once.
std::vector<std::size_t> SharedMarks::numbers_to_read_again() const {
  std::vector<Entry> sorted = entries_;
  const auto value = [](const Entry& entry) { return std::pair(entry.rule, entry.hash); };
  std::ranges::sort(sorted, {}, value);
  std::vector<std::size_t> numbers;
  for (auto first = sorted.begin(); first != sorted.end();) {
    const auto end =
        std::find_if(first, sorted.end(), [&](const Entry& entry) { return value(entry) != value(*first); });
    if (end - first > 1) {
      std::transform(first, end, std::back_inserter(numbers), [](const Entry& entry) { return entry.number; });
    }
    first = end;
  }
  std::ranges::sort(numbers);
  // clang 14 cannot compile std::ranges::unique of this library.
  numbers.erase(std::unique(numbers.begin(), numbers.end()), numbers.end());
  return numbers;
}

std::vector<Finding> SharedMarks::find(const Reader& read_again) const {
  std::vector<PlacedMark> marks;
  for (const std::size_t number : numbers_to_read_again()) {
    for (PlacedMark& mark : read_again(number)) {
      marks.push_back(std::move(mark));
    }
  }
  const auto value = [](const PlacedMark& placed) {
    return std::tuple<Rule, const std::string&>(placed.mark.rule, placed.mark.key);
  };
  std::ranges::stable_sort(marks, {}, [](const PlacedMark& placed) {
    return std::tuple<Rule, const std::string&, const std::string&>(placed.mark.rule, placed.mark.key,
                                                                    placed.place.path);
  });
  std::vector<Finding> findings;
  auto first = marks.begin();
  for (auto mark = marks.begin(); mark != marks.end(); ++mark) {
    if (value(*mark) != value(*first)) {
      first = mark;
    }
    if (mark != first) {
      findings.push_back(clash(*mark, *first));
    }
  }
  return findings;
}

}  // namespace cme
