// SPDX-License-Identifier: MIT
#include "import/page/value_sink.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace cme {

void ValueSink::keep(const PageLine& line, std::string text, std::string message) {
  note_.push_back(std::move(text));
  warn(line.number, std::move(message));
}

ImportedActivity ValueSink::take() {
  if (!note_.empty()) {
    activity_.note = Prose{fmt::format("{}", fmt::join(note_, "\n"))};
  }
  std::ranges::stable_sort(warnings_, {}, &ImportWarning::line);
  return {std::move(activity_), std::move(warnings_)};
}

}  // namespace cme
