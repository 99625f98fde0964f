// SPDX-License-Identifier: MIT
#include "catalog/shared_marks.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <bit>
#include <functional>
#include <iterator>
#include <string_view>
#include <tuple>
#include <utility>

#include "record/place_mark.hpp"
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

constexpr unsigned bits_of_rule = 8;

/// Most records have an id, a title and a DOI.
constexpr std::size_t marks_of_most = 3;

/// Then a place is kept, on average, for one in forty values that no other record has; for more in very large catalogs.
constexpr std::size_t bits_of_record = 64;
constexpr std::size_t fewest_bits = std::size_t{1} << 10;
constexpr std::size_t most_bits = std::size_t{1} << 26;

/// The hash of the mark's value and kind: a title of digits is not an id.
std::size_t hash_of(const RecordMark& mark) {
  return std::hash<std::string_view>()(mark.key) << bits_of_rule | static_cast<std::size_t>(mark.rule);
}

}  // namespace

SharedMarks::SharedMarks(std::size_t records) : seen_(records) {
  entries_.reserve(records * marks_of_most);
}

SharedMarks::Seen::Seen(std::size_t records)
    : once_(std::bit_ceil(std::clamp(records * bits_of_record, fewest_bits, most_bits))), again_(once_.size()) {}

std::size_t SharedMarks::Seen::bit_of(std::size_t hash) const {
  return (hash >> bits_of_rule) & (once_.size() - 1);
}

bool SharedMarks::Seen::add(std::size_t hash) {
  const std::size_t bit = bit_of(hash);
  const bool was_there = once_[bit];
  (was_there ? again_ : once_)[bit] = true;
  return was_there;
}

bool SharedMarks::Seen::is_repeated(std::size_t hash) const {
  return again_[bit_of(hash)];
}

void SharedMarks::add(std::size_t number, const std::string& path, const ParsedRecord& record) {
  std::vector<RecordMark> marks = marks_of(record);
  std::vector<Entry> entries;
  entries.reserve(marks.size());
  for (const RecordMark& mark : marks) {
    entries.push_back({.hash = hash_of(mark), .number = static_cast<std::uint32_t>(number)});
  }
  {
    const std::scoped_lock lock(mutex_);
    for (Entry& entry : entries) {
      entry.is_placed = seen_.add(entry.hash);
      entries_.push_back(entry);
    }
  }
  if (std::ranges::none_of(entries, &Entry::is_placed)) {
    return;
  }
  Locator locator(path, record.text);
  std::vector<Placed> placed;
  for (std::size_t i = 0; i < entries.size(); ++i) {
    if (entries[i].is_placed) {
      placed.push_back({.hash = entries[i].hash,
                        .number = entries[i].number,
                        .mark = place_mark(std::move(marks[i]), record, locator)});
    }
  }
  const std::scoped_lock lock(mutex_);
  std::ranges::move(placed, std::back_inserter(placed_));
}

/// Appends what equal marks are reported for.
void SharedMarks::append_clashes(std::span<Placed* const> equal, std::vector<Clash>& clashes) {
  if (equal.front()->mark.mark.rule == Rule::keywords_unrelated) {
    if (equal.size() >= fewest_unrelated) {
      clashes.push_back({.at = equal.front(), .all = equal});
    }
    return;
  }
  for (Placed* const later : equal.subspan(1)) {
    clashes.push_back({.at = later, .all = equal});
  }
}

/// Takes the place of the mark, unless it is the first one.
Finding SharedMarks::make_finding(const Clash& clash) {
  const PlacedMark& first = clash.all.front()->mark;
  const Rule rule = first.mark.rule;
  if (rule != Rule::keywords_unrelated) {
    PlacedMark& later = clash.at->mark;
    return {.rule = rule,
            .severity = rule_info(rule).severity,
            .place = std::move(later.place),
            .message = clash_in_words(later.mark),
            .help = std::string(clash_help(rule)),
            .field = {.key = std::string(later.mark.field)},
            .related = {{.place = first.place, .message = "it is used here first", .record_id = first.record_id}},
            .record_id = later.record_id};
  }
  constexpr std::size_t most_related = 20;
  std::vector<Related> related;
  for (const Placed* const other : clash.all.subspan(1, std::min(clash.all.size() - 1, most_related))) {
    related.push_back({.place = other->mark.place, .message = "here too", .record_id = other->mark.record_id});
  }
  return {
      .rule = rule,
      .severity = rule_info(rule).severity,
      .place = first.place,
      .message = fmt::format("{} records have these keywords, none of which appear in their texts", clash.all.size()),
      .help = "write keywords that fit each activity",
      .field = {.key = std::string(first.mark.field)},
      .related = std::move(related),
      .record_id = first.record_id};
}

