// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <filesystem>
#include <string>
#include <vector>

namespace cme::test {

/// What a program printed on its terminal, errors and echoed keys included, and how it ended.
struct TerminalSession {
  std::string text;  ///< lines end in "\n"
  int status = -1;   ///< as `waitpid` gives it
};

/// Runs the real binary on a terminal that is `width` cells wide, in `folder`, on the day of the tests. Each text of
/// `keys` answers one question, which ends with a colon and a space; Ctrl-D answers those that follow.
TerminalSession run_on_terminal(const std::vector<std::string>& arguments, const std::filesystem::path& folder,
                                std::size_t width, const std::vector<std::string>& keys = {});

}  // namespace cme::test
