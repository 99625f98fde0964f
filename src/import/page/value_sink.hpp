// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <string>
#include <utility>
#include <vector>

#include "import/imported.hpp"
#include "import/page/page.hpp"

namespace cme {

/// Collects the values of a page, and text that belongs to no key.
class ValueSink {
 public:
  explicit ValueSink(std::vector<ImportWarning> warnings) : warnings_(std::move(warnings)) {}

  Activity& activity() { return activity_; }

  void warn(std::size_t line, std::string message) { warnings_.push_back({line, std::move(message)}); }

  /// Puts text that fits no other key into the activity's note, with a warning.
  void keep(const PageLine& line, std::string text, std::string message);

  /// The activity with its note, and the warnings in the order of their lines.
  ImportedActivity take();

 private:
  Activity activity_;
  std::vector<std::string> note_;
  std::vector<ImportWarning> warnings_;
};

}  // namespace cme
