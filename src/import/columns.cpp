// SPDX-License-Identifier: MIT
#include <algorithm>
#include <array>

#include "base/fold.hpp"
#include "import/sheet.hpp"
#include "model/directory_words.hpp"

namespace cme {
namespace {

constexpr std::string_view own_key_prefix = "x-";

/// Keys, labels, and the one label that is half of a key.
constexpr std::size_t name_count = 2 * record_key_count + 1;

std::array<std::string_view, name_count> make_names() {
  std::array<std::string_view, name_count> names;
  auto* name = names.begin();
  for (const FieldInfo& info : record_keys()) {
    *name++ = info.name;
  }
  for (const FieldInfo& info : record_keys()) {
    *name++ = info.label;
  }
  *name = credit_type_label;
  return names;
}

bool is_called(const FieldInfo& info, std::string_view folded) {
  return fold(info.name) == folded || fold(info.label) == folded;
}

}  // namespace

std::span<const std::string_view> column_names() {
  static const std::array<std::string_view, name_count> names = make_names();
  return names;
}

std::optional<Column> find_column(std::string_view heading, std::string_view name) {
  Column column{.heading = std::string(heading), .kind = ColumnKind::unnamed, .field = Field::id, .own_key = {}};
  const std::string folded = fold(name);
  if (folded.empty()) {
    return column;
  }
  if (name.starts_with(own_key_prefix) && name.size() > own_key_prefix.size()) {
    column.kind = ColumnKind::own;
    column.own_key = name;
    return column;
  }
  if (folded == fold(credit_type_label)) {
    column.kind = ColumnKind::credit_types;
    return column;
  }
  const auto info = std::ranges::find_if(all_fields(), [&](const FieldInfo& each) { return is_called(each, folded); });
  if (info == all_fields().end()) {
    return std::nullopt;
  }
  column.field = info->field;
  column.kind = static_cast<std::size_t>(info->field) < record_key_count ? ColumnKind::key : ColumnKind::derived;
  return column;
}

}  // namespace cme
