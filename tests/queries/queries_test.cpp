// SPDX-License-Identifier: MIT
#include <fmt/format.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <iostream>
#include <map>
#include <regex>
#include <string>
#include <vector>

#include "base/ascii.hpp"
#include "base/fold.hpp"
#include "cme/record/parsed_record.hpp"
#include "query/steps.hpp"
#include "tests/bench/records.hpp"
#include "tests/checkout_copy.hpp"

namespace cme {
namespace {

namespace fs = std::filesystem;
using test::read_text;

constexpr std::uint32_t invented_records = 500;
constexpr std::size_t looked_at = 10;

std::vector<std::string> lines_of(std::string_view file) {
  const std::string text = read_text(fs::path(CME_SOURCE_DIR) / "tests/queries" / file);
  std::vector<std::string> lines;
  for (const std::string_view line : split(text, '\n')) {
    if (!line.empty() && !line.starts_with('#')) {
      lines.emplace_back(line);
    }
  }
  return lines;
}

/// One line of `queries.txt`.
struct TypedQuery {
  std::string kind;
  std::string text;
  std::string right;
  std::size_t place_before = 0;  ///< of the first right answer before there were any steps; 0: none
};

TypedQuery parse_line(std::string_view line) {
  const std::vector<std::string_view> parts = split(line, '|');
  EXPECT_EQ(parts.size(), 4U) << line;
  return {.kind = std::string(trim(parts.at(0))),
          .text = std::string(trim(parts.at(1))),
          .right = std::string(trim(parts.at(2))),
          .place_before = parse_whole_number(trim(parts.at(3))).value_or(0)};
}

/// The records that are searched, and an index of them.
class Records {
 public:
  explicit Records(std::uint32_t invented) {
    for (const auto& entry : fs::recursive_directory_iterator(fs::path(CME_SOURCE_DIR) / "records")) {
      if (entry.path().extension() == ".yaml") {
        activities_.push_back(read_record(read_text(entry.path()), YamlReader::plain_first).activity);
      }
    }
    for (std::uint32_t i = 1; i <= invented; ++i) {
      activities_.push_back(bench::generate_activity(100'000 + i, 1, bench::Lengths::many_words));
    }
    // By their ids, whatever the order of the folder is.
    std::ranges::sort(activities_, {}, &Activity::id);
    index_.set_file_count(activities_.size());
    for (std::size_t key = 0; key < activities_.size(); ++key) {
      index_.put(key, {}, index_.prepare(search_record(activities_[key])));
    }
    index_.finish();
  }

  [[nodiscard]] SearchResult search(std::string_view text) const {
    return find_meant(index_, text, parse_query(text).value(), synonyms_, Reading::meant);
  }

  [[nodiscard]] std::vector<SearchHit> find(std::string_view text) const { return search(text).hits; }

  [[nodiscard]] bool is_right(const SearchHit& hit, std::string_view right) const {
    const Activity& activity = activities_[hit.key];
    if (right.starts_with('~')) {
      const std::string wanted = fold(right.substr(1));
      const auto has = [&](const std::string& text) { return fold(text).find(wanted) != std::string::npos; };
      return has(activity.title.value_or("")) || std::ranges::any_of(activity.keywords, has);
    }
    const std::vector<std::string_view> ids = split(right, ' ');
    return std::ranges::find(ids, std::to_string(*activity.id)) != ids.end();
  }

  /// How many right answers there are.
  [[nodiscard]] std::size_t count_right(std::string_view right) const {
    std::size_t count = 0;
    for (std::size_t key = 0; key < activities_.size(); ++key) {
      count += is_right({.key = key}, right) ? 1U : 0U;
    }
    return count;
  }

 private:
  std::vector<Activity> activities_;
  SearchIndex index_;
  SynonymTable synonyms_{{}};
};

/// What was found for the queries of one class.
struct Figures {
  std::size_t queries = 0;
  std::size_t without_hit = 0;
  double reciprocal_places = 0;
  double precision = 0;

  void add(const Figures& other) {
    queries += other.queries;
    without_hit += other.without_hit;
    reciprocal_places += other.reciprocal_places;
    precision += other.precision;
  }
  [[nodiscard]] double mean_reciprocal_rank() const { return reciprocal_places / static_cast<double>(queries); }
  [[nodiscard]] double mean_precision() const { return precision / static_cast<double>(queries); }
};

struct Answer {
  Figures figures;
  std::size_t place = 0;  ///< of the first right one, from 1; 0: none of the first hundred
};

Answer ask(const Records& records, const TypedQuery& query) {
  const std::vector<SearchHit> hits = records.find(query.text);
  Answer answer;
  answer.figures = {.queries = 1, .without_hit = hits.empty() ? 1U : 0U};
  std::size_t right = 0;
  for (std::size_t i = 0; i < std::min<std::size_t>(hits.size(), 100); ++i) {
    if (!records.is_right(hits[i], query.right)) {
      continue;
    }
    answer.place = answer.place == 0 ? i + 1 : answer.place;
    right += i < looked_at ? 1U : 0U;
  }
  const std::size_t possible = std::min(looked_at, records.count_right(query.right));
  EXPECT_GT(possible, 0U) << query.text << " has no right answer at all";
  answer.figures.reciprocal_places = answer.place == 0 ? 0 : 1.0 / static_cast<double>(answer.place);
  answer.figures.precision = static_cast<double>(right) / static_cast<double>(std::max<std::size_t>(possible, 1));
  return answer;
}

void print(std::string_view kind, const Figures& figures) {
  std::cout << fmt::format("{:14} {:3} queries, {:2} without a hit, MRR {:.2f}, P@10 {:.2f}\n", kind, figures.queries,
                           figures.without_hit, figures.mean_reciprocal_rank(), figures.mean_precision());
}

// P@10 is of the right answers that there are, ten at most. The bars are a little below what was measured, so that they
// hold what was reached.
TEST(Queries, FindWhatPeopleMean) {
  const Records records(invented_records);
  std::map<std::string, Figures> by_kind;
  Figures all;
  for (const std::string& line : lines_of("queries.txt")) {
    SCOPED_TRACE(line);
    const TypedQuery query = parse_line(line);
    const Answer answer = ask(records, query);
    by_kind[query.kind].add(answer.figures);
    all.add(answer.figures);
    if (answer.place != 1) {
      std::cout << fmt::format("{}: the first right answer is at {}\n", query.text,
                               answer.place == 0 ? "no place" : std::to_string(answer.place));
    }
    if (query.place_before > 0) {
      EXPECT_TRUE(answer.place > 0 && answer.place <= query.place_before) << "this is worse than before";
    }
  }
  for (const auto& [kind, figures] : by_kind) print(kind, figures);
  print("all", all);
  EXPECT_EQ(all.queries, 112U);
  EXPECT_LE(all.without_hit, 2U);
  EXPECT_GE(all.mean_reciprocal_rank(), 0.92);
  EXPECT_GE(all.mean_precision(), 0.92);
}

TEST(Queries, FindNothingForWordsOfNoRecord) {
  const Records records(invented_records);
  std::vector<std::string> found;
  for (const std::string& word : lines_of("words.txt")) {
    if (!records.find(word).empty()) found.push_back(word);
  }
  EXPECT_LE(found.size(), 1U) << fmt::format("{}", fmt::join(found, ", "));
}

/// The part of a page from a heading to the next one of its level.
std::string section_of(std::string_view page, std::string_view heading) {
  const std::string text = read_text(fs::path(CME_SOURCE_DIR) / page);
  const std::size_t begin = text.find(fmt::format("\n### {}\n", heading));
  EXPECT_NE(begin, std::string::npos) << heading;
  return text.substr(begin, text.find("\n### ", begin + 1) - begin);
}

TEST(Queries, OfTheDocsFindSomethingInTheShippedRecords) {
  const Records records(0);
  std::size_t tried = 0;
  const auto try_examples = [&](const std::string& text, const std::regex& pattern) {
    for (std::sregex_iterator match(text.begin(), text.end(), pattern), end; match != end; ++match) {
      const SearchResult result = records.search((*match)[1].str());
      EXPECT_FALSE(result.hits.empty()) << (*match)[1];
      EXPECT_FALSE(result.notes.empty()) << (*match)[1];
      ++tried;
    }
  };
  std::string steps;
  const std::string table = section_of("docs/finding.md", "When no record has all words");
  for (const std::string_view line : split(table, '\n')) {
    const std::vector<std::string_view> cells = split(line, '|');
    steps += cells.size() == 4 ? cells[2] : std::string_view();
  }
  try_examples(steps, std::regex("`([^`]+)`"));
  try_examples(section_of("docs/finding.md", "Synonyms"), std::regex("`([^`]+)` finds"));
  EXPECT_GE(tried, 13U);
}

// The browser is tested with the same file.
TEST(Queries, AreCorrectedAsOnTheSite) {
  const Records records(0);
  const std::string text = read_text(fs::path(CME_SOURCE_DIR) / "tests/site/corrections.tsv");
  for (const std::string_view line : split(trim(text), '\n')) {
    const std::vector<std::string_view> words = split(line, '\t');
    const std::string note = fmt::format("no record contains \"{}\"; searched for \"{}\"", words.at(0), words.at(1));
    const std::vector<std::string> notes = records.search(words.at(0)).notes;
    EXPECT_EQ(!notes.empty() && notes.front() == note, !words.at(1).empty()) << line;
    EXPECT_EQ(records.find(words.at(0)).empty(), words.at(1).empty()) << line;
  }
}

TEST(Queries, HaveABuiltInListOfSynonymsThatCanBeRead) {
  std::size_t lines = 0;
  const std::string text = read_text(fs::path(CME_SOURCE_DIR) / "src/model/synonyms.txt");
  for (const std::string_view line : split(text, '\n')) {
    if (line.empty() || line.starts_with('#')) continue;
    SCOPED_TRACE(line);
    ++lines;
    EXPECT_TRUE(parse_synonyms(line)) << line;
  }
  EXPECT_GE(lines, 60U);
  EXPECT_LE(lines, 100U);
}

}  // namespace
}  // namespace cme
