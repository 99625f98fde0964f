// SPDX-License-Identifier: MIT
#pragma once

#include <istream>
#include <ostream>
#include <string>
#include <string_view>

#include "base/function_view.hpp"
#include "cli/cli.hpp"
#include "cli/settings.hpp"

namespace cme {

/// Prints `error: WHAT`, and `help: HELP` below it if there is any, as one line each that is safe on a terminal.
void print_error(std::ostream& err, std::string_view what, std::string_view help = {});

/// Prints `warning: TEXT`, unless the person wants no talk.
void print_warning(Io& io, Talk talk, std::string_view text);

/// Prints `note: TEXT`, unless the person wants no talk.
void print_note(Io& io, Talk talk, std::string_view text);

/// Prints `note: TEXT` if the person wants to know more than usual.
void print_detail(Io& io, Talk talk, std::string_view text);

/// Appends to the results. Throws Error, with the system's reason, if they cannot be written.
void write(Io& io, std::string_view text);

/// Appends to the results what `print` puts into the stream. Throws Error, with the system's reason, if they cannot be
/// written.
void write(Io& io, FunctionView<void(std::ostream&)> print);

/// All of the standard input, but no more than `limit` + 1 bytes, so that a caller sees that there were more. Throws
/// Error, with the system's reason, if it cannot be read.
std::string read_standard_input(std::istream& in, std::size_t limit);

/// Makes sure that all results have been written. Throws Error, with the system's reason, if they cannot be.
void finish_writing(Io& io);

}  // namespace cme
