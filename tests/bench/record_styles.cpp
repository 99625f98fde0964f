// SPDX-License-Identifier: MIT
#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "dice.hpp"
#include "records.hpp"

namespace cme::bench {
namespace {

using Lines = std::span<const std::string_view>;

constexpr std::uint64_t odd_seed = 0x6f6464;
constexpr std::uint64_t fault_seed = 0x6661756c74;

std::vector<std::string_view> lines_of(std::string_view text) {
  std::vector<std::string_view> lines;
  while (!text.empty()) {
    const std::size_t end = text.find('\n');
    lines.push_back(text.substr(0, end));
    text.remove_prefix(end + 1);
  }
  return lines;
}

std::string replaced(std::string text, std::string_view from, std::string_view to) {
  for (std::size_t at = text.find(from); at != std::string::npos; at = text.find(from, at + to.size())) {
    text.replace(at, from.size(), to);
  }
  return text;
}

std::size_t indentation(std::string_view line) {
  return std::min(line.find_first_not_of(' '), line.size());
}

/// How many of the lines are indented deeper than `depth` spaces, or empty.
std::size_t count_deeper(Lines lines, std::size_t depth) {
  std::size_t count = 0;
  while (count < lines.size() && (lines[count].empty() || indentation(lines[count]) > depth)) {
    ++count;
  }
  return count;
}

std::string joined(Lines lines) {
  std::string text;
  for (const std::string_view line : lines) {
    text += line;
    text += '\n';
  }
  return text;
}

/// The text of a folded block between double quotes, on as many lines.
std::string quoted(Lines block) {
  std::string text = joined(block);
  const std::size_t indent = indentation(text);
  text.pop_back();
  text = replaced(std::move(text), "\\", "\\\\");
  text = replaced(std::move(text), "\n\n", "\n\n\n");  // one line break goes in quotes
  for (const auto& [from, to] : {std::pair{"\"", "\\\""}, {"–", "\\u2013"}, {"−", "\\u2212"}, {"µ", "\\xb5"}}) {
    text = replaced(std::move(text), from, to);
  }
  return std::string(indent, ' ') + '"' + text.substr(indent) + "\"\n";
}

bool is_text_item(std::string_view line) {
  return line.starts_with("  - ") && line.find(": ") == std::string_view::npos;
}

/// A list in brackets, two values a line.
std::string bracketed(Lines list) {
  std::string text;
  for (std::size_t i = 0; i < list.size(); ++i) {
    std::string value(list[i].substr(std::string_view("  - ").size()));
    if (value.find_first_of(",[]{}") != std::string::npos && value.front() != '\'') {
      value = '"' + replaced(std::move(value), "\"", "\\\"") + '"';
    }
    text += (i == 0 ? " [" : (i % 2 == 0 ? ",\n    " : ", ")) + value;
  }
  return text + "]\n";
}

enum class LongText : std::uint8_t { plain, quoted };
enum class ShortLists : std::uint8_t { blocks, brackets };

/// Writes a record in canonical form again in another style.
std::string restyled(Lines lines, LongText long_text, ShortLists short_lists, Dice& dice) {
  constexpr std::string_view fold = " >-";
  std::string text = "# from the office’s own system\n";
  for (std::size_t i = 0; i < lines.size(); ++i) {
    const std::string_view line = lines[i];
    const Lines below = lines.subspan(i + 1, count_deeper(lines.subspan(i + 1), indentation(line)));
    if (line.ends_with(fold)) {
      text += std::string(line.substr(0, line.size() - fold.size())) + '\n';
      text += long_text == LongText::plain ? joined(below) : quoted(below);
      i += below.size();
    } else if (short_lists == ShortLists::brackets && line.ends_with(':') && !below.empty() &&
               std::ranges::all_of(below, is_text_item)) {
      text += std::string(line) + bracketed(below);
      i += below.size();
    } else {
      text += std::string(line) + (!line.ends_with(':') && dice.roll(12) == 0 ? "  # checked\n" : "\n");
    }
  }
  return text;
}

/// One mistake: the first `from` of the record becomes `to`.
struct Fault {
  std::string_view from;
  std::string_view to;
};

/// What `from` begins with is in every record.
constexpr auto faults = std::to_array<Fault>({
    {"\nprovider: ", "\nx-provider: "},
    {"\nexpires: 20", "\nexpires: 20th of "},
    {"\nexpires: ", "\nexpires: 2027-02-30 # "},
    {"\nformat: ", "\nformat: Online "},
    {"\n  - amount: ", "\n  - amount: ca. "},
    {"\ncredits:", "\ncredit:"},
    {"\ncompetencies:\n  - ", "\ncompetencies:\n  - Advanced "},
    {"\ncommercial_support: ", "\ncommercial_support: perhaps "},
    {"\ncommercial_support: ", "\nformat: Live\ncommercial_support: "},
    {"\ncredits:\n  ", "\ncredits:\n\t"},
    {"\ntitle: ", "\ntitle: \""},
    {"\nprovider: ", "\nprovider: &provider "},
    {"\nurl: https://", "\nurl: learning dot "},
});

}  // namespace

std::string generate_odd_record(std::uint32_t id, std::uint64_t seed) {
  const std::string canonical = generate_record(id, seed);
  Dice dice(odd_seed + id);
  const auto long_text = dice.roll(2) == 0 ? LongText::plain : LongText::quoted;
  const auto short_lists = dice.roll(2) == 0 ? ShortLists::blocks : ShortLists::brackets;
  std::string text = restyled(lines_of(canonical), long_text, short_lists, dice);
  if (dice.roll(4) == 0) {
    text.replace(text.find("\nprovider: "), std::string_view("\nprovider: ").size(), "\nprovider: !!str ");
  }
  return text;
}

std::string generate_faulty_record(std::uint32_t id, std::uint64_t seed) {
  std::string text = generate_record(id, seed);
  Dice dice(fault_seed + id);
  const Fault& fault = dice.pick(std::span<const Fault>(faults));
  text.replace(text.find(fault.from), fault.from.size(), fault.to);
  return text;
}

}  // namespace cme::bench
