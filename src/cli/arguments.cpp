// SPDX-License-Identifier: MIT
#include "cli/arguments.hpp"

#include <fmt/format.h>

#include <CLI/CLI.hpp>
#include <algorithm>
#include <vector>

#include "base/ascii.hpp"
#include "base/nearest.hpp"
#include "base/safe_output.hpp"
#include "base/words.hpp"
#include "cme/base/result.hpp"

namespace cme {

namespace {

using Groups = std::span<const OptionGroup* const>;

constexpr std::string_view help_names = "-h,--help";
constexpr std::string_view empty_help = "if the value comes from a variable, set the variable";

/// The options, with their dashes, that were probably meant: those that begin with the text, otherwise the nearest.
std::vector<std::string> options_meant(std::string_view typed, std::span<const std::string_view> names) {
  constexpr std::size_t most = 3;  // more would be the whole list
  std::vector<std::string> meant;
  for (const std::string_view name : names) {
    if (typed.size() > 1 && name.starts_with(typed)) {
      meant.push_back(fmt::format("--{}", name));
    }
  }
  if (meant.empty() || meant.size() > most) {
    const auto nearest = find_nearest(typed, names);
    meant.assign(nearest ? 1 : 0, fmt::format("--{}", nearest.value_or("")));
  }
  return meant;
}

[[noreturn]] void refuse_option(const CommandSpec& command, const std::string& text) {
  std::vector<std::string_view> names;
  for (const OptionGroup* group : command.groups) {
    for (const OptionSpec& option : group->options) {
      names.push_back(option.names.substr(option.names.find("--") + 2));
    }
  }
  const std::string typed = text.substr(0, text.find('='));
  const std::size_t start = std::min(typed.find_first_not_of('-'), typed.size());
  const std::vector<std::string> meant = options_meant(std::string_view(typed).substr(start), names);
  const std::vector<std::string_view> choices(meant.begin(), meant.end());
  const std::string_view separator = command.name.empty() ? "" : " ";
  throw Error(is_not_a(typed, fmt::format("option of cme{}{}", separator, command.name)),
              !choices.empty()                      ? fmt::format("did you mean {}?", either_of(choices))
              : command.unknown_option_help.empty() ? fmt::format("see \"cme {} --help\"", command.name)
                                                    : std::string(command.unknown_option_help));
}

/// An empty value comes from a variable that is not set. As a name, it would mean the current folder.
[[noreturn]] void refuse_empty(std::string_view name) {
  throw Error(quote(name) + " requires a value, but the value is empty", std::string(empty_help));
}

bool needs_value(const OptionSpec* option) {
  return option != nullptr && option->kind == OptionKind::value;
}

/// `-o=json` as `-ojson`, even after flags (`-qo=json`). Throws Error on a flag with a value.
std::string without_equals(const std::string& argument, Groups groups) {
  for (std::size_t letter = 1; letter + 1 < argument.size(); ++letter) {
    const OptionSpec* option = find_option(groups, std::string("-") + argument[letter]);
    if (option == nullptr) {
      break;
    }
    const bool has_equals = argument[letter + 1] == '=';
    if (needs_value(option)) {
      if (has_equals && letter + 2 == argument.size()) {
        refuse_empty(std::string("-") + argument[letter]);
      }
      return has_equals ? argument.substr(0, letter + 1) + argument.substr(letter + 2) : argument;
    }
    if (has_equals) {
      throw Error(quote(std::string("-") + argument[letter]) + " does not take a value");
    }
  }
  return argument;
}

/// The arguments in a form that CLI11 2.1.2 understands: it reads the value of `-o=json` as `=json`, and takes the next
/// argument as the value of `--board=`.
std::vector<std::string> prepare(Arguments arguments, Groups groups) {
  std::vector<std::string> prepared(arguments.begin(), arguments.end());
  for (std::size_t index = 0; index < prepared.size() && prepared[index] != "--"; ++index) {
    std::string& argument = prepared[index];
    const std::string name = argument.substr(0, argument.size() - std::min<std::size_t>(argument.size(), 1));
    if (argument.ends_with('=') && find_option(groups, name) != nullptr) {
      refuse_empty(name);
    }
    if (needs_value(find_option(groups, argument))) {
      ++index;  // its value, whatever it looks like
    } else if (argument.starts_with('-') && !argument.starts_with("--")) {
      argument = without_equals(argument, groups);
    }
  }
  return prepared;
}

/// What CLI11 did not recognize: the operands, unknown options, and the first `--`.
std::vector<std::string> operands_among(const std::vector<std::string>& rest, const CommandSpec& command) {
  std::vector<std::string> operands;
  auto text = rest.begin();
  for (; text != rest.end() && *text != "--"; ++text) {
    const bool is_dash_or_number = text->size() < 2 || (*text)[0] != '-' || ((*text)[1] >= '0' && (*text)[1] <= '9');
    if (!is_dash_or_number && text->find_first_not_of('-') != std::string::npos) {
      refuse_option(command, *text);
    }
    operands.push_back(*text);
  }
  if (text != rest.end()) {
    operands.insert(operands.end(), text + 1, rest.end());
  }
  return operands;
}

/// Refuses two values for an option that uses one: the user would not see which of them has no effect.
void check_repeats(const OptionSpec& option, std::string_view name, const std::vector<std::string>& values) {
  if (option.kind == OptionKind::flag || option.repeats == Repeats::yes) {
    return;
  }
  for (const std::string& value : values) {
    if (value != values.front()) {
      throw Error(
          fmt::format("{} can be given only once; found {} and {}", quote(name), quote(values.front()), quote(value)));
    }
  }
}

void append_values(const OptionSpec& option, const CLI::Option& found, Groups groups,
                   std::vector<TypedOption>& options) {
  const std::string_view name = split(option.names, ',').back();
  check_repeats(option, name, found.results());
  for (const std::string& value : found.results()) {
    if (option.kind != OptionKind::value) {
      const bool has_value = value != "true";  // CLI11's result for an option without a value
      if (has_value && option.kind == OptionKind::flag) {
        throw Error(quote(name) + " does not take a value");
      }
      options.push_back({&option, has_value ? value : ""});
      continue;
    }
    if (value.empty()) {
      refuse_empty(name);
    }
    // A value that is the name of an option means that the value was forgotten; CLI11 would accept it.
    if (find_option(groups, value) != nullptr || value == "-h" || value == "--help") {
      throw Error(quote(name) + " requires a value, but is followed by the option " + quote(value));
    }
    options.push_back({&option, value});
  }
}

}  // namespace

const OptionSpec* find_option(Groups groups, std::string_view text) {
  for (const OptionGroup* group : groups) {
    for (const OptionSpec& option : group->options) {
      const auto names = split(option.names, ',');
      if (std::ranges::find(names, text) != names.end()) {
        return &option;
      }
    }
  }
  return nullptr;
}

std::optional<CommandLine> sort_arguments(const CommandSpec& command, Arguments arguments) {
  CLI::App app;
  app.set_help_flag();  // its exception would come before or after other mistakes, by CLI11's own rules
  // Operands are CLI11's extras: as a positional option it would split `[a,b]` at the comma.
  app.allow_extras();
  const CLI::Option* help = app.add_flag(std::string(help_names));
  std::vector<std::pair<const OptionSpec*, const CLI::Option*>> known;
  for (const OptionGroup* group : command.groups) {
    for (const OptionSpec& option : group->options) {
      CLI::Option* added = option.kind == OptionKind::value ? app.add_option(std::string(option.names))->expected(1)
                                                            : app.add_flag(std::string(option.names));
      known.emplace_back(&option, added->multi_option_policy(CLI::MultiOptionPolicy::TakeAll));
    }
  }
  const std::vector<std::string> prepared = prepare(arguments, command.groups);
  try {
    app.parse(std::vector<std::string>(prepared.rbegin(), prepared.rend()));  // CLI11 expects them in reverse order
  } catch (const CLI::ParseError&) {
    // The only error that remains for CLI11: the arguments end after an option that requires a value.
    throw Error(quote(arguments.back()) + " requires a value");
  }
  CommandLine line{
      .operand_spec = &command.operands, .options = {}, .operands = operands_among(app.remaining(), command)};
  if (help->count() > 0) {
    return std::nullopt;
  }
  for (const auto& [option, found] : known) {
    append_values(*option, *found, command.groups, line.options);
  }
  return line;
}

void check_operands(const CommandSpec& command, const CommandLine& line) {
  const OperandSpec& spec = command.operands;
  const std::vector<std::string>& operands = line.operands;
  std::string complaint;
  if (spec.count == OperandCount::none && !operands.empty()) {
    complaint = "accepts only options, not " + quote(operands.front());
  } else if (spec.count == OperandCount::at_most_one && operands.size() > 1) {
    complaint = fmt::format("{}; unexpected argument {}", spec.complaint, quote(operands[1]));
  } else if (spec.count == OperandCount::exactly_one && operands.size() > 1) {
    complaint = fmt::format("accepts one {}; unexpected argument {}", spec.value, quote(operands[1]));
  } else if ((spec.count == OperandCount::exactly_one || spec.count == OperandCount::at_least_one) &&
             operands.empty()) {
    complaint = spec.complaint;
  } else if (std::ranges::find(operands, "") != operands.end()) {
    throw Error(fmt::format("cme {}: an argument is empty", command.name), std::string(empty_help));
  }
  if (!complaint.empty()) {
    throw Error(fmt::format("cme {} {}", command.name, complaint), std::string(spec.help));
  }
}

}  // namespace cme
