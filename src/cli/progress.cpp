// SPDX-License-Identifier: MIT
#include "cli/progress.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <ostream>

#include "base/display.hpp"
#include "base/safe_output.hpp"

namespace cme {

namespace {

constexpr std::chrono::milliseconds before_first_line{1'000};
constexpr std::chrono::milliseconds between_lines{100};
constexpr std::string_view clear_line = "\r\x1b[K";

}  // namespace

std::string progress_line(std::string_view noun, std::size_t done, std::size_t total,
                          std::chrono::steady_clock::duration elapsed) {
  const auto milliseconds = std::chrono::duration_cast<std::chrono::milliseconds>(elapsed).count();
  const std::size_t rate = done * 1'000 / static_cast<std::size_t>(std::max<std::int64_t>(milliseconds, 1));
  return fmt::format("{} of {} {}, {} per second", done, total, noun, rate);
}

Progress::Progress(Io& io, const OutputSettings& output) : io_(io), is_silent_(!output.shows_progress) {
  if (!is_silent_) {
    start_ = io_.now();
    next_ = start_ + before_first_line;
  }
}

Progress::~Progress() {
  clear();
}

void Progress::show(std::string_view text) {
  if (is_due()) {
    write_line(text);
  }
}

void Progress::show(std::string_view noun, std::size_t done, std::size_t total) {
  if (is_due()) {
    write_line(progress_line(noun, done, total, io_.now() - start_));
  }
}

void Progress::clear() {
  if (is_shown_) {
    io_.err << clear_line << std::flush;
    is_shown_ = false;
  }
}

bool Progress::is_due() const {
  return !is_silent_ && io_.now() >= next_;
}

void Progress::write_line(std::string_view text) {
  // After the last column, some terminals move to the next line, which could not be cleared.
  const std::size_t width = io_.width - std::min<std::size_t>(io_.width, 1);
  io_.err << std::string(clear_line) + truncate_to_width(safe_text(text, Target::terminal), width) << std::flush;
  next_ = io_.now() + between_lines;
  is_shown_ = true;
}

}  // namespace cme
