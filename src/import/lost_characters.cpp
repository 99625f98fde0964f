// SPDX-License-Identifier: MIT
#include "import/lost_characters.hpp"

#include <algorithm>
#include <optional>
#include <unordered_map>
#include <unordered_set>

#include "base/ascii.hpp"
#include "base/name_index.hpp"
#include "base/utf8.hpp"
#include "cme/model/visit_field.hpp"

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

// Each puts back the texts of one value, and returns whether there were any.
bool restore(const std::string& known, std::string& news);
bool restore(const Prose& known, Prose& news);
bool restore(const Section& known, Section& news);
bool restore(const Supporter& known, Supporter& news);
bool restore(const Credit& known, Credit& news);
bool restore(const Fee& known, Fee& news);
bool restore(const CommercialSupport& known, CommercialSupport& news);
bool restore(const std::vector<std::string>& known, std::vector<std::string>& news);

template <class Value>
concept HasTexts = requires(const Value& known, Value& news) {
  restore(known, news);
};

template <class Value>
bool restore(const std::optional<Value>& known, std::optional<Value>& news) requires HasTexts<Value> {
  return known && news && restore(*known, *news);
}

/// Values with parts, in their order.
template <class Part>
bool restore(const std::vector<Part>& known, std::vector<Part>& news) requires HasTexts<Part> {
  bool is_restored = false;
  for (std::size_t i = 0; i < std::min(known.size(), news.size()); ++i) {
    is_restored = restore(known[i], news[i]) || is_restored;
  }
  return is_restored;
}

bool restore(const std::string& known, std::string& news) {
  const bool is_lossy = has_lost_characters(news, known);
  if (is_lossy) {
    news = known;
  }
  return is_lossy;
}

bool restore(const Prose& known, Prose& news) {
  return restore(known.text, news.text);
}

/// Items may have been added, removed or moved.
bool restore(const std::vector<std::string>& known, std::vector<std::string>& news) {
  std::unordered_map<std::string, std::string_view> originals;
  const std::unordered_set<std::string_view> same(known.begin(), known.end());
  for (const std::string& text : known) {
    if (std::ranges::any_of(text, is_beyond_ascii)) {
      originals.emplace(with_marks(text), text);
    }
  }
  bool is_restored = false;
  for (std::string& text : news) {
    const bool may_have_losses = text.find('?') != std::string::npos && !same.contains(text);
    const auto found = may_have_losses ? originals.find(with_marks(text)) : originals.end();
    is_restored = (found != originals.end() && restore(std::string(found->second), text)) || is_restored;
  }
  return is_restored;
}

bool restore(const Section& known, Section& news) {
  const bool has_heading = restore(known.heading, news.heading);
  return restore(known.text, news.text) || has_heading;
}

bool restore(const Supporter& known, Supporter& news) {
  const bool has_name = restore(known.name, news.name);
  return restore(known.nature, news.nature) || has_name;
}

bool restore(const Credit& known, Credit& news) {
  const bool has_unit = restore(known.per, news.per);
  return restore(known.note, news.note) || has_unit;
}

bool restore(const Fee& known, Fee& news) {
  const bool has_unit = restore(known.per, news.per);
  const bool has_audience = restore(known.audience, news.audience);
  return restore(known.note, news.note) || has_unit || has_audience;
}

bool restore(const CommercialSupport& known, CommercialSupport& news) {
  return restore(known.supporters, news.supporters);
}

}  // namespace

bool has_lost_characters(std::string_view text, std::string_view original) {
  return text.find('?') != std::string_view::npos && std::ranges::any_of(original, is_beyond_ascii) &&
         (is_lossy_copy(text, original, 1) || is_lossy_copy(text, original, 2));
}

std::vector<std::string> restore_lost_characters(const Activity& known, Activity& news) {
  std::vector<std::string> keys;
  for (const FieldInfo& key : record_keys()) {
    visit_key(key.field, [&]<class Value>(Value Activity::*member) {
      if constexpr (requires { restore(known.*member, news.*member); }) {
        if (restore(known.*member, news.*member)) {
          keys.emplace_back(key.name);
        }
      }
    });
  }
  NameIndex olds(known.extensions, &Extension::key);
  for (Extension& extension : news.extensions) {
    const Extension* const same = olds.find(extension.key);
    if (same != nullptr && restore(same->values, extension.values)) {
      keys.push_back(extension.key);
    }
  }
  return keys;
}

}  // namespace cme
