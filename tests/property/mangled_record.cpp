// SPDX-License-Identifier: MIT
#include "mangled_record.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <random>
#include <utility>

#include "base/ascii.hpp"
#include "base/utf8.hpp"
#include "cme/yaml/parse.hpp"
#include "yaml/spans.hpp"

namespace cme::test {
namespace {

/// A key and its value, or an item.
struct Child {
  const YamlNode* key = nullptr;
  const YamlNode* value = nullptr;
};

std::vector<Child> children_of(const YamlNode& node) {
  std::vector<Child> found;
  const YamlChildren all = children(node);
  for (auto child = all.begin(); child != all.end(); ++child) {
    const YamlNode* const key = node.kind == YamlKind::mapping ? &*child : nullptr;
    if (key != nullptr) {
      ++child;
    }
    found.push_back({.key = key, .value = &*child});
  }
  return found;
}

/// The text between double quotes, everything but ASCII letters and digits that could matter escaped.
std::string double_quoted(std::string_view text) {
  std::string quoted = "\"";
  for (std::size_t offset = 0; offset < text.size();) {
    const std::size_t begin = offset;
    const char32_t character = next_code_point(text, offset);
    if (character < 0x20 || character == '"' || character == '\\' || (character >= 0x7F && character < 0x10000)) {
      quoted += fmt::format("\\u{:04X}", static_cast<std::uint32_t>(character));
    } else {
      quoted += text.substr(begin, offset - begin);
    }
  }
  return quoted + '"';
}

/// Whether the text can be in a literal block.
bool is_literal(std::string_view text) {
  for (std::size_t offset = 0; offset < text.size();) {
    const char32_t character = next_code_point(text, offset);
    const bool is_break = (character < 0x20 && character != '\n') || (character >= 0x7F && character < 0xA0) ||
                          character == 0x2028 || character == 0x2029 || character == 0xFEFF;
    if (is_break) {
      return false;
    }
  }
  return !text.empty() && text.front() != ' ' && text.front() != '\n' && text.back() != '\n';
}

/// The text as a record has it: an empty line of a folded scalar is one, and not the line break that YAML makes of it.
std::string text_of(const YamlNode& node) {
  std::string text;
  std::string_view before;  // the last line that is not empty
  for (const std::string_view line : split(node.text, '\n')) {
    const bool was_joined = !before.empty() && !line.empty() && before.front() != ' ' && line.front() != ' ';
    text.append(node.style == YamlStyle::folded && was_joined ? "\n" : "").append(line).append("\n");
    before = line.empty() ? before : line;
  }
  text.pop_back();
  return text;
}

class Mangler {
 public:
  explicit Mangler(std::uint32_t seed) : random_(seed) {}

  MangledRecord mangle(const YamlNode& root) {
    if (one_in(3)) {
      comment_line("# yaml-language-server: $schema=a.json");
    }
    if (one_in(4)) {
      lines();
      text_ += '\n';
    }
    if (one_in(6)) {
      text_ += "---\n";
    }
    block(root, 0);
    lines();
    if (one_in(4)) {
      text_ = in_crlf(text_);
    }
    return {.text = std::move(text_), .comments = std::move(comments_)};
  }

 private:
  bool one_in(int chances) { return between(1, chances) == 1; }
  int between(int low, int high) { return std::uniform_int_distribution<int>(low, high)(random_); }

  static std::string in_crlf(std::string_view text) {
    std::string result;
    for (const char byte : text) {
      result.append(byte == '\n' ? "\r" : "").append(1, byte);
    }
    return result;
  }

  void comment_line(std::string comment) {
    text_ += comment + '\n';
    comments_.push_back(std::move(comment));
  }

  std::string next_comment() { return fmt::format("# {}: 'c{}", one_in(2) ? "note" : "-", comments_.size()); }

  /// Comments and empty lines of any indentation that is no text of a block above them.
  void lines() {
    while (one_in(3)) {
      if (one_in(3)) {
        indent(between(0, std::min(3, text_indentation_)));
        text_ += '\n';
        continue;
      }
      indent(between(0, std::min(8, text_indentation_ - 1)));
      comment_line(next_comment());
    }
    text_indentation_ = no_text;
  }

