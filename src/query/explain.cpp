// SPDX-License-Identifier: MIT
#include "query/explain.hpp"

#include <fmt/format.h>

#include "base/fold.hpp"
#include "base/safe_output.hpp"
#include "base/words.hpp"
#include "query/columns.hpp"

namespace cme {
namespace {

/// Further forms of a word are only counted.
constexpr std::size_t most_forms = 6;

std::string forms_of(const SearchIndex& index, const QueryTerm& term) {
  if (term.is_prefix) {
    return "words that begin like this";
  }
  if (term.writing == Writing::code) {
    return "a property of the activity, not a word in its texts";
  }
  if (term.text.find(' ') != std::string::npos) {
    return "these words side by side, in any form";
  }
  const std::vector<std::string> forms = index.words_with_stem_of(fold(term.text));
  std::string text = forms.empty() ? "in no record" : "found as";
  for (std::size_t i = 0; i < std::min(forms.size(), most_forms); ++i) {
    text += (i == 0 ? " " : ", ") + forms[i];
  }
  return forms.size() > most_forms ? fmt::format("{} and {} more", text, forms.size() - most_forms) : text;
}

std::string name_of(const Query& query) {
  switch (query.kind) {
    case Query::Kind::all:
      return "all of";
    case Query::Kind::any:
      return "any of";
    case Query::Kind::term:
      break;
  }
  std::string name = query.term.column ? std::string(search_columns[column_index(*query.term.column)].name) + ":" : "";
  return name + safe_text(quote(query.term.text), Target::terminal) + (query.term.is_prefix ? "*" : "");
}

void append_part(const SearchIndex& index, const Query& query, std::size_t depth, std::string& text) {
  const std::size_t count = index.count(query);
  text += std::string(2 * depth, ' ') + (query.is_excluded ? "not " : "") + name_of(query);
  if (query.kind == Query::Kind::term) {
    text += ": " + forms_of(index, query.term) + "; ";
  } else {
    text += ": ";
  }
  text += counted(count, "record");
  if (!query.is_excluded) {
    text += fmt::format(", weight {:.2f}", query.weight * part_weight(count, index.record_count()));
  }
  text += '\n';
  for (const Query& part : query.parts) {
    append_part(index, part, depth + 1, text);
  }
}

}  // namespace

std::string explain_query(const SearchIndex& index, const SearchResult& result) {
  std::string text = fmt::format("The query, as it was searched for in {}:\n", counted(index.record_count(), "record"));
  append_part(index, result.query, 1, text);
  text += "\nThe weight of a word depends on its field:";
  for (const SearchColumnInfo& column : search_columns) {
    text += fmt::format(" {} {:g}{}", column.name, column.weight, &column == &search_columns.back() ? ".\n" : ",");
  }
  return text;
}

std::string explained_hits_heading() {
  std::string line = "   score";
  for (const SearchColumnInfo& column : search_columns) {
    line += fmt::format("  {:>11}", column.name);
  }
  return line + "  side by side";
}

std::string explain_hit(const SearchHit& hit) {
  std::string line = fmt::format("{:8.2f}", hit.score.total);
  double rest = hit.score.total;
  for (const double score : hit.score.by_column) {
    line += fmt::format("  {:11.2f}", score);
    rest -= score;
  }
  return line + fmt::format("  {:12.2f}", rest > 0.005 ? rest : 0.0);
}

}  // namespace cme
