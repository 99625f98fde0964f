// SPDX-License-Identifier: MIT
#include "import/page/head_labels.hpp"

#include <algorithm>

#include "base/ascii.hpp"
#include "base/utf8.hpp"
#include "import/page/page_lines.hpp"

namespace cme {
namespace {

bool has(const LabelSet& labels, Label label) {
  return labels[static_cast<std::size_t>(label)];
}

/// The label with its colon, as the provider's name follows it.
constexpr std::string_view provider_mark = "CME Provider:";

/// Removes the labels at the end of the text, such as "Expires" in `14389Expires`; the last one is first in the result.
std::vector<Label> take_labels_at_end(std::string_view& text, LabelSet open) {
  std::vector<Label> taken;
  for (bool is_found = true; is_found;) {
    is_found = false;
    for (const Label label : head_labels()) {
      const std::string_view name = text_of(label);
      if (label != Label::id && !has(open, label) && text.ends_with(name)) {
        text = trim_spaces(text.substr(0, text.size() - name.size()));
        open[static_cast<std::size_t>(label)] = true;
        taken.push_back(label);
        is_found = true;
      }
    }
  }
  return taken;
}

/// The label at the start of the line, and its value: `Expires: September 4, 2028`.
std::optional<HeadPiece> find_label_at_begin(std::string_view text, const LabelSet& open) {
  for (const Label label : head_labels()) {
    const auto value = label == Label::id || has(open, label) ? std::nullopt : find_value_after(text, label);
    if (value && !value->empty()) {
      return HeadPiece{label, *value};
    }
  }
  return std::nullopt;
}

/// Whether the text begins with a label longer than this: "CME Credit Type" is not "CME Credit".
bool begins_with_longer_label(std::string_view text, std::size_t size) {
  return std::ranges::any_of(
      section_labels(), [&](Label label) { return text_of(label).size() > size && text.starts_with(text_of(label)); });
}

void append_plain(std::string_view text, const LabelSet& open, std::vector<HeadPiece>& pieces) {
  text = trim_spaces(text);
  const auto labels = take_labels_at_end(text, open);
  const auto first = find_label_at_begin(text, open);
  const bool is_taken = first && std::ranges::find(labels, *first->label) != labels.end();
  pieces.push_back(first && !is_taken ? *first : HeadPiece{std::nullopt, text});
  for (auto label = labels.rbegin(); label != labels.rend(); ++label) {
    pieces.push_back({*label, {}});
  }
}

}  // namespace

bool is_label(std::string_view text, Label label) {
  const std::string_view name = text_of(label);
  if (text.size() > 2 * name.size() || !text.starts_with(name.front())) {
    return false;
  }
  // All kinds of spaces are equal; letters are case-sensitive.
  std::string plain;
  for (std::size_t offset = 0; offset < text.size();) {
    const std::size_t at = offset;
    const bool space = is_space(next_code_point(text, offset));
    if (!space || !plain.ends_with(' ')) {
      plain += space ? " " : text.substr(at, offset - at);
    }
  }
  return plain == name;
}

std::optional<std::string_view> find_value_after(std::string_view text, Label label) {
  const std::string_view name = text_of(label);
  if (!text.starts_with(name)) {
    return is_label(text, label) ? std::optional(std::string_view()) : std::nullopt;
  }
  std::string_view value = text.substr(name.size());
  const bool is_apart =
      value.empty() || value.front() == ':' || is_digit(value.front()) || trim_spaces(value).size() < value.size();
  if (!is_apart || begins_with_longer_label(text, name.size())) {
    return std::nullopt;
  }
  value = trim_spaces(value);
  return value.starts_with(':') ? trim_spaces(value.substr(1)) : value;
}

std::vector<HeadPiece> split_head_line(std::string_view text, const LabelSet& open) {
  std::vector<HeadPiece> pieces;
  const std::size_t provider = has(open, Label::provider) ? std::string_view::npos : text.find(provider_mark);
  append_plain(text.substr(0, provider), open, pieces);
  if (provider != std::string_view::npos) {
    pieces.push_back({Label::provider, text.substr(provider + provider_mark.size())});
  }
  return pieces;
}

std::vector<HeadPiece> split_head_row(std::string_view text, const LabelSet& open) {
  const std::size_t end = std::min(text.find(provider_mark), text.size());
  std::vector<HeadPiece> pieces{{std::nullopt, text.substr(0, end)}};
  std::size_t cursor = 0;
  for (const Label label : head_labels()) {
    const std::string_view name = text_of(label);
    const std::size_t place = label == Label::provider || has(open, label) ? end : text.find(name, cursor);
    if (place >= end) {
      continue;
    }
    pieces.back().text = text.substr(cursor, place - cursor);
    cursor = place + name.size();
    pieces.push_back({label, text.substr(cursor, end - cursor)});
  }
  if (end < text.size()) {
    pieces.push_back({Label::provider, text.substr(end + provider_mark.size())});
  }
  return pieces;
}

bool is_run_together_before(std::string_view text, std::string_view label) {
  if (!text.starts_with(label) || text.size() == label.size()) {
    return false;
  }
  const char next = text[label.size()];
  return is_capital_letter(next) || is_digit(next);
}

bool is_run_together_after(std::string_view text, std::string_view label) {
  constexpr std::string_view closing = ".!?)]";
  if (!text.ends_with(label) || text.size() == label.size()) {
    return false;
  }
  const char before = text[text.size() - label.size() - 1];
  return is_small_letter(before) || is_digit(before) || closing.find(before) != std::string_view::npos;
}

}  // namespace cme
