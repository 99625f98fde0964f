// SPDX-License-Identifier: MIT
#include "site/template.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <optional>
#include <span>

#include "base/ascii.hpp"
#include "base/nearest.hpp"
#include "base/safe_output.hpp"
#include "base/utf8.hpp"
#include "cme/base/result.hpp"
#include "site/markup_place.hpp"

namespace cme {
namespace {

using Step = Template::Step;
using Place = Template::Place;

/// Templates that include each other in a circle are found by their depth.
constexpr std::size_t deepest_inclusion = 16;
constexpr std::string_view open_mark = "{{";
constexpr std::string_view close_mark = "}}";

/// How the file was included, for messages.
[[noreturn]] void refuse(const TemplateSource& source, std::size_t offset, std::string_view what,
                         std::string_view help = {}) {
  const std::string_view before = std::string_view(source.text).substr(0, offset);
  const auto line = std::ranges::count(before, '\n') + 1;
  const std::size_t line_begin = before.rfind('\n') + 1;
  const std::size_t column = count_code_points(before.substr(std::min(line_begin, before.size()))) + 1;
  throw Error(fmt::format("{}:{}:{}: {}", source.shown_name, line, column, what), std::string(help));
}

/// Compiles the sources of one page into steps.
class Compiler {
 public:
  Compiler(const FindTemplate& find, std::vector<Step>& steps,
           std::vector<std::shared_ptr<const TemplateSource>>& sources)
      : find_(find), steps_(steps), sources_(sources) {}

  /// After something else on its line, the end of the included file's last line is omitted.
  void include(std::string_view name, const std::shared_ptr<const TemplateSource>& source, bool is_inside_line) {
    if (inclusions_ == deepest_inclusion) {
      refuse(*source, 0, fmt::format("{} includes itself", quote(name)));
    }
    ++inclusions_;
    sources_.push_back(source);
    // A style sheet cannot contain values, and may have any braces.
    std::string_view text = source->text;
    text.remove_suffix(is_inside_line && text.ends_with('\n') ? 1 : 0);
    if (name.ends_with(".css")) {
      add_text(text);
    } else {
      read(*source, text);
    }
    --inclusions_;
  }

 private:
  /// A section that is open.
  struct OpenSection {
    std::size_t step;
    std::size_t offset;
    std::string_view name;
    MarkupPlace place;
  };

  /// What is between the braces, and where.
  struct Tag {
    char sigil = 0;  ///< of `#^/>!`, or 0 for a value
    std::string_view name;
    std::size_t begin = 0;
    std::size_t end = 0;
    bool is_inside_line = true;
  };

  void read(const TemplateSource& source, std::string_view text) {
    std::vector<OpenSection> open;
    std::size_t done = 0;
    while (true) {
      const std::size_t begin = text.find(open_mark, done);
      if (begin == std::string_view::npos) {
        break;
      }
      Tag tag = read_tag(source, begin);
      std::size_t text_end = begin;
      if (tag.sigil != 0) {
        tag.is_inside_line = !leave_out_line(text, done, text_end, tag);
      }
      add_text(text.substr(done, text_end - done));
      take(source, tag, open);
      done = tag.end;
    }
    add_text(text.substr(done));
    if (!open.empty()) {
      refuse(source, open.back().offset, fmt::format("the section {} has no end", quote(open.back().name)),
             fmt::format("write {{{{/{}}}}} where it ends", open.back().name));
    }
  }

  static Tag read_tag(const TemplateSource& source, std::size_t begin) {
    const std::string_view text = source.text;
    const std::size_t close = text.find(close_mark, begin);
    if (close == std::string_view::npos) {
      refuse(source, begin, "\"{{\" has no \"}}\" after it");
    }
    std::string_view inside = trim(text.substr(begin + open_mark.size(), close - begin - open_mark.size()));
    Tag tag{.name = inside, .begin = begin, .end = close + close_mark.size()};
    if (!inside.empty() && std::string_view("#^/>!").find(inside.front()) != std::string_view::npos) {
      tag.sigil = inside.front();
      tag.name = trim(inside.substr(1));
    }
    return tag;
  }

  /// If the tag is alone on its line, makes the line print nothing. Returns whether it is.
  static bool leave_out_line(std::string_view text, std::size_t done, std::size_t& text_end, Tag& tag) {
    const std::size_t line_begin = tag.begin == 0 ? 0 : text.rfind('\n', tag.begin - 1) + 1;
    const std::size_t line_end = std::min(text.find('\n', tag.end), text.size());
    const bool is_alone = line_begin >= done && trim(text.substr(line_begin, tag.begin - line_begin)).empty() &&
                          trim(text.substr(tag.end, line_end - tag.end)).empty();
    if (is_alone) {
      text_end = line_begin;
      tag.end = std::min(line_end + 1, text.size());
    }
    return is_alone;
  }

