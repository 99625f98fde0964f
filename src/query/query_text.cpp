// SPDX-License-Identifier: MIT
#include <algorithm>
#include <array>
#include <utility>

#include "base/ascii.hpp"
#include "base/fold.hpp"
#include "base/nearest.hpp"
#include "base/safe_output.hpp"
#include "base/utf8.hpp"
#include "query/codes.hpp"
#include "query/columns.hpp"
#include "query/query.hpp"
#include "query/tokenizer.hpp"

namespace cme {
namespace {

/// More than a person would type. SQLite keeps all positions of each word in a phrase in memory, and each term is
/// compared with all others.
constexpr std::size_t most_terms = 1'000;
constexpr std::size_t most_words_of_a_phrase = 100;

/// SQLite cuts words longer than 32 KiB, and would find others with the same beginning.
constexpr std::size_t most_bytes_of_a_word = 1'000;

/// Deeper parentheses are punctuation.
constexpr std::size_t most_nested = 10;

/// The maximum number of further words in a name such as `board: family medicine`.
constexpr std::size_t longest_name = 6;

constexpr bool is_double_quote(char32_t character) {
  return character == U'"' || character == U'“' || character == U'”' || character == U'„' || character == U'‟';
}

/// Characters that are typed or pasted instead of a hyphen; `fold` replaces each with one.
bool is_dash(char32_t character) {
  return character == U'-' || (character >= U'‐' && character <= U'―') || character == U'−' || character == U'⁻' ||
         character == U'﹣' || character == U'－' || character == U'﹘';
}

/// The query with `"` for every kind of double quote, `-` for every dash and a plain space for every kind of space.
std::string with_plain_marks(std::string_view text) {
  std::string plain;
  plain.reserve(text.size());
  for (std::size_t offset = 0; offset < text.size();) {
    const std::size_t begin = offset;
    const char32_t character = next_code_point(text, offset);
    if (is_space(character)) {
      plain += ' ';
    } else if (is_double_quote(character)) {
      plain += '"';
    } else if (is_dash(character)) {
      plain += '-';
    } else {
      plain += text.substr(begin, offset - begin);
    }
  }
  return plain;
}

/// Words that people write before a colon but that are options, with the option.
struct OptionWord {
  std::string_view name;
  std::string_view option;
};

constexpr OptionWord option_words[] = {
    {"approval", "--approval"},     {"competencies", "--competency"}, {"competency", "--competency"},
    {"credit", "--min-credits"},    {"credits", "--min-credits"},     {"expires", "--expires-before"},
    {"expiry", "--expires-before"}, {"fee", "--max-fee or --free"},   {"free", "--free"},
    {"price", "--max-fee"},         {"status", "--status"},           {"support", "--support"},
};

constexpr auto field_names = std::to_array<std::string_view>(
    {"title", "keywords", "objectives", "provider", "description", "disclaimers", "board", "format"});

/// The problem with a field that does not exist; nothing if the word before the colon is not like a field name.
std::optional<std::string> unknown_field(std::string_view name) {
  const auto* const option = std::ranges::find(option_words, name, &OptionWord::name);
  if (option != std::end(option_words)) {
    return "there is no field " + quote(name) + " to search; use the option " + std::string(option->option);
  }
  constexpr std::size_t shortest_mistyped = 4;
  const auto near = name.size() < shortest_mistyped ? std::nullopt : find_nearest(name, field_names);
  if (!near) {
    return std::nullopt;
  }
  return "there is no field " + quote(name) + " to search; did you mean \"" + std::string(*near) + ":\"?";
}

/// Reads a query term by term.
class QueryReader {
 public:
  QueryReader(std::string_view text, Tokenizer& tokenizer) : rest_(text), tokenizer_(tokenizer) {}

  Result<Query> read() {
    const std::string_view all = trim(rest_);
    if (all.ends_with(':') && find_scope(lower_ascii(all.substr(0, all.size() - 1)))) {
      return failure("write a word after " + quote(all));
    }
    Query query = parse_any();
    if (problem_) {
      return failure(*std::move(problem_));
    }
    return query;
  }

 private:
  enum class Operator : std::uint8_t { none, all, any, exclude };

  /// The text of a term, and whether its closing quote is followed by a star.
  struct Written {
    std::string_view text;
    bool is_starred;
  };

  /// The field that a term is searched in; that of parentheses is also that of the terms in them.
  struct Scope {
    std::optional<SearchColumn> column = {};
    const CodeField* code = nullptr;
  };

  /// Whether the innermost parentheses contain more.
  bool has_more() {
    rest_.remove_prefix(std::min(rest_.find_first_not_of(' '), rest_.size()));
    take_closing();
    return !rest_.empty() && !problem_ && closing_ == 0;
  }

  /// Parts with OR between.
  Query parse_any() {
    std::vector<Query> choices;
    std::vector<Query> parts;
    while (has_more()) {
      const Operator next = take_operator(!parts.empty());
      if (next == Operator::any && has_wanted(parts)) {
        choices.push_back(all_of(std::exchange(parts, {})));
      }
      parse_part(next == Operator::exclude, parts);
    }
    if (has_wanted(parts) || choices.empty()) {
      choices.push_back(all_of(std::move(parts)));
    }
    return any_of(std::move(choices));
  }

