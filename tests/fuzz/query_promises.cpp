// SPDX-License-Identifier: MIT
#include <algorithm>
#include <set>
#include <string>
#include <vector>

#include "base/safe_output.hpp"
#include "promises.hpp"
#include "query/explain.hpp"
#include "query/snippet.hpp"
#include "query/steps.hpp"
#include "tests/unit/query/text_index.hpp"

namespace cme::test {
namespace {

std::vector<SearchText> some_texts() {
  return {
      {"Lung cancer screening", "CT, Chest", "Name two signs", "Example Society", "How to read a chest CT.", ""},
      {"Opioid tapering and pain", "Opioids", "Choose a dose", "Example Hospital", "Café naïveté: ½ a dose.", "Free"},
      {"Gout in older adults", "Gout", "Treat flares", "Society of Examples", "β-blockers, e-mail, COVID‑19", ""}};
}

/// What is asked does not depend on the fuzzer, and an index takes a while to make.
struct Asked {
  Asked() : texts(some_texts()) {
    for (std::size_t key = 0; key < texts.size(); ++key) {
      index.add(key, SearchRecord{.text = texts[key], .codes = {"id=" + std::to_string(key + 1), "board=abr"}});
    }
  }

  std::vector<SearchText> texts;
  TextIndex index;
  SynonymTable synonyms{{}};
};

std::string broken_promise_of_snippet(const std::string& snippet) {
  bool is_inside = false;
  for (const char byte : snippet) {
    if (byte == match_begin || byte == match_end) {
      if (is_inside != (byte == match_end)) {
        return "the marks of a snippet are out of order";
      }
      is_inside = !is_inside;
    }
  }
  if (is_inside || snippet.find('\n') != std::string::npos) {
    return "a snippet is not one line, or a mark is left open";
  }
  return {};
}

std::string broken_promise_of(const Asked& asked, const SearchResult& result) {
  for (const std::string& note : result.notes) {
    if (!is_one_visible_line(note)) {
      return "a note is not one printable line: " + note;
    }
  }
  std::set<std::size_t> keys;
  const SnippetMaker snippets(wanted_terms(result.query));
  for (const SearchHit& hit : result.hits) {
    if (hit.key >= asked.texts.size() || !keys.insert(hit.key).second) {
      return "a record is found twice, or one that is not there";
    }
    if (auto broken = broken_promise_of_snippet(snippets.make(asked.texts[hit.key])); !broken.empty()) {
      return broken;
    }
  }
  return explain_query(asked.index.index(), result).empty() ? "nothing explains the query" : std::string();
}

}  // namespace

std::string find_broken_query_promise(std::string_view bytes) {
  static const Asked asked;
  const Result<Query> query = parse_query(bytes);
  if (!query) {
    return query.error().empty() || !is_one_visible_line(query.error()) ? "the failure is no sentence" : std::string();
  }
  for (const Reading reading : {Reading::exact, Reading::meant}) {
    const SearchResult result = find_meant(asked.index.index(), bytes, *query, asked.synonyms, reading);
    if (auto broken = broken_promise_of(asked, result); !broken.empty()) {
      return broken;
    }
    if (reading == Reading::exact && result.hits.size() != asked.index.index().count(*query)) {
      return "a query finds other records than it counts";
    }
  }
  return {};
}

}  // namespace cme::test
