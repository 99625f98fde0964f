// SPDX-License-Identifier: MIT
#include "rules/formal_words.hpp"

#include "rules/caseless_word.hpp"
#include "rules/record_texts.hpp"

namespace cme {

bool has_formal_words(const Activity& activity) {
  static constexpr CaselessWords words(
      std::to_array({word_of_designation, word_of_accreditation, word_of_support, word_of_grants}));
  bool has_any = false;
  for_each_prose(activity, [&has_any](const RecordText& text) {
    has_any = has_any || words.are_in(text.text) || text.text.find(word_of_rems) != std::string_view::npos ||
              text.text.find(word_of_accme) != std::string_view::npos;
  });
  return has_any;
}

}  // namespace cme
