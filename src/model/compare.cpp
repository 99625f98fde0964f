// SPDX-License-Identifier: MIT
#include "model/compare.hpp"

#include "cme/model/visit_field.hpp"

namespace cme {
namespace {

template <class T>
bool is_there(const std::optional<T>& value) {
  return value.has_value();
}

template <class T>
bool is_there(const std::vector<T>& values) {
  return !values.empty();
}

}  // namespace

bool has_value(const Activity& activity, Field field) {
  bool found = false;
  visit_key(field, [&](auto member) { found = is_there(activity.*member); });
  return found;
}

std::vector<Field> changed_fields(const Activity& before, const Activity& after) {
  std::vector<Field> changed;
  for (const FieldInfo& key : record_keys()) {
    visit_key(key.field, [&](auto member) {
      if (before.*member != after.*member) {
        changed.push_back(key.field);
      }
    });
  }
  return changed;
}

void copy_value(const Activity& from, Activity& to, Field field) {
  visit_key(field, [&](auto member) { to.*member = from.*member; });
}

}  // namespace cme
