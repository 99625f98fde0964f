// SPDX-License-Identifier: MIT
#include "model/compare.hpp"

#include <algorithm>
#include <map>
#include <set>
#include <string_view>

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

template <class T>
bool are_equal(const T& before, const T& after) {
  return before == after;
}

/// The boards of each type, in any order.
std::map<std::string_view, std::multiset<Board>> boards_by_type(const std::vector<Approval>& approvals) {
  std::map<std::string_view, std::multiset<Board>> boards;
  for (const Approval& approval : approvals) {
    boards[approval.type].insert(approval.boards.begin(), approval.boards.end());
  }
  return boards;
}

bool are_equal(const std::vector<Approval>& before, const std::vector<Approval>& after) {
  return before == after || boards_by_type(before) == boards_by_type(after);
}

std::map<std::string_view, const Extension*> extensions_by_key(const Activity& activity) {
  std::map<std::string_view, const Extension*> extensions;
  for (const Extension& extension : activity.extensions) {
    extensions.emplace(extension.key, &extension);
  }
  return extensions;
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
      if (!are_equal(before.*member, after.*member)) {
        changed.push_back(key.field);
      }
    });
  }
  return changed;
}

std::vector<std::string> changed_extensions(const Activity& before, const Activity& after) {
  const auto old = extensions_by_key(before);
  std::map<std::string_view, const Extension*> all = extensions_by_key(after);
  std::vector<std::string> changed;
  for (const auto& [key, extension] : all) {
    const auto same = old.find(key);
    if (same == old.end() || *same->second != *extension) {
      changed.emplace_back(key);
    }
  }
  for (const auto& [key, extension] : old) {
    if (!all.contains(key)) {
      changed.emplace_back(key);
    }
  }
  std::ranges::sort(changed);
  return changed;
}

void copy_value(const Activity& from, Activity& to, Field field) {
  visit_key(field, [&](auto member) { to.*member = from.*member; });
}

}  // namespace cme
