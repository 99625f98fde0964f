// SPDX-License-Identifier: MIT
#include "settings/map_lines.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <optional>
#include <string>
#include <utility>

#include "base/ascii.hpp"
#include "base/nearest.hpp"
#include "base/safe_output.hpp"
#include "diag/bounded_problems.hpp"
#include "yaml/spans.hpp"
#include "yaml/write.hpp"

namespace cme {
namespace {

/// What people write in place of a colon and a space; what headings often contain is last.
constexpr std::string_view signs[] = {"=>", "->", "→", "=", "\t", " – ", " — ", " - ", "|", ";", ",", ":", " "};
constexpr std::string_view sign_of_words = " ";

constexpr std::string_view general_help = "write a heading, a colon and a key, for example `Course Title: title`";

/// No handwritten line is longer.
constexpr std::size_t longest_line = 1'000;

/// A line that a sign divides into a heading and its key.
struct Division {
  std::string_view sign;
  std::string_view heading;
  std::string_view key;
};

/// Around the cells of a table.
constexpr std::string_view borders = " \t|,;";

/// Without borders and quotes.
std::string_view bare(std::string_view text) {
  const std::size_t begin = std::min(text.find_first_not_of(borders), text.size());
  text = text.substr(begin, text.find_last_not_of(borders) + 1 - begin);
  const bool is_quoted =
      text.size() > 1 && text.front() == text.back() && (text.front() == '"' || text.front() == '\'');
  return is_quoted ? text.substr(1, text.size() - 2) : text;
}

std::optional<Division> divide(std::string_view line, std::string_view sign) {
  constexpr std::string_view rests_of_arrows = " \t-=:";
  const std::string_view content = line.substr(0, line.find_last_not_of(borders) + 1);
  const std::size_t at = content.rfind(sign);
  if (at == std::string_view::npos || at == 0) {
    return std::nullopt;
  }
  const std::size_t heading_end = content.find_last_not_of(rests_of_arrows, at - 1) + 1;
  const Division division{.sign = content.substr(at, sign.size()),
                          .heading = bare(content.substr(0, heading_end)),
                          .key = bare(content.substr(at + sign.size()))};
  return division.heading.empty() || division.key.empty() ? std::nullopt : std::optional(division);
}

/// Whether the line has a key of YAML, with a colon and a space or nothing after it.
bool is_entry(std::string_view line) {
  if (line.starts_with('"') || line.starts_with('\'')) {
    const std::size_t end = quoted_end(line, 0);
    return end == std::string_view::npos || trim(line.substr(end)).starts_with(':');
  }
  return line.find(": ") != std::string_view::npos || line.find(":\t") != std::string_view::npos || line.ends_with(':');
}

/// Finds out what the lines of one map mean.
class MapLineReader {
 public:
  MapLineReader(std::string_view text, const KeyNames& names, BoundedProblems& problems)
      : text_(text), names_(names), problems_(problems) {}

  void read(std::string_view line) {
    if (line.size() > longest_line) {
      return report(line, "the line is too long for a heading and its key", std::string(general_help));
    }
    if (line.starts_with("- ") || line == "-") {
      return report(line.substr(0, 1), "a map is not a list; each line begins with a heading",
                    help_for_item(trim(line.substr(1))));
    }
    if (!is_entry(line)) {
      report_other(line);
    }
  }

 private:
  void report(std::string_view part, std::string message, std::string help) {
    const auto begin = static_cast<std::size_t>(part.data() - text_.data());
    problems_.add(syntax_problem(begin, begin + part.size(), std::move(message), std::move(help)));
  }

  [[nodiscard]] std::string help_for_item(std::string_view item) const {
    if (is_entry(item)) {
      const bool continues = item.ends_with(',') || item.ends_with('{') || item.ends_with(':');
      return continues ? std::string("remove the hyphen") : fmt::format("write `{}`", item);
    }
    const std::optional<Division> division = find_division(item);
    return division ? help_for(*division) : std::string(general_help);
  }

  void report_other(std::string_view line) {
    const std::optional<Division> division = find_division(line);
    if (!division) {
      return report(line, fmt::format("{} has no key", quote(bare(line))), std::string(general_help));
    }
    const std::string help = help_for(*division);
    if (division->sign == ":") {
      return report(division->sign, "expected a space after the colon", help);
    }
    if (division->sign == sign_of_words) {
      return report(line, fmt::format("no colon after {}", quote(division->heading)), help);
    }
    const std::string_view sign = trim(division->sign);
    report(sign.empty() ? division->sign : sign,
           fmt::format("expected a colon after the heading, found {}", sign.empty() ? "a tab" : quote(sign)), help);
  }

  [[nodiscard]] bool is_key(std::string_view words) const {
    return words == "skip" || words == "next" || names_.is_known(words);
  }

  /// The division that gives a known key; otherwise the first one with a sign.
  [[nodiscard]] std::optional<Division> find_division(std::string_view line) const {
    std::optional<Division> first;
    for (const std::string_view sign : signs) {
      const std::optional<Division> division = divide(line, sign);
      if (division && (is_key(division->key) || (is_key(division->heading) && sign != sign_of_words))) {
        return division;
      }
      if (!first && sign != sign_of_words) {
        first = division;
      }
    }
    return first;
  }

  /// To write `Course: title`, even if it was written the other way around.
  [[nodiscard]] std::string help_for(const Division& division) const {
    std::string_view heading = division.heading;
    std::string_view key = division.key;
    if (!is_key(key) && is_key(heading)) {
      std::swap(heading, key);
    }
    const std::optional<std::string_view> near = is_key(key) ? key : find_nearest(key, names_.usual);
    if (!near) {
      return std::string(general_help);
    }
    std::string entry;
    append_scalar(entry, heading);
    return fmt::format("write `{}: {}`", entry, *near);
  }

  std::string_view text_;
  const KeyNames& names_;
  BoundedProblems& problems_;
};

}  // namespace

std::vector<Diagnostic> find_odd_map_lines(std::string_view text, const KeyNames& names) {
  constexpr std::string_view other_yaml = "{[?&*!%";
  constexpr std::string_view no_break_space = "\u00a0";  // a mistake of its own, which the reader of YAML names
  std::vector<Diagnostic> found;
  BoundedProblems problems(found);
  MapLineReader reader(text, names, problems);
  std::optional<std::size_t> indentation;  // of the first line
  bool is_list = false;
  for (const std::string_view whole : split(text, '\n')) {
    const std::string_view line = trim(whole.substr(0, std::min(whole.find(" #"), whole.size())));
    if (line.empty() || line.starts_with('#') || line.starts_with("---") || line.starts_with("...")) {
      continue;
    }
    const auto spaces = static_cast<std::size_t>(line.data() - whole.data());
    const bool is_item = line.starts_with("- ") || line == "-";
    if (!indentation) {
      indentation = spaces;
      is_list = is_item;
    }
    // Elsewhere, items are those of a key above.
    const bool is_inside = spaces != *indentation || (is_item && !is_list);
    const bool is_odd_space = line.find(no_break_space) != std::string_view::npos;
    if (!is_inside && !is_odd_space && other_yaml.find(line.front()) == std::string_view::npos) {
      reader.read(line);
    }
  }
  problems.finish();
  return found;
}

}  // namespace cme
