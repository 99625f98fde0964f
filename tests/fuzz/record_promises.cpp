// SPDX-License-Identifier: MIT
#include <algorithm>
#include <chrono>

#include "cme/record/encode.hpp"
#include "cme/record/load.hpp"
#include "promises.hpp"

namespace cme::test {

namespace {

const LoadOptions options{.rules = RuleContext{Date(std::chrono::year(2026) / 1 / 15)}};

bool is_reading_error(const Finding& finding) {
  return finding.severity == Severity::error && rule_info(finding.rule).kind == RuleKind::reading;
}

bool is_one_line(std::string_view text) {
  return std::none_of(text.begin(), text.end(), [](char c) { return c == '\n' || c == '\r'; });
}

/// A record that can be read can be written, and reading that gives the same.
std::string broken_promise_of(const Activity& activity) {
  const auto text = encode_activity(activity);
  const auto again = load_record("again.yaml", text, options);
  if (!again.activity) {
    return "what was written cannot be read: " + again.findings.front().message + "\n" + text;
  }
  if (*again.activity != activity) {
    return "what was written reads as something else:\n" + text;
  }
  if (encode_activity(*again.activity) != text) {
    return "what was written and read is written in another way:\n" + text;
  }
  return {};
}

}  // namespace

std::string find_broken_finding_promise(const Finding& finding) {
  if (finding.message.empty() || !is_one_line(finding.message) || !is_one_line(finding.help)) {
    return "a finding's message is not one line: " + finding.message;
  }
  if (finding.place.line_text.find('\n') != std::string::npos) {
    return "the line of a finding is more than one";
  }
  const auto& place = finding.place;
  if (place.line == 0 || place.column == 0 || place.end_column < place.column || place.text_column > place.column) {
    return "a finding's place is none: " + finding.message;
  }
  return {};
}

std::string find_broken_record_promise(std::string_view bytes) {
  const auto record = load_record("fuzz.yaml", std::string(bytes), options);
  const auto& findings = record.findings;
  if (!std::is_sorted(findings.begin(), findings.end(), reported_before)) {
    return "the findings are out of order";
  }
  for (const auto& finding : findings) {
    if (auto broken = find_broken_finding_promise(finding); !broken.empty()) {
      return broken;
    }
  }
  if (record.activity.has_value() == std::any_of(findings.begin(), findings.end(), is_reading_error)) {
    return record.activity ? "there is an activity in spite of an error" : "there is neither activity nor error";
  }
  return record.activity ? broken_promise_of(*record.activity) : std::string();
}

}  // namespace cme::test