  static bool has_wanted(const std::vector<Query>& parts) {
    return std::ranges::any_of(parts, [](const Query& part) { return !part.is_excluded; });
  }

  /// AND, OR or NOT, if there is a term on both sides; otherwise they are words.
  Operator take_operator(bool is_after_part) {
    struct Name {
      std::string_view text;
      Operator meaning;
    };
    static constexpr Name names[] = {
        {"AND NOT ", Operator::exclude}, {"OR NOT ", Operator::exclude}, {"NOT ", Operator::exclude},
        {"AND ", Operator::all},         {"OR -", Operator::exclude},    {"OR ", Operator::any},
    };  // what must not match is no choice: "a OR -b" is read as "a -b"
    if (!is_after_part) {
      return Operator::none;
    }
    for (const Name& name : names) {
      if (rest_.starts_with(name.text) && rest_.find_first_not_of(" )", name.text.size()) != std::string_view::npos) {
        rest_.remove_prefix(name.text.size());
        return has_more() ? name.meaning : Operator::none;
      }
    }
    return Operator::none;
  }

  void parse_part(bool is_excluded, std::vector<Query>& parts) {
    while (rest_.starts_with('-')) {
      is_excluded = true;
      rest_.remove_prefix(1);
    }
    const Scope outer = scope_;
    take_field();
    Query part;
    if (rest_.starts_with('(')) {
      part = parse_group();
    } else {
      part.term = parse_term();
      part.kind = Query::Kind::term;
    }
    scope_ = outer;
    const bool is_empty = part.kind == Query::Kind::term ? part.term.text.empty() : part.parts.empty();
    part.is_excluded = part.is_excluded || is_excluded;
    if (!is_empty && std::ranges::find(parts, part) == parts.end()) {
      parts.push_back(std::move(part));
    }
  }

  Query parse_group() {
    rest_.remove_prefix(1);
    if (nested_ == most_nested) {
      return {};
    }
    ++nested_;
    Query group = parse_any();
    --nested_;
    closing_ -= closing_ > 0 ? 1 : 0;
    return group;
  }

  /// The field with this name, in lower case.
  static std::optional<Scope> find_scope(std::string_view field) {
    const auto* const column = std::ranges::find(search_columns, field, &SearchColumnInfo::name);
    const CodeField* const code = find_code_field(field);
    if (column == search_columns.end() && code == nullptr) {
      return std::nullopt;
    }
    return Scope{.column = column != search_columns.end() ? std::optional(column->column) : std::nullopt, .code = code};
  }

  /// Reads `title:` before a term or parentheses.
  void take_field() {
    const std::string_view name = name_before_colon();
    if (name.empty()) {
      return;
    }
    const std::string field = lower_ascii(name);
    if (const std::optional<Scope> scope = find_scope(field)) {
      scope_ = *scope;
      take_name(name);
      refuse_dash_after(field);
    } else if (rest_[name.size() + 1] != ' ') {
      problem_ = unknown_field(field);
    }
  }

  QueryTerm parse_term() {
    if (scope_.code != nullptr) {
      return parse_code(*scope_.code);
    }
    QueryTerm term;
    term.column = scope_.column;
    const bool is_quoted = rest_.starts_with('"');
    const auto [written, is_starred] = is_quoted ? parse_phrase() : parse_word();
    term.writing = is_quoted ? Writing::quoted : Writing::plain;
    std::size_t count = 0;
    for (const std::string_view word : find_written_words(tokenizer_, written)) {
      if (!term.text.empty()) {
        term.text += ' ';
      }
      term.text += word;
      const auto end = static_cast<std::size_t>(word.data() + word.size() - written.data());
      term.is_prefix = is_starred || written.substr(end).starts_with('*');
      if (word.size() > most_bytes_of_a_word) {
        problem_ = "a word may have at most 1,000 bytes";
        return term;
      }
      if (++count > most_words_of_a_phrase) {
        problem_ = "a phrase may have at most 100 words";
        return term;
      }
    }
    terms_ += count > 0 ? 1 : 0;
    if (terms_ > most_terms) {
      problem_ = "a search may have at most 1,000 words and phrases";
    }
    return term;
  }

  /// The word before a colon that is followed by a value, which after a field may be preceded by spaces.
  std::string_view name_before_colon() {
    const std::size_t end = rest_.find_first_not_of("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ");
    if (end == std::string_view::npos || rest_[end] != ':' ||
        rest_.find_first_not_of(" :", end) == std::string_view::npos) {
      return {};
    }
    return rest_.substr(0, end);
  }

  void take_name(std::string_view name) {
    rest_.remove_prefix(name.size() + 1);
    rest_.remove_prefix(std::min(rest_.find_first_not_of(' '), rest_.size()));
  }

