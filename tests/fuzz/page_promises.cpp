// SPDX-License-Identifier: MIT
#include <algorithm>

#include "base/safe_output.hpp"
#include "cme/record/encode.hpp"
#include "cme/record/load.hpp"
#include "import/page/directory_page.hpp"
#include "promises.hpp"
#include "tests/pages/lost_words.hpp"

namespace cme::test {
namespace {

std::string broken_promise_of(const ImportWarning& warning) {
  if (warning.message.empty() || !is_one_visible_line(warning.message)) {
    return "a warning is not one printable line: " + warning.message;
  }
  return warning.line == 0 ? "a warning has no line: " + warning.message : std::string();
}

std::string broken_promise_of(const ImportedActivity& read) {
  if (!std::ranges::is_sorted(read.warnings, {}, &ImportWarning::line)) {
    return "the warnings are out of order";
  }
  for (const ImportWarning& warning : read.warnings) {
    if (auto broken = broken_promise_of(warning); !broken.empty()) {
      return broken;
    }
  }
  if (encode_activity(read.activity).size() > max_record_bytes) {
    return "the record is larger than a record may be";
  }
  return find_broken_round_trip(read.activity);
}

}  // namespace

std::string find_broken_page_promise(std::string_view bytes) {
  if (const auto read = parse_directory_html(bytes)) {
    if (auto broken = broken_promise_of(*read); !broken.empty()) {
      return "as HTML: " + broken;
    }
  }
  const auto read = parse_directory_page(bytes);
  if (!read) {
    return read.error().empty() || !is_one_visible_line(read.error()) ? "the failure is no sentence" : std::string();
  }
  if (auto broken = broken_promise_of(*read); !broken.empty()) {
    return broken;
  }
  const std::string lost = find_lost_words(bytes, *read);
  return lost.empty() ? lost : "lost: " + lost;
}

}  // namespace cme::test
