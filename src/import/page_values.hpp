// SPDX-License-Identifier: MIT
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "import/page.hpp"

namespace cme {

/// Where the values of a page come together, with all that has no place of its own.
class ValueSink {
 public:
  explicit ValueSink(std::vector<ImportWarning> warnings) : warnings_(std::move(warnings)) {}

  Activity& activity() { return activity_; }

  void warn(std::size_t line, std::string message) { warnings_.push_back({line, std::move(message)}); }

  /// Puts text that has no other place into the activity's note, and says so.
  void keep(const PageLine& line, std::string text, std::string message);

  /// The activity with its note, and the warnings in the order of their lines.
  ImportedActivity take();

 private:
  Activity activity_;
  std::vector<std::string> note_;
  std::vector<ImportWarning> warnings_;
};

/// The known types of credit that the page names, each once.
std::vector<CreditType> parse_credit_types(std::span<const PageBlock> blocks, ValueSink& sink);

/// Reads what stands below one label, but for the id and the types of credit.
void parse_block(const PageBlock& block, std::span<const CreditType> types, ValueSink& sink);

/// Reads what stands below the label of the approvals: headings of types, and the boards below them.
void decode_approvals(const PageBlock& block, ValueSink& sink);

/// Reads the answer to "Commercial Support?" and the NOTE behind it, which is dropped if it is the standing one.
void parse_support(const PageBlock& block, ValueSink& sink);

}  // namespace cme
