// SPDX-License-Identifier: MIT
#include "cli/talk.hpp"

#include <algorithm>
#include <array>
#include <cerrno>

#include "base/diff.hpp"
#include "base/display.hpp"
#include "base/files.hpp"
#include "base/safe_output.hpp"
#include "cli/terminal.hpp"
#include "cme/base/result.hpp"

namespace cme {
namespace {

/// Where a stream of results keeps the error number of a write that failed.
int place_of_reason() {
  static const int place = std::ios_base::xalloc();
  return place;
}

/// The stream of talk, after the results so far are sent out: it would do that itself, but lose the reason if it fails.
std::ostream& talk_stream(const Io& io) {
  if (io.out) {
    errno = 0;
    io.out.flush();
    if (!io.out) {
      io.out.iword(place_of_reason()) = errno;
    }
  }
  return io.err;
}

/// On a terminal, the line is broken at spaces.
void print_wrapped(const Io& io, const std::string& line) {
  if (io.err_width == 0 || line.starts_with(' ')) {
    talk_stream(io) << line << '\n';  // an indented line is to be copied
    return;
  }
  for (const std::string& part : wrap_around_code(line, io.err_width)) {
    talk_stream(io) << part << '\n';
  }
}

void print_line(const Io& io, std::string_view kind, std::string_view text) {
  print_wrapped(io, std::string(kind) + ": " + safe_text(text, Target::terminal));
}

void check_written(std::ostream& out) {
  if (out) {
    return;
  }
  // errno has the reason if nothing else was done since the write.
  const int last = errno;
  const auto kept = out.iword(place_of_reason());
  const int reason = kept != 0 ? static_cast<int>(kept) : last;
  throw Error("cannot write the output" + (reason == 0 ? std::string() : ": " + system_reason(reason)));
}

/// The same colors as git; none for a line that is in both.
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

void print_error(const Io& io, std::string_view what, std::string_view help) {
  print_line(io, "error", what);
  if (!help.empty()) {
    print_line(io, "help", help);
  }
}

void print_warning(const Io& io, Talk talk, std::string_view text) {
  if (!talk.quiet) {
    print_line(io, "warning", text);
  }
}

void print_note(const Io& io, Talk talk, std::string_view text) {
  if (!talk.quiet) {
    print_line(io, "note", text);
  }
}

void print_detail(Io& io, Talk talk, std::string_view text) {
  if (talk.verbose) {
    print_line(io, "note", text);
  }
}

void print_talk(Io& io, std::string_view line) {
  const std::string safe = safe_text(line, Target::terminal_line);
  if (safe.empty()) {
    talk_stream(io) << '\n';
  } else {
    print_wrapped(io, safe);
  }
}

void print_usage(Io& io, std::string_view text) {
  talk_stream(io) << text;
}

void print_question(Io& io, std::string_view question) {
  talk_stream(io) << safe_text(question, Target::terminal) << ": " << std::flush;
}

void write_line(Io& io, std::string_view line) {
  write(io, safe_text(line, Target::terminal_line) + '\n');
}

void write_wrapped(Io& io, std::string_view line) {
  for (const std::string& part : wrap(line, io.out_is_terminal ? io.width : line.size())) {
    write_line(io, part);
  }
}

void write(Io& io, std::string_view text) {
  errno = 0;
  io.out << text;
  check_written(io.out);
}

void write(Io& io, const Function<void(std::ostream&)>& print) {
  errno = 0;
  print(io.out);
  check_written(io.out);
}

std::string read_standard_input(std::istream& in, std::size_t limit) {
  std::string text;
  std::array<char, std::size_t{1} << 16> piece{};
  while (in && text.size() <= limit) {
    errno = 0;
    in.read(piece.data(), static_cast<std::streamsize>(std::min(piece.size(), limit + 1 - text.size())));
    // A stream reports a reading error as the end of the text; only errno knows.
    if (const int reason = errno; !in && reason != 0) {
      throw Error("cannot read standard input: " + system_reason(reason));
    }
    text.append(piece.data(), static_cast<std::size_t>(in.gcount()));
  }
  return text;
}

void finish_writing(Io& io) {
  errno = 0;
  io.out.flush();
  check_written(io.out);
}

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
