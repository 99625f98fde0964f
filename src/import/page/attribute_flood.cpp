// SPDX-License-Identifier: MIT
#include "import/page/attribute_flood.hpp"

#include <algorithm>
#include <cstddef>

#include "base/ascii.hpp"

namespace cme {
namespace {

/// The maximum number of name characters to compare in one page, which takes a fraction of a second. A page with 10,000
/// tags of ten attributes has less than a tenth of it.
constexpr std::size_t most_compared = 100'000'000;

/// libxml2 splits longer names.
constexpr std::size_t longest_name = 100;

constexpr std::string_view blanks = " \t\n\r";

bool begins_name(char character) {
  return is_ascii_letter(character) || character == '_' || character == ':' || character == '.';
}

bool continues_name(char character) {
  return begins_name(character) || is_digit(character) || character == '-';
}

/// Goes through a page from tag to tag.
class AttributeCount {
 public:
  explicit AttributeCount(std::string_view html) : html_(html) {}

  bool is_too_much() {
    while (at_ < html_.size() && compared_ <= most_compared) {
      skip_to("<");
      const std::string_view rest = html_.substr(at_);
      if (rest.starts_with("<!--")) {
        skip_comment();
      } else if (rest.starts_with("<!") || rest.starts_with("<?") || rest.starts_with("</")) {
        skip_to(">");
      } else if (rest.size() > 1 && begins_name(rest[1])) {
        read_tag();
      } else {
        ++at_;
      }
    }
    return compared_ > most_compared;
  }

 private:
  [[nodiscard]] char here() const { return at_ < html_.size() ? html_[at_] : '\0'; }

  void skip_to(std::string_view text) { at_ = std::min(html_.find(text, at_), html_.size()); }
  void skip_to_one_of(std::string_view characters) {
    at_ = std::min(html_.find_first_of(characters, at_), html_.size());
  }
  void skip_blanks() { at_ = std::min(html_.find_first_not_of(blanks, at_), html_.size()); }

  void skip_comment() {
    at_ = std::min(at_ + 4, html_.size());
    skip_to("--");
    while (at_ < html_.size() && !html_.substr(at_).starts_with("-->") && !html_.substr(at_).starts_with("--!>")) {
      ++at_;
      skip_to("--");
    }
  }

  std::string_view read_name() {
    const std::size_t begin = at_;
    while (at_ - begin < longest_name && continues_name(here())) {
      ++at_;
    }
    return html_.substr(begin, at_ - begin);
  }

  void read_tag() {
    ++at_;
    const std::string element = lower_ascii(read_name());
    std::size_t attributes = 0;
    skip_blanks();
    while (at_ < html_.size() && here() != '>' && !html_.substr(at_).starts_with("/>")) {
      if (begins_name(here())) {
        compared_ += attributes * read_name().size();
        ++attributes;
        read_value();
      } else {
        skip_to_one_of(" \t\n\r>");
      }
      skip_blanks();
    }
    if (here() == '>' && (element == "script" || element == "style")) {
      skip_raw_text();
    }
  }

  void read_value() {
    skip_blanks();
    if (here() != '=') {
      return;
    }
    ++at_;
    skip_blanks();
    if (here() == '"' || here() == '\'') {
      const char quote_mark = here();
      ++at_;
      skip_to(std::string_view(&quote_mark, 1));
      at_ = std::min(at_ + 1, html_.size());
    } else {
      skip_to_one_of(" \t\n\r>");
    }
  }

  /// Inside a script or style, nothing is a tag before its end.
  void skip_raw_text() {
    do {
      skip_to("</");
      at_ = std::min(at_ + 2, html_.size());
    } while (at_ < html_.size() && !is_ascii_letter(here()));
  }

  std::string_view html_;
  std::size_t at_ = 0;
  std::size_t compared_ = 0;
};

}  // namespace

bool is_flooded_with_attributes(std::string_view html) {
  return AttributeCount(html).is_too_much();
}

}  // namespace cme
