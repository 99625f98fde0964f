// SPDX-License-Identifier: MIT
#include "render/changes.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <set>

#include "base/display.hpp"
#include "base/name_index.hpp"
#include "base/safe_output.hpp"
#include "model/compare.hpp"
#include "render/field_differences.hpp"
#include "render/json.hpp"

namespace cme {
namespace {

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
  std::string text = safe_text(part.text, marks.target);
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
    std::string line = one_line_of(difference, plain);
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
std::string counts_of(const std::vector<ActivityChange>& changes, const std::vector<std::string>& gaps) {
  std::vector<std::string> counts;
  for (const std::string_view name : {"changed", "added", "removed"}) {
    const auto count = std::ranges::count_if(changes, [name](const auto& each) { return change_name(each) == name; });
    if (count > 0) {
      counts.push_back(fmt::format("{} {}", count, name));
    }
  }
  return (counts.empty() ? "no change" : fmt::format("{}", fmt::join(counts, ", "))) +
         (gaps.empty() ? "" : "; not all were compared");
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

void append_field_json(JsonWriter& json, std::string_view name, auto append_before, auto append_after) {
  json.open('{');
  json.append_key("field");
  json.append_text(name);
  json.append_key("before");
  append_before();
  json.append_key("after");
  append_after();
  json.close('}');
}

void append_fields_json(JsonWriter& json, const Activity& before, const Activity& after) {
  for (const Field field : changed_fields(before, after)) {
    append_field_json(
        json, field_info(field).name, [&] { append_json_value(json, before, field); },
        [&] { append_json_value(json, after, field); });
  }
  NameIndex olds(before.extensions, &Extension::key);
  NameIndex news(after.extensions, &Extension::key);
  for (const std::string& key : changed_extensions(before, after)) {
    append_field_json(
        json, key, [&] { append_json_extension(json, olds.find(key)); },
        [&] { append_json_extension(json, news.find(key)); });
  }
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
    append_fields_json(json, *change.before, *change.after);
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

std::string changes_markdown(const std::vector<ActivityChange>& changes, const std::vector<std::string>& gaps) {
  // GitHub accepts 65,536 characters, and the poster may add a line.
  constexpr std::size_t longest_comment = 60'000;
  std::string text = fmt::format("### CME activities: {}\n", counts_of(changes, gaps));
  for (const std::string& gap : gaps) {
    text += fmt::format("{}- {}\n", &gap == &gaps.front() ? "\n" : "", safe_text(gap, Target::markdown));
  }
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

std::string changes_html(const std::vector<ActivityChange>& changes, const std::vector<std::string>& gaps) {
  const ChangeMarks marks{Target::markup, "<del>", "</del>", "<ins>", "</ins>"};
  std::string html = fmt::format("<section class=\"cme-changes\">\n  <h2>{}</h2>\n", counts_of(changes, gaps));
  for (const std::string& gap : gaps) {
    html += fmt::format("  <p>{}</p>\n", safe_text(gap, Target::markup));
  }
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
