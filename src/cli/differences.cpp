// SPDX-License-Identifier: MIT
#include "cli/differences.hpp"

#include <algorithm>

#include "base/diff.hpp"
#include "base/display.hpp"
#include "base/safe_output.hpp"
#include "cli/talk.hpp"
#include "cli/terminal.hpp"

namespace cme {

namespace {

/// As git paints them; nothing for a line that is in both.
std::string_view style_of(std::string_view line) {
  if (line.starts_with("---") || line.starts_with("+++")) {
    return sgr_bold;
  }
  if (line.starts_with('-')) {
    return sgr_red;
  }
  if (line.starts_with('+')) {
    return sgr_green;
  }
  return line.starts_with('@') ? sgr_cyan : "";
}

}  // namespace

void print_difference(Io& io, Color color, std::string_view path, std::string_view before, std::string_view after) {
  std::string diff = unified_diff(path, before, after);
  if (io.out_is_terminal) {
    diff = safe_text(diff, Target::terminal_data);
  }
  if (prints_build_log(io)) {
    diff = safe_text(diff, Target::build_log);
  }
  if (color == Color::off) {
    write(io, diff);
    return;
  }
  for (std::string_view rest = diff; !rest.empty();) {
    const std::string_view line = rest.substr(0, rest.find('\n'));
    write(io, styled(style_of(line), line, true) + '\n');
    rest.remove_prefix(std::min(line.size() + 1, rest.size()));
  }
}

}  // namespace cme