  void end_line() {
    if (one_in(4)) {
      text_ += one_in(2) ? "   " : " ";
      comment_line(next_comment());
    } else {
      text_ += one_in(6) ? "  \n" : "\n";
    }
  }

  void indent(int indentation) { text_.append(static_cast<std::size_t>(indentation), ' '); }

  void scalar(const YamlNode& node) {
    // Output options without quotes may be no text.
    constexpr std::string_view safe = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789.-";
    const bool must_be_plain =
        node.style == YamlStyle::plain && node.text.find_first_not_of(safe) == std::string_view::npos;
    text_ += must_be_plain ? std::string(node.text) : double_quoted(text_of(node));
  }

  void literal(std::string_view text, int indentation) {
    text_ += "|-";
    end_line();
    const int deeper = indentation + between(1, 4);
    for (const std::string_view line : split(text, '\n')) {
      indent(line.empty() ? 0 : deeper);
      text_.append(line).append("\n");
    }
    text_indentation_ = deeper;
  }

  /// What may be between two tokens in brackets.
  void space(int indentation) {
    if (!one_in(3)) {
      text_ += ' ';
      return;
    }
    end_line();
    lines();
    indent(indentation + 1 + between(0, 5));
  }

  void flow(const YamlNode& node, int indentation) {
    if (node.kind == YamlKind::scalar) {
      return scalar(node);
    }
    text_ += node.kind == YamlKind::mapping ? "{" : "[";
    bool is_first = true;
    for (const Child& child : children_of(node)) {
      text_ += std::exchange(is_first, false) ? "" : ",";
      space(indentation);
      if (child.key != nullptr) {
        text_ += double_quoted(child.key->text) + ": ";
      }
      flow(*child.value, indentation);
    }
    space(indentation);
    text_ += node.kind == YamlKind::mapping ? "}" : "]";
  }

  /// The value after a key or dash, which is in the column `indentation`.
  void value(const YamlNode& node, int indentation) {
    if (node.kind == YamlKind::scalar) {
      if (one_in(6)) {
        end_line();
        lines();
        indent(indentation + between(1, 4));
      }
      if (node.style != YamlStyle::plain && is_literal(text_of(node)) && one_in(2)) {
        return literal(text_of(node), indentation);
      }
      scalar(node);
      return end_line();
    }
    if (one_in(4)) {
      flow(node, indentation);
      return end_line();
    }
    end_line();
    block(node, indentation + between(1, 4));
  }

  void block(const YamlNode& node, int indentation) {
    std::vector<Child> all = children_of(node);
    if (node.kind == YamlKind::mapping && one_in(2) && !is_ordered(node)) {
      std::ranges::shuffle(all, random_);
    }
    for (const Child& child : all) {
      lines();
      indent(indentation);
      if (child.key == nullptr) {
        text_ += "- ";
        value(*child.value, indentation);
        continue;
      }
      text_ += double_quoted(child.key->text) + ":" + (one_in(3) ? "  " : " ");
      value(*child.value, indentation);
    }
  }

  /// Whether the order of the mapping's keys says something, as that of headings does.
  static bool is_ordered(const YamlNode& node) {
    const std::string_view first = children(node).begin()->text;
    return std::ranges::find(known_keys, first) == std::end(known_keys);
  }

  static constexpr int no_text = 100;
  static constexpr std::string_view known_keys[] = {"id", "amount", "max", "type", "name", "per", "note", "for"};

  std::mt19937 random_;
  std::string text_;
  std::vector<std::string> comments_;
  int text_indentation_ = no_text;  // of the block that ends above, if one does
};

}  // namespace

MangledRecord mangle(std::string_view text, std::uint32_t seed) {
  const ParsedYaml yaml = parse_yaml(text);
  return Mangler(seed).mangle(yaml.tree.root());
}

std::vector<std::string> sorted_comments(const std::string& text) {
  const ParsedYaml yaml = parse_yaml(text);
  std::vector<std::string> comments;
  for (const Span comment : find_comments(text, yaml.tree)) {
    comments.push_back(text.substr(comment.begin, comment.end - comment.begin));
  }
  std::ranges::sort(comments);
  return comments;
}

}  // namespace cme::test
