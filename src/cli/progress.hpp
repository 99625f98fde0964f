// SPDX-License-Identifier: MIT
#pragma once

#include <chrono>
#include <cstddef>
#include <string>
#include <string_view>

#include "cli/cli.hpp"
#include "cli/settings.hpp"

namespace cme {

/// The progress of a run, on one line: "12345 of 250000 records, 98765 per second". `noun` is in the plural.
std::string progress_line(std::string_view noun, std::size_t done, std::size_t total,
                          std::chrono::steady_clock::duration elapsed);

/// One line on a terminal that shows the progress of a long run and disappears at its end. Nothing is shown in the
/// first second, or if the output is not a terminal.
class Progress {
 public:
  /// Nothing is shown if `output` disables progress.
  Progress(Io& io, const OutputSettings& output);
  ~Progress();
  Progress(const Progress&) = delete;
  Progress(Progress&&) = delete;
  Progress& operator=(const Progress&) = delete;
  Progress& operator=(Progress&&) = delete;

  /// Shows `text` on one line, replacing what was shown before; at most ten times a second. Call from one thread at a
  /// time.
  void show(std::string_view text);

  /// Shows `progress_line` in the same way.
  void show(std::string_view noun, std::size_t done, std::size_t total);

  /// Clears the line, so that something else can be printed.
  void clear();

 private:
  [[nodiscard]] bool is_due() const;
  void write_line(std::string_view text);

  Io& io_;
  bool is_silent_;
  bool is_shown_ = false;
  std::chrono::steady_clock::time_point start_;
  std::chrono::steady_clock::time_point next_;  ///< when to write the line next
};

}  // namespace cme
