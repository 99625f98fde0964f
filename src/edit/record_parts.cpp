// SPDX-License-Identifier: MIT
#include "edit/record_parts.hpp"

#include <algorithm>
#include <iterator>
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

/// Pairs the parts of one record with those of another.
class Matcher {
 public:
  Matcher(const std::vector<RecordPart>& parts, const std::vector<RecordPart>& others)
      : parts_(parts), others_(others), matches_(parts.size()) {}

  std::vector<std::optional<std::size_t>> take() { return std::move(matches_); }

  void match(std::size_t part, std::size_t other) {
    matches_[part] = other;
    const YamlNode& value = *parts_[part].value;
    const YamlNode& other_value = *others_[other].value;
    if (value.kind == YamlKind::mapping && other_value.kind == YamlKind::mapping) {
      match_keys(part, other);
    } else if (value.kind == YamlKind::sequence) {
      match_items(part, other);
    }
  }

 private:
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

  [[nodiscard]] bool is_list_of_boards(std::size_t part) const {
    const std::size_t parent = parts_[part].parent;
    return part != 0 && parent != 0 && parts_[parent].parent == 0 &&
           parts_[parent].first->text == field_info(Field::approvals).name;
  }

  const std::vector<RecordPart>& parts_;
  const std::vector<RecordPart>& others_;
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
  Matcher matcher(parts, others);
  matcher.match(0, 0);
  return matcher.take();
}

}  // namespace cme
