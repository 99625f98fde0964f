// SPDX-License-Identifier: MIT
#include "cli/arguments.hpp"

#include <CLI/CLI.hpp>
#include <algorithm>

#include "base/ascii.hpp"
#include "base/nearest.hpp"
#include "base/safe_output.hpp"
#include "cli/names.hpp"
#include "cme/base/result.hpp"

namespace cme {

namespace {

constexpr std::string_view help_names = "-h,--help";

[[noreturn]] void refuse_option(const std::string& text, std::span<const Option> options, std::string_view stray_help) {
  std::vector<std::string_view> names;
  for (const Option& option : options) {
    for (const std::string_view name : split(option.names, ',')) {
      if (name.starts_with("--")) {
        names.push_back(name.substr(2));
      }
    }
  }
  const std::string typed = text.substr(0, text.find('='));
  const auto nearest = find_nearest(std::string_view(typed).substr(typed.find_first_not_of('-')), names);
  throw Error("no option is called " + quote(typed),
              nearest ? "did you mean \"--" + std::string(*nearest) + "\"?" : std::string(stray_help));
}

/// CLI11 2.1.2 takes the next argument for the value of `--board=`.
void refuse_empty_values(std::span<const std::string> arguments, std::span<const Option> options) {
  for (const std::string& argument : arguments) {
    if (argument == "--") {
      return;
    }
    if (!argument.starts_with("--") || !argument.ends_with('=')) {
      continue;
    }
    const std::string name = argument.substr(0, argument.size() - 1);
    if (find_option(options, name) != nullptr) {
      throw Error(quote(name) + " needs a value behind its \"=\"");
    }
  }
}

/// What CLI11 made nothing of: the operands, the options that it does not know, and the first `--`.
std::vector<std::string> operands_among(const std::vector<std::string>& rest, std::span<const Option> options,
                                        std::string_view stray_help) {
  std::vector<std::string> operands;
  auto text = rest.begin();
  for (; text != rest.end() && *text != "--"; ++text) {
    const bool is_dash_or_number = text->size() < 2 || (*text)[0] != '-' || ((*text)[1] >= '0' && (*text)[1] <= '9');
    if (!is_dash_or_number && text->find_first_not_of('-') != std::string::npos) {
      refuse_option(*text, options, stray_help);
    }
    operands.push_back(*text);
  }
  if (text != rest.end()) {
    operands.insert(operands.end(), text + 1, rest.end());
  }
  return operands;
}

void hand_over(const Option& option, const CLI::Option& read, std::span<const Option> options) {
  const std::string_view name = split(option.names, ',').back();
  for (const std::string& value : read.results()) {
    if (option.value.empty() || has_optional_value(option)) {
      const bool has_value = value != "true";  // what CLI11 says of an option that stands alone
      if (has_value && option.value.empty()) {
        throw Error(quote(name) + " takes no value");
      }
      option.take(has_value ? value : "");
      continue;
    }
    // A value that is the name of an option means that the value was forgotten: CLI11 would take it.
    if (find_option(options, value) != nullptr || value == "-h" || value == "--help") {
      throw Error(quote(name) + " needs a value, not the option " + quote(value));
    }
    option.take(value);
  }
}

}  // namespace

const Option* find_option(std::span<const Option> options, std::string_view text) {
  for (const Option& option : options) {
    for (const std::string_view name : split(option.names, ',')) {
      if (name == text) {
        return &option;
      }
    }
  }
  return nullptr;
}

std::optional<std::vector<std::string>> read_arguments(std::span<const std::string> arguments,
                                                       std::span<const Option> options, std::string_view stray_help) {
  CLI::App app;
  app.set_help_flag();  // its exception would come before or after other mistakes by its own rules
  // Operands are CLI11's extras: as a positional option it would split `[a,b]` at the comma.
  app.allow_extras();
  const CLI::Option* help = app.add_flag(std::string(help_names));
  std::vector<const CLI::Option*> read;
  for (const Option& option : options) {
    CLI::Option* added = option.value.empty() || has_optional_value(option)
                             ? app.add_flag(std::string(option.names))
                             : app.add_option(std::string(option.names))->expected(1);
    read.push_back(added->multi_option_policy(CLI::MultiOptionPolicy::TakeAll));
  }
  refuse_empty_values(arguments, options);
  try {
    app.parse(std::vector<std::string>(arguments.rbegin(), arguments.rend()));  // CLI11 wants them last first
  } catch (const CLI::ParseError&) {
    // The one error that is left to CLI11: the arguments ended behind an option that needs a value.
    throw Error(quote(arguments.back()) + " needs a value");
  }
  if (help->count() > 0) {
    return std::nullopt;
  }
  std::vector<std::string> operands = operands_among(app.remaining(), options, stray_help);
  for (std::size_t i = 0; i < options.size(); ++i) {
    hand_over(options[i], *read[i], options);
  }
  return operands;
}

}  // namespace cme
