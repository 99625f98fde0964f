// SPDX-License-Identifier: MIT
#pragma once

#include <chrono>
#include <cstddef>
#include <string>
#include <string_view>

#include "cli/cli.hpp"
#include "cli/settings.hpp"

namespace cme {

/// How far a run is, on one line: "12345 of 250000 records, 98765 a second". `noun` is in the plural.
std::string progress_line(std::string_view noun, std::size_t done, std::size_t total,
                          std::chrono::steady_clock::duration elapsed);

/// One line on a terminal that says how far a long run is, and is gone at its end. Silent in the first second, and
/// where nobody watches.
class Progress {
 public:
  /// Silent also where `output` says so.
  Progress(Io& io, const OutputSettings& output);
  ~Progress();
  Progress(const Progress&) = delete;
  Progress(Progress&&) = delete;
  Progress& operator=(const Progress&) = delete;
  Progress& operator=(Progress&&) = delete;

  /// Shows `text`, as one line, in place of what was shown before; no more than ten times a second. By one
  /// thread at a time.
  void show(std::string_view text);

  /// Shows `progress_line` in the same way.
  void show(std::string_view noun, std::size_t done, std::size_t total);

  /// Takes the line away, so that something else can be printed.
  void clear();

 private:
  [[nodiscard]] bool is_due() const;
  void write_line(std::string_view text);

  Io& io_;
  bool is_silent_;
  bool is_shown_ = false;
  std::chrono::steady_clock::time_point start_;
  std::chrono::steady_clock::time_point next_;  ///< when the line is to be written
};

}  // namespace cme
