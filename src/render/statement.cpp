// SPDX-License-Identifier: MIT
#include "render/statement.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <span>

#include "base/ascii.hpp"
#include "base/json_writer.hpp"
#include "base/safe_output.hpp"

namespace cme {
namespace {

/// The activity's id and title.
std::string heading_of(const Activity& activity) {
  const std::string id = activity.id ? std::to_string(*activity.id) : std::string("no id");
  return activity.title ? fmt::format("{}: {}", id, *activity.title) : id;
}

/// The lines of each paragraph of a text that has line breaks: a letter.
std::vector<std::vector<std::string_view>> paragraphs_of(std::string_view text) {
  std::vector<std::vector<std::string_view>> paragraphs;
  bool is_inside = false;
  for (const std::string_view line : split(text, '\n')) {
    const std::string_view words = trim(line);
    if (!words.empty() && !is_inside) {
      paragraphs.emplace_back();
    }
    if (!words.empty()) {
      paragraphs.back().push_back(words);
    }
    is_inside = !words.empty();
  }
  return paragraphs;
}

std::optional<std::string> text_of(const CreditStatement& statement, StatementKind kind) {
  const auto part = std::ranges::find(statement.parts, kind, &StatementPart::kind);
  return part == statement.parts.end() ? std::nullopt : std::optional(plain_text(*part));
}

/// How an output format marks italics, and the target of its text.
struct Markup {
  Target target;
  std::string_view emphasis_begin;
  std::string_view emphasis_end;
  std::string_view paragraph_begin;
  std::string_view line_break;  ///< inside a paragraph
  std::string_view paragraph_end;
};

constexpr Markup markdown{Target::markdown, "*", "*", "\n", "\\\n", "\n"};
constexpr Markup html{Target::markup, "<em>", "</em>", "  <p>", "<br>\n  ", "</p>\n"};
constexpr Markup plain{Target::terminal, "", "", "\n", "\n", "\n"};

void append_run(std::string& output, std::string_view text, bool is_emphasized, const Markup& markup) {
  // The spaces at the ends belong to the sentence; making text safe may trim them.
  const std::size_t begin = std::min(text.find_first_not_of(' '), text.size());
  const std::size_t end = text.find_last_not_of(' ') + 1;
  output.append(text.substr(0, begin)).append(is_emphasized ? markup.emphasis_begin : "");
  append_safe(output, text.substr(begin, end - begin), markup.target);
  output.append(is_emphasized ? markup.emphasis_end : "").append(text.substr(std::max(begin, end)));
}

std::string paragraphs(const CreditStatement& statement, const Markup& markup) {
  std::string output;
  for (const StatementPart& part : statement.parts) {
    if (part.runs.size() > 1) {
      output += markup.paragraph_begin;
      for (const StatementRun& run : part.runs) {
        append_run(output, run.text, run.is_emphasized, markup);
      }
      output += markup.paragraph_end;
      continue;
    }
    for (const std::vector<std::string_view>& lines : paragraphs_of(part.runs.front().text)) {
      output += markup.paragraph_begin;
      append_safe(output, lines.front(), markup.target);
      for (const std::string_view line : std::span(lines).subspan(1)) {
        output += markup.line_break;
        append_safe(output, line, markup.target);
      }
      output += markup.paragraph_end;
    }
  }
  return output;
}

void append_texts(JsonWriter& json, const ActivityStatement& one) {
  for (std::size_t number = 0; number < statement_kind_count; ++number) {
    const auto kind = static_cast<StatementKind>(number);
    json.append_key(to_string(kind));
    const std::optional<std::string> text = text_of(one.statement, kind);
    text ? json.append_text(*text) : json.append_null();
  }
}

}  // namespace

std::string statement_text(const ActivityStatement& one, StatementHeadings headings) {
  const std::string text = paragraphs(one.statement, plain);
  return headings == StatementHeadings::none ? text.substr(1)
                                             : safe_text(heading_of(*one.activity), Target::terminal) + '\n' + text;
}

std::string statement_markdown(const ActivityStatement& one, StatementHeadings headings) {
  const std::string text = paragraphs(one.statement, markdown);
  return headings == StatementHeadings::none
             ? text.substr(1)
             : fmt::format("## {}\n{}", safe_text(heading_of(*one.activity), Target::markdown), text);
}

std::string statement_html(const ActivityStatement& one, StatementHeadings headings) {
  std::string output =
      fmt::format("<section class=\"cme-statement\" data-activity=\"{}\">\n", one.activity->id.value_or(0));
  if (headings == StatementHeadings::titles) {
    output += fmt::format("  <h2>{}</h2>\n", safe_text(heading_of(*one.activity), Target::markup));
  }
  return output + paragraphs(one.statement, html) + "</section>\n";
}

std::string statements_json(const std::vector<ActivityStatement>& statements) {
  JsonWriter json(JsonLayout::whole);
  json.open('[');
  for (const ActivityStatement& one : statements) {
    json.open('{');
    json.append_key("id");
    one.activity->id ? json.append_number(*one.activity->id) : json.append_null();
    json.append_key("accredited_provider");
    json.append_text(one.statement.provider);
    append_texts(json, one);
    json.append_key("notes");
    json.open('[');
    for (const std::string& note : one.statement.notes) {
      json.append_text(note);
    }
    json.close(']');
    json.close('}');
  }
  json.close(']');
  return json.take() + '\n';
}

}  // namespace cme
