// SPDX-License-Identifier: MIT
#include "cli/names.hpp"

#include "base/nearest.hpp"
#include "base/safe_output.hpp"
#include "base/words.hpp"
#include "cme/base/result.hpp"

namespace cme {

namespace {

[[noreturn]] void refuse(std::string_view noun, std::string_view text, std::optional<std::string_view> nearest,
                         std::string otherwise) {
  throw Error("no " + std::string(noun) + " is called " + quote(text),
              nearest ? "did you mean " + quote(*nearest) + "?" : std::move(otherwise));
}

}  // namespace

void refuse_name(std::string_view noun, std::string_view text, std::span<const std::string_view> names,
                 std::string_view otherwise) {
  refuse(noun, text, find_nearest(text, names),
         otherwise.empty() ? "write " + either_of(names) : std::string(otherwise));
}

std::size_t read_name(const Vocabulary& vocabulary, std::string_view text) {
  if (const auto term = find_any_spelling(vocabulary, text)) {
    return *term;
  }
  refuse(vocabulary.noun, text, suggest_name(vocabulary, text), "write " + either_of(vocabulary.names));
}

}  // namespace cme
