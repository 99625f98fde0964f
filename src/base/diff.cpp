// SPDX-License-Identifier: MIT
#include "base/diff.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cstddef>
#include <dtl/dtl.hpp>
#include <vector>

#include "base/utf8.hpp"

namespace cme {
namespace {

/// Lines, or words.
using Lines = std::vector<std::string_view>;

constexpr std::size_t context = 3;

/// dtl's time grows with the product of the two line counts; beyond this, nobody would read the difference.
constexpr std::size_t most_comparisons = 25'000'000;

/// The lines of `text`, each with its line break if it has one.
Lines split_lines(std::string_view text) {
  Lines lines;
  while (!text.empty()) {
    const std::size_t line_break = text.find('\n');
    const std::size_t length = line_break == std::string_view::npos ? text.size() : line_break + 1;
    lines.push_back(text.substr(0, length));
    text.remove_prefix(length);
  }
  return lines;
}

/// The words of `text`, without the spaces between them; each line break is a word.
Lines split_words(std::string_view text) {
  Lines words;
  while (!text.empty()) {
    const std::size_t begin = std::min(text.find_first_not_of(' '), text.size());
    text.remove_prefix(begin);
    const std::size_t end = text.starts_with('\n') ? 1 : std::min(text.find_first_of(" \n"), text.size());
    if (end > 0) {
      words.push_back(text.substr(0, end));
    }
    text.remove_prefix(end);
  }
  return words;
}

/// One line of the result: ' ' if it is on both sides, '-' if only on the first, '+' if only on the second.
struct Change {
  char sign;
  std::string_view line;
};

bool is_change(const Change& change) {
  return change.sign != ' ';
}

/// dtl may list additions before removals.
void put_removed_first(std::vector<Change>& changes) {
  for (auto first = std::ranges::find_if(changes, is_change); first != changes.end();) {
    const auto end = std::find_if_not(first, changes.end(), is_change);
    std::stable_partition(first, end, [](const Change& change) { return change.sign == '-'; });
    first = std::find_if(end, changes.end(), is_change);
  }
}

/// The lines of both sides in one sequence.
std::vector<Change> compare(const Lines& before, const Lines& after) {
  const auto heads = std::ranges::mismatch(before, after);
  const auto head = static_cast<std::size_t>(heads.in1 - before.begin());
  const std::size_t most_tail = std::min(before.size(), after.size()) - head;
  std::size_t tail = 0;
  while (tail < most_tail && before[before.size() - 1 - tail] == after[after.size() - 1 - tail]) {
    tail += 1;
  }
  const Lines removed(heads.in1, before.end() - static_cast<std::ptrdiff_t>(tail));
  const Lines added(heads.in2, after.end() - static_cast<std::ptrdiff_t>(tail));

  std::vector<Change> changes;
  std::for_each(before.begin(), heads.in1, [&](std::string_view line) { changes.push_back({' ', line}); });
  if (removed.size() * added.size() > most_comparisons) {
    std::ranges::for_each(removed, [&](std::string_view line) { changes.push_back({'-', line}); });
    std::ranges::for_each(added, [&](std::string_view line) { changes.push_back({'+', line}); });
  } else {
    dtl::Diff<std::string_view> diff(removed, added);
    diff.compose();
    for (const auto& [line, info] : diff.getSes().getSequence()) {
      const char sign = info.type == dtl::SES_COMMON ? ' ' : info.type == dtl::SES_DELETE ? '-' : '+';
      changes.push_back({sign, line});
    }
  }
  std::for_each(before.end() - static_cast<std::ptrdiff_t>(tail), before.end(), [&](std::string_view line) {
    changes.push_back({' ', line});
  });
  put_removed_first(changes);
  return changes;
}

/// `3,4` for four lines that start at line 3; a hunk without lines names the line before it.
std::string range(std::size_t first, std::size_t count) {
  return count == 1 ? fmt::format("{}", first + 1) : fmt::format("{},{}", first + (count == 0 ? 0 : 1), count);
}

/// The line with a file's name, written as git does, so that `git apply` reads any name: quoted and escaped if it has a
/// quote, a backslash, a control character or bytes that are not UTF-8; followed by a tab if it has a space.
std::string name_line(std::string_view sign, std::string_view side, std::string_view path) {
  const bool is_plain = valid_utf8_prefix(path) == path.size() && std::ranges::none_of(path, [](char byte) {
                          return static_cast<unsigned char>(byte) < 0x20 || byte == 0x7F || byte == '"' || byte == '\\';
                        });
  std::string line(sign);
  if (is_plain) {
    return line.append(side).append(path).append(path.find(' ') == std::string_view::npos ? "\n" : "\t\n");
  }
  line.append("\"").append(side);
  for (const char byte : path) {
    const auto code = static_cast<unsigned char>(byte);
    if (byte == '"' || byte == '\\') {
      line.append("\\").append(1, byte);
    } else if (code < 0x20 || code >= 0x7F) {
      line += fmt::format("\\{:03o}", code);
    } else {
      line += byte;
    }
  }
  return line.append("\"\n");
}

}  // namespace

std::vector<WordChange> word_difference(std::string_view before, std::string_view after) {
  std::vector<WordChange> words;
  for (const Change& change : compare(split_words(before), split_words(after))) {
    words.push_back({.sign = change.sign, .word = change.line});
  }
  return words;
}

std::string unified_diff(std::string_view path, std::string_view before, std::string_view after) {
  if (before == after) {
    return {};
  }
  const std::vector<Change> changes = compare(split_lines(before), split_lines(after));
  std::string diff = name_line("--- ", "a/", path) + name_line("+++ ", "b/", path);
  std::size_t line_before = 0;
  std::size_t line_after = 0;
  auto printed = changes.begin();
  const auto count = [&](auto from, auto to) {
    line_before +=
        static_cast<std::size_t>(std::count_if(from, to, [](const Change& each) { return each.sign != '+'; }));
    line_after +=
        static_cast<std::size_t>(std::count_if(from, to, [](const Change& each) { return each.sign != '-'; }));
  };
  while (true) {
    const auto first = std::find_if(printed, changes.end(), is_change);
    if (first == changes.end()) {
      return diff;
    }
    auto last = first;
    for (auto next = first; next != changes.end() && next - last <= static_cast<std::ptrdiff_t>(2 * context + 1);
         next = std::find_if(next + 1, changes.end(), is_change)) {
      last = next;
    }
    const auto begin = first - std::min<std::ptrdiff_t>(context, first - printed);
    const auto end = last + 1 + std::min<std::ptrdiff_t>(context, changes.end() - last - 1);
    count(printed, begin);
    const std::size_t hunk_before = line_before;
    const std::size_t hunk_after = line_after;
    count(begin, end);
    diff += fmt::format("@@ -{} +{} @@\n", range(hunk_before, line_before - hunk_before),
                        range(hunk_after, line_after - hunk_after));
    for (auto change = begin; change != end; ++change) {
      diff += change->sign;
      diff += change->line;
      diff += change->line.ends_with('\n') ? "" : "\n\\ No newline at end of file\n";
    }
    printed = end;
  }
}

}  // namespace cme
