// SPDX-License-Identifier: MIT
//
// Inputs whose cost could grow faster than their size, for `check_growth` to count the instructions that they cost.
//   cme_growth             prints a line for each: its number, the size to begin with, its name
//   cme_growth NUMBER SIZE runs one
#include <fmt/format.h>

#include <chrono>
#include <cstdlib>
#include <functional>
#include <iostream>
#include <string>
#include <vector>

#include "base/safe_output.hpp"
#include "catalog/difference.hpp"
#include "cli/map_text.hpp"
#include "cme/record/load.hpp"
#include "cme/record/parsed_record.hpp"
#include "cme/yaml/parse.hpp"
#include "edit/fix.hpp"
#include "edit/format.hpp"
#include "edit/merge.hpp"
#include "edit/update.hpp"
#include "import/cell_collector.hpp"
#include "import/cell_json.hpp"
#include "import/cell_lists.hpp"
#include "import/cell_support.hpp"
#include "import/headings.hpp"
#include "import/list_lines.hpp"
#include "import/lost_characters.hpp"
#include "import/page/attribute_flood.hpp"
#include "import/row_reader.hpp"
#include "import/separated_values.hpp"
#include "import/workbook.hpp"
#include "query/columns.hpp"
#include "query/snippet.hpp"
#include "render/field_differences.hpp"
#include "render/markdown.hpp"
#include "tests/unit/import/made_workbook.hpp"
#include "yaml/spans.hpp"

