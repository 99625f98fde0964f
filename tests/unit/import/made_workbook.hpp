// SPDX-License-Identifier: MIT
#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "import/cells.hpp"

namespace cme {

/// A zip archive with files of these names and contents.
std::string archive_of(const std::vector<std::pair<std::string, std::string>>& files);

/// A workbook of Excel with one sheet, of which `rows` are the `row` elements. `shared` are the elements of its shared
/// strings, `styles` those of its styles.
std::string xlsx_of(std::string_view rows, std::string_view shared = {}, std::string_view styles = {});

/// A workbook of the OpenDocument format, of which `tables` are the `table:table` elements.
std::string ods_of(std::string_view tables);

/// Each row as `NUMBER: cell|cell`, with a letter for the kind of what is not text.
std::vector<std::string> rows_of(const Sheet& sheet);

}  // namespace cme
