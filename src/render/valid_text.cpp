// SPDX-License-Identifier: MIT
#include "render/valid_text.hpp"

#include "base/utf8.hpp"

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
