// SPDX-License-Identifier: MIT
#pragma once

#include <span>
#include <string_view>

namespace cme {

/// A file of `src/site/templates` or `src/site/assets`, built into the program.
struct BuiltInFile {
  std::string_view name;
  std::string_view text;
};

/// All files, sorted by name. The build generates the list (cmake/embed_files.cmake).
std::span<const BuiltInFile> built_in_files();

}  // namespace cme
