// SPDX-License-Identifier: MIT
#pragma once

#include <istream>
#include <ostream>
#include <string>
#include <string_view>

#include "base/function.hpp"
#include "cli/cli.hpp"
#include "cli/settings.hpp"
#include "diag/report.hpp"

namespace cme {

/// Prints `error: WHAT` and, if there is help, `help: HELP` below it, safe for a terminal. Like all talk, each is one
/// line, which is broken at spaces only on a terminal.
void print_error(const Io& io, std::string_view what, std::string_view help = {});

/// Prints `warning: TEXT`, unless --quiet.
void print_warning(const Io& io, Talk talk, std::string_view text);

/// Prints `note: TEXT`, unless --quiet.
void print_note(const Io& io, Talk talk, std::string_view text);

/// Prints `note: TEXT` with --verbose.
void print_detail(Io& io, Talk talk, std::string_view text);

/// Prints one line of talk, which may begin with a path.
void print_talk(Io& io, std::string_view line);

/// Prints the program's own help to a person who did not ask for it.
void print_usage(Io& io, std::string_view text);

/// Asks a person for one line.
void print_question(Io& io, std::string_view question);

/// Writes one line of results, which may begin with a path. Throws Error, with the system's reason, if it cannot be
/// written.
void write_line(Io& io, std::string_view line);

/// The same, but on a terminal the line is broken at spaces.
void write_wrapped(Io& io, std::string_view line);

/// Writes results that a renderer, an encoder or one of our tables has made; text that a command composes goes to
/// `write_line`. Throws Error, with the system's reason, if they cannot be written.
void write(Io& io, std::string_view text);

/// Writes the results that `print` puts into the stream. Throws Error, with the system's reason, if they cannot be
/// written.
void write(Io& io, const Function<void(std::ostream&)>& print);

/// The standard input, but at most `limit` + 1 bytes, so that a caller can see that there are more. Throws Error, with
/// the system's reason, if it cannot be read.
std::string read_standard_input(std::istream& in, std::size_t limit);

/// Makes sure that all results have been written. Throws Error, with the system's reason, if they cannot be.
void finish_writing(Io& io);

/// Prints how a file would change, as a `unified_diff`; on a terminal in color, and without control characters. Throws
/// Error if it cannot be written.
void print_difference(Io& io, Color color, std::string_view path, std::string_view before, std::string_view after);

}  // namespace cme
