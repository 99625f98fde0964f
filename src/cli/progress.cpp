// SPDX-License-Identifier: MIT
#include "cli/progress.hpp"

#include <ostream>

namespace cme {

namespace {

constexpr std::chrono::seconds silence{1};
constexpr std::chrono::milliseconds pause{200};
constexpr std::string_view clear_line = "\r\x1b[K";

bool can_rewrite(const Io& io) {
  const auto terminal = io.environment.find("TERM");
  return io.err_is_terminal && terminal != io.environment.end() && terminal->second != "dumb";
}

}  // namespace

Progress::Progress(Io& io, const CommonOptions& common)
    : err_(can_rewrite(io) && !common.quiet ? &io.err : nullptr), next_(std::chrono::steady_clock::now() + silence) {}

Progress::~Progress() {
  clear();
}

void Progress::show(std::string_view text) {
  if (err_ == nullptr || std::chrono::steady_clock::now() < next_) {
    return;
  }
  *err_ << clear_line << text << std::flush;
  next_ = std::chrono::steady_clock::now() + pause;
  is_shown_ = true;
}

void Progress::clear() {
  if (is_shown_) {
    *err_ << clear_line << std::flush;
    is_shown_ = false;
  }
}

}  // namespace cme
