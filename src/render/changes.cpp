// SPDX-License-Identifier: MIT
#include "render/changes.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <chrono>
#include <map>
#include <optional>
#include <set>

#include "base/diff.hpp"
#include "base/display.hpp"
#include "base/safe_output.hpp"
#include "base/words.hpp"
#include "model/compare.hpp"
#include "render/field_text.hpp"
#include "render/json.hpp"
#include "render/row.hpp"

namespace cme {
namespace {

std::string field_text_of(const Activity& activity, Field field) {
  // No key of a record depends on the day.
  const Date any_day(std::chrono::year(2000) / 1 / 1);
  return field_text({.activity = &activity, .file = {}, .today = any_day, .snippet = {}}, field);
}

// The items of a list, as texts that are compared and printed.

std::vector<std::string> items_of(const std::vector<std::string>& texts) {
  return texts;
}

template <class Term>
requires std::is_enum_v<Term> std::vector<std::string> items_of(const std::vector<Term>& terms) {
  std::vector<std::string> items;
  std::ranges::transform(terms, std::back_inserter(items), [](Term term) { return std::string(to_string(term)); });
  return items;
}

std::vector<std::string> items_of(const std::vector<Credit>& credits) {
  std::vector<std::string> items;
  std::ranges::transform(credits, std::back_inserter(items),
                         [](const Credit& credit) { return credit_text(credit, CreditDetail::full); });
  return items;
}

std::vector<std::string> items_of(const std::vector<Fee>& fee) {
  std::vector<std::string> items;
  std::ranges::transform(fee, std::back_inserter(items), fee_text);
  return items;
}

std::vector<std::string> items_of(const std::vector<Approval>& approvals) {
  std::vector<std::string> items;
  for (const Approval& approval : approvals) {
    for (const Board board : approval.boards) {
      items.push_back(fmt::format("{} ({})", to_string(board), approval.type));
    }
  }
  return items;
}

FieldDifference value_difference(std::string name, std::string before, std::string after) {
  FieldDifference difference{.name = std::move(name), .kind = DifferenceKind::value, .parts = {}};
  if (!before.empty()) {
    difference.parts.push_back({'-', std::move(before)});
  }
  if (!after.empty()) {
    difference.parts.push_back({'+', std::move(after)});
  }
  return difference;
}

/// Items that are in only one of the two lists.
FieldDifference list_difference(std::string name, const std::vector<std::string>& before,
                                const std::vector<std::string>& after) {
  FieldDifference difference{.name = std::move(name), .kind = DifferenceKind::items, .parts = {}};
  std::map<std::string_view, std::size_t> kept;
  for (const std::string& item : after) {
    ++kept[item];
  }
  std::map<std::string_view, std::size_t> common;
  for (const std::string& item : before) {
    if (common[item] < kept[item]) {
      ++common[item];
    } else {
      difference.parts.push_back({'-', item});
    }
  }
  for (const std::string& item : after) {
    if (std::size_t& count = common[item]; count > 0) {
      --count;
    } else {
      difference.parts.push_back({'+', item});
    }
  }
  return difference;
}

/// The same for lists that usually have one item: then one value replaces the other.
FieldDifference short_list_difference(std::string name, const std::vector<std::string>& before,
                                      const std::vector<std::string>& after) {
  if (before.size() <= 1 && after.size() <= 1) {
    return value_difference(std::move(name), before.empty() ? "" : before.front(), after.empty() ? "" : after.front());
  }
  return list_difference(std::move(name), before, after);
}

constexpr std::size_t words_around = 5;

/// Appends unchanged words: only a few next to a change, with … in place of the others.
void append_common(std::vector<DifferencePart>& parts, const std::vector<std::string_view>& words, bool is_first,
                   bool is_last) {
  const std::size_t before = is_first ? 0 : words_around;
  const std::size_t after = is_last ? 0 : words_around;
  std::string text;
  const auto append = [&text](std::string_view word) {
    text += text.empty() ? "" : " ";
    text += word;
  };
  if (words.size() <= before + after + 1) {
    std::ranges::for_each(words, append);
  } else {
    std::for_each(words.begin(), words.begin() + static_cast<std::ptrdiff_t>(before), append);
    append("…");
    std::for_each(words.end() - static_cast<std::ptrdiff_t>(after), words.end(), append);
  }
  if (!text.empty()) {
    parts.push_back({' ', std::move(text)});
  }
}

FieldDifference words_difference(std::string name, std::string_view before, std::string_view after) {
  if (before.empty() || after.empty()) {
    return value_difference(std::move(name), std::string(before), std::string(after));
  }
  FieldDifference difference{.name = std::move(name), .kind = DifferenceKind::words, .parts = {}};
  const std::vector<WordChange> words = word_difference(before, after);
  for (std::size_t begin = 0; begin < words.size();) {
    std::size_t end = begin;
    std::vector<std::string_view> run;
    while (end < words.size() && words[end].sign == words[begin].sign) {
      run.push_back(words[end].word == "\n" ? std::string_view("¶") : words[end].word);
      ++end;
    }
    if (words[begin].sign == ' ') {
      append_common(difference.parts, run, begin == 0, end == words.size());
    } else {
      difference.parts.push_back({words[begin].sign, fmt::format("{}", fmt::join(run, " "))});
    }
    begin = end;
  }
  const bool shows_change =
      std::ranges::any_of(difference.parts, [](const DifferencePart& part) { return part.sign != ' '; });
  // Spaces are not words, and the difference would be hard to find in two long texts.
  if (!shows_change) {
    difference.parts = {{' ', "only spaces differ"}};
  }
  return difference;
}

using Differences = std::vector<FieldDifference>;

/// Whether a text is short or long depends on its content, not on its key.
constexpr std::size_t longest_value = 60;

void append_difference(Differences& differences, std::string name, std::string_view before, std::string_view after) {
  if (before.size() <= longest_value && after.size() <= longest_value) {
    differences.push_back(value_difference(std::move(name), std::string(before), std::string(after)));
  } else {
    differences.push_back(words_difference(std::move(name), before, after));
  }
}

std::string section_name(std::string_view key, const Section& section) {
  return section.heading ? fmt::format("{}, {}", key, *section.heading) : std::string(key);
}

void append_difference(Differences& differences, std::string_view key, const std::vector<Section>& before,
                       const std::vector<Section>& after) {
  const std::size_t known = differences.size();
  std::map<std::string, std::string_view> old;
  for (const Section& section : before) {
    old.emplace(section_name(key, section), section.text);
  }
  for (const Section& section : after) {
    std::string name = section_name(key, section);
    const auto same = old.find(name);
    const std::string_view text = same == old.end() ? std::string_view() : same->second;
    if (text != section.text) {
      append_difference(differences, name, text, section.text);
    }
    old.erase(name);
  }
  for (const Section& section : before) {
    if (const std::string name = section_name(key, section); old.contains(name)) {
      append_difference(differences, name, section.text, {});
    }
  }
  if (differences.size() == known) {
    differences.push_back({.name = std::string(key), .kind = DifferenceKind::items, .parts = {}});
  }
}

void append_key_difference(Differences& differences, const Activity& before, const Activity& after, Field field) {
  const std::string_view name = field_info(field).name;
  visit_key(field, [&](auto member) {
    const auto& old_value = before.*member;
    const auto& new_value = after.*member;
    using Value = std::remove_cvref_t<decltype(old_value)>;
    if constexpr (std::is_same_v<Value, std::vector<Section>>) {
      append_difference(differences, name, old_value, new_value);
    } else if constexpr (std::is_same_v<Value, std::vector<Credit>> || std::is_same_v<Value, std::vector<Fee>>) {
      differences.push_back(short_list_difference(std::string(name), items_of(old_value), items_of(new_value)));
    } else if constexpr (requires { items_of(old_value); }) {
      differences.push_back(list_difference(std::string(name), items_of(old_value), items_of(new_value)));
    } else {
      append_difference(differences, std::string(name), field_text_of(before, field), field_text_of(after, field));
    }
  });
}

std::vector<std::string> own_values(const Activity& activity, std::string_view key) {
  const auto found = std::ranges::find(activity.extensions, key, &Extension::key);
  return found == activity.extensions.end() ? std::vector<std::string>() : found->values;
}

std::uint32_t id_of(const ActivityChange& change) {
  return (change.after != nullptr ? change.after : change.before)->id.value_or(0);
}

std::string_view title_of(const ActivityChange& change) {
  const Activity& activity = change.after != nullptr ? *change.after : *change.before;
  return activity.title ? std::string_view(*activity.title) : std::string_view("(no title)");
}

std::string_view change_name(const ActivityChange& change) {
  return change.before == nullptr ? "added" : change.after == nullptr ? "removed" : "changed";
}

/// How an output format marks removals and additions.
struct ChangeMarks {
  Target target;
  std::string_view removed_begin;
  std::string_view removed_end;
  std::string_view added_begin;
  std::string_view added_end;
};

std::string marked(const DifferencePart& part, const ChangeMarks& marks) {
  const std::string text = safe_text(part.text, marks.target);
  switch (part.sign) {
    case '-':
      return fmt::format("{}{}{}", marks.removed_begin, text, marks.removed_end);
    case '+':
      return fmt::format("{}{}{}", marks.added_begin, text, marks.added_end);
    default:
      return text;
  }
}

/// The parts of a difference on one line.
std::string one_line_of(const FieldDifference& difference, const ChangeMarks& marks) {
  std::string line;
  for (const DifferencePart& part : difference.parts) {
    line += line.empty() ? "" : difference.kind == DifferenceKind::value ? " → " : " ";
    line += marked(part, marks);
  }
  return line;
}

constexpr std::string_view other_order = "in a different order";

std::string text_line(const FieldDifference& difference, bool color) {
  if (difference.kind == DifferenceKind::value) {
    const ChangeMarks plain{Target::terminal, "", "", "", ""};
    const std::string line = one_line_of(difference, plain);
    if (difference.parts.size() == 2) {
      return line;
    }
    return fmt::format("{} {}", difference.parts.front().sign, line);
  }
  if (color) {
    std::string line;
    for (const DifferencePart& part : difference.parts) {
      const std::string_view style = part.sign == '-' ? sgr_red : part.sign == '+' ? sgr_green : std::string_view();
      line += line.empty() ? "" : " ";
      line += styled(style, safe_text(part.text, Target::terminal), true);
    }
    return line;
  }
  return one_line_of(difference, {Target::terminal, "[-", "-]", "{+", "+}"});
}

void append_text_lines(std::string& text, std::string_view id, const FieldDifference& difference, bool color) {
  const std::string name = safe_text(difference.name, Target::terminal);
  if (difference.kind != DifferenceKind::items) {
    text += fmt::format("{}  {}: {}\n", id, name, text_line(difference, color));
    return;
  }
  if (difference.parts.empty()) {
    text += fmt::format("{}  {}: {}\n", id, name, other_order);
  }
  for (const DifferencePart& part : difference.parts) {
    const std::string item = fmt::format("{} {}", part.sign, safe_text(part.text, Target::terminal));
    text += fmt::format("{}  {}: {}\n", id, name, styled(part.sign == '-' ? sgr_red : sgr_green, item, color));
  }
}

/// The number of changes of each kind: "2 changed, 1 added".
std::string counts_of(const std::vector<ActivityChange>& changes) {
  std::vector<std::string> counts;
  for (const std::string_view name : {"changed", "added", "removed"}) {
    const auto count = std::ranges::count_if(changes, [name](const auto& each) { return change_name(each) == name; });
    if (count > 0) {
      counts.push_back(fmt::format("{} {}", count, name));
    }
  }
  return counts.empty() ? "no change" : fmt::format("{}", fmt::join(counts, ", "));
}

std::string markdown_item(const FieldDifference& difference) {
  const ChangeMarks marks{Target::markdown, "~~", "~~", "**", "**"};
  const std::string name = safe_text(difference.name, Target::markdown);
  if (difference.kind != DifferenceKind::items) {
    return fmt::format("- {}: {}\n", name, one_line_of(difference, marks));
  }
  std::string line;
  for (const DifferencePart& part : difference.parts) {
    line += line.empty() ? "" : ", ";
    line += fmt::format("{} {}", part.sign == '-' ? "removed" : "added", marked(part, marks));
  }
  return fmt::format("- {}: {}\n", name, line.empty() ? std::string(other_order) : line);
}

std::string markdown_section(const ActivityChange& change) {
  const std::string title = safe_text(title_of(change), Target::markdown);
  if (change.before == nullptr || change.after == nullptr) {
    return fmt::format("\n**{}** {}: {}\n", id_of(change), title, change_name(change));
  }
  std::string section = fmt::format("\n**{}** {}\n\n", id_of(change), title);
  for (const FieldDifference& difference : field_differences(*change.before, *change.after)) {
    section += markdown_item(difference);
  }
  return section;
}

void append_field_json(JsonWriter& json, std::string_view name, const ActivityChange& change, auto key) {
  json.open('{');
  json.append_key("field");
  json.append_text(name);
  json.append_key("before");
  append_json_value(json, *change.before, key);
  json.append_key("after");
  append_json_value(json, *change.after, key);
  json.close('}');
}

void append_file_json(JsonWriter& json, std::string_view key, std::string_view file) {
  json.append_key(key);
  file.empty() ? json.append_null() : json.append_text(file);
}

void append_change_json(JsonWriter& json, const ActivityChange& change) {
  json.open('{');
  json.append_key("id");
  json.append_number(id_of(change));
  json.append_key("change");
  json.append_text(change_name(change));
  append_file_json(json, "before_file", change.before_file);
  append_file_json(json, "after_file", change.after_file);
  json.append_key("fields");
  json.open('[');
  if (change.before != nullptr && change.after != nullptr) {
    for (const Field field : changed_fields(*change.before, *change.after)) {
      append_field_json(json, field_info(field).name, change, field);
    }
    for (const std::string& key : changed_extensions(*change.before, *change.after)) {
      append_field_json(json, key, change, std::string_view(key));
    }
  }
  json.close(']');
  json.append_key("record");
  if (change.before == nullptr) {
    append_json_activity(json, *change.after);
  } else {
    json.append_null();
  }
  json.close('}');
}

}  // namespace

std::vector<FieldDifference> field_differences(const Activity& before, const Activity& after) {
  Differences differences;
  for (const Field field : changed_fields(before, after)) {
    append_key_difference(differences, before, after, field);
  }
  for (const std::string& key : changed_extensions(before, after)) {
    differences.push_back(short_list_difference(key, own_values(before, key), own_values(after, key)));
  }
  return differences;
}

std::string changes_text(const std::vector<ActivityChange>& changes, bool color) {
  std::string text;
  for (const ActivityChange& change : changes) {
    const std::string id = std::to_string(id_of(change));
    if (change.before == nullptr || change.after == nullptr) {
      const std::string_view style = change.after == nullptr ? sgr_red : sgr_green;
      text += fmt::format("{}  {}: {}\n", id, styled(style, change_name(change), color),
                          safe_text(title_of(change), Target::terminal));
      continue;
    }
    for (const FieldDifference& difference : field_differences(*change.before, *change.after)) {
      append_text_lines(text, id, difference, color);
    }
  }
  return text;
}

std::string changes_markdown(const std::vector<ActivityChange>& changes) {
  // GitHub accepts 65,536 characters, and the poster may add a line.
  constexpr std::size_t longest_comment = 60'000;
  std::string text = fmt::format("### CME activities: {}\n", counts_of(changes));
  for (auto change = changes.begin(); change != changes.end(); ++change) {
    const std::string section = markdown_section(*change);
    if (text.size() + section.size() > longest_comment) {
      const auto left = static_cast<std::size_t>(changes.end() - change);
      return text + fmt::format("\n… and {} more; `cme diff` shows them all\n", left);
    }
    text += section;
  }
  return text;
}

std::string changes_html(const std::vector<ActivityChange>& changes) {
  const ChangeMarks marks{Target::markup, "<del>", "</del>", "<ins>", "</ins>"};
  std::string html = fmt::format("<section class=\"cme-changes\">\n  <h2>{}</h2>\n", counts_of(changes));
  for (const ActivityChange& change : changes) {
    html += fmt::format("  <h3>{} {}</h3>\n  <ul>\n", id_of(change), safe_text(title_of(change), Target::markup));
    if (change.before == nullptr || change.after == nullptr) {
      html += fmt::format("    <li>{}</li>\n", change_name(change));
    } else {
      for (const FieldDifference& difference : field_differences(*change.before, *change.after)) {
        const bool is_reordered = difference.parts.empty();
        html += fmt::format("    <li>{}: {}</li>\n", safe_text(difference.name, Target::markup),
                            is_reordered ? std::string(other_order) : one_line_of(difference, marks));
      }
    }
    html += "  </ul>\n";
  }
  return html + "</section>\n";
}

std::string changes_json(const std::vector<ActivityChange>& changes) {
  JsonWriter json(JsonLayout::whole);
  json.open('[');
  for (const ActivityChange& change : changes) {
    append_change_json(json, change);
  }
  json.close(']');
  return json.take() + '\n';
}

std::string changes_ids(const std::vector<ActivityChange>& changes) {
  std::set<std::uint32_t> ids;
  std::ranges::for_each(changes, [&](const ActivityChange& change) { ids.insert(id_of(change)); });
  return ids.empty() ? std::string() : fmt::format("{}\n", fmt::join(ids, "\n"));
}

}  // namespace cme