namespace cme {
namespace {

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

void parse(const std::string& text) {
  (void)parse_yaml(text, YamlReader::yaml_cpp);
}

void find_comments_of(const std::string& text) {
  (void)find_comments(text, parse_yaml(text, YamlReader::yaml_cpp).tree);
}

std::string record_with(const std::string& keys, const std::string& credits = "  - amount: 1\n") {
  return "id: 1\nprovider: A\nformat: Live\nexpires: 2028-01-31\ncredits:\n" + credits + "commercial_support: false\n" +
         keys;
}

const Date today = Date(std::chrono::year(2026) / 1 / 15);

void load(const std::string& text, const std::vector<std::string>& approval_types = {}) {
  (void)load_record("1.yaml", text, {.rules = RuleContext{.today = today, .approval_types = approval_types}});
}

Activity activity_of(const std::string& text) {
  return read_record(text, YamlReader::yaml_cpp).activity;
}

/// The same text in the form of `fmt`; what the record lacks does not matter.
void format_with(const std::string& keys) {
  const std::string text = record_with(keys);
  if (!format_record("1.yaml", text, {})) {
    std::cerr << "cannot be formatted: " << text.substr(0, 200) << "\n";
    std::exit(1);
  }
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

struct Shape {
  std::string_view name;
  std::size_t size;  ///< of the smaller input: some milliseconds of work
  std::function<void(std::size_t)> run;
};

std::vector<Shape> all_shapes() {
  return {
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
      {"empty keys after comments", 500,
       [](std::size_t n) { parse("id: 1\n" + repeat("#\n", n) + repeat("? \n", n)); }},
      {"values beside a mistyped key", 300,
       [](std::size_t n) {
         const auto key = [](std::size_t number) { return "x-" + std::to_string(number) + ": 1\n"; };
         load(series(n, key) + "titel: T\nkeywords: [" + repeat("k,", n) + "]\n");
       }},
      {"types of approval that are not known", 1'500,
       [](std::size_t n) {
         const auto type = [](std::size_t number) { return "  T" + std::to_string(number) + ": [Urology]\n"; };
         std::vector<std::string> known;
         for (std::size_t number = 0; number < n; ++number) {
           known.push_back("K" + std::to_string(number));
         }
         load(record_with("approvals:\n" + series(n, type)), known);
       }},
      {"types of approval in a cell", 500,
       [](std::size_t n) {
         const auto type = [](std::size_t number) { return "T" + std::to_string(number) + ": Urology; "; };
         (void)read_cell_approvals(series(n, type));
         read_two_cells("approvals", series(n, type), series(n, type));
       }},
      {"supporters in a cell", 1'000,
       [](std::size_t n) {
         (void)parse_support("yes: " +
                             series(n, [](std::size_t number) { return "ab" + std::to_string(number) + ", "; }));
       }},
      {"sentences in a cell", 500,
       [](std::size_t n) {
         const auto line = [](std::size_t number) { return std::to_string(number + 1) + ". Do\n  more\n"; };
         (void)split_sentences("Learners will:\n" + series(n, line));
         (void)split_sentences("Learners will: " + repeat("• A; ", n));
       }},
      {"texts with lost characters", 500,
       [](std::size_t n) {
         Activity known;
         Activity news;
         for (std::size_t number = 0; number < n; ++number) {
           known.keywords.push_back(fmt::format("−{} a", number));
           news.keywords.push_back(fmt::format("?{} a", n - number));
         }
         known.title = repeat("− a ", n);
         news.title = repeat("? b ", n);
         (void)restore_lost_characters(known, news);
       }},
      {"prices in one text", 1'000, [](std::size_t n) { load(record_with("fee: '" + repeat("$1 a, ", n) + "$1'\n")); }},
      {"own keys of a row", 500,
       [](std::size_t n) {
         std::vector<Column> columns;
         const std::vector<Cell> cells(n, Cell{.text = "a"});
         std::vector<PlacedCell> placed;
         for (std::size_t number = 0; number < n; ++number) {
           const std::string key = "x-" + std::to_string(number);
           columns.push_back(make_column(key, key));
           placed.push_back({.column = number, .cell = &cells[number]});
         }
         (void)read_cells({.columns = std::move(columns), .constants = {}}, placed);
       }},
      {"own keys that change", 500,
       [](std::size_t n) {
         const auto before = [](std::size_t number) { return "x-" + std::to_string(number) + ": a\n"; };
         const auto after = [](std::size_t number) { return "x-" + std::to_string(number) + ": b\n"; };
         const Activity old = activity_of(record_with(series(n, before)));
         const Activity news = activity_of(record_with(series(n, after)));
         (void)field_differences(old, news);
         (void)merge_news(old, news, {.has_leftovers = true});
         (void)update_record(record_with(series(n, before)), news, YamlReader::yaml_cpp);
       }},
      {"comments at items of lists that change", 500,
       [](std::size_t n) {
         const auto item = [](std::size_t number) { return fmt::format("  - a{} # b\n", number); };
         const auto key = [](std::size_t number) { return fmt::format("x-{}:\n  - a # b\n", number); };
         const auto changed = [](std::size_t number) { return fmt::format("x-{}: [a, c]\n", number); };
         const auto equal = [n](std::string_view text) { return repeat(text, n); };
         const std::string before = "keywords:\n" + series(n, item) + "objectives:\n" + equal("  - a # b\n");
         const std::string after = "keywords:\n  - c\n" + series(n, item) + "objectives:\n  - c\n" + equal("  - a\n");
         const Activity news = activity_of(record_with(after + series(n, changed)));
         (void)update_record(record_with(before + series(n, key)), news, YamlReader::yaml_cpp);
       }},
      {"lists that are merged", 500,
       [](std::size_t n) {
         const auto record = [n](std::string_view letter) {
           const auto item = [letter](std::size_t number) { return fmt::format("  - {}{}\n", letter, number); };
           const auto type = [letter](std::size_t number) {
             return fmt::format("  {}{}: [Urology]\n", letter, number);
           };
           const auto fee = [letter](std::size_t number) {
             return fmt::format("  - {{amount: $1, for: {}{}}}\n", letter, number);
           };
           return activity_of(record_with(
               "fee:\n" + series(n, fee) + "approvals:\n" + series(n, type) + "keywords:\n" + series(n, item),
               repeat("  - {amount: 1, type: AMA PRA Category 1 Credit}\n", n)));
         };
         (void)merge_news(record("a"), record("b"), {.has_leftovers = true});
         (void)merge_news(record("a"), record("a"), {.has_leftovers = true});
         const Unsaid unsaid{.has_leftovers = true,
                             .rest_of_credits = true,
                             .rest_of_fee = true,
                             .currency = true,
                             .approval_type = true};
         (void)merge_news(record("a"), record("b"), unsaid);
         const auto free_for = [](std::size_t number) {
           return fmt::format("  - {{amount: free, for: a{}}}\n", number);
         };
         (void)merge_news(activity_of(record_with("fee:\n" + series(n, free_for))), record("b"), unsaid);
         const auto amount = [](std::size_t number) { return fmt::format("  - {{amount: {}}}\n", number); };
         (void)merge_news(record("a"), activity_of(record_with("", series(n, amount))));
       }},
      {"quotes in a table of cme list", 2'000,
       [](std::size_t n) {
         (void)read_separated_values("id\ttitle\tdays_left\n" + repeat("1\t\"a\t3\n", n));
         (void)read_separated_values("id\ttitle\tdays_left\n" + repeat("1\t\"a\t\"\t3\n", n));
       }},
      {"columns of a sheet in a map", 1'000,
       [](std::size_t n) {
         SheetPlan plan;
         for (const std::string_view key : {"x-desk", "title"}) {
           for (std::size_t number = 0; number < n; ++number) {
             plan.headings.names.emplace_back(key);
             plan.reading.columns.push_back(make_column(key, key));
           }
         }
         (void)unsettled_map_lines(plan, {.name = {}, .rows = {{.number = 1, .cells = {}}}});
       }},
      {"merged headings", 1'000,
       [](std::size_t n) {
         Sheet sheet{.name = {}, .rows = {{.number = 1, .cells = {}}, {.number = 2, .cells = {}}}};
         for (std::size_t column = 0; column < 2 * n; column += 2) {
           sheet.rows[0].cells.insert(sheet.rows[0].cells.end(), {Cell{.text = "Fee"}, Cell{.text = "Fee"}});
           sheet.rows[1].cells.insert(sheet.rows[1].cells.end(), {Cell{.text = "Members"}, Cell{.text = "Guests"}});
           sheet.merges.push_back({.first_row = 1, .first_column = column, .last_row = 1, .last_column = column + 1});
           sheet.merges.push_back({.first_row = 1, .first_column = column, .last_row = 1, .last_column = 2 * n});
         }
         (void)find_headings(sheet, [](std::string_view heading) { return heading == "Fee"; });
       }},
      {"merged rows without values", 1'000,
       [](std::size_t n) {
         CellCollector cells;
         cells.begin_sheet({});
         for (std::size_t row = 1; row <= n; ++row) {
           cells.put(row, 0, {.text = "a"});
         }
         for (std::size_t row = 1; row <= n; ++row) {
           cells.fill_merged({.first_row = 1, .first_column = 5, .last_row = n, .last_column = 5});
         }
       }},
      {"keywords that are in no text", 2'000,
       [](std::size_t n) {
         const auto keyword = [](std::size_t number) { return fmt::format("  - qzaqza{}\n", number); };
         load(record_with("description: " + repeat("qzaq ", n) + "\nkeywords:\n" + series(n, keyword)));
       }},
      {"records with one id in two states", 500,
       [](std::size_t n) {
         const auto states = [n](std::string_view title) {
           std::vector<RecordState> made(n);
           for (std::size_t number = 0; number < n; ++number) {
             made[number].name = std::to_string(number) + ".yaml";
             made[number].activity.id = 1;
             made[number].activity.title = title;
           }
           return made;
         };
         (void)match_records(states("a"), states("b"));
       }},
      {"a board many times, then another", 1'000,
       [](std::size_t n) {
         load(record_with("approvals:\n  T: [" + repeat("Urology,", n) + repeat("Surgery,", n) + "]\n"));
       }},
      {"credits of many amounts", 200,
       [](std::size_t n) {
         Activity activity;
         for (std::uint32_t number = 0; number < n; ++number) {
           Credit credit;
           credit.amount = Decimal::parse(std::to_string(number)).value();
           activity.credits.push_back(std::move(credit));
         }
         (void)to_markdown(activity, today);
       }},
      {"credits in words", 1'500,
       [](std::size_t n) { load(record_with("", repeat("  - 1 AMA PRA Category 1\n", n))); }},
      {"mappings for texts in one line", 2'000,
       [](std::size_t n) { load(record_with("keywords: [" + repeat("{a: b}, ", n) + "x]\n")); }},
      {"texts for mappings in one line", 2'000,
       [](std::size_t n) { load(record_with("fee: [" + repeat("$1 x, ", n) + "$1]\n")); }},
      {"lists for words in one line", 2'000,
       [](std::size_t n) { load(record_with("competencies: [" + repeat("[x], ", n) + "x]\n")); }},
      {"statements of several amounts", 100,
       [](std::size_t n) {
         const auto credit = [](std::size_t number) {
           return "  - {amount: " + std::to_string(number + 2) + ", type: AMA PRA Category 1 Credit}\n";
         };
         load(record_with(
             "accredited_provider: " + repeat("Society of ", n) + "\ndisclaimers:\n" +
                 repeat("  - A designates this live activity for a maximum of 1 AMA PRA Category 1 Credit™.\n", n),
             series(n, credit)));
       }},
      {"fixes that are refused", 50,
       [](std::size_t n) {
         const Severities severities;
         const LoadOptions options{.rules = RuleContext{.today = today}};
         (void)fix_record("1.yaml",
                          record_with("x-a:\n" + repeat("  - a\n", n) + "approvals: {T: [" + repeat("x,", n) + "]}\n",
                                      repeat("  - {amount: '2', max: 1}\n", n)),
                          options, {.severities = severities, .rules = {}});
       }},
      {"escaped characters in a workbook", 4'000,
       [](std::size_t n) {
         const std::string text = repeat("_x0041_", n);
         (void)read_workbook(xlsx_of("<row><c t='inlineStr'><is><t>" + text + "</t></is></c></row>"));
         (void)read_workbook(xlsx_of("<row><c t='s'><v>0</v></c></row>", "<si><r><t>" + text + "</t></r></si>"));
       }},
      {"spaces in a workbook", 500,
       [](std::size_t n) {
         (void)read_workbook(ods_of("<table:table><table:table-row><table:table-cell><text:p>" +
                                    repeat("<text:s text:c='9'/>", n) +
                                    "</text:p></table:table-cell></table:table-row></table:table>"));
       }},
      {"characters that are replaced", 2'000,
       [](std::size_t n) {
         for (const Target target : {Target::terminal, Target::build_log, Target::json, Target::markup}) {
           (void)safe_text(repeat("##[\uFFFE", n), target);
         }
       }},
  };
}

}  // namespace
}  // namespace cme

/// Counted by this name.
extern "C" [[gnu::noinline]] void run_shape(std::size_t number, std::size_t size) {
  cme::all_shapes().at(number).run(size);
}

int main(int argc, char** argv) {
  const std::vector<cme::Shape> shapes = cme::all_shapes();
  if (argc == 3) {
    run_shape(std::stoul(argv[1]), std::stoul(argv[2]));
    return 0;
  }
  for (std::size_t number = 0; number < shapes.size(); ++number) {
    std::cout << number << ' ' << shapes[number].size << ' ' << shapes[number].name << '\n';
  }
}
