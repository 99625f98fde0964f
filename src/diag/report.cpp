// SPDX-License-Identifier: MIT
#include "diag/report.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <set>
#include <vector>

#include "base/ascii.hpp"
#include "base/display.hpp"
#include "base/safe_output.hpp"
#include "base/utf8.hpp"
#include "base/words.hpp"
#include "diag/report_parts.hpp"

namespace cme {
namespace {

constexpr std::size_t tab_stop = 4;

/// A source line as it is shown: tabs as spaces, control characters replaced.
std::string shown(std::string_view line) {
  std::string result;
  for (const std::string_view part : split(line, '\t')) {
    if (part.data() != line.data()) {
      result.append(tab_stop - display_width(result) % tab_stop, ' ');
    }
    result += safe_text(part, Target::terminal);
  }
  return result;
}

std::string paint(Color color, std::string_view rendition, std::string_view text) {
  return styled(rendition, text, color == Color::on);
}

std::string_view severity_color(Severity severity) {
  constexpr std::array renditions = {sgr_bold_cyan, sgr_bold_yellow, sgr_bold_red};
  return renditions.at(static_cast<std::size_t>(severity));
}

constexpr std::string_view gutter_color = sgr_bold_blue;

/// The lines of a text in `width` cells, or one line if that is 0.
std::vector<std::string> lines_of(std::string_view text, std::size_t width) {
  return width == 0 ? std::vector<std::string>{std::string(text)} : wrap_around_code(text, width);
}

/// `text` after `lead`, with the following lines indented to match.
void print_wrapped(std::ostream& out, std::string_view lead, std::size_t lead_width, std::string_view text,
                   std::size_t width) {
  std::string start(lead);
  for (const std::string& line : lines_of(text, width == 0 ? 0 : width - std::min(width - 1, lead_width))) {
    out << start << line << '\n';
    start.assign(lead_width, ' ');
  }
}

/// A source line and the cells to underline.
struct MarkedLine {
  std::string text;
  std::size_t indent = 0;
  std::size_t length = 0;
};

/// The part of the line around the mark that fits in `width` cells, with … in place of the rest.
MarkedLine fit_around_mark(MarkedLine line, std::size_t width) {
  constexpr std::string_view cut = "…";
  if (width == 0 || display_width(line.text) <= width) {
    return line;
  }
  const std::size_t needed = std::min(line.length, width / 2);
  if (line.indent + needed >= width) {
    const std::size_t dropped = line.indent - width / 3;
    line.text = cut.data() + drop_cells(line.text, dropped + 1);
    line.indent -= dropped;
  }
  line.text = truncate_to_width(line.text, width);
  line.length = std::min(line.length, std::max<std::size_t>(display_width(line.text), line.indent + 1) - line.indent);
  return line;
}

/// The lines `14 |     - Radiolgy` and `   |       ^^^^^^^^ did you mean …`.
void print_snippet(std::ostream& out, const Place& place, std::size_t gutter, std::string_view mark,
                   std::string_view mark_color, std::string_view label, const ReportStyle& style) {
  const Color color = style.color;
  const std::string_view cut_before = place.text_column > 1 ? "…" : "";
  const std::string_view cut_after = place.text_is_cut ? "…" : "";
  const std::size_t before = first_code_points(place.line_text, place.column - place.text_column).size();
  const std::size_t through = first_code_points(place.line_text, place.end_column - place.text_column).size();
  const std::size_t indent = display_width(shown(place.line_text.substr(0, before))) + display_width(cut_before);
  const std::size_t end = display_width(shown(place.line_text.substr(0, through))) + display_width(cut_before);
  const MarkedLine line = fit_around_mark({.text = fmt::format("{}{}{}", cut_before, shown(place.line_text), cut_after),
                                           .indent = indent,
                                           .length = std::max<std::size_t>(end - indent, 1)},
                                          style.width - std::min(style.width, gutter + 3));

  std::string underline;
  for (std::size_t cell = 0; cell < line.length; ++cell) {
    underline += mark;
  }
  const std::string help = safe_text(label, Target::terminal);
  const std::size_t start = gutter + 3 + line.indent;
  const bool is_beside = style.width == 0 || start + underline.size() + 1 + display_width(help) <= style.width;
  if (!help.empty() && is_beside) {
    underline += fmt::format(" {}", help);
  }
  const std::string bar = paint(color, gutter_color, "|");
  out << fmt::format("{} {}{}{}\n", paint(color, gutter_color, fmt::format("{:>{}}", place.line, gutter)), bar,
                     line.text.empty() ? "" : " ", line.text);
  out << fmt::format("{:{}} {} {:{}}{}\n", "", gutter, bar, "", line.indent, paint(color, mark_color, underline));
  if (!is_beside) {
    print_wrapped(
        out,
        fmt::format("{:{}} {} {} ", "", gutter, paint(color, gutter_color, "="), paint(color, mark_color, "help:")),
        gutter + 9, help, style.width);
  }
}

void append_place(std::string& text, const Place& place) {
  append_safe(text, place.path, Target::terminal_line);
  for (const std::uint32_t number : {place.line, place.column}) {
    const fmt::format_int digits(number);
    text.append(":").append(digits.data(), digits.size());
  }
}

std::string place_text(const Place& place) {
  std::string text;
  append_place(text, place);
  return text;
}

/// The line `path:line:column: severity: message [rule]`, with or without the help.
void append_line(std::string& text, const Finding& finding, bool with_help, Color color) {
  append_place(text, finding.place);
  text += ": ";
  text += paint(color, severity_color(finding.severity), to_string(finding.severity));
  text += ": ";
  append_safe(text, finding.message, Target::terminal);
  if (with_help && !finding.help.empty()) {
    text += "; ";
    append_safe(text, finding.help, Target::terminal);
  }
  text.append(" [").append(rule_info(finding.rule).name).append("]\n");
}

/// Prints each finding in one line. There may be very many: they are put together without formats and written many at
/// once.
void print_lines(std::ostream& out, std::span<const PackedFinding> findings, bool with_help, Color color) {
  constexpr std::size_t enough = std::size_t{1} << 16;
  std::string lines;
  Finding finding;
  for (const PackedFinding& packed : findings) {
    unpack_to(finding, packed);
    append_line(lines, finding, with_help, color);
    if (lines.size() >= enough) {
      out << lines;
      lines.clear();
    }
  }
  out << lines;
}

/// The line of a finding with its help, broken at `width` cells.
void print_broken_line(std::ostream& out, const Finding& finding, Color color, std::size_t width) {
  std::string line;
  append_line(line, finding, true, Color::off);
  line.pop_back();
  const std::string place = place_text(finding.place);
  const std::string_view severity = to_string(finding.severity);
  const std::size_t start_size = place.size() + 2 + severity.size();
  bool is_start = true;
  for (const std::string& part : wrap_around_code(line, width)) {
    if (is_start && part.size() >= start_size) {
      out << place << ": " << paint(color, severity_color(finding.severity), severity)
          << std::string_view(part).substr(start_size) << '\n';
    } else {
      out << part << '\n';
    }
    is_start = false;
  }
}

/// `is_first`: whether it is the first of its rule in this report, where the rule is explained.
void print_human_finding(std::ostream& out, const Finding& finding, bool is_first, const ReportStyle& style) {
  const Color color = style.color;
  const RuleInfo& rule = rule_info(finding.rule);
  std::uint32_t last_line = finding.place.line;
  for (const Related& related : finding.related) {
    last_line = std::max(last_line, related.place.line);
  }
  const std::size_t gutter = fmt::formatted_size("{}", last_line);
  const std::string bar = fmt::format("{:{}} {}\n", "", gutter, paint(color, gutter_color, "|"));

  const std::string severity(to_string(finding.severity));
  const std::string title = style.rules ? fmt::format("{}[{}]", severity, rule.name) : severity;
  const std::string message = fmt::format("{}: {}", title, safe_text(finding.message, Target::terminal));
  std::string start = paint(color, severity_color(finding.severity), title);
  for (const std::string& line : lines_of(message, style.width)) {
    out << start << (start.empty() ? std::string_view(line) : std::string_view(line).substr(title.size())) << '\n';
    start.clear();
  }
  out << fmt::format("{:{}}{} {}\n", "", gutter, paint(color, gutter_color, "-->"), place_text(finding.place)) << bar;
  print_snippet(out, finding.place, gutter, "^", severity_color(finding.severity), finding.help, style);
  for (const Related& related : finding.related) {
    out << fmt::format("{:{}}{} {}\n", "", gutter, paint(color, gutter_color, ":::"), place_text(related.place)) << bar;
    print_snippet(out, related.place, gutter, "-", gutter_color, related.message, style);
  }
  if (style.rules && is_first) {
    out << bar;
    print_wrapped(out, fmt::format("{:{}} {} rule: ", "", gutter, paint(color, gutter_color, "=")), gutter + 9,
                  fmt::format("{}; `cme explain {}`", rule.summary, rule.name), style.width);
  }
  out << '\n';
}

/// What to run for the findings that can be fixed; empty if there are none, or if it was run.
std::string fix_advice(const Report& report) {
  const auto fixable = static_cast<std::size_t>(std::ranges::count(report.findings, true, &PackedFinding::is_fixable));
  if (fixable == 0 || report.fix_command.empty()) {
    return {};
  }
  const std::string which = fixable < report.findings.size() ? fmt::format("{} of them", fixable)
                            : fixable == 1                   ? "it"
                                                             : "them";
  return fmt::format("to {} {}, run `{}`", report.fix_is_shown ? "see how to fix" : "fix", which, report.fix_command);
}

void print_summary(std::ostream& out, const Report& report, const ReportStyle& style) {
  if (!style.summary) {
    return;
  }
  print_wrapped(out, "", 0, summarize(report), style.width);
  const std::string advice = fix_advice(report);
  if (!advice.empty()) {
    print_wrapped(out, "", 0, advice, style.width);
  }
}

void print_human(std::ostream& out, const Report& report, const ReportStyle& style) {
  const std::size_t with_snippet = std::min(style.max_snippets, report.findings.size());
  std::set<Rule> explained;
  for (const PackedFinding& finding : report.findings.first(with_snippet)) {
    print_human_finding(out, unpack(finding), explained.insert(finding.rule).second, style);
  }
  const std::span<const PackedFinding> others = report.findings.subspan(with_snippet);
  if (style.width == 0) {
    print_lines(out, others, true, style.color);
  } else {
    for (const PackedFinding& finding : others) {
      print_broken_line(out, unpack(finding), style.color, style.width);
    }
  }
  if (with_snippet < report.findings.size() && style.summary) {
    out << '\n';
  }
  print_summary(out, report, style);
}

void print_concise(std::ostream& out, const Report& report, const ReportStyle& style) {
  print_lines(out, report.findings, false, style.color);
  print_summary(out, report, style);
}

constexpr auto reporters = std::to_array<Reporter>({
    {"human", "each problem with its line and a caret", Audience::people, print_human},
    {"concise", "path:line:column: severity: message [rule]", Audience::people, print_concise},
    {"json", "one document with counts and problems", Audience::programs, print_json},
    {"sarif", "SARIF 2.1.0, for code scanning", Audience::programs, print_sarif},
    {"github", "GitHub Actions annotations", Audience::programs, print_github},
    {"junit", "JUnit XML, one test for each record with problems", Audience::programs, print_junit},
});

}  // namespace

std::span<const Reporter> all_reporters() {
  return reporters;
}

std::string summarize(const Report& report) {
  if (report.findings.empty()) {
    return fmt::format("{}, no problems", counted(report.records, "record"));
  }
  // A record that was removed has findings too.
  const std::size_t files = count_files(report);
  return fmt::format("{} in {} of {}", count_by_severity(report), files,
                     counted(std::max<std::size_t>(report.records, files), "record"));
}

}  // namespace cme
