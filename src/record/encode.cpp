// SPDX-License-Identifier: MIT
#include "cme/record/encode.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <string_view>
#include <type_traits>
#include <vector>

#include "base/ascii.hpp"
#include "cme/model/visit_field.hpp"
#include "yaml/write.hpp"

namespace cme {
namespace {

constexpr std::size_t prose_width = 100;

/// One line of a mapping inside the record: `key: value`, the value as it is to be written.
struct Entry {
  std::string_view key;
  std::string value;
};

std::string scalar(std::string_view text) {
  std::string out;
  append_scalar(out, text);
  return out;
}

void append_text(std::string& out, std::string_view key, std::string_view text) {
  out += fmt::format("{}: {}\n", key, scalar(text));
}

void append_prose(std::string& out, std::string_view key, std::string_view text, std::size_t indent) {
  out.append(indent, ' ').append(scalar(key)).append(": ");
  append_folded(out, text, indent + 2, prose_width);
  out += '\n';
}

void append_list(std::string& out, std::string_view key, const std::vector<std::string>& texts) {
  if (!texts.empty()) {
    out += fmt::format("{}:\n", scalar(key));
  }
  for (const std::string& text : texts) {
    out += fmt::format("  - {}\n", scalar(text));
  }
}

template <class Term>
std::vector<std::string> names_of(const std::vector<Term>& terms) {
  std::vector<std::string> names;
  names.reserve(terms.size());
  for (const Term term : terms) {
    names.emplace_back(to_string(term));
  }
  return names;
}

/// The entries as one item of a list.
void append_item(std::string& out, const std::vector<Entry>& entries) {
  std::string_view lead = "  - ";
  for (const Entry& entry : entries) {
    out += fmt::format("{}{}: {}\n", lead, entry.key, entry.value);
    lead = "    ";
  }
}

void append_entry(std::vector<Entry>& entries, std::string_view key, const std::optional<std::string>& text) {
  if (text) {
    entries.push_back({key, scalar(*text)});
  }
}

void append_value(std::string& out, std::string_view key, const std::vector<Credit>& credits) {
  if (!credits.empty()) {
    out += fmt::format("{}:\n", key);
  }
  for (const Credit& credit : credits) {
    std::vector<Entry> entries;
    if (credit.amount) {
      entries.push_back({"amount", to_string(*credit.amount)});
    }
    if (credit.max) {
      entries.push_back({"max", to_string(*credit.max)});
    }
    if (credit.type) {
      entries.push_back({"type", scalar(to_string(*credit.type))});
    }
    append_entry(entries, "per", credit.per);
    if (credit.board) {
      entries.push_back({"board", scalar(to_string(*credit.board))});
    }
    append_entry(entries, "note", credit.note);
    append_item(out, entries);
  }
}

bool is_amount_only(const Fee& tier) {
  return tier.amount && !tier.per && !tier.audience && !tier.note;
}

std::vector<Entry> fee_entries(const Fee& tier) {
  std::vector<Entry> entries;
  if (tier.amount) {
    entries.push_back({"amount", scalar(to_string(*tier.amount))});
  }
  append_entry(entries, "per", tier.per);
  append_entry(entries, "for", tier.audience);
  append_entry(entries, "note", tier.note);
  return entries;
}

/// One tier as text or as a mapping, several as a list of either.
void append_value(std::string& out, std::string_view key, const std::vector<Fee>& fee) {
  if (fee.empty()) {
    return;
  }
  if (fee.size() == 1 && is_amount_only(fee.front())) {
    append_text(out, key, to_string(*fee.front().amount));
    return;
  }
  out += fmt::format("{}:\n", key);
  if (fee.size() == 1) {
    for (const Entry& entry : fee_entries(fee.front())) {
      out += fmt::format("  {}: {}\n", entry.key, entry.value);
    }
    return;
  }
  for (const Fee& tier : fee) {
    if (is_amount_only(tier)) {
      out += fmt::format("  - {}\n", scalar(to_string(*tier.amount)));
    } else {
      append_item(out, fee_entries(tier));
    }
  }
}

void append_value(std::string& out, std::string_view key, const std::optional<CommercialSupport>& support) {
  if (!support) {
    return;
  }
  if (support->supporters.empty()) {
    out += fmt::format("{}: {}\n", key, support->received);
    return;
  }
  out += fmt::format("{}:\n", key);
  for (const Supporter& supporter : support->supporters) {
    std::vector<Entry> entries{{"name", scalar(supporter.name)}};
    if (supporter.kind) {
      entries.push_back({"kind", std::string(to_string(*supporter.kind))});
    }
    append_entry(entries, "nature", supporter.nature);
    append_item(out, entries);
  }
}

void append_value(std::string& out, std::string_view key, const std::vector<Approval>& approvals) {
  if (!approvals.empty()) {
    out += fmt::format("{}:\n", key);
  }
  for (const Approval& approval : approvals) {
    out += fmt::format("  {}:\n", scalar(approval.type));
    for (const Board board : approval.boards) {
      out += fmt::format("    - {}\n", scalar(to_string(board)));
    }
  }
}

/// The model parts paragraphs by an empty line; a record's text parts them by a line break.
std::string with_single_breaks(std::string_view paragraphs) {
  std::string text;
  for (const std::string_view line : split(paragraphs, '\n')) {
    if (!line.empty()) {
      text.append(text.empty() ? "" : "\n").append(line);
    }
  }
  return text;
}

void append_value(std::string& out, std::string_view key, const std::vector<Section>& sections) {
  if (sections.empty()) {
    return;
  }
  if (!sections.front().heading) {
    append_prose(out, key, with_single_breaks(sections.front().text), 0);
    return;
  }
  out += fmt::format("{}:\n", key);
  for (const Section& section : sections) {
    append_prose(out, section.heading.value_or(""), with_single_breaks(section.text), 2);
  }
}

void append_extension(std::string& out, const Extension& extension) {
  if (extension.is_list) {
    append_list(out, extension.key, extension.values);
  } else {
    out += fmt::format("{}: {}\n", scalar(extension.key), scalar(extension.values.front()));
  }
}

// Writes the value of a key, if there is one, by the type of its member.

void append_value(std::string& out, std::string_view key, const std::optional<std::uint32_t>& id) {
  if (id) {
    out += fmt::format("{}: {}\n", key, *id);
  }
}

void append_value(std::string& out, std::string_view key, const std::optional<std::string>& text) {
  if (text) {
    append_text(out, key, *text);
  }
}

void append_value(std::string& out, std::string_view key, const std::optional<Prose>& prose) {
  if (prose) {
    append_prose(out, key, prose->text, 0);
  }
}

void append_value(std::string& out, std::string_view key, const std::optional<Url>& url) {
  if (url) {
    append_text(out, key, url->text());
  }
}

void append_value(std::string& out, std::string_view key, const std::optional<Doi>& doi) {
  if (doi) {
    append_text(out, key, doi->text());
  }
}

void append_value(std::string& out, std::string_view key, const std::optional<Date>& date) {
  if (date) {
    out += fmt::format("{}: {}\n", key, to_string(*date));
  }
}

template <class Term>
requires std::is_enum_v<Term>
void append_value(std::string& out, std::string_view key, const std::optional<Term>& term) {
  if (term) {
    append_text(out, key, to_string(*term));
  }
}

template <class Term>
requires std::is_enum_v<Term>
void append_value(std::string& out, std::string_view key, const std::vector<Term>& terms) {
  append_list(out, key, names_of(terms));
}

void append_value(std::string& out, std::string_view key, const std::vector<std::string>& texts) {
  append_list(out, key, texts);
}

}  // namespace

std::string encode_activity(const Activity& activity, std::span<const Field> fields) {
  std::string out;
  for (const Field field : fields) {
    visit_key(field, [&](auto member) { append_value(out, field_info(field).name, activity.*member); });
  }
  const bool is_whole = std::ranges::all_of(
      record_keys(), [&](const FieldInfo& key) { return std::ranges::find(fields, key.field) != fields.end(); });
  if (is_whole) {
    for (const Extension& extension : activity.extensions) {
      append_extension(out, extension);
    }
  }
  return out;
}

std::string encode_activity(const Activity& activity) {
  std::vector<Field> keys;
  for (const FieldInfo& key : record_keys()) {
    keys.push_back(key.field);
  }
  return encode_activity(activity, keys);
}

}  // namespace cme
