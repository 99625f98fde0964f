// SPDX-License-Identifier: MIT
#pragma once

#include <cassert>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <type_traits>
#include <typeinfo>
#include <vector>

#include "cli/cli.hpp"

namespace cme {

/// What a row of a table does with a text: a stateless function `void(Options&, const std::string&)`, where `Options`
/// is the struct that the row fills. It throws Error if the text is invalid.
class Take {
 public:
  template <class Function>
  requires(std::is_empty_v<Function>)
      // Tables hold the functions as they are.
      // NOLINTNEXTLINE(google-explicit-constructor, cppcoreguidelines-pro-type-member-init)
      constexpr Take(Function function)
      : Take(function, &Function::operator()) {}

  /// Whether `Options` is the struct that it fills.
  template <class Options>
  [[nodiscard]] bool fills() const {
    return *target_ == typeid(Options);
  }

  template <class Options>
  void operator()(Options& options, const std::string& text) const {
    assert(fills<Options>());
    call_(&options, text);
  }

 private:
  template <class Function, class Options>
  constexpr Take(Function /*function*/, void (Function::* /*call*/)(Options&, const std::string&) const)
      : target_(&typeid(Options)),
        call_([](void* options, const std::string& text) { Function()(*static_cast<Options*>(options), text); }) {}

  const std::type_info* target_;
  void (*call_)(void*, const std::string&);
};

struct Activity;

/// The names that a value can be, in the order of their list.
using Choices = std::vector<std::string_view> (*)();

/// The values of a record for an open list.
using RecordedValues = std::vector<std::string> (*)(const Activity& activity);

enum class OptionKind : std::uint8_t {
  flag,            ///< has no value
  value,           ///< `--name VALUE`, `--name=VALUE`, `-n VALUE`, `-n=VALUE` or `-nVALUE`
  optional_value,  ///< `--name` or `--name=VALUE`
};

/// Whether an option may have several values. A second, different value of one that may not is refused.
enum class Repeats : std::uint8_t { no, yes };

/// One option of a command.
struct OptionSpec {
  std::string_view names;  ///< "-o,--output"
  OptionKind kind = OptionKind::value;
  std::string_view value = {};  ///< what help calls the value: "FORMAT"; FILE, FOLDER and PATH are names of files
  std::string_view help;
  Choices choices = nullptr;          ///< the values of a list, in the spelling that completion offers
  Choices short_names = nullptr;      ///< other names of the choices, which completion offers once one has been begun
  RecordedValues recorded = nullptr;  ///< for an open list: completion offers the values in the catalog
  Repeats repeats = Repeats::no;
  bool is_required = false;
  std::string (*list)(std::size_t width) = nullptr;  ///< what the value `help` prints instead of the result
  Take take;                                         ///< gets each value; "" without one
};

/// Options that share a heading in help. One heading may have several groups in a row.
struct OptionGroup {
  std::string_view heading;
  std::span<const OptionSpec> options;
};

/// How many operands (arguments that are not options) a command accepts.
enum class OperandCount : std::uint8_t { none, at_most_one, exactly_one, any, at_least_one };

/// The operands of a command.
struct OperandSpec {
  OperandCount count = OperandCount::none;
  std::string_view value = {};      ///< what help calls one: "PATH"
  Choices choices = nullptr;        ///< for a closed list
  std::string_view complaint = {};  ///< for a wrong number of operands, after `cme NAME`; unused for `none` and `any`
  std::string_view help = {};       ///< for that complaint
  Take take = [](std::nullptr_t&, const std::string&) {};  ///< gets each operand
};

/// One option as typed.
struct TypedOption {
  const OptionSpec* spec;
  std::string value;  ///< "" without one
};

/// The arguments of one command, sorted into options and operands but not yet parsed.
struct CommandLine {
  const OperandSpec* operand_spec;
  std::vector<TypedOption> options;  ///< in the order of the command's table, then as typed
  std::vector<std::string> operands;
};

/// Everything about a command. Parsing and help are made from it.
struct CommandSpec {
  std::string_view name;
  std::string_view summary;     ///< one line
  std::string_view about = {};  ///< paragraphs, separated by line breaks
  OperandSpec operands = {};
  std::string_view answer_no = {};             ///< when the exit code is 1, as a sentence; empty for never
  std::span<const OptionGroup* const> groups;  ///< in the order of help
  std::span<const std::string_view> examples;  ///< command lines that work in this repository
  std::string_view unknown_option_help = {};   ///< if no name is near; empty for a pointer to the command's help
  ExitCode (*run)(const CommandLine& line, Io& io);
};

/// The struct `Options`, filled by the options and operands that belong to it. Throws Error on an invalid value.
template <class Options>
Options read_options(const CommandLine& line) {
  Options options;
  for (const TypedOption& option : line.options) {
    if (option.spec->take.fills<Options>()) {
      option.spec->take(options, option.value);
    }
  }
  if (line.operand_spec->take.fills<Options>()) {
    for (const std::string& operand : line.operands) {
      line.operand_spec->take(options, operand);
    }
  }
  return options;
}

}  // namespace cme
