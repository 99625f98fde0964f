// SPDX-License-Identifier: MIT
#include <fmt/format.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <cstdint>
#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

#include "base/ascii.hpp"
#include "promises.hpp"
#include "reader_comparison.hpp"
#include "record_mutation.hpp"
#include "tests/checkout_copy.hpp"

namespace cme::test {
namespace {

namespace fs = std::filesystem;

using Promise = std::string (*)(std::string_view bytes);

/// The files of a folder whose names end in one of these ways.
std::vector<std::string> read_files(std::string_view folder, const std::vector<std::string_view>& endings) {
  std::vector<fs::path> paths;
  for (const auto& entry : fs::directory_iterator(fs::path(CME_SOURCE_DIR) / folder)) {
    const std::string name = entry.path().filename().string();
    if (std::ranges::any_of(endings, [&](std::string_view ending) { return name.ends_with(ending); })) {
      paths.push_back(entry.path());
    }
  }
  std::ranges::sort(paths);
  std::vector<std::string> texts;
  for (const fs::path& path : paths) {
    texts.push_back(read_text(path));
  }
  return texts;
}

/// Each input as it is, and with a few small changes.
void expect_promise(Promise find_broken_promise, const std::vector<std::string>& inputs, std::uint32_t changes) {
  ASSERT_FALSE(inputs.empty());
  for (const std::string& input : inputs) {
    EXPECT_EQ(find_broken_promise(input), "") << input;
    for (std::uint32_t seed = 1; seed <= changes; ++seed) {
      const std::string changed = mutate_record(input, seed);
      EXPECT_EQ(find_broken_promise(changed), "") << "seed " << seed << "\n" << changed;
    }
  }
}

TEST(ChangedInputs, OfSheetsKeepThePromises) {
  expect_promise(find_broken_sheet_promise, read_files("docs/examples/sheets", {".csv", ".txt"}), 10);
  expect_promise(find_broken_sheet_promise, read_files("docs/examples/sheets", {".xlsx"}), 2);
  expect_promise(find_broken_sheet_promise, {std::string("id;Pr\xE4senz\r\n1;04.0\xFF\0\0008\r\n", 24)}, 20);
}

TEST(ChangedInputs, OfWorkbooksKeepThePromises) {
  expect_promise(find_broken_sheet_promise, read_files("tests/sheets", {".ods", ".xlsx"}), 0);
}

TEST(ChangedInputs, AreTheSameToBothReaders) {
  for (const std::string_view text :
       {"~*a:\n~*b:\n", "a:\nnull hypothesis: 1\n", "a: ~ # b\nc: null\n", "a: [~, b]\n"}) {
    EXPECT_EQ(compare_readers(text).difference, "") << text;
  }
}

/// One text for each key and each shape of its value.
std::vector<std::string> values_of_every_shape(const std::vector<std::string_view>& keys) {
  std::vector<std::string> texts;
  for (const std::string_view key : keys) {
    for (const std::string_view value :
         {"a", "• a", "‣    a, b", "'a'", "\"a\\0\"", "1", "yes", "[a, ~, {}]", "{a: b, c: [d]}", "a: b", "~", "",
          "|\n    a\n    b", "\n    - a\n    -\n    - b: c", "\n    a: b\n    c:\n      - d", "a - b\n    - c"}) {
      texts.push_back(fmt::format("{}: {}\n", key, value));
    }
  }
  return texts;
}

TEST(ChangedInputs, OfMapsKeepThePromises) {
  expect_promise(find_broken_map_promise,
                 values_of_every_shape({"id", "group-by", "Heading", "Heading:\n  key", "Heading:\n  key: fee\n  words",
                                        "Heading:\n  key: fee\n  separator", "Heading:\n  key: fee\n  gather",
                                        "id:\n  from", "id:\n  from: Heading\n  match", "fee:\n  all"}),
                 2);
  expect_promise(find_broken_map_promise, read_files("docs/examples/sheets", {"map.yaml"}), 40);
  std::vector<std::string> ids;
  for (const std::string_view expression : {"([0-9]+", "[0-9]+", "", "(", "([0-9]+)"}) {
    ids.push_back(fmt::format("id: {{from: Ref, match: '{}'}}\n", expression));
  }
  expect_promise(find_broken_map_promise, ids, 20);
}

TEST(ChangedInputs, OfSettingsKeepThePromises) {
  const std::string all_keys =
      "records: records\nfail-on: warning\nseverity:\n  expired: off\n  odd-space: note\napproval-types: [Own]\n"
      "synonyms:\n  - GP = family doctor\nsite:\n  title: A\n  organization: B\n  base-url: https://example.org/\n"
      "  language: en\n  contact: cme@example.org\n";
  expect_promise(find_broken_config_promise, {all_keys}, 200);
  expect_promise(
      find_broken_config_promise,
      values_of_every_shape({"records", "fail-on", "severity", "severity:\n  expired", "approval-types", "synonyms",
                             "site", "site:\n  title", "site:\n  base-url", "site:\n  language", "site:\n  contact"}),
      2);
}

TEST(ChangedInputs, OfQueriesKeepThePromises) {
  std::vector<std::string> queries;
  const std::string text = read_text(fs::path(CME_SOURCE_DIR) / "tests/queries/queries.txt");
  for (const std::string_view line : split(text, '\n')) {
    queries.emplace_back(line);
  }
  expect_promise(find_broken_query_promise, queries, 2);
}

TEST(ChangedInputs, OfTextsKeepThePromisesOfTheSite) {
  std::vector<std::string> texts;
  for (const fs::path& path : shipped_records()) {
    texts.push_back(read_text(path));
    // Each line becomes a text of its own.
    std::ranges::replace(texts.back(), '\n', '\0');
  }
  texts.emplace_back("</script><b onclick=\"x\">\0<!--\0]]>\0\" onload=\"x\0&lt;\0{{title}}\0javascript:x", 72);
  expect_promise(find_broken_site_promise, texts, 2);
}

TEST(ChangedInputs, OfThemesKeepThePromises) {
  expect_promise(find_broken_theme_promise, read_files("src/site/templates", {".html"}), 20);
}

}  // namespace
}  // namespace cme::test
