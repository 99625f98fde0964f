// SPDX-License-Identifier: MIT
#include "valid_text.hpp"

#include "cme/base/text.hpp"

namespace cme {

std::string valid_text(std::string_view text) {
  std::string valid;
  for (std::size_t end = valid_utf8_prefix(text); end < text.size(); end = valid_utf8_prefix(text)) {
    valid += text.substr(0, end);
    valid += "\uFFFD";
    text.remove_prefix(end + 1);
  }
  valid += text;
  return valid;
}

}  // namespace cme
