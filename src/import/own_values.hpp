// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <set>
#include <string>
#include <tuple>
#include <vector>

#include "base/name_index.hpp"
#include "import/row_draft.hpp"

namespace cme {

/// Reads the cells of the office's own keys in one activity.
class OwnValues {
 public:
  /// The draft must outlive it.
  explicit OwnValues(RowDraft& draft) : draft_(draft) {}

  void read(const Cell& cell);

 private:
  /// A list in JSON is the value as it is, with its repeats; in a second cell of its key, only what is new.
  void add_list(std::vector<std::string> values);
  void add(std::string text, bool is_list);

  RowDraft& draft_;
  std::set<std::tuple<std::string, std::size_t, std::string>> values_;  // keys, rows and values
  NameIndex<std::vector<Extension>> keys_{draft_.row().activity.extensions, &Extension::key};
};

}  // namespace cme
