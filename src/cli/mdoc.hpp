// SPDX-License-Identifier: MIT
#pragma once

#include <span>
#include <string>
#include <string_view>

namespace cme {

/// `text` as a word or a line of a manual page (mdoc(7)) in which each character stays itself: hyphens and quotes can
/// be copied from the page, and nothing is a macro.
std::string mdoc_text(std::string_view text);

/// `text` as a sentence: a capital first, a period at its end.
std::string mdoc_sentence(std::string_view text);

/// Appends sentences, each on a line of its own, as manual pages have them.
void append_mdoc_sentences(std::string& page, std::string_view text);

/// Appends sentences in which the words that are one of `names` are literal.
void append_mdoc_literals(std::string& page, std::string_view text, std::span<const std::string_view> names);

/// Appends lines that are shown unchanged, indented.
void append_mdoc_lines(std::string& page, std::string_view lines);

/// The beginning of a page: its date, its title and its NAME section.
std::string mdoc_head(std::string_view name, int section, std::string_view summary);

}  // namespace cme
