// SPDX-License-Identifier: MIT
#pragma once

#include <span>
#include <string>

#include "cme/model/fields.hpp"
#include "render/table.hpp"

namespace cme {

/// The results of a search for people: for each, its complete title on separate lines, then the other fields, then the
/// snippet, wrapped to the width. Cells correspond to `fields`, the first of which is the title.
std::string write_results(std::span<const Field> fields, std::span<const TableRow> rows, const TableStyle& style);

}  // namespace cme
