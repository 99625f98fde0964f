// SPDX-License-Identifier: MIT
#include "import/heading_hint.hpp"

#include <algorithm>
#include <string>

#include "base/ascii.hpp"

namespace cme {
namespace {

constexpr std::string_view answers[] = {"if any",     "if applicable", "optional",  "required", "t/f",
                                        "true/false", "y/n",           "yes or no", "yes/no"};

struct DateHint {
  std::string_view text;  ///< with slashes, and one letter for each part
  DateOrder order;
};

constexpr DateHint dates[] = {
    {"m/d/y", DateOrder::month_first},
    {"d/m/y", DateOrder::day_first},
    {"y/m/d", DateOrder::year_first},
};

/// `m/d/y` for `mm/dd/yyyy` and `MM-DD-YY`.
std::string date_parts(std::string_view hint) {
  std::string parts;
  for (const char character : hint) {
    const char part = character == '-' || character == '.' ? '/' : character;
    if (parts.empty() || parts.back() != part) {
      parts += part;
    }
  }
  return parts;
}

}  // namespace

HintedHeading separate_hint(std::string_view heading) {
  const std::string_view whole = trim(heading);
  const std::size_t open = whole.rfind('(');
  if (open == std::string_view::npos || !whole.ends_with(')')) {
    return {.words = heading};
  }
  const std::string hint = lower_ascii(trim(whole.substr(open + 1, whole.size() - open - 2)));
  const std::string_view words = trim(whole.substr(0, open));
  const std::string parts = date_parts(hint);
  const auto* const date = std::ranges::find(dates, std::string_view(parts), &DateHint::text);
  if (date != std::end(dates)) {
    return {.words = words, .dates = date->order};
  }
  return {.words = std::ranges::find(answers, hint) == std::end(answers) ? heading : words};
}

}  // namespace cme
