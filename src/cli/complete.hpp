// SPDX-License-Identifier: MIT
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "cli/cli.hpp"
#include "cli/command.hpp"

namespace cme {

/// The word after `cme` with which a shell asks for completions. It is not a command for people.
inline constexpr std::string_view complete_command = "__complete";

/// One word that can replace the entire last word.
struct NextWord {
  std::string text;
  std::string help;  ///< one line; may be empty
};

enum class FileChoice : std::uint8_t { none, files, folders };

/// How the last word of a command line can be completed.
struct Completion {
  std::vector<NextWord> words;
  FileChoice files = FileChoice::none;  ///< what the shell itself offers in addition
  std::string before_file;              ///< the part of the last word before the file name: `json:`
};

/// `words` are those after `cme`, the last one (perhaps empty) up to the cursor. Nothing if no name begins with the
/// text, or if a catalog cannot be read.
Completion complete(std::span<const std::string> words, const Io& io);

/// The output that the shell scripts read: one word per line, with its help after a tab. If files are offered, a last
/// line has an empty word, `files` or `folders`, and the part before the file name, separated by tabs.
std::string completion_lines(const Completion& completion);

}  // namespace cme
