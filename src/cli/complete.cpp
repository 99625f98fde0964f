// SPDX-License-Identifier: MIT
#include "cli/complete.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <exception>
#include <iterator>
#include <set>

#include "base/ascii.hpp"
#include "base/safe_output.hpp"
#include "cli/activities.hpp"
#include "cli/arguments.hpp"
#include "cli/commands/registry.hpp"
#include "cli/common_options.hpp"
#include "cli/locate.hpp"
#include "cli/settings.hpp"
#include "cli/version.hpp"

namespace cme {

namespace {

using Groups = std::span<const OptionGroup* const>;

constexpr const OptionGroup* common_only[] = {&common_options};

/// What the words before the last one say about it.
struct CursorPlace {
  const CommandSpec* command = nullptr;
  const OptionSpec* option = nullptr;  ///< if it is the value of an option
  bool is_after_dashes = false;        ///< after `--`, where nothing is an option
  bool is_of_help = false;             ///< after `cme help`: it is the name of a command
  bool is_unknown = false;             ///< after a word that is not a command
  CommonOptions common;

  [[nodiscard]] Groups groups() const { return command == nullptr ? Groups(common_only) : command->groups; }
};

void read_command(CursorPlace& place, std::string_view name) {
  place.command = find_command(name);
  place.is_of_help = name == "help";
  place.is_unknown = place.command == nullptr && !place.is_of_help;
}

CursorPlace place_after(std::span<const std::string> words) {
  CursorPlace place;
  for (const std::string& word : words) {
    if (place.option != nullptr) {
      if (place.option->names == "--records") {
        place.common.records = word;
      }
      place.option = nullptr;
    } else if (place.is_after_dashes || word.size() < 2 || word[0] != '-') {
      if (place.command == nullptr && !place.is_of_help) {
        read_command(place, word);
      }
    } else if (word == "--") {
      place.is_after_dashes = true;
    } else if (place.command == nullptr && (word == version_command.name || word == "-V")) {
      place.command = &version_command;
    } else if (const OptionSpec* option = find_option(place.groups(), word);
               option != nullptr && option->kind == OptionKind::value) {
      place.option = option;
    }
  }
  return place;
}

/// Appends those of `names` that begin with `text`, in any case, after `before`.
void append_names(Completion& completion, std::span<const std::string_view> names, std::string_view text,
                  std::string_view before = {}) {
  for (const std::string_view name : names) {
    if (lower_ascii(name.substr(0, text.size())) == lower_ascii(text)) {
      completion.words.push_back({fmt::format("{}{}", before, name), {}});
    }
  }
}

FileChoice files_named(std::string_view value) {
  return value == "FOLDER"                                        ? FileChoice::folders
         : value == "FILE" || value == "PATH" || value == "STATE" ? FileChoice::files
                                                                  : FileChoice::none;
}

/// Completes the last of several names separated by commas.
void append_listed_names(Completion& completion, const OptionSpec& option, std::string_view text,
                         std::string_view before) {
  const std::size_t begin = text.rfind(',') == std::string_view::npos ? 0 : text.rfind(',') + 1;
  const std::vector<std::string_view> given = split(text.substr(0, begin), ',');
  std::vector<std::string_view> names = option.choices();
  std::erase_if(names, [&](std::string_view name) { return std::ranges::find(given, name) != given.end(); });
  append_names(completion, names, text.substr(begin), fmt::format("{}{}", before, text.substr(0, begin)));
}

/// The values that the records of the catalog have for an open list. Throws Error if there is no catalog.
Completion complete_recorded(const CursorPlace& place, RecordedValues recorded, std::string_view text,
                             std::string_view before, const Io& io) {
  const Settings settings = resolve_settings(place.common, io);
  std::set<std::string> found;
  const auto look = [&](std::size_t, const Activity& activity) -> Turn {
    return [&found, values = recorded(activity)]() mutable {
      found.insert(std::make_move_iterator(values.begin()), std::make_move_iterator(values.end()));
    };
  };
  scan_activities(open_catalog(settings, io).files, settings.reader, look, {.jobs = settings.jobs});
  std::vector<std::string_view> names(found.begin(), found.end());
  // The answer has lines, and a word that is made safe would be another one.
  std::erase_if(names, [](std::string_view name) { return !is_one_visible_line(name); });
  Completion completion;
  append_names(completion, names, text, before);
  return completion;
}

/// The ids of the catalog that begin with `text`, each with its title. Throws Error if there is no catalog.
Completion complete_id(const CursorPlace& place, std::string_view text, std::string_view before, const Io& io) {
  const Settings settings = resolve_settings(place.common, io);
  const Catalog catalog = open_catalog(settings, io);
  Completion completion;
  scan_activities(catalog.files, settings.reader,
                  [&](std::size_t, const Activity& activity) -> Turn {
                    std::string id = std::to_string(activity.id.value_or(0));
                    if (!id.starts_with(text)) {
                      return {};
                    }
                    return [&completion, before, id, title = activity.title.value_or("")] {
                      completion.words.push_back({std::string(before) + id, safe_text(title, Target::paragraph)});
                    };
                  },
                  {.jobs = settings.jobs});
  return completion;
}

/// The value is `text`; `before` is the part of the word before it.
Completion complete_value(const CursorPlace& place, const OptionSpec& option, std::string_view text,
                          const std::string& before, const Io& io) {
  if (option.recorded != nullptr) {
    return complete_recorded(place, option.recorded, text, before, io);
  }
  if (option.value == "ID") {
    return complete_id(place, text, before, io);
  }
  Completion completion;
  const std::size_t colon = text.find(':');
  const bool has_colon = option.value.find(':') != std::string_view::npos && colon != std::string_view::npos;
  const std::string with_colon = before + std::string(text.substr(0, has_colon ? colon + 1 : 0));
  if (has_colon && option.value.find("FILE") != std::string_view::npos) {
    completion.files = FileChoice::files;
    completion.before_file = with_colon;
  } else if (has_colon) {
    constexpr std::string_view orders[] = {"asc", "desc"};
    append_names(completion, orders, text.substr(colon + 1), with_colon);
  } else if (option.choices != nullptr && option.value == "NAMES") {
    append_listed_names(completion, option, text, before);
  } else if (option.choices != nullptr) {
    append_names(completion, option.choices(), text, before);
    if (option.short_names != nullptr && !text.empty()) {
      append_names(completion, option.short_names(), text, before);
    }
  } else {
    completion.files = files_named(option.value);
    completion.before_file = before;
  }
  return completion;
}

Completion complete_option(Groups groups, std::string_view text) {
  Completion completion;
  const auto append = [&](std::string_view name, std::string_view help) {
    if (name.starts_with(text)) {
      completion.words.push_back({std::string(name), std::string(help)});
    }
  };
  for (const OptionGroup* group : groups) {
    for (const OptionSpec& option : group->options) {
      append(split(option.names, ',').back(), option.help);
    }
  }
  append("--help", "show this help");
  return completion;
}

Completion complete_command_name(std::string_view text) {
  Completion completion;
  for (const CommandSpec* command : all_commands()) {
    if (command->name.starts_with(text)) {
      completion.words.push_back({std::string(command->name), std::string(command->summary)});
    }
  }
  return completion;
}

Completion complete_operand(const CursorPlace& place, const std::string& text, const Io& io) {
  const OperandSpec& operands = place.command->operands;
  Completion completion;
  if (operands.choices != nullptr) {
    append_names(completion, operands.choices(), text);
  } else if (operands.value == "ID") {
    return complete_id(place, text, {}, io);
  } else {
    completion.files = files_named(operands.value);
  }
  return completion;
}

Completion complete_word(const CursorPlace& place, const std::string& text, const Io& io) {
  if (place.is_unknown) {
    return {};
  }
  if (place.option != nullptr) {
    return complete_value(place, *place.option, text, {}, io);
  }
  if (text.starts_with('-') && !place.is_after_dashes) {
    const std::size_t equals = text.find('=');
    if (equals == std::string::npos) {
      Completion completion = complete_option(place.groups(), text);
      if (place.command == nullptr && std::string_view("--version").starts_with(text)) {
        completion.words.push_back({"--version", "print the version"});
      }
      return completion;
    }
    const OptionSpec* option = find_option(place.groups(), std::string_view(text).substr(0, equals));
    return option == nullptr ? Completion()
                             : complete_value(place, *option, std::string_view(text).substr(equals + 1),
                                              text.substr(0, equals + 1), io);
  }
  if (place.command != nullptr) {
    return complete_operand(place, text, io);
  }
  Completion completion = complete_command_name(text);
  if (!place.is_of_help && std::string_view("help").starts_with(text)) {
    completion.words.push_back({"help", "Show the help of a command"});
  }
  return completion;
}

}  // namespace

Completion complete(std::span<const std::string> words, const Io& io) {
  // No name begins with an invisible character, and the answer consists of lines.
  if (words.empty() || (!words.back().empty() && !is_one_visible_line(words.back()))) {
    return {};
  }
  try {
    return complete_word(place_after(words.first(words.size() - 1)), words.back(), io);
  } catch (const std::exception&) {
    return {};  // a message would not be seen here; the command itself will print it
  }
}

std::string completion_lines(const Completion& completion) {
  std::string lines;
  for (const NextWord& word : completion.words) {
    lines += fmt::format("{}\t{}\n", word.text, word.help);
  }
  if (completion.files != FileChoice::none) {
    lines +=
        fmt::format("\t{}\t{}\n", completion.files == FileChoice::files ? "files" : "folders", completion.before_file);
  }
  return lines;
}

}  // namespace cme