/// Sorts the entries, and removes those with a unique hash.
void SharedMarks::keep_entries_in_common() {
  std::erase_if(entries_, [&](const Entry& entry) { return !seen_.is_repeated(entry.hash); });
  std::ranges::sort(entries_, {}, [](const Entry& entry) { return std::pair(entry.hash, entry.number); });
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

/// The kept entry of a record's mark with this hash; null if there is none.
const SharedMarks::Entry* SharedMarks::find_entry(std::size_t hash, std::uint32_t number) const {
  const std::pair wanted(hash, number);
  const auto found = std::ranges::lower_bound(entries_, wanted, {},
                                              [](const Entry& entry) { return std::pair(entry.hash, entry.number); });
  return found != entries_.end() && std::pair(found->hash, found->number) == wanted ? &*found : nullptr;
}

/// The records of the kept entries that have no place, each once.
std::vector<std::uint32_t> SharedMarks::numbers_to_read_again() const {
  std::vector<std::uint32_t> numbers;
  for (const Entry& entry : entries_) {
    if (!entry.is_placed) {
      numbers.push_back(entry.number);
    }
  }
  std::ranges::sort(numbers);
  // clang 14 cannot compile std::ranges::unique of this library.
  numbers.erase(std::unique(numbers.begin(), numbers.end()), numbers.end());
  return numbers;
}

/// Places the marks of the kept entries that have no place yet.
void SharedMarks::place_by_reading_again(const Reader& read_again, const Pace& pace) {
  const std::vector<std::uint32_t> numbers = numbers_to_read_again();
  std::vector<std::vector<Placed>> placed_of_records(numbers.size());
  const auto place = [&](std::size_t i) {
    for (PlacedMark& mark : read_again(numbers[i])) {
      const std::size_t hash = hash_of(mark.mark);
      const Entry* const entry = find_entry(hash, numbers[i]);
      if (entry != nullptr && !entry->is_placed) {
        placed_of_records[i].push_back({.hash = hash, .number = numbers[i], .mark = std::move(mark)});
      }
    }
  };
  for_each_index(numbers.size(), place, pace);
  for (std::vector<Placed>& placed : placed_of_records) {
    std::ranges::move(placed, std::back_inserter(placed_));
  }
}

/// The marks that seem to be in common, those of one value together and in the order of their paths.
std::vector<SharedMarks::Placed*> SharedMarks::common_marks() {
  std::vector<Placed*> common;
  for (Placed& placed : placed_) {
    if (find_entry(placed.hash, placed.number) != nullptr) {
      common.push_back(&placed);
    }
  }
  // By the hash before the key, because nearly all keys differ in it.
  std::ranges::sort(common, {}, [](const Placed* placed) {
    const auto& [mark, place, record_id] = placed->mark;
    return std::tuple<std::size_t, Rule, const std::string&, const std::string&, std::uint32_t>(
        placed->hash, mark.rule, mark.key, place.path, placed->number);
  });
  return common;
}

std::vector<Finding> SharedMarks::find(const Reader& read_again, const Pace& pace) {
  keep_entries_in_common();
  place_by_reading_again(read_again, pace);
  const std::vector<Placed*> common = common_marks();
  std::vector<Clash> clashes;
  for (auto first = common.begin(); first != common.end();) {
    const auto end = std::find_if(first, common.end(),
                                  [&](const Placed* placed) { return placed->mark.mark != (*first)->mark.mark; });
    append_clashes({first, end}, clashes);
    first = end;
  }
  // Usually the order of a report, in which they need not be sorted again.
  std::ranges::sort(clashes, {}, [](const Clash& clash) {
    return std::tuple(clash.at->number, clash.at->mark.place.line, clash.at->mark.place.column);
  });
  std::vector<Finding> findings(clashes.size());
  for_each_index(
      clashes.size(), [&](std::size_t i) { findings[i] = make_finding(clashes[i]); }, pace);
  return findings;
}

}  // namespace cme
