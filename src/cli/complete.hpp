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

/// The word after `cme` with which a shell asks how a command line can go on. It is no command for people.
inline constexpr std::string_view complete_command = "__complete";

/// One word that can replace the last one, whole.
struct NextWord {
  std::string text;
  std::string help;  ///< one line; may be empty
};

enum class FileChoice : std::uint8_t { none, files, folders };

/// How the last word of a command line can go on.
struct Completion {
  std::vector<NextWord> words;
  FileChoice files = FileChoice::none;  ///< what the shell itself offers besides
  std::string before_file;              ///< what the last word has before the name of the file: `json:`
};

/// `words` are those after `cme`, the last one (perhaps empty) up to the cursor. Nothing for text that no name begins
/// with, and where a catalog cannot be read.
Completion complete(std::span<const std::string> words, const Io& io);

/// What the scripts of the shells read: one word a line, with its help after a tab; last, where files are offered, a
/// line of an empty word, `files` or `folders`, and what is before the file, with tabs between.
std::string completion_lines(const Completion& completion);

}  // namespace cme
