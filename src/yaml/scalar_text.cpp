// SPDX-License-Identifier: MIT
#include "yaml/scalar_text.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <vector>

#include "base/utf8.hpp"
#include "yaml/spans.hpp"

namespace cme {
namespace {

constexpr std::string_view spaces_and_tabs = " \t";

/// A character after `\` and what both mean (YAML 1.2, section 5.7).
struct Escape {
  char sign;
  std::string_view meaning;
};

constexpr auto escapes = std::to_array<Escape>({
    {'0', std::string_view("\0", 1)},
    {'a', "\a"},
    {'b', "\b"},
    {'t', "\t"},
    {'\t', "\t"},
    {'n', "\n"},
    {'v', "\v"},
    {'f', "\f"},
    {'r', "\r"},
    {'e', "\x1B"},
    {' ', " "},
    {'"', "\""},
    {'/', "/"},
    {'\\', "\\"},
    {'N', "\u0085"},
    {'_', "\u00A0"},
    {'L', "\u2028"},
    {'P', "\u2029"},
});

constexpr bool is_high_surrogate(char32_t code) {
  return code >= 0xD800 && code <= 0xDBFF;
}

constexpr bool is_low_surrogate(char32_t code) {
  return code >= 0xDC00 && code <= 0xDFFF;
}

/// The number of hexadecimal digits after `\x`, `\u` or `\U`; 0 after anything else.
std::size_t hexadecimal_digits(char sign) {
  return sign == 'x' ? 2 : sign == 'u' ? 4 : sign == 'U' ? 8 : 0;
}

/// Reads the text between two quotes from left to right.
class QuotedScalar {
 public:
  QuotedScalar(std::string_view text, std::size_t begin, std::size_t end)
      : text_(text), begin_(begin), at_(begin + 1), end_(end - 1) {}

  ScalarText read() {
    const bool is_double = text_[begin_] == '"';
    while (at_ < end_ && !result_.problem) {
      const char character = text_[at_];
      if (character == '\n' || text_.substr(at_).starts_with("\r\n")) {
        fold_line_breaks();
      } else if (is_double && character == '\\') {
        read_escape();
      } else {
        at_ += !is_double && character == '\'' ? 2 : 1;  // an apostrophe is written twice
        result_.text += character;
      }
    }
    return std::move(result_);
  }

 private:
  void report(std::size_t size, std::string_view message, std::string_view help) {
    result_.problem = ScalarProblem{.begin = at_, .end = std::min(at_ + size, end_), .message = message, .help = help};
  }

  /// Skips the line breaks here and the spaces around them; returns how many line breaks there are.
  std::size_t skip_line_breaks() {
    std::size_t count = 0;
    for (std::size_t next = at_; next < end_;) {
      if (text_[next] == '\n') {
        count += 1;
        at_ = next + 1;
      } else if (spaces_and_tabs.find(text_[next]) == std::string_view::npos && text_[next] != '\r') {
        break;
      }
      next += 1;
    }
    at_ = std::min(text_.find_first_not_of(spaces_and_tabs, at_), end_);
    return count;
  }

  /// A single line break is a space; each further one remains a line break. Spaces around them are not part of the text
  /// unless they are escaped.
  void fold_line_breaks() {
    const std::size_t last = result_.text.find_last_not_of(spaces_and_tabs);
    result_.text.resize(std::max(last == std::string::npos ? 0 : last + 1, kept_));
    const std::size_t count = skip_line_breaks();
    if (count == 1) {
      result_.text += ' ';
    } else {
      result_.text.append(count - 1, '\n');
    }
    kept_ = result_.text.size();
  }

  void read_escape() {
    const char sign = at_ + 1 < end_ ? text_[at_ + 1] : '\0';
    if (sign == '\n' || sign == '\r') {
      // The line continues after the break, and the spaces before it are part of the text.
      at_ += 1;
      if (skip_line_breaks() > 1) {
        at_ -= 1;
        return report(1, "an empty line after a line that ends with \\",
                      "remove the empty line; YAML readers disagree about it");
      }
    } else if (hexadecimal_digits(sign) > 0) {
      read_code(hexadecimal_digits(sign));
    } else if (const auto* const known = std::ranges::find(escapes, sign, &Escape::sign); known != escapes.end()) {
      result_.text += known->meaning;
      at_ += 2;
    } else {
      report(2, "this is not an escape sequence of YAML", "write \\\\ for \\, or use single quotes");
    }
    kept_ = result_.text.size();
  }