  void take(const TemplateSource& source, const Tag& tag, std::vector<OpenSection>& open) {
    switch (tag.sigil) {
      case '!':
        return;
      case '>':
        return include_at(source, tag);
      case '/':
        return close(source, tag, open);
      case '#':
      case '^':
        open.push_back({steps_.size(), tag.begin, tag.name, place_});
        steps_.push_back(
            {.kind = tag.sigil == '#' ? Step::Kind::section : Step::Kind::inverted, .name = name_of(source, tag)});
        return;
      default:
        steps_.push_back({.kind = Step::Kind::value, .place = place_of(source, tag), .name = name_of(source, tag)});
        place_.pass_value();
        return;
    }
  }

  void include_at(const TemplateSource& source, const Tag& tag) {
    const std::shared_ptr<const TemplateSource> included = find_(tag.name);
    if (!included) {
      refuse(source, tag.begin, fmt::format("there is no template {}", quote(tag.name)));
    }
    include(tag.name, included, tag.is_inside_line);
  }

  void close(const TemplateSource& source, const Tag& tag, std::vector<OpenSection>& open) {
    if (open.empty() || open.back().name != tag.name) {
      refuse(source, tag.begin, fmt::format("no section {} is open here", quote(tag.name)),
             open.empty() ? std::string() : fmt::format("{} is", quote(open.back().name)));
    }
    // The text after it must be in the same context whether or not it is shown.
    if (place_.kind() != open.back().place.kind()) {
      refuse(source, tag.begin,
             fmt::format("the section {} begins and ends in different parts of the markup", quote(tag.name)),
             "begin and end it both between tags, or both inside one tag");
    }
    steps_[open.back().step].partner = steps_.size();
    steps_.push_back({.kind = Step::Kind::end});
    open.pop_back();
  }

  static TemplateName name_of(const TemplateSource& source, const Tag& tag) {
    const std::size_t number = TemplateName::find(tag.name);
    if (number == std::size(template_names)) {
      const auto near = find_nearest(tag.name, template_names);
      refuse(source, tag.begin, fmt::format("there is no value {}", quote(tag.name)),
             near ? fmt::format("did you mean \"{}\"?", *near) : std::string());
    }
    return TemplateName(number);
  }

  [[nodiscard]] Place place_of(const TemplateSource& source, const Tag& tag) const {
    switch (place_.kind()) {
      case MarkupPlace::Kind::text:
        return Place::text;
      case MarkupPlace::Kind::untagged:
      case MarkupPlace::Kind::attribute:
        return Place::untagged;
      case MarkupPlace::Kind::address_start:
        return Place::address_start;
      case MarkupPlace::Kind::address_rest:
        return Place::address_rest;
      case MarkupPlace::Kind::json:
        return Place::json;
      case MarkupPlace::Kind::raw:
        refuse(source, tag.begin, "a value cannot be in a script or a style");
      case MarkupPlace::Kind::tag:
        refuse(source, tag.begin, "a value inside a tag must be in double quotes");
      case MarkupPlace::Kind::code:
        refuse(source, tag.begin, "a value cannot be in an attribute that holds a script or a style");
      case MarkupPlace::Kind::foreign:
        refuse(source, tag.begin, "a value cannot be in an address that may be a script",
               "begin the address with https:, http:, mailto: or tel:, or omit the scheme");
      case MarkupPlace::Kind::instruction:
        refuse(source, tag.begin, "a value cannot be in an instruction to the browser",
               "if it describes the page, write the <meta>'s name before its content");
      case MarkupPlace::Kind::comment:
        refuse(source, tag.begin, "a value cannot be in a comment");
    }
    __builtin_unreachable();  // a Kind is always one of the above
  }

  void add_text(std::string_view text) {
    if (!text.empty()) {
      steps_.push_back({.kind = Step::Kind::text, .text = text});
      place_.pass(text);
    }
  }

