// SPDX-License-Identifier: MIT
#include "cme/record/encode.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <string_view>
#include <type_traits>
#include <vector>

#include "cme/model/visit_field.hpp"
#include "yaml/write.hpp"

namespace cme {
namespace {

constexpr std::size_t prose_width = 100;

/// One line of a mapping inside the record: `key: value`, with the value in its written form.
struct Entry {
  std::string_view key;
  std::string value;
};

std::string scalar(std::string_view text) {
  std::string out;
  append_scalar(out, text);
  return out;
}

/// A text that may have several lines, which are then indented by `indent` spaces.
std::string lines(std::string_view text, std::size_t indent) {
  std::string out;
  append_lines(out, text, indent);
  return out;
}

/// `key: value`, with the value in its written form.
void append_line(std::string& out, std::string_view key, std::string_view value) {
  out.append(key).append(": ").append(value).append("\n");
}

void append_text(std::string& out, std::string_view key, std::string_view text) {
  out.append(key).append(": ");
  append_lines(out, text, 2);
  out += '\n';
}

/// Appends the key and its text, which is a `Prose` or a `Section`.
void append_prose(std::string& out, std::string_view key, const auto& prose, std::size_t indent) {
  out.append(indent, ' ').append(scalar(key)).append(": ");
  if (prose.is_literal || !has_only_paragraphs(prose.text)) {
    append_lines(out, prose.text, indent + 2);
  } else {
    append_folded(out, prose.text, indent + 2, prose_width);
  }
  out += '\n';
}

void append_list(std::string& out, std::string_view key, const std::vector<std::string>& texts) {
  if (!texts.empty()) {
    out += fmt::format("{}:\n", scalar(key));
  }
  for (const std::string& text : texts) {
    out += "  - ";
    append_lines(out, text, 4);
    out += '\n';
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
    append_line(out.append(lead), entry.key, entry.value);
    lead = "    ";
  }
}

/// Adds the text, if there is one. The lines of a mapping in a list are indented by 4 spaces, and those of its texts by
/// 6; in a mapping below a key, by 2 and 4.
void append_entry(std::vector<Entry>& entries, std::string_view key, const std::optional<std::string>& text,
                  std::size_t indent = 6) {
  if (text) {
    entries.push_back({key, lines(*text, indent)});
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

std::vector<Entry> fee_entries(const Fee& tier, std::size_t indent = 6) {
  std::vector<Entry> entries;
  if (tier.amount) {
    entries.push_back({"amount", scalar(to_string(*tier.amount))});
  }
  append_entry(entries, "per", tier.per, indent);
  append_entry(entries, "for", tier.audience, indent);
  append_entry(entries, "note", tier.note, indent);
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
    for (const Entry& entry : fee_entries(fee.front(), 4)) {
      append_line(out.append("  "), entry.key, entry.value);
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
    std::vector<Entry> entries{{"name", lines(supporter.name, 6)}};
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
      out += "    - ";
      append_scalar(out, to_string(board));
      out += '\n';
    }
  }
}

void append_value(std::string& out, std::string_view key, const std::vector<Section>& sections) {
  if (sections.empty()) {
    return;
  }
  if (!sections.front().heading) {
    append_prose(out, key, sections.front(), 0);
    return;
  }
  out += fmt::format("{}:\n", key);
  for (const Section& section : sections) {
    append_prose(out, section.heading.value_or(""), section, 2);
  }
}

void append_extension(std::string& out, const Extension& extension) {
  if (extension.is_list) {
    append_list(out, extension.key, extension.values);
  } else {
    append_text(out, scalar(extension.key), extension.values.front());
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
    append_prose(out, key, *prose, 0);
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
    append_line(out, key, to_string(*date));
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

std::string encode_with_placeholders(const Activity& activity, std::span<const Field> placeholders) {
  std::string out;
  for (const FieldInfo& key : record_keys()) {
    const std::size_t before = out.size();
    visit_key(key.field, [&](auto member) { append_value(out, key.name, activity.*member); });
    if (out.size() == before && std::ranges::find(placeholders, key.field) != placeholders.end()) {
      out += fmt::format("{}:\n", key.name);
    }
  }
  for (const Extension& extension : activity.extensions) {
    append_extension(out, extension);
  }
  return out;
}

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
  return encode_with_placeholders(activity, {});
}

}  // namespace cme
