// SPDX-License-Identifier: MIT
#include <gtest/gtest.h>

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <map>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "base/ascii.hpp"
#include "cme/model/fields.hpp"
#include "import/column.hpp"
#include "import/heading_names.hpp"
#include "tests/checkout_copy.hpp"

namespace {

namespace fs = std::filesystem;
using cme::test::read_text;
using cme::test::shell_quoted;
using cme::test::TemporaryFolder;

/// One block of commands of a document.
struct Block {
  std::string document;  ///< from the root of the checkout
  std::size_t line = 0;  ///< of its fence
  std::string commands;
};

/// README.md and the documents of docs/, sorted by name.
std::vector<std::string> find_documents() {
  const fs::path root(CME_SOURCE_DIR);
  std::vector<std::string> documents;
  for (const auto& entry : fs::recursive_directory_iterator(root / "docs")) {
    if (entry.path().extension() == ".md") {
      documents.push_back(entry.path().lexically_relative(root).generic_string());
    }
  }
  std::sort(documents.begin(), documents.end());
  documents.insert(documents.begin(), "README.md");
  return documents;
}

/// Whether the line, however far it is indented, is this fence.
bool is_fence(std::string_view line, std::string_view fence) {
  const auto start = line.find_first_not_of(' ');
  return start != std::string_view::npos && line.substr(start) == fence;
}

/// The blocks of a language, `sh` or `console`. A block that goes on where the one before it has ended runs after its
/// commands, and so in its place.
void append_blocks(const std::string& document, const std::string& language, std::vector<Block>& blocks) {
  std::ifstream stream(fs::path(CME_SOURCE_DIR) / document);
  ASSERT_TRUE(stream) << document;
  std::string line;
  bool inside = false;
  for (std::size_t number = 1; std::getline(stream, line); ++number) {
    if (!inside && is_fence(line, "```" + language)) {
      inside = true;
      blocks.push_back({document, number, {}});
    } else if (!inside && is_fence(line, "```" + language + " continued")) {
      inside = true;
      ASSERT_TRUE(!blocks.empty() && blocks.back().document == document) << document << ":" << number;
      blocks.back().line = number;
    } else if (inside && is_fence(line, "```")) {
      inside = false;
    } else if (inside) {
      blocks.back().commands += line + "\n";
    }
  }
  EXPECT_FALSE(inside) << document << ":" << blocks.back().line << ": the block has no end";
}

/// Makes `folder` look like a fresh checkout: what a reader may change is a copy, the rest a link. `scripts/run` finds
/// the binary of this very build as that of the preset `dev`, and nothing to build.
void lay_out_checkout(const fs::path& folder) {
  cme::test::copy_catalog(folder);
  for (const char* const name : {".github", "README.md", "schema", "tests"})
    fs::create_symlink(fs::path(CME_SOURCE_DIR) / name, folder / name);
  fs::copy(fs::path(CME_SOURCE_DIR) / "scripts", folder / "scripts");
  std::ofstream(folder / "scripts/build") << "#!/bin/sh\n";
  fs::create_directories(folder / "build/dev");
  fs::create_symlink(CME_BINARY, folder / "build/dev/cme");
}

/// The content of each record of a checkout, by its name.
std::map<std::string, std::string> read_records(const fs::path& checkout) {
  std::map<std::string, std::string> records;
  for (const auto& entry : fs::recursive_directory_iterator(checkout / "records")) {
    if (entry.is_regular_file()) {
      records[entry.path().filename().string()] = read_text(entry.path());
    }
  }
  return records;
}

/// What is directly in the folder, hidden files too.
std::set<std::string> names_in(const fs::path& folder) {
  std::set<std::string> names;
  for (const auto& entry : fs::directory_iterator(folder)) {
    names.insert(entry.path().filename().string());
  }
  return names;
}

/// Runs the commands as a reader would who pastes them, but stops at the first that fails. Returns what bash answers.
int run_block(const Block& block, const fs::path& checkout, const fs::path& script, const fs::path& output) {
  std::ofstream(script) << block.commands;
  const std::string path = shell_quoted(fs::path(CME_BINARY).parent_path()) + ":\"$PATH\"";
  const std::string command =
      "cd " + shell_quoted(checkout) + " && PATH=" + path +
      " CME_PRESET=dev CME_TODAY=" CME_TEST_TODAY " TMPDIR=" + shell_quoted(checkout.parent_path()) +
      " XDG_CACHE_HOME=" + shell_quoted(checkout.parent_path() / "cache") +
      " GIT_AUTHOR_NAME=reader GIT_AUTHOR_EMAIL=reader@example.org GIT_COMMITTER_NAME=reader"
      " GIT_COMMITTER_EMAIL=reader@example.org timeout 60 bash -e " +
      shell_quoted(script) + " </dev/null >" + shell_quoted(output) + " 2>&1";
  return std::system(command.c_str());
}

TEST(Docs, EveryShellBlockRuns) {
  std::vector<Block> blocks;
  for (const auto& document : find_documents()) {
    append_blocks(document, "sh", blocks);
  }
  EXPECT_FALSE(blocks.empty());
  for (const auto& block : blocks) {
    const TemporaryFolder folder;
    const auto checkout = folder.path() / "cme";
    fs::create_directory(checkout);
    lay_out_checkout(checkout);
    const auto output = folder.path() / "output";
    const auto before = read_records(checkout);
    const auto names = names_in(checkout);
    EXPECT_EQ(run_block(block, checkout, folder.path() / "block.sh", output), 0)
        << block.document << ":" << block.line << ": the block fails:\n"
        << block.commands << "with this output:\n"
        << read_text(output);
    EXPECT_EQ(names_in(checkout), names) << block.document << ":" << block.line << ": the block litters the checkout";
    EXPECT_EQ(read_records(checkout), before) << block.document << ":" << block.line << ": the block changes a record";
  }
}

TEST(Docs, SayWhoTheOwnerInAnAddressIs) {
  const std::string readme = read_text(fs::path(CME_SOURCE_DIR) / "README.md");
  EXPECT_NE(readme.find("`OWNER` is the account that publishes `cme`"), std::string::npos);
  std::vector<std::string> documents = find_documents();
  documents.emplace_back("SECURITY.md");
  for (const std::string& document : documents) {
    const std::string text = read_text(fs::path(CME_SOURCE_DIR) / document);
    EXPECT_TRUE(document == "README.md" || text.find("OWNER/") == std::string::npos ||
                text.find("README.md#get-it") != std::string::npos)
        << document;
  }
}

/// A command that a document shows with what it prints.
struct ShownCommand {
  std::string command;
  std::string output;  ///< ends with the line `…` if it is cut off
};

/// The commands of a `console` block that begin with `cme` and whose output is shown.
std::vector<ShownCommand> shown_commands(const Block& block) {
  std::vector<ShownCommand> shown;
  for (const std::string_view line : cme::split(block.commands, '\n')) {
    if (line.starts_with("$ ")) {
      shown.push_back({std::string(line.substr(2)), ""});
    } else if (!shown.empty()) {
      shown.back().output += std::string(line) + "\n";
    }
  }
  std::erase_if(shown, [](const ShownCommand& each) {
    return !each.command.starts_with("cme ") || each.output.find_first_not_of('\n') == std::string::npos;
  });
  return shown;
}

/// What the reader of a document has when it comes to the command.
std::string preparation_for(const std::string& command) {
  if (command == "cme diff records build/changed") {
    return "mkdir build/changed\ncp -r records/. build/changed\n"
           "sed -i 's/^fee: .*/fee: $35/' build/changed/14389.yaml\n";
  }
  if (command == "cme validate") {
    return "printf 'records: records\\n\\nseverity:\\n  period-to-long: warning\\n' > cme.yaml\n";
  }
  if (command == "cme fmt --diff records/1.yaml") {
    return "printf '# as the directory has it\\ntitle: \"Chest Imaging\"\\nid: 1\\nprovider: Example Society\\n"
           "format: Live\\nexpires: 2027-01-01\\ncredits: [{amount: 1.00}] # an hour\\ncommercial_support: false\\n"
           "keywords:\\n  - Lung\\n' > records/1.yaml\n";
  }
  return "";
}

TEST(Docs, ShowWhatTheProgramPrints) {
  std::vector<Block> blocks;
  for (const auto& document : find_documents()) {
    append_blocks(document, "console", blocks);
  }
  std::size_t count = 0;
  for (const Block& block : blocks) {
    for (auto [command, output] : shown_commands(block)) {
      SCOPED_TRACE(block.document + ": " + command);
      const TemporaryFolder folder;
      const auto checkout = folder.path() / "cme";
      fs::create_directory(checkout);
      lay_out_checkout(checkout);
      const Block prepared{block.document, block.line, preparation_for(command) + command};
      (void)run_block(prepared, checkout, folder.path() / "block.sh", folder.path() / "output");
      std::string printed = read_text(folder.path() / "output");
      output.erase(output.find_last_not_of('\n') + 1);
      printed.erase(printed.find_last_not_of('\n') + 1);
      if (output.ends_with("\n…")) {
        output.erase(output.rfind("…"));
        printed.erase(std::min(output.size(), printed.size()));
      }
      EXPECT_EQ(printed, output);
      ++count;
    }
  }
  EXPECT_GT(count, 3U);
}

/// What docs/importing.md has as headings of a key; empty if it has none.
std::string headings_of(std::string_view key, const std::string& page) {
  for (const std::string_view line : cme::split(page, '\n')) {
    const std::size_t end = line.find(" | ", 2);
    if (line.starts_with("| ") && line.substr(0, end).find(key) != std::string_view::npos) {
      return ", " + std::string(line.substr(end + 3, line.rfind(" |") - end - 3)) + ", ";
    }
  }
  return "";
}

TEST(Docs, HaveEachHeadingThatImportKnows) {
  const std::string page = read_text(fs::path(CME_SOURCE_DIR) / "docs/importing.md");
  for (const cme::HeadingName& synonym : cme::heading_synonyms()) {
    const bool is_type = synonym.key == "CME Credit Type";
    const std::string row =
        headings_of(is_type ? "the type of the credits" : "`" + std::string(synonym.key) + "`", page);
    const bool is_there = row.find(" " + std::string(synonym.heading) + ",") != std::string::npos ||
                          row.find(" " + std::string(synonym.heading) + ";") != std::string::npos ||
                          row.find("`" + std::string(synonym.heading) + "`") != std::string::npos;
    EXPECT_TRUE(is_there) << synonym.heading << " in " << row;
  }
}

TEST(Docs, HaveEachKeyOfTheRecord) {
  const std::string format = read_text(fs::path(CME_SOURCE_DIR) / "docs/format.md");
  const std::string database = read_text(fs::path(CME_SOURCE_DIR) / "docs/database.md");
  for (const cme::FieldInfo& key : cme::record_keys()) {
    const std::string name = '`' + std::string(key.name) + '`';
    std::size_t rows = 0;
    for (std::size_t at = format.find("\n| `"); at != std::string::npos; at = format.find("\n| `", at + 1)) {
      const std::string first_cell = format.substr(at + 3, format.find(" |", at + 3) - at - 3);
      rows += first_cell.find(name) != std::string::npos ? 1U : 0U;
    }
    EXPECT_GE(rows, 1U) << "docs/format.md has no row for " << name;
    const bool has_own_tables = key.field == cme::Field::fee || key.field == cme::Field::description;
    EXPECT_TRUE(has_own_tables || database.find(name) != std::string::npos) << "docs/database.md: " << name;
  }
}

}  // namespace
