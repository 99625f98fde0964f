// SPDX-License-Identifier: MIT
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "model/statement.hpp"

namespace cme {

/// The statement of one activity, to be printed.
struct ActivityStatement {
  const Activity* activity = nullptr;
  CreditStatement statement;
};

/// Whether the statements have headings, which they need only if there are several.
enum class StatementHeadings : std::uint8_t { none, titles };

/// One paragraph per line, separated by empty lines, to be copied into any text.
std::string statement_text(const ActivityStatement& one, StatementHeadings headings);

/// Markdown (CommonMark), with the AMA's phrase in italics.
std::string statement_markdown(const ActivityStatement& one, StatementHeadings headings);

/// An HTML `section` with a paragraph for each part, to be inserted into a page.
std::string statement_html(const ActivityStatement& one, StatementHeadings headings);

/// An array with one object for each activity: id, provider, the text of each part or null, notes.
std::string statements_json(const std::vector<ActivityStatement>& statements);

}  // namespace cme
