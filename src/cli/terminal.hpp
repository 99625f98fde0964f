// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <map>
#include <string>
#include <string_view>

#include "cli/cli.hpp"
#include "cli/common_options.hpp"
#include "diag/report.hpp"

namespace cme {

/// Whether results are printed in color: decided by `--color`, otherwise NO_COLOR, otherwise CLICOLOR_FORCE, otherwise
/// by whether they go to a terminal that is not dumb.
Color out_color(ColorChoice choice, const Io& io);

/// Whether results go to a terminal that shows links.
bool takes_hyperlinks(const Io& io);

/// Whether messages go to a terminal that can rewrite a line.
bool takes_progress(const Io& io);

/// Whether this is a step of a GitHub workflow.
bool runs_in_github(const Io& io);

/// Whether results go into the log of a GitHub workflow, or may do so: a step may redirect them to a file.
bool prints_build_log(const Io& io);

/// Occupies those of the descriptors 0, 1 and 2 that are closed, because the next file to be opened would get the
/// number and then receive what is printed.
void reserve_standard_descriptors();

/// Whether the file descriptor is a terminal.
bool is_terminal(int file);

/// Whether the file descriptor is a regular file.
bool is_file(int file);

/// The width of the terminal in cells; 80 if unknown.
std::size_t terminal_width(int file);

/// The environment of this process.
std::map<std::string, std::string, std::less<>> process_environment();

/// Today's date, by this machine's clock and time zone.
Date local_date();

}  // namespace cme