  /// The value of `digits` hexadecimal digits at `offset`, or nothing.
  [[nodiscard]] std::optional<char32_t> code_at(std::size_t offset, std::size_t digits) const {
    std::uint32_t code = 0;
    if (offset + digits > end_) {
      return std::nullopt;
    }
    const char* const begin = text_.data() + offset;
    const auto [stop, error] = std::from_chars(begin, begin + digits, code, 16);
    return error == std::errc() && stop == begin + digits ? std::optional(static_cast<char32_t>(code)) : std::nullopt;
  }

  void read_code(std::size_t digits) {
    std::optional<char32_t> code = code_at(at_ + 2, digits);
    std::size_t size = 2 + digits;
    if (!code) {
      return report(size, "\\x, \\u or \\U without its hexadecimal digits", "write \\\\ for \\");
    }
    if (is_high_surrogate(*code) && text_.substr(at_ + size, 2) == "\\u") {
      const std::optional<char32_t> low = code_at(at_ + size + 2, 4);
      if (low && is_low_surrogate(*low)) {
        code = 0x10000 + ((*code - 0xD800) << 10) + (*low - 0xDC00);
        size += 6;
      }
    }
    if (*code > 0x10FFFF || is_high_surrogate(*code) || is_low_surrogate(*code)) {
      return report(size, "this escape is not a valid character", "write the character itself");
    }
    append_code_point(result_.text, *code);
    at_ += size;
  }

