// SPDX-License-Identifier: MIT
#include "render/field_differences.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <chrono>
#include <map>

#include "base/ascii.hpp"
#include "base/diff.hpp"
#include "base/name_index.hpp"
#include "model/compare.hpp"
#include "render/field_text.hpp"
#include "render/row.hpp"

namespace cme {
namespace {

std::string field_text_of(const Activity& activity, Field field) {
  // No key of a record depends on the day.
  const Date any_day(std::chrono::year(2000) / 1 / 1);
  return field_text({.activity = &activity, .file = {}, .today = any_day, .snippet = {}}, field);
}

// The items of a list, as texts that are compared and printed.

std::vector<std::string> items_of(const std::vector<std::string>& texts) {
  return texts;
}

template <class Term>
requires std::is_enum_v<Term> std::vector<std::string> items_of(const std::vector<Term>& terms) {
  std::vector<std::string> items;
  std::ranges::transform(terms, std::back_inserter(items), [](Term term) { return std::string(to_string(term)); });
  return items;
}

std::vector<std::string> items_of(const std::vector<Credit>& credits) {
  std::vector<std::string> items;
  std::ranges::transform(credits, std::back_inserter(items),
                         [](const Credit& credit) { return credit_text(credit, CreditDetail::full); });
  return items;
}

std::vector<std::string> items_of(const std::vector<Fee>& fee) {
  std::vector<std::string> items;
  std::ranges::transform(fee, std::back_inserter(items), fee_text);
  return items;
}

std::vector<std::string> items_of(const std::vector<Approval>& approvals) {
  std::vector<std::string> items;
  for (const Approval& approval : approvals) {
    for (const Board board : approval.boards) {
      items.push_back(fmt::format("{} ({})", to_string(board), approval.type));
    }
  }
  return items;
}

FieldDifference value_difference(std::string name, std::string before, std::string after) {
  FieldDifference difference{.name = std::move(name), .kind = DifferenceKind::value, .parts = {}};
  if (!before.empty()) {
    difference.parts.push_back({'-', std::move(before)});
  }
  if (!after.empty()) {
    difference.parts.push_back({'+', std::move(after)});
  }
  return difference;
}

constexpr std::string_view line_break = "¶";

/// The text with its line breaks shown, which may be all that differs.
std::string in_one_line(std::string_view text) {
  return replace_all(text, "\n", fmt::format(" {} ", line_break));
}

/// What is only in one of the two lists.
FieldDifference list_difference(std::string name, const std::vector<std::string>& before,
                                const std::vector<std::string>& after) {
  FieldDifference difference{.name = std::move(name), .kind = DifferenceKind::items, .parts = {}};
  std::map<std::string_view, std::size_t> kept;
  for (const std::string& item : after) {
    ++kept[item];
  }
  std::map<std::string_view, std::size_t> common;
  for (const std::string& item : before) {
    if (common[item] < kept[item]) {
      ++common[item];
    } else {
      difference.parts.push_back({'-', in_one_line(item)});
    }
  }
  for (const std::string& item : after) {
    if (std::size_t& count = common[item]; count > 0) {
      --count;
    } else {
      difference.parts.push_back({'+', in_one_line(item)});
    }
  }
  return difference;
}

/// The same for lists that most often have one item: then a value for a value.
FieldDifference short_list_difference(std::string name, const std::vector<std::string>& before,
                                      const std::vector<std::string>& after) {
  if (before.size() <= 1 && after.size() <= 1) {
    return value_difference(std::move(name), before.empty() ? "" : in_one_line(before.front()),
                            after.empty() ? "" : in_one_line(after.front()));
  }
  return list_difference(std::move(name), before, after);
}

constexpr std::size_t words_around = 5;

/// Appends unchanged words: no more than a few beside a change, with … for those between.
void append_common(std::vector<DifferencePart>& parts, const std::vector<std::string_view>& words, bool is_first,
                   bool is_last) {
  const std::size_t before = is_first ? 0 : words_around;
  const std::size_t after = is_last ? 0 : words_around;
  std::string text;
  const auto append = [&text](std::string_view word) {
    text += text.empty() ? "" : " ";
    text += word;
  };
  if (words.size() <= before + after + 1) {
    std::ranges::for_each(words, append);
  } else {
    std::for_each(words.begin(), words.begin() + static_cast<std::ptrdiff_t>(before), append);
    append("…");
    std::for_each(words.end() - static_cast<std::ptrdiff_t>(after), words.end(), append);
  }
  if (!text.empty()) {
    parts.push_back({' ', std::move(text)});
  }
}

FieldDifference words_difference(std::string name, std::string_view before, std::string_view after) {
  if (before.empty() || after.empty()) {
    return value_difference(std::move(name), std::string(before), std::string(after));
  }
  FieldDifference difference{.name = std::move(name), .kind = DifferenceKind::words, .parts = {}};
  const std::vector<WordChange> words = word_difference(before, after);
  for (std::size_t begin = 0; begin < words.size();) {
    std::size_t end = begin;
    std::vector<std::string_view> run;
    while (end < words.size() && words[end].sign == words[begin].sign) {
      run.push_back(words[end].word == "\n" ? line_break : words[end].word);
      ++end;
    }
    if (words[begin].sign == ' ') {
      append_common(difference.parts, run, begin == 0, end == words.size());
    } else {
      difference.parts.push_back({words[begin].sign, fmt::format("{}", fmt::join(run, " "))});
    }
    begin = end;
  }
  const bool shows_change =
      std::ranges::any_of(difference.parts, [](const DifferencePart& part) { return part.sign != ' '; });
  // Spaces are not words, and nobody would find them in two whole texts.
  if (!shows_change) {
    difference.parts = {{' ', "only spaces differ"}};
  }
  return difference;
}

using Differences = std::vector<FieldDifference>;

/// A text is short or long by what it says, not by its key.
constexpr std::size_t longest_value = 60;

void append_difference(Differences& differences, std::string name, std::string_view before, std::string_view after) {
  const bool has_lines = before.find('\n') != std::string_view::npos || after.find('\n') != std::string_view::npos;
  if (!has_lines && before.size() <= longest_value && after.size() <= longest_value) {
    differences.push_back(value_difference(std::move(name), std::string(before), std::string(after)));
  } else {
    differences.push_back(words_difference(std::move(name), before, after));
  }
}

std::string section_name(std::string_view key, const Section& section) {
  return section.heading ? fmt::format("{}, {}", key, *section.heading) : std::string(key);
}

void append_difference(Differences& differences, std::string_view key, const std::vector<Section>& before,
                       const std::vector<Section>& after) {
  const std::size_t known = differences.size();
  std::map<std::string, std::string_view> old;
  for (const Section& section : before) {
    old.emplace(section_name(key, section), section.text);
  }
  for (const Section& section : after) {
    std::string name = section_name(key, section);
    const auto same = old.find(name);
    const std::string_view text = same == old.end() ? std::string_view() : same->second;
    if (text != section.text) {
      append_difference(differences, name, text, section.text);
    }
    old.erase(name);
  }
  for (const Section& section : before) {
    if (const std::string name = section_name(key, section); old.contains(name)) {
      append_difference(differences, name, section.text, {});
    }
  }
  if (differences.size() == known) {
    differences.push_back({.name = std::string(key), .kind = DifferenceKind::items, .parts = {}});
  }
}

void append_key_difference(Differences& differences, const Activity& before, const Activity& after, Field field) {
  const std::string_view name = field_info(field).name;
  visit_key(field, [&](auto member) {
    const auto& old_value = before.*member;
    const auto& new_value = after.*member;
    using Value = std::remove_cvref_t<decltype(old_value)>;
    if constexpr (std::is_same_v<Value, std::vector<Section>>) {
      append_difference(differences, name, old_value, new_value);
    } else if constexpr (std::is_same_v<Value, std::vector<Credit>> || std::is_same_v<Value, std::vector<Fee>>) {
      differences.push_back(short_list_difference(std::string(name), items_of(old_value), items_of(new_value)));
    } else if constexpr (requires { items_of(old_value); }) {
      differences.push_back(list_difference(std::string(name), items_of(old_value), items_of(new_value)));
    } else {
      append_difference(differences, std::string(name), field_text_of(before, field), field_text_of(after, field));
    }
  });
}

using ExtensionIndex = NameIndex<const std::vector<Extension>>;

std::vector<std::string> own_values(ExtensionIndex& extensions, std::string_view key) {
  const Extension* const found = extensions.find(key);
  return found == nullptr ? std::vector<std::string>() : found->values;
}

}  // namespace

std::vector<FieldDifference> field_differences(const Activity& before, const Activity& after) {
  Differences differences;
  for (const Field field : changed_fields(before, after)) {
    append_key_difference(differences, before, after, field);
  }
  ExtensionIndex olds(before.extensions, &Extension::key);
  ExtensionIndex news(after.extensions, &Extension::key);
  for (const std::string& key : changed_extensions(before, after)) {
    differences.push_back(short_list_difference(key, own_values(olds, key), own_values(news, key)));
  }
  return differences;
}

}  // namespace cme