  const FindTemplate& find_;
  std::vector<Step>& steps_;
  std::vector<std::shared_ptr<const TemplateSource>>& sources_;
  MarkupPlace place_;
  std::size_t inclusions_ = 0;
};

/// The values of the page and of the list items around a place, innermost last.
using Scopes = std::vector<const TemplateValues*>;

const TemplateValues::Entry* find_entry(const Scopes& scopes, TemplateName name) {
  for (auto scope = scopes.rbegin(); scope != scopes.rend(); ++scope) {
    if (const TemplateValues::Entry* const entry = (*scope)->find(name)) {
      return entry;
    }
  }
  return nullptr;
}

/// Between tags, each line break is a tag.
void append_lines(std::string& output, std::string_view text) {
  for (std::size_t end = text.find('\n'); end != std::string_view::npos; end = text.find('\n')) {
    append_safe(output, text.substr(0, end), Target::markup);
    output += "<br>";
    text.remove_prefix(end + 1);
  }
  append_safe(output, text, Target::markup);
}

void append_value(std::string& output, const TemplateValues::Entry& entry, Place place) {
  using Kind = TemplateValues::Kind;
  const bool is_in_address = place == Place::address_start || place == Place::address_rest;
  const bool is_list = entry.kind == Kind::list || entry.kind == Kind::printed_list;
  if (is_list || (entry.kind == Kind::json) != (place == Place::json)) {
    return;
  }
  if (entry.kind == Kind::json) {
    output += entry.text();
  } else if (is_in_address && entry.kind == Kind::text) {
    append_safe(output, entry.text(), Target::link_part);
  } else if (place == Place::text) {
    append_lines(output, entry.text());
  } else {
    append_safe(output, entry.text(), Target::markup);
  }
}

void render_steps(const std::vector<Step>& steps, std::size_t begin, std::size_t end, Scopes& scopes,
                  std::string& output);

/// The steps [begin, end) of a section whose value is there.
void render_section(const TemplateValues::Entry& entry, const std::vector<Step>& steps, std::size_t begin,
                    std::size_t end, Scopes& scopes, std::string& output) {
  if (entry.kind == TemplateValues::Kind::printed_list) {
    for (const PrintedItem* const item : entry.printed) {
      output += item->text();
    }
  } else if (entry.kind == TemplateValues::Kind::list) {
    for (const TemplateValues& item : entry.items) {
      scopes.push_back(&item);
      render_steps(steps, begin, end, scopes, output);
      scopes.pop_back();
    }
  } else {
    render_steps(steps, begin, end, scopes, output);
  }
}

void render_steps(const std::vector<Step>& steps, std::size_t begin, std::size_t end, Scopes& scopes,
                  std::string& output) {
  for (std::size_t at = begin; at < end; ++at) {
    const Step& step = steps[at];
    if (step.kind == Step::Kind::text) {
      output += step.text;
      continue;
    }
    if (step.kind == Step::Kind::end) {
      continue;
    }
    const TemplateValues::Entry* const entry = find_entry(scopes, step.name);
    if (step.kind == Step::Kind::value) {
      if (entry) {
        append_value(output, *entry, step.place);
      }
      continue;
    }
    const bool is_there = entry && entry->is_there();
    if (step.kind == Step::Kind::section && is_there) {
      render_section(*entry, steps, at + 1, step.partner, scopes, output);
    } else if (step.kind != Step::Kind::section && !is_there) {
      render_steps(steps, at + 1, step.partner, scopes, output);
    }
    at = step.partner;
  }
}

}  // namespace

Template Template::compile(std::string_view name, const FindTemplate& find) {
  Template page;
  const std::shared_ptr<const TemplateSource> source = find(name);
  if (!source) {
    throw Error(fmt::format("there is no template {}", quote(name)));
  }
  Compiler(find, page.steps_, page.sources_).include(name, source, false);
  return page;
}

void Template::render(const TemplateValues& values, std::string& output) const {
  Scopes scopes{&values};
  render_steps(steps_, 0, steps_.size(), scopes, output);
}

std::optional<PrintedItem> Template::print_item(TemplateName list, const TemplateValues& item) const {
  const auto is_section = [&](const Step& step) { return step.kind == Step::Kind::section && step.name == list; };
  if (std::ranges::count_if(steps_, is_section) != 1) {
    return std::nullopt;
  }
  const auto section = std::ranges::find_if(steps_, is_section);
  const auto begin = static_cast<std::size_t>(section - steps_.begin()) + 1;
  const auto is_of_item = [&](const Step& step) {
    return step.kind == Step::Kind::text || step.kind == Step::Kind::end || item.find(step.name) != nullptr;
  };
  if (!std::ranges::all_of(std::span(steps_).subspan(begin, section->partner - begin), is_of_item)) {
    return std::nullopt;
  }
  PrintedItem printed;
  Scopes scopes{&item};
  render_steps(steps_, begin, section->partner, scopes, printed.text_);
  return printed;
}

}  // namespace cme
