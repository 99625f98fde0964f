// SPDX-License-Identifier: MIT
#include "import/abstract.hpp"

#include <algorithm>
#include <optional>
#include <string>
#include <string_view>

#include "base/ascii.hpp"
#include "import/page/page_lines.hpp"

namespace cme {
namespace {

/// Headings of structured abstracts, longer ones before those that they start with. Source: 2,424 pages, late 2025.
constexpr std::string_view headings[] = {
    "Conclusions and Relevance",
    "Conclusions",
    "Conclusion",
    "Data Extraction and Synthesis",
    "Data Sources and Study Selection",
    "Data Sources",
    "Design, Settings, and Participants",
    "Design, Setting, and Participants",
    "Evidence Assessment",
    "Evidence Reviewed",
    "Evidence Review",
    "Exposures",
    "Exposure",
    "Findings",
    "Importance",
    "Interventions",
    "Intervention(s)/Exposure(s)",
    "Intervention",
    "Main Outcomes and Measures",
    "Methods",
    "Objectives",
    "Objective",
    "Observations",
    "Population",
    "Recommendation",
    "Relevance",
    "Results",
    "Study Selection",
    "Trial Registration",
};

/// A line that starts with a heading, split into its parts.
struct Opening {
  std::string_view heading;
  std::string_view text;  ///< empty if the heading is on a line by itself
};

/// Whether a sentence starts here: a capital or a digit, after a space. "Results of trials" is not a heading.
bool opens_sentence(std::string_view text) {
  const std::string_view sentence = trim_spaces(text);
  return sentence.size() < text.size() && !sentence.empty() &&
         (is_digit(sentence.front()) || (sentence.front() >= 'A' && sentence.front() <= 'Z'));
}

std::optional<Opening> find_opening(std::string_view line) {
  for (const std::string_view heading : headings) {
    if (!line.starts_with(heading)) {
      continue;
    }
    const std::string_view rest = line.substr(heading.size());
    if (rest.empty() || opens_sentence(rest)) {
      return Opening{heading, trim_spaces(rest)};
    }
  }
  return std::nullopt;
}

void append_paragraph(Section& section, std::string_view text) {
  if (!text.empty()) {
    section.text.append(section.text.empty() ? "" : "\n\n").append(text);
  }
}

/// Whether the sections can be those of a mapping: each with text, no heading twice.
bool are_sound(const std::vector<Section>& sections) {
  return std::ranges::all_of(sections, [&](const Section& section) {
    return !section.text.empty() && std::ranges::count(sections, section.heading, &Section::heading) == 1;
  });
}

std::vector<Section> parse_structured(std::span<const PageLine> lines) {
  std::vector<Section> sections;
  for (const PageLine& line : lines) {
    const auto opening = find_opening(line.text);
    if (opening) {
      sections.push_back({.heading = std::string(opening->heading), .text = {}});
    } else if (sections.empty()) {
      return {};
    }
    // If there are more sections than known headings, one appears twice.
    if (sections.size() > std::size(headings)) {
      return {};
    }
    append_paragraph(sections.back(), opening ? opening->text : line.text);
  }
  return are_sound(sections) ? sections : std::vector<Section>();
}

}  // namespace

std::vector<Section> parse_description(std::span<const PageLine> lines) {
  auto sections = parse_structured(lines);
  if (!sections.empty() || lines.empty()) {
    return sections;
  }
  Section plain;
  for (const PageLine& line : lines) {
    append_paragraph(plain, line.text);
  }
  return {plain};
}

}  // namespace cme
