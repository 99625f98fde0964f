// SPDX-License-Identifier: MIT
#include "cli/differences.hpp"

#include <fmt/format.h>

#include "base/ascii.hpp"
#include "base/diff.hpp"
#include "cli/talk.hpp"
#include "cli/terminal.hpp"
#include "render/build_log.hpp"

namespace cme {

namespace {

/// As git paints them; nothing for a line that is in both.
std::string_view style_of(std::string_view line) {
  if (line.starts_with("---") || line.starts_with("+++")) {
    return "1";
  }
  if (line.starts_with('-')) {
    return "31";
  }
  if (line.starts_with('+')) {
    return "32";
  }
  return line.starts_with('@') ? "36" : "";
}

}  // namespace

void print_difference(Io& io, Color color, std::string_view path, std::string_view before, std::string_view after) {
  std::string diff = unified_diff(path, before, after);
  if (io.out_is_terminal) {
    diff = printable_data(diff);
  }
  if (runs_in_github(io)) {
    diff = without_commands(diff);
  }
  if (color == Color::off) {
    write(io, diff);
    return;
  }
  for (std::string_view rest = diff; !rest.empty();) {
    const std::string_view line = rest.substr(0, rest.find('\n'));
    const std::string_view style = style_of(line);
    write(io, style.empty() ? fmt::format("{}\n", line) : fmt::format("\x1b[{}m{}\x1b[0m\n", style, line));
    rest.remove_prefix(std::min(line.size() + 1, rest.size()));
  }
}

}  // namespace cme
