// SPDX-License-Identifier: MIT
#include "edit/record_parts.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cstdint>
#include <iterator>
#include <span>
#include <string>
#include <unordered_map>
#include <utility>

#include "cme/model/fields.hpp"
#include "cme/model/terms.hpp"
#include "record/value_reader.hpp"

namespace cme {
namespace {

void append_part(std::vector<RecordPart>& parts, std::size_t parent, const YamlNode& first, const YamlNode& value);

void append_parts_of(std::vector<RecordPart>& parts, std::size_t parent) {
  const YamlNode& collection = *parts[parent].value;
  const YamlChildren all = children(collection);
  for (auto child = all.begin(); child != all.end(); ++child) {
    const YamlNode& first = *child;
    if (collection.kind == YamlKind::mapping) {
      ++child;
    }
    append_part(parts, parent, first, *child);
  }
}

void append_part(std::vector<RecordPart>& parts, std::size_t parent, const YamlNode& first, const YamlNode& value) {
  const std::size_t number = parts.size();
  parts.push_back({.first = &first, .value = &value, .parent = parent});
  if (number != parent) {
    parts[parent].parts.push_back(number);
  }
  append_parts_of(parts, number);
}

/// A board's place in the order of the vocabulary.
std::size_t board_order(std::string_view name) {
  return find_name(vocabulary<Board>(), name).value_or(vocabulary<Board>().names.size());
}

/// A text that only equal values in canonical form have in common.
std::string content_of(const YamlNode& value) {
  std::string content;
  for (const YamlNode& node : std::span(&value, value.size)) {
    content += fmt::format("{} {} {}\n", static_cast<int>(node.kind), node.size, node.text);
  }
  return content;
}

/// What makes an item of a list the same as one of another list.
enum class SameItem : std::uint8_t { index, content };

/// Pairs the parts of one record with those of another.
class Matcher {
 public:
  Matcher(const std::vector<RecordPart>& parts, const std::vector<RecordPart>& others, SameItem same_item)
      : parts_(parts), others_(others), same_item_(same_item), matches_(parts.size()) {}

  std::vector<std::optional<std::size_t>> take() {
    match(0, 0);
    return std::move(matches_);
  }

 private:
  void match(std::size_t part, std::size_t other) {
    matches_[part] = other;
    const YamlNode& value = *parts_[part].value;
    const YamlNode& other_value = *others_[other].value;
    if (value.kind == YamlKind::mapping && other_value.kind == YamlKind::mapping) {
      match_keys(part, other);
    } else if (value.kind == YamlKind::sequence && same_item_ == SameItem::content) {
      match_equal_items(part, other);
    } else if (value.kind == YamlKind::sequence) {
      match_items(part, other);
    }
  }

  void match_keys(std::size_t part, std::size_t other) {
    std::unordered_map<std::string_view, std::size_t> keys;
    for (const std::size_t entry : others_[other].parts) {
      keys.emplace(others_[entry].first->text, entry);
    }
    for (const std::size_t entry : parts_[part].parts) {
      const auto found = keys.find(parts_[entry].first->text);
      if (found != keys.end()) {
        match(entry, found->second);
      }
    }
  }

  void match_items(std::size_t part, std::size_t other) {
    std::vector<std::size_t> items;
    std::ranges::copy_if(parts_[part].parts, std::back_inserter(items),
                         [&](std::size_t item) { return !is_empty(*parts_[item].value); });
    if (others_[other].value->kind != YamlKind::sequence) {
      // A single tier of a fee is not in a list.
      if (items.size() == 1) {
        match(items.front(), other);
      }
      return;
    }
    if (is_list_of_boards(part)) {
      std::ranges::stable_sort(items, {}, [&](std::size_t item) { return board_order(parts_[item].first->text); });
    }
    const std::vector<std::size_t>& other_items = others_[other].parts;
    for (std::size_t i = 0; i < std::min(items.size(), other_items.size()); ++i) {
      match(items[i], other_items[i]);
    }
  }

  /// Of equal items, the first with the first.
  void match_equal_items(std::size_t part, std::size_t other) {
    // A single tier of a fee is not in a list.
    std::vector<std::size_t> other_items{other};
    if (others_[other].value->kind == YamlKind::sequence) {
      other_items.assign(others_[other].parts.rbegin(), others_[other].parts.rend());
    }
    std::unordered_map<std::string, std::vector<std::size_t>> places;  // the first item last
    for (const std::size_t item : other_items) {
      places[content_of(*others_[item].value)].push_back(item);
    }
    for (const std::size_t item : parts_[part].parts) {
      const auto found = places.find(content_of(*parts_[item].value));
      if (found != places.end() && !found->second.empty()) {
        match(item, found->second.back());
        found->second.pop_back();
      }
    }
  }

  [[nodiscard]] bool is_list_of_boards(std::size_t part) const {
    const std::size_t parent = parts_[part].parent;
    return part != 0 && parent != 0 && parts_[parent].parent == 0 &&
           parts_[parent].first->text == field_info(Field::approvals).name;
  }

  const std::vector<RecordPart>& parts_;
  const std::vector<RecordPart>& others_;
  SameItem same_item_;
  std::vector<std::optional<std::size_t>> matches_;
};

}  // namespace

std::vector<RecordPart> list_parts(const YamlNode& root) {
  std::vector<RecordPart> parts;
  append_part(parts, 0, root, root);
  return parts;
}

std::vector<std::optional<std::size_t>> match_parts(const std::vector<RecordPart>& parts,
                                                    const std::vector<RecordPart>& others) {
  return Matcher(parts, others, SameItem::index).take();
}

std::vector<std::optional<std::size_t>> match_equal_parts(const std::vector<RecordPart>& parts,
                                                          const std::vector<RecordPart>& others) {
  return Matcher(parts, others, SameItem::content).take();
}

}  // namespace cme
