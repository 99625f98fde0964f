// SPDX-License-Identifier: MIT
#pragma once

#include <chrono>
#include <string_view>

#include "cli/cli.hpp"

namespace cme {

/// One line on a terminal that says how far a long run is, and is gone at its end. Silent in the first second, in a
/// pipe and where nobody wants to be talked to.
class Progress {
 public:
  Progress(Io& io, const CommonOptions& common);
  ~Progress();
  Progress(const Progress&) = delete;
  Progress& operator=(const Progress&) = delete;

  /// Shows `text`, which is printable, in place of what was shown before.
  void show(std::string_view text);

  /// Takes the line away, so that something else can be printed.
  void clear();

 private:
  std::ostream* err_;  ///< null: silent
  std::chrono::steady_clock::time_point next_;
  bool is_shown_ = false;
};

}  // namespace cme
