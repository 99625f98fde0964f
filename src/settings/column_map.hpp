// SPDX-License-Identifier: MIT
#pragma once

#include <functional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "cme/diag/diagnostic.hpp"
#include "cme/yaml/node.hpp"

namespace cme {

/// One line of a map: a heading of a spreadsheet, and the key that its column holds.
struct ColumnName {
  std::string heading;
  std::string name;
};

/// A map of headings, read. What is wrong with it is left out.
struct LoadedColumnMap {
  std::vector<ColumnName> columns;
  std::vector<Finding> findings;  ///< in the order of `reported_before`
};

/// Reads a file's bytes as a mapping of headings to what `is_known` takes; a name that it does not take is answered
/// with the nearest of `names`.
LoadedColumnMap load_column_map(std::string path, std::string_view bytes, std::span<const std::string_view> names,
                                const std::function<bool(std::string_view)>& is_known, YamlReader yaml_reader);

}  // namespace cme
