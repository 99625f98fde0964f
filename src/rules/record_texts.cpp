// SPDX-License-Identifier: MIT
#include "rules/record_texts.hpp"

#include <cstdint>
#include <type_traits>
#include <vector>

#include "base/utf8.hpp"
#include "cme/model/visit_field.hpp"
#include "diag/odd_space.hpp"
#include "diag/wrong_encoding.hpp"

namespace cme {
namespace {

/// Which texts are asked for.
enum class Wanted : std::uint8_t { prose, all };

/// Hands over the texts of one key.
struct KeyTexts {
  const TextTaker& take;
  std::string_view key;
  Wanted wanted;

  void take_part(const std::optional<std::string>& text, std::size_t index, std::string_view part) const {
    if (text) {
      take({.text = *text, .key = key, .index = index, .part = part});
    }
  }
};

// The texts of a value, by its type. Of its parts, notes and text below a heading are prose, the others are names.

void take_texts(const KeyTexts& texts, const std::optional<std::string>& text) {
  if (text) {
    texts.take({.text = *text, .key = texts.key});
  }
}

void take_texts(const KeyTexts& texts, const std::optional<Prose>& prose) {
  if (prose) {
    texts.take({.text = prose->text, .key = texts.key});
  }
}

void take_texts(const KeyTexts& texts, const std::vector<std::string>& list) {
  for (std::size_t i = 0; i < list.size(); ++i) {
    texts.take({.text = list[i], .key = texts.key, .index = i});
  }
}

void take_texts(const KeyTexts& texts, const std::vector<Credit>& credits) {
  for (std::size_t i = 0; i < credits.size(); ++i) {
    texts.take_part(credits[i].note, i, "note");
    if (texts.wanted == Wanted::all) {
      texts.take_part(credits[i].per, i, "per");
    }
  }
}

void take_texts(const KeyTexts& texts, const std::vector<Fee>& fee) {
  for (std::size_t i = 0; i < fee.size(); ++i) {
    texts.take_part(fee[i].note, i, "note");
    if (texts.wanted == Wanted::all) {
      texts.take_part(fee[i].per, i, "per");
      texts.take_part(fee[i].audience, i, "for");
    }
  }
}

void take_texts(const KeyTexts& texts, const std::optional<CommercialSupport>& support) {
  if (!support) {
    return;
  }
  for (std::size_t i = 0; i < support->supporters.size(); ++i) {
    texts.take({.text = support->supporters[i].name, .key = texts.key, .index = i, .part = "name"});
    texts.take_part(support->supporters[i].nature, i, "nature");
  }
}

void take_texts(const KeyTexts& texts, const std::vector<Approval>& approvals) {
  for (const Approval& approval : approvals) {
    texts.take({.text = approval.type, .key = texts.key, .part = approval.type});
  }
}

void take_texts(const KeyTexts& texts, const std::vector<Section>& description) {
  for (const Section& section : description) {
    const std::string_view heading = section.heading ? std::string_view(*section.heading) : std::string_view();
    texts.take({.text = section.text, .key = texts.key, .part = heading});
    if (section.heading && texts.wanted == Wanted::all) {
      texts.take({.text = heading, .key = texts.key, .part = heading});
    }
  }
}

void take_texts(const KeyTexts& texts, const std::optional<Url>& url) {
  if (url && texts.wanted == Wanted::all) {
    texts.take({.text = url->text(), .key = texts.key});
  }
}

// These hold no text that a person wrote.

void take_texts(const KeyTexts& /*texts*/, const std::optional<std::uint32_t>& /*id*/) {}
void take_texts(const KeyTexts& /*texts*/, const std::optional<Doi>& /*doi*/) {}
void take_texts(const KeyTexts& /*texts*/, const std::optional<Date>& /*date*/) {}

template <class Term>
requires std::is_enum_v<Term>
void take_texts(const KeyTexts& /*texts*/, const std::optional<Term>& /*term*/) {}

template <class Term>
requires std::is_enum_v<Term>
void take_texts(const KeyTexts& /*texts*/, const std::vector<Term>& /*terms*/) {}

void take_key(const Activity& activity, Field key, Wanted wanted, const TextTaker& take) {
  visit_key(key, [&](auto member) {
    take_texts({.take = take, .key = field_info(key).name, .wanted = wanted}, activity.*member);
  });
}

/// The keys that hold sentences.
constexpr Field prose_keys[] = {
    Field::title,       Field::credits,        Field::fee,         Field::objectives, Field::description,
    Field::disclaimers, Field::aafp_statement, Field::opioid_rems, Field::mips,       Field::additional_information,
    Field::note};

/// Whether one of the text's characters that `find` finds is one that a rule may report.
template <std::size_t (*find)(std::string_view text, std::size_t offset)>
bool has_reported_character(std::string_view text) {
  for (std::size_t at = find(text, 0); at < text.size(); at = find(text, at)) {
    const char32_t character = next_code_point(text, at);
    if (may_be_odd_or_invisible(character) || may_begin_misread(character)) {
      return true;
    }
  }
  return false;
}

}  // namespace

FieldPath field_path(const RecordText& text) {
  return {.key = std::string(text.key), .index = text.index, .part = std::string(text.part)};
}

bool is_key(const RecordText& text) {
  return !text.part.empty() && text.part.data() == text.text.data();
}

void for_each_prose(const Activity& activity, const TextTaker& take) {
  for (const Field key : prose_keys) {
    take_key(activity, key, Wanted::prose, take);
  }
}

void for_each_text(const Activity& activity, const TextTaker& take) {
  for (const FieldInfo& key : record_keys()) {
    take_key(activity, key.field, Wanted::all, take);
  }
  for (const Extension& extension : activity.extensions) {
    for (std::size_t i = 0; i < extension.values.size(); ++i) {
      const std::optional<std::size_t> index = extension.is_list ? std::optional(i) : std::nullopt;
      take({.text = extension.values[i], .key = extension.key, .index = index});
    }
  }
}

std::vector<RecordText> find_odd_texts(const Activity& activity) {
  std::vector<RecordText> texts;
  for_each_text(activity, [&texts](const RecordText& text) {
    if (has_reported_character<find_unprintable>(text.text)) {
      texts.push_back(text);
    }
  });
  return texts;
}

bool may_have_odd_texts(std::string_view source) {
  // A text has only the characters of its source, unless one of them is written as an escape; and no record is read
  // whose source has control characters.
  return source.find('\\') != std::string_view::npos || has_reported_character<find_beyond_ascii>(source);
}

}  // namespace cme
