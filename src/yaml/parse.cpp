// SPDX-License-Identifier: MIT
#include <fmt/format.h>
#include <yaml-cpp/exceptions.h>
#include <yaml-cpp/parser.h>

#include <algorithm>
#include <array>
#include <optional>
#include <sstream>
#include <string>

#include "base/ascii.hpp"
#include "base/safe_output.hpp"
#include "cme/yaml/parse.hpp"
#include "yaml/plain.hpp"
#include "yaml/spans.hpp"
#include "yaml/tree_builder.hpp"

namespace cme {
namespace {

/// The start of a yaml-cpp message, and the message that replaces it.
struct Wording {
  std::string_view theirs;
  std::string_view message;
  std::string_view help;
};

constexpr std::string_view check_indentation =
    "check the indentation, and that each key is followed by a colon and a space";

constexpr auto wordings = std::to_array<Wording>({
    {"end of map flow not found", "this { is never closed", "close it with }"},
    {"end of sequence flow not found", "this [ is never closed", "close it with ]"},
    {"end of map", "this line does not fit the lines above it", check_indentation},
    {"end of sequence", "this line does not fit the lines above it", check_indentation},
    {"illegal map value", "a second colon in one line", "put text that contains a colon and a space in quotes"},
    {"illegal map key", "a key is not allowed here", check_indentation},
    {"illegal block entry", "a list item is not allowed here", "put each - on its own line, below the key"},
    {"illegal flow end", "a closing bracket without an opening one", "put text with brackets in quotes"},
    {"illegal EOF in scalar", "this quote is never closed",
     "add the closing quote; put text that contains one kind of quote in the other kind"},
    {"unknown token", "text cannot start with this character", "put the text in quotes"},
    {"unknown escape character", "this is not an escape sequence of YAML", "write \\\\ for \\, or use single quotes"},
    {"bad character found while scanning hex", "\\x, \\u or \\U without its hexadecimal digits", "write \\\\ for \\"},
    {"invalid unicode", "this escape is not a valid character", "write the character itself"},
    {"bad file", "this is nested too deeply", "a record has only a few levels of lists and mappings"},
    {"illegal tab", "this line is indented with a tab", "use spaces instead of tabs"},
    {"illegal document indicator in scalar", "this quote is never closed", "add the closing quote"},
    {"unexpected character in block scalar", "text on the same line as | or >",
     "start the text on the next line; put a space before a comment"},
    {"cannot set zero indentation", "the number after | or > cannot be 0", "remove it"},
});

std::size_t first_not_space_in_line(std::string_view text, std::size_t offset) {
  const std::size_t line_break = text.substr(0, offset).rfind('\n');
  const std::size_t begin = line_break == std::string_view::npos ? 0 : line_break + 1;
  return std::min(text.find_first_not_of(' ', begin), text.size());
}

/// A colon after text that continues from the line before: that line lacks its colon, or the space after it.
std::optional<Diagnostic> find_broken_line_before(std::string_view text, std::size_t colon) {
  const std::size_t line_break = text.substr(0, colon).rfind('\n');
  if (line_break == std::string_view::npos ||
      text.substr(line_break, colon - line_break).find(": ") != std::string_view::npos) {
    return std::nullopt;
  }
  const std::size_t last = text.substr(0, line_break).find_last_not_of(" \t\r\n");
  if (last == std::string_view::npos) {
    return std::nullopt;
  }
  const std::size_t begin = first_not_space_in_line(text, last);
  const std::string_view line = text.substr(begin, last + 1 - begin);
  if (line.find(": ") != std::string_view::npos || line.find(":\t") != std::string_view::npos) {
    const std::size_t here = first_not_space_in_line(text, colon);
    return syntax_problem(here, colon, "this line is indented deeper than the line above it",
                          "start all keys of the same level in the same column");
  }
  return key_problem(text, {.begin = static_cast<std::uint32_t>(begin), .end = static_cast<std::uint32_t>(last + 1)});
}

/// Text that begins at `begin`, right after a quote that closes: `'It's`. The quote was meant as part of the text.
std::optional<Diagnostic> find_text_after_quote(std::string_view text, std::size_t begin, std::size_t end) {
  const std::size_t before = text.substr(0, begin).find_last_not_of(" \t");
  const char quote_mark = before == std::string_view::npos ? '\0' : text[before];
  const std::size_t opening = text.rfind(quote_mark, before - std::min<std::size_t>(before, 1));
  if ((quote_mark != '\'' && quote_mark != '"') || begin == text.size() ||
      std::string_view(":#,]}\r\n").find(text[begin]) != std::string_view::npos || opening == std::string_view::npos ||
      opening == before || text.substr(opening, before - opening).find('\n') != std::string_view::npos) {
    return std::nullopt;
  }
  return syntax_problem(
      begin, end, fmt::format("the quote is closed before {}", quote(text.substr(begin, end - begin))),
      quote_mark == '\'' ? "write '' for a quote inside the text, or put the text in double quotes"
                         : "write \\\" for a quote inside the text, or put the text in single quotes");
}

/// The place of the quote or bracket that is never closed according to `error`, if it says so.
std::optional<std::size_t> never_closed(std::string_view text, const YAML::Exception& error,
                                        const TreeBuilder& builder) {
  if (error.msg.find("flow not found") != std::string::npos) {
    return builder.open_bracket();
  }
  const std::size_t quote_mark = text.find_first_of("\"'", builder.last_end());
  if (error.msg == YAML::ErrorMsg::EOF_IN_SCALAR && quote_mark != std::string_view::npos) {
    return quote_mark;
  }
  return std::nullopt;
}

/// A yaml-cpp error in our words. `builder` knows what was read before it.
Diagnostic in_our_words(std::string_view text, const YAML::Exception& error, const TreeBuilder& builder) {
  // An error at the end of the text is shown after the last nonempty line; an error without a mark, at the start.
  const std::size_t last = text.find_last_not_of(" \t\r\n");
  const std::size_t limit = last == std::string_view::npos ? 0 : last + 1;
  const std::size_t begin = std::min(error.mark.is_null() ? 0 : static_cast<std::size_t>(error.mark.pos), limit);
  const std::size_t end =
      std::max(std::min(begin + 1, text.size()), std::min(text.find_first_of(" \t\r\n", begin), text.size()));

  const std::size_t indentation_end = first_not_space_in_line(text, begin);
  if (indentation_end <= begin && text.substr(indentation_end).starts_with('\t')) {
    return syntax_problem(indentation_end, indentation_end + 1, "this line is indented with a tab",
                          "use spaces instead of tabs");
  }
  if (text.substr(begin).starts_with('*')) {
    return syntax_problem(begin, end, "aliases are not accepted",
                          "write the value itself; put text that starts with * in quotes");
  }
  if (error.msg == YAML::ErrorMsg::MAP_VALUE) {
    if (std::optional<Diagnostic> problem = find_broken_line_before(text, begin)) {
      return *std::move(problem);
    }
  }
  if (std::optional<Diagnostic> problem = find_text_after_quote(text, begin, end)) {
    return *std::move(problem);
  }
  const auto* const wording =
      std::ranges::find_if(wordings, [&](const Wording& known) { return error.msg.starts_with(known.theirs); });
  if (wording == wordings.end()) {
    return syntax_problem(begin, end, fmt::format("this is not valid YAML: {}", error.msg),
                          std::string(check_indentation));
  }
  if (const std::optional<std::size_t> opened = never_closed(text, error, builder)) {
    return syntax_problem(*opened, *opened + 1, std::string(wording->message), std::string(wording->help));
  }
  return syntax_problem(begin, end, std::string(wording->message), std::string(wording->help));
}

/// A tab in the indentation of a line that is not inside quotes or a block; yaml-cpp accepts some of them.
std::optional<Diagnostic> find_tab_in_indentation(std::string_view text, const YamlTree& tree) {
  auto node = tree.nodes.begin();
  for (std::size_t line = 0; line < text.size(); line = std::min(text.find('\n', line), text.size() - 1) + 1) {
    const std::size_t tab = std::min(text.find_first_not_of(' ', line), text.size());
    const std::size_t content = text.find_first_not_of(" \t", tab);
    const bool is_empty_line =
        content >= text.size() || text[content] == '\r' || text[content] == '\n' || text[content] == '#';
    if (is_empty_line || text[tab] != '\t') {
      continue;
    }
    const auto is_around_tab = [&](const YamlNode& scalar) {
      return scalar.kind == YamlKind::scalar && scalar.style != YamlStyle::plain && tab < scalar.span.end;
    };
    node = std::find_if(node, tree.nodes.end(), is_around_tab);
    if (node == tree.nodes.end() || node->span.begin > tab) {
      return syntax_problem(tab, tab + 1, "this line is indented with a tab", "use spaces instead of tabs");
    }
  }
  return std::nullopt;
}

/// A line that starts with % but is not a directive above `---`: yaml-cpp skips it, so its text would be lost.
std::optional<Diagnostic> find_skipped_line(std::string_view text, const YamlTree& tree) {
  const std::size_t root = tree.root().span.begin;
  const std::size_t last_directive = text.starts_with("---") ? 0 : text.substr(0, root).rfind("\n---");
  std::size_t line = text.starts_with('%') && last_directive == std::string_view::npos ? 0 : std::string_view::npos;
  if (line == std::string_view::npos) {
    line = text.find("\n%", last_directive == std::string_view::npos ? 0 : last_directive);
    line += line == std::string_view::npos ? 0 : 1;
  }
  if (line == std::string_view::npos) {
    return std::nullopt;
  }
  return syntax_problem(line, trimmed_line_end(text, line), "a line cannot start with %",
                        "indent the line, and put the text in quotes");
}

/// Whether a line before `end` separates two documents.
bool has_document_mark(std::string_view text, std::size_t end) {
  const std::string_view before = text.substr(0, std::min(end + 3, text.size()));
  return before.find("\n---") != std::string_view::npos || before.find("\n...") != std::string_view::npos;
}

Diagnostic second_document(std::string_view text, std::size_t begin) {
  const std::size_t at = std::min(begin, text.size());
  const std::size_t end = trimmed_line_end(text, at);
  if (has_document_mark(text, at)) {
    return syntax_problem(at, end, "the file has a second document", "put each record in its own file");
  }
  if (std::optional<Diagnostic> problem = find_text_after_quote(text, at, end)) {
    return *std::move(problem);
  }
  return syntax_problem(at, end, "this line does not fit the lines above it", std::string(check_indentation));
}

/// The text in a form that yaml-cpp can read: it rejects `\ud83d\ude00`, which is one character in JSON and for other
/// readers. Each half becomes an escape of the same length; the builder reads quoted text from the source.
std::string without_surrogate_escapes(std::string_view text) {
  std::string masked(text);
  for (std::size_t at = text.find("\\u"); at < text.size(); at = text.find("\\u", at + 2)) {
    const std::string_view digits = text.substr(at + 2, 4);
    const bool are_hexadecimal = digits.find_first_not_of("0123456789abcdefABCDEF") == std::string_view::npos;
    if (digits.size() == 4 && are_hexadecimal && (digits[0] == 'd' || digits[0] == 'D') && digits[1] >= '8') {
      masked.replace(at + 2, 4, "0020");
    }
  }
  return masked;
}

ParsedYaml parse_by_yaml_cpp(std::string_view text) {
  TreeBuilder builder(text);
  std::istringstream stream(without_surrogate_escapes(text));
  try {
    YAML::Parser parser(stream);
    // On some texts, HandleNextDocument returns true forever; two calls are enough.
    if (parser.HandleNextDocument(builder)) {
      parser.HandleNextDocument(builder);
    }
  } catch (const YAML::Exception& error) {
    // Problems that the builder has found come first in the text; a later yaml-cpp error may have the same cause.
    const Diagnostic problem = in_our_words(text, error, builder);
    const bool is_cause = never_closed(text, error, builder).has_value() || error.msg == YAML::ErrorMsg::BAD_FILE;
    ParsedYaml parsed = builder.take();
    // Unclosed or extra brackets turn the text after them into keys.
    if (parsed.problems.empty() || is_cause) {
      parsed.problems = {problem};
    }
    parsed.tree = {};
    return parsed;
  }
  const std::size_t documents = builder.document_count();
  ParsedYaml parsed = builder.take();
  if (documents > 1) {
    parsed.problems.push_back(second_document(text, builder.document_begin()));
  } else if (documents == 0 || parsed.tree.nodes.empty()) {
    parsed.problems.push_back(syntax_problem(
        0, 0, "the file has no record", "start with `id:` and the number of the activity, for example `id: 14389`"));
  } else if (auto tab = find_tab_in_indentation(text, parsed.tree)) {
    parsed.problems.push_back(*std::move(tab));
  } else if (auto directive = find_skipped_line(text, parsed.tree)) {
    parsed.problems.push_back(*std::move(directive));
  }
  if (!parsed.problems.empty()) {
    parsed.tree = {};
  }
  return parsed;
}

}  // namespace

ParsedYaml parse_yaml(std::string_view text, YamlReader reader) {
  if (reader == YamlReader::plain_first) {
    if (std::optional<YamlTree> tree = parse_plain_yaml(text)) {
      return {.tree = *std::move(tree), .problems = {}};
    }
  }
  return parse_by_yaml_cpp(text);
}

}  // namespace cme
