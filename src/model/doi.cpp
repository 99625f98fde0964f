// SPDX-License-Identifier: MIT
#include "cme/model/doi.hpp"

#include <algorithm>

#include "base/ascii.hpp"
#include "base/safe_output.hpp"
#include "base/utf8.hpp"

namespace cme {
namespace {

/// Source: DOI Handbook, numbering; 4 to 9 digits according to Crossref (2015).
bool is_doi(std::string_view text) {
  if (!text.starts_with("10.")) {
    return false;
  }
  const std::size_t slash = text.find('/');
  if (slash == std::string_view::npos) {
    return false;
  }
  const std::string_view registrant = text.substr(3, slash - 3);
  return registrant.size() >= 4 && registrant.size() <= 9 &&
         std::all_of(registrant.begin(), registrant.end(), is_digit) && slash + 1 < text.size() && is_visible(text);
}

/// Removes `beginning`, which is in lower case, from the start of the text, if it is there in any case.
bool skip(std::string_view& text, std::string_view beginning) {
  if (lower_ascii(text.substr(0, beginning.size())) != beginning) {
    return false;
  }
  text.remove_prefix(beginning.size());
  return true;
}

/// The text after a resolver's address or `doi:`, without spaces at its ends.
std::string_view strip_wrapping(std::string_view text) {
  text = trim(text);
  skip(text, "https://") || skip(text, "http://");
  skip(text, "dx.") || skip(text, "www.");
  if (!skip(text, "doi.org/") && skip(text, "doi")) {
    skip(text, ":");
  }
  return trim(text);
}

/// Characters other than letters and digits that need no encoding in the path of an address. Source: RFC 3986, section
/// 3.3.
constexpr std::string_view path_characters = "-._~!$&'()*+,;=:@/";

}  // namespace

Result<Doi> Doi::parse(std::string_view text) {
  if (is_doi(text)) {
    return Doi(std::string(text));
  }
  const std::string problem = quote(text) + " is not a DOI";
  if (const auto inside = find_doi(text)) {
    return failure(problem + "; write " + inside->text());
  }
  return failure(problem + "; write only the DOI, for example 10.1001/jamaoncol.2025.2891");
}

std::string Doi::folded() const {
  return lower_ascii(text_);
}

std::string Doi::address() const {
  return "https://doi.org/" + percent_encode(text_, path_characters);
}

std::optional<Doi> find_doi(std::string_view text) {
  const std::string_view bare = strip_wrapping(text);
  if (!is_doi(bare)) {
    return std::nullopt;
  }
  return *Doi::parse(bare);
}

}  // namespace cme
