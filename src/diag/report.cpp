// SPDX-License-Identifier: MIT
#include "diag/report.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "base/ascii.hpp"
#include "base/display.hpp"
#include "base/safe_output.hpp"
#include "base/utf8.hpp"
#include "base/words.hpp"
#include "diag/report_parts.hpp"

namespace cme {
namespace {

constexpr std::size_t tab_stop = 4;

/// A source line as it is shown: tabs as spaces, control characters made harmless.
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

/// The lines `14 |     - Radiolgy` and `   |       ^^^^^^^^ did you mean …`.
void print_snippet(std::ostream& out, const Place& place, std::size_t gutter, std::string_view mark,
                   std::string_view mark_color, std::string_view label, Color color) {
  const std::string_view cut_before = place.text_column > 1 ? "…" : "";
  const std::string_view cut_behind = place.text_is_cut ? "…" : "";
  const std::size_t before = first_code_points(place.line_text, place.column - place.text_column).size();
  const std::size_t through = first_code_points(place.line_text, place.end_column - place.text_column).size();
  const std::size_t indent = display_width(shown(place.line_text.substr(0, before)));
  const std::size_t length = display_width(shown(place.line_text.substr(0, through))) - indent;

  std::string underline;
  for (std::size_t cell = 0; cell < std::max<std::size_t>(length, 1); ++cell) {
    underline += mark;
  }
  if (!label.empty()) {
    underline += fmt::format(" {}", safe_text(label, Target::terminal));
  }
  const std::string bar = paint(color, gutter_color, "|");
  const std::string line = fmt::format("{}{}{}", cut_before, shown(place.line_text), cut_behind);
  out << fmt::format("{} {}{}{}\n", paint(color, gutter_color, fmt::format("{:>{}}", place.line, gutter)), bar,
                     line.empty() ? "" : " ", line);
  out << fmt::format("{:{}} {} {:{}}{}\n", "", gutter, bar, "", indent + display_width(cut_before),
                     paint(color, mark_color, underline));
}

std::string place_text(const Place& place) {
  return fmt::format("{}:{}:{}", safe_text(place.path, Target::terminal_line), place.line, place.column);
}

void print_concise_finding(std::ostream& out, const Finding& finding, Color color) {
  const Place& place = finding.place;
  out << fmt::format("{}:{}:{}: {}: {} [{}]\n", safe_text(place.path, Target::terminal_line), place.line, place.column,
                     paint(color, severity_color(finding.severity), to_string(finding.severity)),
                     safe_text(finding.message, Target::terminal), rule_info(finding.rule).name);
}

void print_human_finding(std::ostream& out, const Finding& finding, const ReportStyle& style) {
  const Color color = style.color;
  const RuleInfo& rule = rule_info(finding.rule);
  std::uint32_t last_line = finding.place.line;
  for (const Related& related : finding.related) {
    last_line = std::max(last_line, related.place.line);
  }
  const std::size_t gutter = fmt::formatted_size("{}", last_line);
  const std::string bar = fmt::format("{:{}} {}\n", "", gutter, paint(color, gutter_color, "|"));

  const std::string severity(to_string(finding.severity));
  out << fmt::format("{}: {}\n",
                     paint(color, severity_color(finding.severity),
                           style.rules ? fmt::format("{}[{}]", severity, rule.name) : severity),
                     safe_text(finding.message, Target::terminal));
  out << fmt::format("{:{}}{} {}\n", "", gutter, paint(color, gutter_color, "-->"), place_text(finding.place)) << bar;
  print_snippet(out, finding.place, gutter, "^", severity_color(finding.severity), finding.help, color);
  for (const Related& related : finding.related) {
    out << fmt::format("{:{}}{} {}\n", "", gutter, paint(color, gutter_color, ":::"), place_text(related.place)) << bar;
    print_snippet(out, related.place, gutter, "-", gutter_color, related.message, color);
  }
  if (style.rules) {
    out << bar
        << fmt::format("{:{}} {} rule: {}; `cme explain {}`\n", "", gutter, paint(color, gutter_color, "="),
                       rule.summary, rule.name);
  }
  out << '\n';
}

void print_summary(std::ostream& out, const Report& report, const ReportStyle& style) {
  if (!style.summary) {
    return;
  }
  out << summarize(report) << '\n';
  const auto fixable = std::ranges::count(report.findings, false, [](const Finding& one) { return one.fix.empty(); });
  if (fixable > 0) {
    out << fmt::format("{} of them can be fixed: cme validate --fix\n", fixable);
  }
}

void print_human(std::ostream& out, const Report& report, const ReportStyle& style) {
  const std::size_t with_snippet = std::min(style.max_snippets, report.findings.size());
  for (const Finding& finding : report.findings.first(with_snippet)) {
    print_human_finding(out, finding, style);
  }
  for (const Finding& finding : report.findings.subspan(with_snippet)) {
    print_concise_finding(out, finding, style.color);
  }
  if (with_snippet < report.findings.size() && style.summary) {
    out << '\n';
  }
  print_summary(out, report, style);
}

void print_concise(std::ostream& out, const Report& report, const ReportStyle& style) {
  for (const Finding& finding : report.findings) {
    print_concise_finding(out, finding, style.color);
  }
  print_summary(out, report, style);
}

constexpr auto reporters = std::to_array<Reporter>({
    {"human", "each problem with its line and a caret", Audience::people, print_human},
    {"concise", "path:line:column: severity: message [rule]", Audience::people, print_concise},
    {"json", "one document with counts and findings", Audience::programs, print_json},
    {"sarif", "SARIF 2.1.0, for code scanning", Audience::programs, print_sarif},
    {"github", "annotations of GitHub Actions", Audience::programs, print_github},
    {"junit", "JUnit's XML, a test for each record with problems", Audience::programs, print_junit},
});

}  // namespace

std::span<const Reporter> all_reporters() {
  return reporters;
}

std::string summarize(const Report& report) {
  if (report.findings.empty()) {
    return fmt::format("{}, no problems", counted(report.records, "record"));
  }
  return fmt::format("{} in {} of {}", count_by_severity(report), count_files(report),
                     counted(report.records, "record"));
}

}  // namespace cme
