// SPDX-License-Identifier: MIT
#include "import/lost_characters.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <optional>
#include <unordered_map>
#include <unordered_set>

#include "base/ascii.hpp"
#include "base/name_index.hpp"
#include "base/utf8.hpp"
#include "cme/model/visit_field.hpp"
#include "diag/wrong_encoding.hpp"
#include "import/encoding.hpp"

namespace cme {
namespace {

/// Whether the original becomes the text if each lost character becomes a `?`, or `of_long` of them beyond U+FFFF.
bool is_lossy_copy(std::string_view text, std::string_view original, std::size_t of_long) {
  std::size_t at = 0;
  bool has_loss = false;
  for (std::size_t offset = 0; offset < original.size();) {
    const std::size_t begin = offset;
    const char32_t character = next_code_point(original, offset);
    const std::string_view same = original.substr(begin, offset - begin);
    const std::size_t marks = character > 0xFFFF ? of_long : 1;
    if (text.substr(at, same.size()) == same) {
      at += same.size();
    } else if (same.size() > 1 && text.substr(at, marks) == std::string_view("??").substr(0, marks)) {
      at += marks;
      has_loss = true;
    } else {
      return false;
    }
  }
  return has_loss && at == text.size();
}

/// The text with one `?` for each run of characters that are or may have become one.
std::string with_marks(std::string_view text) {
  std::string marked;
  for (const char byte : text) {
    const bool is_mark = byte == '?' || is_beyond_ascii(byte);
    if (!is_mark || !marked.ends_with('?')) {
      marked += is_mark ? '?' : byte;
    }
  }
  return marked;
}

/// Whether both are one number for spreadsheet programs, which keep 15 digits.
bool is_same_number(std::string_view text, std::string_view original) {
  const std::optional<double> number = parse_number(text);
  const std::optional<double> known = parse_number(original);
  return number && known && fmt::format("{:.14e}", *number) == fmt::format("{:.14e}", *known);
}

/// What was found in a value.
struct Losses {
  bool are_restored = false;
  bool are_suspected = false;

