// SPDX-License-Identifier: MIT
//
// Work is bounded by the size of the input: eight times as much input takes about eight times as much work, where a
// quadratic way would take 64 times as much. Work is counted as time of this thread on a processor, so that other
// programs do not count.
#include <gtest/gtest.h>

#include <algorithm>
#include <ctime>
#include <functional>
#include <string>
#include <vector>

#include "cme/yaml/parse.hpp"
#include "edit/format.hpp"
#include "import/cell_json.hpp"
#include "import/page/attribute_flood.hpp"
#include "import/row_reader.hpp"
#include "query/columns.hpp"
#include "query/snippet.hpp"
#include "yaml/spans.hpp"

namespace cme {
namespace {

constexpr std::size_t factor = 8;
constexpr double most_growth = 24;

std::string repeat(std::string_view text, std::size_t count) {
  std::string repeated;
  for (; count > 0; --count) {
    repeated += text;
  }
  return repeated;
}

/// `make` of 0, 1, 2 …, one after the other.
std::string series(std::size_t count, const std::function<std::string(std::size_t)>& make) {
  std::string text;
  for (std::size_t number = 0; number < count; ++number) {
    text += make(number);
  }
  return text;
}

double processor_seconds() {
  timespec time{};
  ::clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time);
  return static_cast<double>(time.tv_sec) + 1e-9 * static_cast<double>(time.tv_nsec);
}

/// The least of three runs.
double work_of(const std::function<void(std::size_t)>& run, std::size_t size) {
  double least = 1e9;
  for (int round = 0; round < 3; ++round) {
    const double begin = processor_seconds();
    run(size);
    least = std::min(least, processor_seconds() - begin);
  }
  return least;
}

void parse(const std::string& text) {
  (void)parse_yaml(text, YamlReader::yaml_cpp);
}

void find_comments_of(const std::string& text) {
  (void)find_comments(text, parse_yaml(text, YamlReader::yaml_cpp).tree);
}

/// The same text in the form of `fmt`; what the record lacks does not matter.
void format_with(const std::string& keys) {
  const std::string text =
      "id: 1\nprovider: A\nformat: Live\nexpires: 2028-01-31\ncredits:\n  - amount: 1\ncommercial_support: false\n" +
      keys;
  EXPECT_TRUE(format_record("1.yaml", text, {})) << text.substr(0, 200);
}

std::string snippet_of(const std::vector<QueryTerm>& query, const std::string& description) {
  SearchText text;
  text[column_index(SearchColumn::description)] = description;
  return SnippetMaker(query).make(text);
}

std::string numbered_items(std::size_t count, char letter) {
  return series(count, [&](std::size_t number) { return letter + std::to_string(number) + "; "; });
}

void read_two_cells(std::string_view heading, const std::string& first, const std::string& second) {
  const Cell cells[] = {{.text = first}, {.text = second}};
  const PlacedCell placed[] = {{.column = 0, .cell = &cells[0]}, {.column = 1, .cell = &cells[1]}};
  (void)read_cells({.columns = {make_column("A", heading), make_column("B", heading)}, .constants = {}}, placed);
}

TEST(Growth, IsThatOfTheInput) {
  struct Shape {
    std::string_view name;
    std::size_t size;  ///< of the smaller input: some milliseconds of work
    std::function<void(std::size_t)> run;
  };
  const Shape shapes[] = {
      {"tabs before a value", 4'000, [](std::size_t n) { parse("id: 1\ntitle:" + repeat("\t", n) + "x\n"); }},
      {"tabs in a value", 4'000, [](std::size_t n) { parse("id: 1\ntitle: x" + repeat("\t", n) + "x\n"); }},
      {"tabs in one line", 500, [](std::size_t n) { parse("id: 1\nkeywords: [" + repeat("a,\"b\tc\",", n) + "]\n"); }},
      {"tabs in many lines", 500, [](std::size_t n) { parse("id: 1\ntitle: |\n" + repeat("  \t\tx\n", n)); }},
      {"attributes with a quoted <", 10'000,
       [](std::size_t n) { (void)is_flooded_with_attributes("<b" + repeat(" a=\"<\"", n)); }},
      {"tags that are never closed", 10'000,
       [](std::size_t n) { (void)is_flooded_with_attributes(repeat("<b a=\"", n)); }},
      {"comments that are never closed", 10'000,
       [](std::size_t n) { (void)is_flooded_with_attributes(repeat("<!-- --", n)); }},
      {"hashes in a block with a long head", 1'000,
       [](std::size_t n) { find_comments_of("a: |" + repeat(" ", 2 * n) + "\n  a" + repeat(" #", n) + "\n"); }},
      {"comments before an item far to the right", 1'000,
       [](std::size_t n) {
         const std::string indentation = repeat(" ", n);
         format_with("keywords:\n" + indentation + "- a\n" + repeat("#\n", n) + indentation + "- b\n");
       }},
      {"words of a folded text", 2'000,
       [](std::size_t n) { format_with("description: " + repeat("word ", n) + "x\n"); }},
      {"a long word in a folded text", 10'000,
       [](std::size_t n) { format_with("description: a " + repeat("b", n) + "\n"); }},
      {"objects in a cell", 2'000, [](std::size_t n) { (void)parse_credits_json("[" + repeat("{},", n) + "{}]"); }},
      {"members in a cell", 2'000,
       [](std::size_t n) {
         const auto member = [](std::size_t number) { return "\"a" + std::to_string(number) + "\":1,"; };
         (void)parse_credits_json("[{" + series(n, member) + "\"a\":1}]");
       }},
      {"unknown names in a cell", 300,
       [](std::size_t n) { read_two_cells("competencies", numbered_items(n, 'a'), numbered_items(n, 'b')); }},
      {"items in two cells of one key", 1'000,
       [](std::size_t n) { read_two_cells("keywords", numbered_items(n, 'a'), numbered_items(n, 'b')); }},
      {"a word everywhere and one nowhere", 1'000,
       [](std::size_t n) {
         (void)snippet_of({{.text = "a", .column = {}}, {.text = "b", .column = {}}}, repeat("a ", n));
       }},
      {"many prefixes of one word", 100,
       [](std::size_t n) {
         std::vector<QueryTerm> query{{.text = "b", .column = {}}};
         for (std::size_t length = 1; length <= 40; ++length) {
           query.push_back({.text = std::string(length, 'a'), .is_prefix = true, .column = {}});
         }
         (void)snippet_of(query, repeat(std::string(40, 'a') + ' ', n));
       }},
  };
  for (const Shape& shape : shapes) {
    const double less = work_of(shape.run, shape.size);
    const double more = work_of(shape.run, factor * shape.size);
    EXPECT_LT(more / less, most_growth) << shape.name << ": " << less << " s, then " << more << " s";
  }
}

}  // namespace
}  // namespace cme
