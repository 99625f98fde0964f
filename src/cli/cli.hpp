// SPDX-License-Identifier: MIT
#pragma once

#include <chrono>
#include <cstddef>
#include <filesystem>
#include <functional>
#include <iosfwd>
#include <map>
#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "base/function.hpp"
#include "cme/model/date.hpp"

namespace cme {

/// What a run of `cme` returns to its caller.
enum class ExitCode : int {
  yes = 0,     ///< done, and the answer is yes
  no = 1,      ///< done, and the answer is no
  failed = 2,  ///< could not do it
};

/// Everything outside the program, except files, that a command reads or writes; passed down from `main`.
struct Io {
  std::istream& in;
  std::ostream& out;  ///< results
  std::ostream& err;  ///< talk
  std::map<std::string, std::string, std::less<>> environment;
  std::filesystem::path working_directory;  ///< absolute; empty if it no longer exists
  bool out_is_terminal = false;
  bool out_is_file = false;  ///< a file with a name, which nothing else reads while it is written
  bool err_is_terminal = false;
  bool in_is_terminal = false;  ///< whether cme can ask questions
  std::size_t width = 80;       ///< cells of the terminal
  std::size_t err_width = 0;    ///< cells of the terminal that shows the talk; 0: none, and no line is broken
  Date local_date;
  /// Reads a line with editing and completion of names with Tab; nothing at the end of input. If empty, lines are read
  /// from `in`.
  Function<std::optional<std::string>(std::string_view prompt, std::span<const std::string_view> names)> edit_line = {};
  Function<std::chrono::steady_clock::time_point()> now = std::chrono::steady_clock::now;  ///< only for progress

  /// The value of a variable of the environment; empty if it is not set.
  [[nodiscard]] std::string_view variable(std::string_view name) const {
    const auto found = environment.find(name);
    return found == environment.end() ? std::string_view() : std::string_view(found->second);
  }
};

/// One complete run: arguments, command, and the check that the output was written. The only place that catches Error
/// and BadProject.
ExitCode run(std::span<const std::string> arguments, Io& io);

}  // namespace cme
