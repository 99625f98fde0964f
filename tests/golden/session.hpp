// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <filesystem>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "tests/checkout_copy.hpp"

namespace cme::test {

/// What one command printed, and its exit code.
struct Played {
  std::string out;
  std::string err;
  int code = 0;
};

/// The world of one session: a folder of its own, an environment, and perhaps a terminal.
class Session {
 public:
  Session();

  /// Does what a line after `@ ` says; `text` are the lines after `: ` that follow it. Returns what is wrong with it,
  /// if anything.
  std::optional<std::string> arrange(std::string_view line, const std::string& text);

  /// Runs a line after `$ `.
  [[nodiscard]] Played play(std::string_view line) const;

 private:
  [[nodiscard]] std::filesystem::path inside(std::string_view path) const;

  /// Runs git with the words of `arguments` in the working directory. Returns what is wrong, if anything.
  [[nodiscard]] std::optional<std::string> run_git(std::string_view arguments) const;

  TemporaryFolder folder_;
  std::filesystem::path working_directory_;
  std::map<std::string, std::string, std::less<>> environment_;
  std::optional<std::size_t> terminal_width_;
  bool in_is_terminal_ = false;
};

/// The session's text with what its commands really print in place of what it expects. Appends what is wrong with the
/// text itself to `mistakes`.
std::string replay(std::string_view session, std::vector<std::string>& mistakes);

}  // namespace cme::test
