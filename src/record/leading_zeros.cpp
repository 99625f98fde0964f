// SPDX-License-Identifier: MIT
#include "record/leading_zeros.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <string_view>

#include "base/ascii.hpp"
#include "base/safe_output.hpp"
#include "cme/model/decimal.hpp"
#include "diag/bounded_problems.hpp"
#include "record/value_reader.hpp"
#include "yaml/node_edits.hpp"

namespace cme {
namespace {

/// The number without unnecessary zeros.
std::string_view without_zeros(std::string_view number) {
  while (number.size() > 1 && number[0] == '0' && is_digit(number[1])) {
    number.remove_prefix(1);
  }
  return number;
}

class ZeroFinder {
 public:
  ZeroFinder(std::string_view text, std::vector<Diagnostic>& problems) : text_(text), problems_(problems) {}

  void check(const YamlNode& value, const ValuePath& path) {
    const std::string_view number = value.text;
    const std::string_view meant = without_zeros(number);
    const bool is_plain = value.kind == YamlKind::scalar && value.style == YamlStyle::plain;
    if (meant.size() == number.size() || !is_plain || !Decimal::parse(number) ||
        problems_.count_if_full(Rule::leading_zero)) {
      return;
    }
    problems_.add(
        {.rule = Rule::leading_zero,
         .span = value.span,
         .message = fmt::format("{} starts with a zero; some YAML readers read such a number as octal", quote(number)),
         .help = fmt::format("write {}", meant),
         .field = to_field_path(path),
         .fix = rewrite_plain(text_, value, meant)});
  }

  void check_credits(const YamlNode& credits, const ValuePath& path) {
    if (credits.kind != YamlKind::sequence) {
      return;
    }
    std::size_t index = 0;
    for (const YamlNode& credit : children(credits)) {
      if (!is_empty(credit)) {
        check_credit(credit, {.parent = &path, .key = {}, .index = index++});
      }
    }
  }

 private:
  void check_credit(const YamlNode& credit, const ValuePath& path) {
    if (credit.kind != YamlKind::mapping) {
      return;
    }
    const YamlChildren entries = children(credit);
    for (auto entry = entries.begin(); entry != entries.end(); ++entry) {
      const std::string_view key = entry->text;
      ++entry;
      if (key == "amount" || key == "max") {
        check(*entry, {.parent = &path, .key = key, .index = std::nullopt});
      }
    }
  }

  std::string_view text_;
  BoundedProblems problems_;
};

}  // namespace

void append_leading_zeros(const ParsedRecord& record, std::vector<Diagnostic>& problems) {
  const YamlNode& root = record.tree.root();
  if (root.kind != YamlKind::mapping) {
    return;
  }
  ZeroFinder finder(record.text, problems);
  const YamlChildren entries = children(root);
  for (auto entry = entries.begin(); entry != entries.end(); ++entry) {
    const ValuePath path{.parent = nullptr, .key = entry->text, .index = std::nullopt};
    ++entry;
    if (path.key == "id") {
      finder.check(*entry, path);
    } else if (path.key == "credits") {
      finder.check_credits(*entry, path);
    }
  }
}

}  // namespace cme
