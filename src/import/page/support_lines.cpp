// SPDX-License-Identifier: MIT
#include "import/page/support_lines.hpp"

#include <fmt/format.h>

#include <span>

#include "base/fold.hpp"
#include "base/safe_output.hpp"
#include "import/page/page_lines.hpp"
#include "import/values.hpp"
#include "model/directory_words.hpp"

namespace cme {
namespace {

constexpr std::string_view note_mark = "NOTE:";

/// How many of the first lines are the usual NOTE, however it is broken into lines; 0 if there is none.
std::size_t count_note_lines(std::span<const PageLine> lines) {
  const std::string wanted = fold(member_board_note);
  std::string words;
  for (std::size_t i = 0; i < lines.size() && words.size() < wanted.size(); ++i) {
    words = fold(fmt::format("{} {}", words, lines[i].text));
    if (words == wanted) {
      return i + 1;
    }
  }
  return 0;
}

/// Reads "Yes" or "No".
void parse_answer(const PageLine& line, ValueSink& sink) {
  if (sink.activity().commercial_support) {
    return sink.keep(line, line.text, "commercial support already has an answer; this was kept in the note");
  }
  if (const auto received = find_yes_or_no(line.text)) {
    sink.activity().commercial_support = CommercialSupport{.received = *received, .supporters = {}};
  } else {
    sink.keep(line, fmt::format("{} {}", text_of(Label::commercial_support), line.text),
              fmt::format("{} is neither Yes nor No; it was kept in the note", quote(line.text)));
  }
}

/// The lines of the answer and those of the NOTE, which follows the answer on the same line or begins a new one.
struct AnswerAndNote {
  std::vector<PageLine> answer;
  std::vector<PageLine> note;
};

AnswerAndNote part_at_note(const PageBlock& block) {
  AnswerAndNote parts;
  for (const PageLine& line : block.lines) {
    const std::size_t place = parts.note.empty() ? line.text.find(note_mark) : 0;
    const std::string_view answer = trim_spaces(std::string_view(line.text).substr(0, place));
    if (!answer.empty()) {
      parts.answer.push_back({line.number, std::string(answer)});
    }
    if (place != std::string::npos) {
      parts.note.push_back({line.number, line.text.substr(place)});
    }
  }
  return parts;
}

}  // namespace

void parse_support(const PageBlock& block, ValueSink& sink) {
  const AnswerAndNote parts = part_at_note(block);
  for (const PageLine& line : parts.answer) {
    parse_answer(line, sink);
  }
  const std::size_t standing = count_note_lines(parts.note);
  for (const PageLine& line : std::span(parts.note).subspan(standing)) {
    sink.keep(line, line.text, "this is not the directory's usual NOTE; it was kept in the note");
  }
}

}  // namespace cme
