// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

namespace cme {

/// A problem inside a scalar. Offsets count from the start of the file.
struct ScalarProblem {
  std::size_t begin = 0;
  std::size_t end = 0;
  std::string_view message;
  std::string_view help;
};

/// The text of a scalar according to YAML 1.2. It is read from the source, not from yaml-cpp's value, so that it is the
/// same as in other readers: yaml-cpp 0.7 turns `\_` into the byte A0, accepts `\'` and keeps too few line breaks after
/// `>+`.
struct ScalarText {
  std::string text;  ///< valid UTF-8 if `text` was
  std::optional<ScalarProblem> problem = {};
};

/// The scalar in single or double quotes that spans `begin` to `end` of `text`, quotes included (YAML 1.2,
/// section 7.3).
ScalarText quoted_text(std::string_view text, std::size_t begin, std::size_t end);

/// The first line after the first one of `begin` to `end` that has text and is not indented deeper than `parent_column`
/// (YAML 1.2, section 6.3), if there is one; comments inside brackets are ignored. yaml-cpp 0.7 accepts such a line,
/// js-yaml does not.
std::optional<std::size_t> find_shallow_line(std::string_view text, std::size_t begin, std::size_t end,
                                             int parent_column);

/// The block scalar whose `|` or `>` is at `begin` (section 8.1). `parent_column` is the indentation of its parent,
/// from 0; -1 for the document itself.
ScalarText block_text(std::string_view text, std::size_t begin, int parent_column);

}  // namespace cme
