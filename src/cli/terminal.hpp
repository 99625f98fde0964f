// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <map>
#include <string>
#include <string_view>

#include "cli/cli.hpp"
#include "diag/report.hpp"

namespace cme {

/// Whether results are printed in color: by `--color`, else NO_COLOR, else CLICOLOR_FORCE, else if they go to a
/// terminal that is not dumb.
Color out_color(const CommonOptions& common, const Io& io);

/// Whether addresses are printed as links: only on a terminal, and only where there is color.
bool shows_hyperlinks(const CommonOptions& common, const Io& io);

/// Whether a long run says how far it is: only to a person who watches, on a terminal that can rewrite a line.
bool shows_progress(const CommonOptions& common, const Io& io);

/// Whether results go into the log of a GitHub workflow, unless its step sends them elsewhere.
bool runs_in_github(const Io& io);

/// Data as it is, with its tabs and line breaks, but for what could steer the terminal that it is printed on.
std::string printable_data(std::string_view text);

/// Whether the file descriptor is a terminal.
bool is_terminal(int file);

/// The cells of the terminal's lines; 80 if it does not tell.
std::size_t terminal_width(int file);

/// The environment of this process.
std::map<std::string, std::string, std::less<>> process_environment();

/// The day by this machine's clock and time zone.
Date local_date();

}  // namespace cme
