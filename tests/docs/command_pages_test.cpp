// SPDX-License-Identifier: MIT
#include <gtest/gtest.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <set>
#include <string>

#include "cli/commands/registry.hpp"
#include "cli/help.hpp"
#include "tests/checkout_copy.hpp"

namespace cme {
namespace {

namespace fs = std::filesystem;
using test::read_text;

const fs::path folder = fs::path(CME_SOURCE_DIR) / "docs/commands";

// CME_UPDATE_EXPECTED=1 writes the pages.
TEST(CommandPages, AreWhatTheTablesOfTheCommandsSay) {
  std::set<std::string> names;
  for (const CommandSpec* command : all_commands()) {
    const std::string name = std::string(command->name) + ".md";
    const std::string page = command_page(*command);
    names.insert(name);
    if (std::getenv("CME_UPDATE_EXPECTED") != nullptr) {
      fs::create_directories(folder);
      std::ofstream(folder / name, std::ios::binary) << page;
    }
    EXPECT_EQ(page, read_text(folder / name))
        << "run: cme help " << command->name << " --markdown > docs/commands/" << name;
  }
  for (const auto& entry : fs::directory_iterator(folder)) {
    EXPECT_TRUE(names.contains(entry.path().filename().string())) << entry.path() << " is not the page of a command";
  }
}

}  // namespace
}  // namespace cme
