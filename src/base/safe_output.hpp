// SPDX-License-Identifier: MIT
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace cme {

/// Where a text of a record or the name of a file is written. Each says what becomes of the text there.
enum class Target : std::uint8_t {
  /// A part of one line on a terminal or in the log of a build: each control character, bidirectional control and byte
  /// of invalid UTF-8 becomes U+FFFD, each tab and line break a space, and no command of GitHub's or Azure's older
  /// kind, which counts anywhere in a line, is left.
  terminal,
  /// A line that may begin with a path: as `terminal`, with `./` before what would be a command there.
  terminal_line,
  /// Words that are wrapped into lines: as `terminal`, with single spaces, none at the ends, and no word a command.
  paragraph,
  /// Lines of data on a terminal: as `terminal`, but tabs and line breaks stay.
  terminal_data,
  /// Lines of data in the log of a build: as they are, but no line begins a command.
  build_log,
  /// Bytes for a program: U+FFFD for each byte of invalid UTF-8.
  data,
  /// Between the quotes of a JSON string: `data`, with all that `terminal` replaces as `\u....`.
  json,
  /// A cell of tab-separated values: tab, line break and backslash are written `\t`, `\n`, `\r`, `\\`.
  tsv,
  /// A cell of comma-separated values (RFC 4180), with `'` in front of what a spreadsheet would run as a formula.
  spreadsheet,
  /// A line of Markdown (CommonMark) that says the same and is no markup.
  markdown,
  /// Text or the value of an attribute in XML or HTML, on one line.
  markup,
  /// The message of an annotation of GitHub Actions.
  annotation,
  /// The value of a property of an annotation of GitHub Actions.
  annotation_property,
  /// The address of a link, on a terminal or in Markdown: each byte that could end it is percent-encoded.
  link,
  /// A part of an address that can be nothing but text in it: each byte but letters, digits and `-._~` is
  /// percent-encoded (RFC 3986), and each byte of invalid UTF-8 is U+FFFD.
  link_part,
};

/// `text` as it may be written there: the only way out for texts of records and names of files.
std::string safe_text(std::string_view text, Target target);

/// Appends what `safe_text` gives.
void append_safe(std::string& output, std::string_view text, Target target);

/// Whether `text` is one line in which every character can be seen, as `Target::terminal` requires.
bool is_one_visible_line(std::string_view text);

/// `text` in quotes for a message: one visible line, cut with … when it is longer than a message can hold.
std::string quote(std::string_view text);

}  // namespace cme