  Losses operator|(Losses other) const {
    return {are_restored || other.are_restored, are_suspected || other.are_suspected};
  }
};

// Each puts back the texts of one value.
Losses restore(const std::string& known, std::string& news);
Losses restore(const Prose& known, Prose& news);
Losses restore(const Section& known, Section& news);
Losses restore(const Supporter& known, Supporter& news);
Losses restore(const Credit& known, Credit& news);
Losses restore(const Fee& known, Fee& news);
Losses restore(const CommercialSupport& known, CommercialSupport& news);
Losses restore(const std::vector<std::string>& known, std::vector<std::string>& news);

/// One of the types above.
template <class Value>
concept HasTexts = requires(const Value& known, Value& news) {
  restore(known, news);
};

template <class Value>
Losses restore(const std::optional<Value>& known, std::optional<Value>& news) requires HasTexts<Value> {
  return known && news ? restore(*known, *news) : Losses();
}

/// Values with parts, in their order.
template <class Part>
Losses restore(const std::vector<Part>& known, std::vector<Part>& news) requires HasTexts<Part> {
  Losses losses;
  for (std::size_t i = 0; i < std::min(known.size(), news.size()); ++i) {
    losses = losses | restore(known[i], news[i]);
  }
  return losses;
}

/// Whether the text has a `?` or U+FFFD, or marks that were read in a wrong encoding ("â€™").
bool looks_lossy(std::string_view text) {
  return text.find('?') != std::string_view::npos || text.find(lost_mark) != std::string_view::npos ||
         !find_wrong_encoding(text).empty();
}

/// The text without what programs write for a byte that has no character, with single spaces.
std::string comparable(std::string_view text) {
  std::string plain;
  for (std::size_t offset = 0; offset < text.size();) {
    const std::size_t begin = offset;
    const char32_t character = next_code_point(text, offset);
    const bool is_no_character =
        (character >= 0x80 && character < 0xA0) || (character >= 0xF100 && character < 0xF200) || character == 0xFFFD;
    if (is_no_character) {
      continue;
    }
    const bool is_blank = is_space(character);
    if (!is_blank || (!plain.empty() && plain.back() != ' ')) {
      plain.append(is_blank ? " " : text.substr(begin, offset - begin));
    }
  }
  return std::string(trim(plain));
}

/// Whether the text is the original as a program shows it that reads it in a wrong encoding.
bool is_misread(std::string_view text, std::string_view original) {
  if (std::ranges::none_of(text, is_beyond_ascii)) {
    return false;
  }
  const std::string shown = comparable(text);
  const auto is_shown = [&](const std::string& misread) { return comparable(misread) == shown; };
  const std::optional<std::string> of_mac = misread_mac_roman(original);
  return is_shown(misread_as_windows_1252(original)) || (of_mac && is_shown(*of_mac));
}

/// Whether a word of the text may be one of the original with lost characters.
bool may_have_losses(std::string_view text, std::string_view original) {
  if (!looks_lossy(text) || std::ranges::none_of(original, is_beyond_ascii)) {
    return false;
  }
  std::unordered_set<std::string_view> same;
  std::unordered_set<std::string> lossy;
  for (const std::string_view line : split(original, '\n')) {
    for (const std::string_view word : split(line, ' ')) {
      same.insert(word);
      if (std::ranges::any_of(word, is_beyond_ascii)) {
        lossy.insert(with_marks(word));
      }
    }
  }
  const auto lines = split(text, '\n');
  return std::ranges::any_of(lines, [&](std::string_view line) {
    const auto words = split(line, ' ');
    return std::ranges::any_of(words, [&](std::string_view word) {
      return looks_lossy(word) && !same.contains(word) && lossy.contains(with_marks(word));
    });
  });
}

Losses restore(const std::string& known, std::string& news) {
  if (news == known) {
    return {};
  }
  if (has_lost_characters(news, known)) {
    news = known;
    return {.are_restored = true};
  }
  return {.are_suspected = may_have_losses(news, known)};
}

Losses restore(const Prose& known, Prose& news) {
  return restore(known.text, news.text);
}

/// Items may have been added, removed or moved; of two that would look the same, neither is certain.
Losses restore(const std::vector<std::string>& known, std::vector<std::string>& news) {
  std::unordered_map<std::string, std::vector<std::string_view>> originals;
  const std::unordered_set<std::string_view> same(known.begin(), known.end());
  for (const std::string& text : known) {
    if (std::ranges::any_of(text, is_beyond_ascii)) {
      originals[with_marks(text)].push_back(text);
    }
  }
  Losses losses;
  for (std::size_t i = 0; i < news.size(); ++i) {
    std::string& text = news[i];
    const bool is_other = may_have_lost_characters(text) && !same.contains(text);
    const auto found = is_other ? originals.find(with_marks(text)) : originals.end();
    if (found == originals.end()) {
      continue;
    }
    const bool is_certain = found->second.size() == 1;
    const bool is_in_place = news.size() == known.size() && has_lost_characters(text, known[i]);
    losses = losses | (is_in_place  ? restore(known[i], text)
                       : is_certain ? restore(std::string(found->second.front()), text)
                                    : Losses{.are_suspected = looks_lossy(text)});
  }
  return losses;
}

/// Puts back texts of digits, such as 00471, of which a spreadsheet program made a number.
Losses restore_numbers(const std::vector<std::string>& known, std::vector<std::string>& news) {
  Losses losses;
  for (std::size_t i = 0; known.size() == news.size() && i < news.size(); ++i) {
    if (news[i] != known[i] && is_same_number(news[i], known[i])) {
      news[i] = known[i];
      losses.are_restored = true;
    }
  }
  return losses;
}

Losses restore(const Section& known, Section& news) {
  return restore(known.heading, news.heading) | restore(known.text, news.text);
}

Losses restore(const Supporter& known, Supporter& news) {
  return restore(known.name, news.name) | restore(known.nature, news.nature);
}

Losses restore(const Credit& known, Credit& news) {
  return restore(known.per, news.per) | restore(known.note, news.note);
}

Losses restore(const Fee& known, Fee& news) {
  return restore(known.per, news.per) | restore(known.audience, news.audience) | restore(known.note, news.note);
}

Losses restore(const CommercialSupport& known, CommercialSupport& news) {
  return restore(known.supporters, news.supporters);
}

}  // namespace

bool may_have_lost_characters(std::string_view text) {
  return std::ranges::any_of(text, [](char byte) { return byte == '?' || is_beyond_ascii(byte); });
}

bool has_lost_characters(std::string_view text, std::string_view original) {
  if (text == original || !may_have_lost_characters(text) || std::ranges::none_of(original, is_beyond_ascii)) {
    return false;
  }
  const std::string marked = replace_all(text, lost_mark, "?");
  return mend_encoding(text) == original || is_lossy_copy(marked, original, 1) || is_lossy_copy(marked, original, 2) ||
         is_misread(text, original);
}

std::vector<LostCharacters> restore_lost_characters(const Activity& known, Activity& news) {
  std::vector<LostCharacters> found;
  const auto add = [&](std::string_view key, Losses losses) {
    if (losses.are_restored) {
      found.push_back({.key = std::string(key), .are_restored = true});
    }
    if (losses.are_suspected) {
      found.push_back({.key = std::string(key), .are_restored = false});
    }
  };
  for (const FieldInfo& key : record_keys()) {
    visit_key(key.field, [&]<class Value>(Value Activity::*member) {
      if constexpr (requires { restore(known.*member, news.*member); }) {
        add(key.name, restore(known.*member, news.*member));
      }
    });
  }
  NameIndex olds(known.extensions, &Extension::key);
  for (Extension& extension : news.extensions) {
    if (const Extension* const same = olds.find(extension.key)) {
      add(extension.key, restore(same->values, extension.values) | restore_numbers(same->values, extension.values));
    }
  }
  return found;
}

}  // namespace cme
