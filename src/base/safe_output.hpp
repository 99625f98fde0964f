// SPDX-License-Identifier: MIT
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace cme {

/// Where text from a record or a file name is written. Each value says what happens to the text there.
enum class Target : std::uint8_t {
  /// Part of a line on a terminal or in a build log: each control character, bidirectional control and byte of invalid
  /// UTF-8 becomes U+FFFD, each tab and line break a space; commands in the older form of GitHub and Azure, which work
  /// anywhere in a line, are disarmed.
  terminal,
  /// A line that may begin with a path: as `terminal`, with `./` before anything that would be a command there.
  terminal_line,
  /// Words that are wrapped into lines: as `terminal`, with single spaces, none at the ends, and no word that is a
  /// command.
  paragraph,
  /// Lines of data on a terminal: as `terminal`, but with tabs and line breaks kept.
  terminal_data,
  /// Lines of data in a build log: unchanged, except that no line begins a command.
  build_log,
  /// Bytes for a program, with U+FFFD for each byte of invalid UTF-8.
  data,
  /// Between the quotes of a JSON string: as `data`, with everything that `terminal` replaces written as `\u....`.
  json,
  /// A cell of tab-separated values: tab, line break and backslash are written `\t`, `\n`, `\r`, `\\`.
  tsv,
  /// A cell of comma-separated values (RFC 4180), with `'` before text that a spreadsheet would run as a formula.
  spreadsheet,
  /// A line of Markdown (CommonMark) that shows the same text, without markup.
  markdown,
  /// Text or the value of an attribute in XML or HTML, on one line.
  markup,
  /// The message of an annotation of GitHub Actions.
  annotation,
  /// The value of a property of an annotation of GitHub Actions.
  annotation_property,
  /// The address of a link, on a terminal or in Markdown: each byte that could end it is percent-encoded.
  link,
  /// Part of an address, as text only: each byte except letters, digits and `-._~` is percent-encoded (RFC 3986), and
  /// each byte of invalid UTF-8 becomes U+FFFD.
  link_part,
};

/// `text` in the form that may be written there. Text from records and file names leaves the program only this way.
std::string safe_text(std::string_view text, Target target);

/// Appends what `safe_text` returns.
void append_safe(std::string& output, std::string_view text, Target target);

/// Whether `text` is one line of visible characters, as `Target::terminal` requires.
bool is_one_visible_line(std::string_view text);

/// `text` in quotes for a message: one visible line, cut with … if it is too long for a message.
std::string quote(std::string_view text);

}  // namespace cme