  /// A hyphen that excludes must be before the field: after the colon, it is punctuation and would not exclude the
  /// word.
  void refuse_dash_after(const std::string& field) {
    const std::size_t begin = rest_.find_first_not_of('-');
    if (begin == 0 || begin == std::string_view::npos || rest_[begin] == ' ') {
      return;
    }
    const std::string_view value = rest_.substr(begin);
    const std::size_t end = value.starts_with('"') ? value.find('"', 1) : value.find(' ');
    const std::string meant = field + ":" + std::string(value.substr(0, end)) + (value.starts_with('"') ? "\"" : "");
    problem_ = "write the hyphen that excludes before the field: -" + safe_text(meant, Target::terminal);
  }

  /// The longest sequence of words that names a value of the field: `board: family medicine`.
  QueryTerm parse_code(const CodeField& field) {
    if (rest_.starts_with('"')) {
      const std::string_view name = trim(parse_phrase().text);
      return name.empty() ? QueryTerm() : code_term(field.parse(name));
    }
    if (rest_.find_first_not_of(" )") == std::string_view::npos || rest_.starts_with(')')) {
      return {};
    }
    const std::string_view before = rest_;
    Result<std::string> best = failure("");
    std::size_t taken = 0;
    for (std::size_t words = 0, end = 0; words < longest_name && end < before.size(); ++words) {
      end = std::min(before.find_first_of(" \"", std::min(before.find_first_not_of(' ', end), before.size())),
                     before.size());
      std::string_view value = trim(before.substr(0, end));
      while (value.ends_with(')')) {
        value.remove_suffix(1);
      }
      Result<std::string> code = field.parse(value);
      if (code || words == 0) {
        best = std::move(code);
        taken = static_cast<std::size_t>(value.data() + value.size() - before.data());
      }
    }
    rest_.remove_prefix(taken);
    take_closing();
    return code_term(std::move(best));
  }

  QueryTerm code_term(Result<std::string> code) {
    if (!code) {
      problem_ = problem_ ? problem_ : std::optional(std::move(code.error()));
      return {};
    }
    return {.text = *std::move(code), .writing = Writing::code};
  }

  /// The text between two quotes; the end of the query closes an unclosed quote.
  Written parse_phrase() {
    rest_.remove_prefix(1);
    const std::string_view phrase = take(rest_.find('"'));
    if (!rest_.empty()) {
      rest_.remove_prefix(1);
    }
    const bool is_starred = rest_.starts_with('*');
    take_closing();
    return {phrase, is_starred};
  }

  Written parse_word() {
    std::size_t end = std::min(rest_.find_first_of(" \""), rest_.size());
    const std::string_view word = rest_.substr(0, end);
    // Parentheses at its end that close an open group do not belong to it.
    while (end > 1 && nested_ > 0 && rest_[end - 1] == ')') {
      --end;
    }
    rest_.remove_prefix(end);
    take_closing();
    return {word, false};
  }

  /// Consumes the parentheses that close groups.
  void take_closing() {
    while (nested_ > closing_ && rest_.starts_with(')')) {
      ++closing_;
      rest_.remove_prefix(1);
    }
  }

  std::string_view take(std::size_t size) {
    const std::string_view taken = rest_.substr(0, size);
    rest_.remove_prefix(taken.size());
    return taken;
  }

  std::string_view rest_;
  Tokenizer& tokenizer_;
  Scope scope_;
  std::optional<std::string> problem_;
  std::size_t terms_ = 0;
  std::size_t nested_ = 0;   ///< groups that are open
  std::size_t closing_ = 0;  ///< how many of these have been closed
};

void append_wanted(const Query& query, std::vector<QueryTerm>& terms) {
  if (query.is_excluded) {
    return;
  }
  if (query.kind == Query::Kind::term) {
    terms.push_back(query.term);
  }
  for (const Query& part : query.parts) {
    append_wanted(part, terms);
  }
}

Query grouped(Query::Kind kind, std::vector<Query> parts) {
  if (parts.size() == 1) {
    return std::move(parts.front());
  }
  Query query;
  query.kind = kind;
  query.parts = std::move(parts);
  return query;
}

}  // namespace

std::vector<Query> parts_of(Query query) {
  if (query.kind == Query::Kind::term) {
    return {std::move(query)};
  }
  return std::move(query.parts);
}

Query all_of(std::vector<Query> parts) {
  std::vector<Query> flat;
  for (Query& part : parts) {
    if (part.kind == Query::Kind::all && !part.is_excluded) {
      std::ranges::move(part.parts, std::back_inserter(flat));
    } else {
      flat.push_back(std::move(part));
    }
  }
  return grouped(Query::Kind::all, std::move(flat));
}

Query any_of(std::vector<Query> parts) {
  return grouped(Query::Kind::any, std::move(parts));
}

std::vector<QueryTerm> wanted_terms(const Query& query) {
  std::vector<QueryTerm> terms;
  append_wanted(query, terms);
  return terms;
}

Result<Query> parse_query(std::string_view text) {
  Tokenizer tokenizer;
  const std::string plain = with_plain_marks(text);
  Result<Query> query = QueryReader(plain, tokenizer).read();
  if (query && wanted_terms(*query).empty()) {
    return failure("the query has no words to search for");
  }
  return query;
}

}  // namespace cme
