// SPDX-License-Identifier: MIT
#include "cli/names.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "base/ascii.hpp"
#include "base/nearest.hpp"
#include "base/safe_output.hpp"
#include "base/words.hpp"
#include "cme/base/result.hpp"
#include "cme/model/activity.hpp"

namespace cme {

namespace {

/// A longer list would not help.
constexpr std::size_t most_listed = 50;

[[noreturn]] void refuse(std::string_view noun, std::string_view text, std::optional<std::string_view> nearest,
                         std::string otherwise) {
  throw Error(is_not_a(text, noun), nearest ? "did you mean " + quote(*nearest) + "?" : std::move(otherwise));
}

}  // namespace

void refuse_name(std::string_view noun, std::string_view text, std::span<const std::string_view> names,
                 std::string_view otherwise) {
  refuse(noun, text, find_nearest(text, names),
         otherwise.empty() && names.size() <= most_listed ? "write " + either_of(names) : std::string(otherwise));
}

std::size_t read_choice(std::string_view noun, std::string_view text, std::span<const std::string_view> names) {
  const auto found = std::ranges::find(names, text);
  if (found == names.end()) {
    refuse_name(noun, text, names);
  }
  return static_cast<std::size_t>(found - names.begin());
}

std::uint32_t read_number(std::string_view option, std::string_view text, std::uint32_t most) {
  const auto number = parse_whole_number(text);
  if (!number || *number > most) {
    throw Error(fmt::format("{}: {} is not a whole number from 0 to {}", option, quote(text), most));
  }
  return *number;
}

Rule read_rule(std::string_view text) {
  if (const auto rule = find_rule(text)) {
    return *rule;
  }
  refuse_name("rule", text, rule_names(), "\"cme explain\" lists them");
}

std::vector<std::string_view> rule_choices() {
  return {rule_names().begin(), rule_names().end()};
}

std::uint32_t read_id(std::string_view text, std::string_view help) {
  const Result<std::uint32_t> id = parse_id(text);
  if (!id) {
    throw Error(id.error(), std::string(help));
  }
  return *id;
}

std::size_t read_name(const Vocabulary& vocabulary, std::string_view text) {
  if (const auto term = find_any_spelling(vocabulary, text)) {
    return *term;
  }
  refuse(vocabulary.noun, text, suggest_name(vocabulary, text),
         vocabulary.help_for != nullptr ? vocabulary.help_for(text) : "write " + either_of(vocabulary.names));
}

}  // namespace cme
