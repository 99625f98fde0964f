// SPDX-License-Identifier: MIT
#include "record_mutation.hpp"

#include <algorithm>
#include <array>
#include <cstddef>
#include <iterator>
#include <random>
#include <string_view>
#include <vector>

namespace cme::test {
namespace {

using Lines = std::vector<std::string>;

constexpr auto signs = std::to_array<std::string_view>({
    ":",   ": ", " #",       "#", "- ",   "-",   "'",  "''", "\"",     "\\",   "|",     ">",      ">-",   "|-",
    "|+",  ">+", "|2",       "[", "]",    "{",   "}",  ", ", ",",      "&a ",  "*a",    "!a ",    "~",    "null",
    "? ",  "?",  "%",        "@", "`",    " ",   "  ", "\n", "\n\n",   "\n  ", "\n- ",  "\r",     "\t",   "---",
    "...", "…",  "\xC2\xA0", "é", "a: b", "- a", "[]", "{}", "[a, b]", "'a'",  "\"a\"", "x: |\n", ": >-", "# x",
});

class Dice {
 public:
  explicit Dice(std::uint32_t seed) : engine_(seed) {}

  /// One of 0 to `count` - 1; the same on every machine, which the library's distributions do not promise.
  std::size_t roll(std::size_t count) { return count == 0 ? 0 : engine_() % count; }

 private:
  std::mt19937 engine_;
};

Lines split_lines(const std::string& text) {
  Lines lines;
  for (std::size_t begin = 0; begin < text.size();) {
    const std::size_t end = std::min(text.find('\n', begin), text.size() - 1) + 1;
    lines.push_back(text.substr(begin, end - begin));
    begin = end;
  }
  return lines;
}

void change_indentation(std::string& line, Dice& dice) {
  const std::size_t count = 1 + dice.roll(3);
  if (dice.roll(2) == 0) {
    line.insert(0, count, ' ');
  } else {
    line.erase(0, std::min(count, line.find_first_not_of(' ')));
  }
}

void change_lines(Lines& lines, Dice& dice) {
  const std::size_t at = dice.roll(lines.size());
  const auto line = lines.begin() + static_cast<std::ptrdiff_t>(at);
  switch (dice.roll(6)) {
    case 0:
      lines.insert(line, std::string(*line));
      break;
    case 1:
      lines.erase(line);
      break;
    case 2:
      std::swap(*line, lines[dice.roll(lines.size())]);
      break;
    case 3:
      lines.insert(line, std::string(dice.roll(4) == 0 ? dice.roll(5) : 0, ' ') + "\n");
      break;
    default:
      change_indentation(*line, dice);
  }
}

void change_characters(std::string& line, Dice& dice) {
  const std::size_t at = dice.roll(line.size());
  switch (dice.roll(5)) {
    case 0:
      line.erase(at, 1);
      break;
    case 1:
      line.insert(line.find_last_not_of('\n') + 1, dice.roll(2) == 0 ? " " : " # x");
      break;
    case 2:
      line.insert(std::min(line.find_first_not_of(" -"), line.size()), signs[dice.roll(signs.size())]);
      break;
    case 3:
      line.insert(std::min(line.find(": "), line.size() - 1) + 1, " " + std::string(signs[dice.roll(signs.size())]));
      break;
    default:
      line.insert(at, signs[dice.roll(signs.size())]);
  }
}

}  // namespace

std::string mutate_record(std::string text, std::uint32_t seed) {
  Dice dice(seed);
  for (std::size_t left = 1 + dice.roll(3); left > 0 && !text.empty(); --left) {
    Lines lines = split_lines(text);
    if (dice.roll(2) == 0) {
      change_lines(lines, dice);
    } else {
      change_characters(lines[dice.roll(lines.size())], dice);
    }
    text.clear();
    for (const std::string& line : lines) {
      text += line;
    }
  }
  if (dice.roll(16) == 0 && !text.empty()) {
    text.pop_back();
  }
  return text;
}

}  // namespace cme::test