  std::string_view text_;
  std::size_t begin_;
  std::size_t at_;
  std::size_t end_;       // of the closing quote
  std::size_t kept_ = 0;  // the part of the text that folding must not trim
  ScalarText result_;
};

/// The indicators after `|` or `>`.
struct BlockHeader {
  bool is_folded = false;
  char chomping = ' ';  ///< '-', '+', or neither
  int indent = 0;       ///< as given; 0 if the first line determines it
};

struct ParsedHeader {
  BlockHeader header;
  std::optional<ScalarProblem> problem = {};
};

ParsedHeader parse_header(std::string_view text, std::size_t begin) {
  ParsedHeader parsed{.header = {.is_folded = text[begin] == '>'}};
  std::size_t at = begin + 1;
  for (; at < text.size(); ++at) {
    if ((text[at] == '-' || text[at] == '+') && parsed.header.chomping == ' ') {
      parsed.header.chomping = text[at];
    } else if (text[at] >= '1' && text[at] <= '9' && parsed.header.indent == 0) {
      parsed.header.indent = text[at] - '0';
    } else {
      break;
    }
  }
  const std::size_t line_end = trimmed_line_end(text, begin);
  const std::size_t rest = std::min(text.find_first_not_of(spaces_and_tabs, at), line_end);
  if (rest < line_end && (text[rest] != '#' || rest == at)) {
    parsed.problem = ScalarProblem{.begin = rest,
                                   .end = line_end,
                                   .message = "text on the same line as | or >",
                                   .help = "start the text on the next line; put a space before a comment"};
  }
  return parsed;
}

/// The lines of a block without their indentation and line breaks; lines without text are empty.
struct BlockLines {
  std::vector<std::string_view> lines;
  bool has_last_break = true;  ///< false if the file ends in the last line
  std::optional<ScalarProblem> problem = {};
};

/// What is wrong with the first line with text, which begins at `line` with `spaces` and is the last of `text`; empty
/// lines before it have up to `deepest_empty` spaces.
std::optional<ScalarProblem> problem_of_first_line(std::string_view text, std::size_t line, std::size_t spaces,
                                                   std::size_t deepest_empty) {
  if (text[line + spaces] == '\t') {
    return ScalarProblem{.begin = line + spaces,
                         .end = line + spaces + 1,
                         .message = "this line is indented with a tab",
                         .help = "use spaces instead of tabs"};
  }
  if (deepest_empty > spaces) {
    return ScalarProblem{.begin = line,
                         .end = text.size(),
                         .message = "an empty line above this text has more spaces than the text",
                         .help = "remove the spaces from the empty line"};
  }
  return std::nullopt;
}

BlockLines block_lines(std::string_view text, std::size_t begin, int parent_column, int given_indent) {
  BlockLines block;
  const int least = parent_column + 1;
  int indent = given_indent > 0 ? std::max(parent_column, 0) + given_indent : 0;
  std::size_t deepest_empty = 0;  // among the lines before the first one with text
  for (std::size_t line = text.find('\n', begin); line < text.size() && line + 1 < text.size();) {
    line += 1;
    std::size_t end = std::min(text.find('\n', line), text.size());
    const std::size_t next = end;
    end -= end > line && text[end - 1] == '\r' ? 1U : 0U;
    const std::size_t spaces = std::min(text.find_first_not_of(' ', line), end) - line;
    const bool has_text = line + spaces < end;
    if (has_text && static_cast<int>(spaces) < (indent == 0 ? least : indent)) {
      break;
    }
    if (has_text && indent == 0) {
      block.problem = problem_of_first_line(text.substr(0, end), line, spaces, deepest_empty);
      if (block.problem) {
        return block;
      }
      indent = static_cast<int>(spaces);
    }
    deepest_empty = std::max(deepest_empty, spaces);  // of no interest after the first line with text
    const std::size_t skipped = indent == 0 ? spaces : std::min(spaces, static_cast<std::size_t>(indent));
    block.lines.push_back(text.substr(line + skipped, end - line - skipped));
    block.has_last_break = next < text.size();
    line = next;
  }
  return block;
}

bool is_more_indented(std::string_view line) {
  return !line.empty() && spaces_and_tabs.find(line.front()) != std::string_view::npos;
}

/// Appends the lines up to the last nonempty one, with the breaks between them.
void append_lines(std::string& text, const std::vector<std::string_view>& lines, std::size_t count, bool is_folded) {
  std::size_t breaks = 0;  // since the last line with text
  const std::string_view* before = nullptr;
  for (std::size_t i = 0; i < count; ++i) {
    const std::string_view line = lines[i];
    if (line.empty()) {
      breaks += 1;
      continue;
    }
    const bool folds = is_folded && before != nullptr && !is_more_indented(*before) && !is_more_indented(line);
    if (before == nullptr) {
      text.append(breaks, '\n');
    } else if (folds && breaks == 0) {
      text += ' ';
    } else {
      text.append(folds ? breaks : breaks + 1, '\n');
    }
    text += line;
    before = &lines[i];
    breaks = 0;
  }
}

}  // namespace

ScalarText quoted_text(std::string_view text, std::size_t begin, std::size_t end) {
  return QuotedScalar(text, begin, end).read();
}

std::optional<std::size_t> find_shallow_line(std::string_view text, std::size_t begin, std::size_t end,
                                             int parent_column) {
  const bool is_flow = begin < text.size() && (text[begin] == '[' || text[begin] == '{');
  for (std::size_t line = text.find('\n', begin); line < end; line = text.find('\n', line)) {
    line += 1;
    const std::size_t content = text.find_first_not_of(' ', line);
    const bool is_comment = is_flow && content < end && text[content] == '#';
    if (content < end && !is_comment && content < trimmed_line_end(text, line) &&
        static_cast<int>(content - line) <= parent_column) {
      return content;
    }
  }
  return std::nullopt;
}

ScalarText block_text(std::string_view text, std::size_t begin, int parent_column) {
  const ParsedHeader parsed = parse_header(text, begin);
  if (parsed.problem) {
    return {.text = {}, .problem = parsed.problem};
  }
  const BlockLines block = block_lines(text, begin, parent_column, parsed.header.indent);
  if (block.problem) {
    return {.text = {}, .problem = block.problem};
  }
  std::size_t count = block.lines.size();
  while (count > 0 && block.lines[count - 1].empty()) {
    count -= 1;
  }
  ScalarText result;
  append_lines(result.text, block.lines, count, parsed.header.is_folded);
  // The last line with text and the empty lines after it each have a line break, unless the file ends there.
  const std::size_t breaks = block.lines.size() - count + (count > 0 ? 1 : 0) - (block.has_last_break ? 0 : 1);
  if (parsed.header.chomping == '+') {
    result.text.append(breaks, '\n');
  } else if (parsed.header.chomping != '-' && count > 0) {
    result.text.append(std::min<std::size_t>(breaks, 1), '\n');
  }
  return result;
}

}  // namespace cme
