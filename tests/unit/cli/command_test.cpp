// SPDX-License-Identifier: MIT
#include "cli/command.hpp"

#include <gtest/gtest.h>

#include <set>

#include "base/ascii.hpp"
#include "base/display.hpp"
#include "cli/arguments.hpp"
#include "cli/commands/registry.hpp"
#include "cli/help.hpp"
#include "cme/base/result.hpp"

namespace cme {
namespace {

TEST(CommandTables, NameEachOptionOnceAndByALongName) {
  for (const CommandSpec* command : all_commands()) {
    std::set<std::string_view> names;
    for (const OptionGroup* group : command->groups) {
      for (const OptionSpec& option : group->options) {
        SCOPED_TRACE(std::string(command->name) + " " + std::string(option.names));
        EXPECT_TRUE(names.insert(option.names).second);
        EXPECT_NE(option.names.find("--"), std::string_view::npos);
        EXPECT_EQ(find_option(command->groups, option.names.substr(option.names.find("--"))), &option);
      }
    }
  }
}

TEST(CommandTables, GiveAValueANameAndAFlagNone) {
  for (const CommandSpec* command : all_commands()) {
    for (const OptionGroup* group : command->groups) {
      for (const OptionSpec& option : group->options) {
        SCOPED_TRACE(std::string(command->name) + " " + std::string(option.names));
        EXPECT_EQ(option.value.empty(), option.kind == OptionKind::flag);
        EXPECT_FALSE(option.help.empty());
        EXPECT_TRUE(option.choices == nullptr || !option.choices().empty());
      }
    }
  }
}

/// What is said about the arguments of a command; empty if they are accepted.
std::string complaint(const CommandSpec& command, const std::vector<std::string>& arguments) {
  try {
    check_operands(command, sort_arguments(command, arguments).value());
  } catch (const Error& error) {
    return error.what();
  }
  return "";
}

TEST(Arguments, OfNoCommandAreEmptyTexts) {
  for (const CommandSpec* command : all_commands()) {
    for (const OptionGroup* group : command->groups) {
      for (const OptionSpec& option : group->options) {
        const std::string name(split(option.names, ',').back());
        const std::string refusal = "\"" + name + "\" requires a value, but the value is empty";
        SCOPED_TRACE(std::string(command->name) + " " + name);
        if (option.kind == OptionKind::value) {
          EXPECT_EQ(complaint(*command, {name, ""}), refusal);
        }
        if (option.kind != OptionKind::flag) {
          EXPECT_EQ(complaint(*command, {name + "="}), refusal);
        }
      }
    }
    if (command->operands.count != OperandCount::none) {
      EXPECT_EQ(complaint(*command, {""}), "cme " + std::string(command->name) + ": an argument is empty");
    }
  }
  EXPECT_EQ(complaint(list_command, {"-o="}), "\"-o\" requires a value, but the value is empty");
  EXPECT_EQ(complaint(list_command, {"-qo=", "json"}), "\"-o\" requires a value, but the value is empty");
}

TEST(Arguments, HaveOneValueForAnOptionThatUsesOne) {
  for (const CommandSpec* command : all_commands()) {
    for (const OptionGroup* group : command->groups) {
      for (const OptionSpec& option : group->options) {
        const std::string name(split(option.names, ',').back());
        SCOPED_TRACE(std::string(command->name) + " " + name);
        const bool needs_operand = command->operands.count == OperandCount::exactly_one ||
                                   command->operands.count == OperandCount::at_least_one;
        if (option.kind != OptionKind::flag && !needs_operand) {
          EXPECT_EQ(
              complaint(*command, {name + "=1", name + "=2"}),
              option.repeats == Repeats::yes ? "" : "\"" + name + "\" can be given only once; found \"1\" and \"2\"");
          EXPECT_EQ(complaint(*command, {name + "=1", name + "=1"}), "");
        }
      }
    }
  }
}

TEST(CommandTables, KnowTheirClosedLists) {
  const auto first_choice = [](const CommandSpec& command, std::string_view option) {
    return find_option(command.groups, option)->choices().front();
  };
  EXPECT_EQ(first_choice(list_command, "--board"), "Allergy and Immunology");
  EXPECT_EQ(first_choice(list_command, "-o"), "table");
  EXPECT_EQ(first_choice(list_command, "--fields"), "id");
  EXPECT_EQ(first_choice(show_command, "--output"), "text");
  EXPECT_EQ(first_choice(validate_command, "--output"), "human");
  EXPECT_EQ(first_choice(validate_command, "--rule"), "syntax");
  EXPECT_EQ(first_choice(validate_command, "--color"), "auto");
  EXPECT_EQ(explain_command.operands.choices().front(), "syntax");
}

TEST(CommandTables, ShowExamplesOfTheirOwnCommand) {
  for (const CommandSpec* command : all_commands()) {
    EXPECT_FALSE(command->examples.empty()) << command->name;
    for (const std::string_view example : command->examples) {
      EXPECT_TRUE(example.starts_with("cme " + std::string(command->name))) << example;
    }
  }
}

TEST(Help, FitsANarrowTerminal) {
  constexpr std::size_t width = 40;
  for (const CommandSpec* command : all_commands()) {
    const std::string help = command_help(*command, width);
    const std::string text = help.substr(0, help.find("\nExamples:"));
    for (const std::string_view line : split(text, '\n')) {
      const bool is_syntax = line.starts_with("Usage: ") || line.starts_with("  -");
      EXPECT_TRUE(is_syntax || display_width(line) <= width) << command->name << ": " << line;
    }
    for (const OptionGroup* group : command->groups) {
      for (const OptionSpec& option : group->options) {
        const std::string list = option.list == nullptr ? std::string() : option.list(width);
        for (const std::string_view line : split(list, '\n')) {
          EXPECT_LE(display_width(line), width) << option.names << ": " << line;
        }
      }
    }
  }
}

TEST(SortArguments, ReadsAValueInEachSpelling) {
  const std::vector<std::vector<std::string>> spellings = {
      {"-o", "json"}, {"-ojson"}, {"-o=json"}, {"-qo=json"}, {"-qojson"}, {"--output", "json"}, {"--output=json"}};
  for (const std::vector<std::string>& arguments : spellings) {
    SCOPED_TRACE(arguments.front());
    const std::optional<CommandLine> line = sort_arguments(list_command, arguments);
    ASSERT_TRUE(line.has_value());
    ASSERT_FALSE(line->options.empty());
    EXPECT_EQ(line->options.front().spec->names, "-o,--output");
    EXPECT_EQ(line->options.front().value, "json");
    EXPECT_TRUE(line->operands.empty());
  }
}

TEST(SortArguments, LeavesValuesAndOperandsAsTheyAre) {
  const std::vector<std::string> arguments{"--title", "-v=x", "-o=a", "--", "-o=json", "--url="};
  EXPECT_THROW((void)sort_arguments(import_command, arguments), Error);  // import has no -o
  const std::vector<std::string> sound{"--title", "-u=x", "--", "-o=json", "--url="};
  const std::optional<CommandLine> line = sort_arguments(import_command, sound);
  ASSERT_TRUE(line.has_value());
  ASSERT_EQ(line->options.size(), 1U);
  EXPECT_EQ(line->options.front().value, "-u=x");
  EXPECT_EQ(line->operands, (std::vector<std::string>{"-o=json", "--url="}));
}

}  // namespace
}  // namespace cme
