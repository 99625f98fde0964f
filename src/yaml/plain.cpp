// SPDX-License-Identifier: MIT
#include "yaml/plain.hpp"

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <vector>

#include "base/byte_set.hpp"
#include "base/utf8.hpp"
#include "yaml/line_cursor.hpp"
#include "yaml/spans.hpp"

namespace cme {
namespace {

// yaml-cpp allows 500; a record has four.
constexpr int max_depth = 32;
// yaml-cpp reads a key of more than 1024 bytes as text.
constexpr std::size_t max_key_bytes = 1000;
// Characters that end a word in brackets, or make it more than a word.
constexpr ByteSet flow_signs(",[]{}?:#");

/// Reads a text line by line, with one level of recursion for each list or mapping. A function that returns a bool
/// returns false if it is not certain; the whole text is then left to yaml-cpp.
class PlainReader {
 public:
  explicit PlainReader(std::string_view text) : text_(text), here_(text) {
    // Enough for lists; prose has fewer nodes.
    tree_.nodes.reserve(text.size() / 24 + 8);
  }

  bool read() {
    here_.go_to_line(0);
    return !here_.is_at_end() && here_.column() == 0 && parse_collection(0) && here_.is_at_end();
  }

  YamlTree take() { return std::move(tree_); }

 private:
  bool parse_collection(int depth) {
    if (depth > max_depth) {
      return false;
    }
    return here_.begins_entry() ? parse_sequence(depth) : parse_mapping(depth);
  }

  bool parse_sequence(int depth) {
    const std::size_t column = here_.column();
    const std::size_t sequence = open(YamlKind::sequence);
    do {
      const std::size_t dash = here_.at();
      here_.go_to(dash + 1);
      here_.skip_spaces();
      // `- key: value` begins a mapping in the column of its key.
      const bool is_mapping = !here_.is_at_line_end() && here_.character() != '#' && here_.find_key();
      const bool is_read = is_mapping ? depth < max_depth && parse_mapping(depth + 1)
                                      : parse_value(dash, column, YamlKind::sequence, depth);
      if (!is_read) {
        return false;
      }
    } while (!here_.is_at_end() && here_.column() == column && here_.begins_entry());
    close(sequence);
    // A list may be in the column of its key; the next key may be there too.
    return here_.is_at_end() || here_.column() <= column;
  }

  bool parse_mapping(int depth) {
    const std::size_t column = here_.column();
    const std::size_t mapping = open(YamlKind::mapping);
    do {
      const std::optional<LineCursor::Key> key = here_.find_key();
      if (!key || !parse_key(*key)) {
        return false;
      }
      here_.go_to(key->colon + 1);
      here_.skip_spaces();
      if (!parse_value(key->colon, column, YamlKind::mapping, depth)) {
        return false;
      }
    } while (!here_.is_at_end() && here_.column() == column);
    close(mapping);
    return here_.is_at_end() || here_.column() < column;
  }

  bool parse_key(const LineCursor::Key& key) {
    const std::size_t begin = here_.at();
    if (key.colon - begin > max_key_bytes) {
      return false;
    }
    if (key.is_quoted) {
      return append_quoted(key.end);
    }
    // `---`, `...` and `? key` begin with one of these too.
    static constexpr ByteSet odd_beginnings("-.?:");
    if (odd_beginnings.has(here_.character()) || !here_.begins_plain() || here_.plain_end() < key.end) {
      return false;
    }
    append_scalar(YamlStyle::plain, begin, key.end, text_.substr(begin, key.end - begin));
    return !tree_.nodes.back().is_null();
  }

  /// Reads the value after a colon or dash at `sign`, on its line or below, and moves to the line after it.
  bool parse_value(std::size_t sign, std::size_t parent_column, YamlKind parent, int depth) {
    if (here_.is_at_line_end() || here_.character() == '#') {
      return parse_value_below(sign, parent_column, parent, depth);
    }
    switch (here_.character()) {
      case '|':
      case '>':
        return parse_block(parent_column);
      case '"':
      case '\'':
        return parse_quoted();
      case '[':
        return parse_flow_sequence();
      case '{':
        return parse_empty_flow_mapping();
      default:
        return parse_plain(parent);
    }
  }

  bool parse_value_below(std::size_t sign, std::size_t parent_column, YamlKind parent, int depth) {
    here_.go_to_next_line();
    const bool may_be_in_column = parent == YamlKind::mapping && !here_.is_at_end() && here_.begins_entry();
    if (here_.column() > parent_column || (may_be_in_column && here_.column() == parent_column)) {
      return parse_collection(depth + 1);
    }
    append_scalar(YamlStyle::plain, sign + 1, sign + 1, {});
    return true;
  }

  bool parse_plain(YamlKind parent) {
    const std::size_t begin = here_.at();
    const std::size_t end = here_.plain_end();
    // A sequence has looked for a key already.
    const std::optional<LineCursor::Key> second_key =
        parent == YamlKind::mapping ? here_.find_key() : std::optional<LineCursor::Key>();
    if (!here_.begins_plain() || (second_key && second_key->colon < end)) {
      return false;
    }
    append_scalar(YamlStyle::plain, begin, end, text_.substr(begin, end - begin));
    here_.go_to_next_line();
    return true;
  }

  bool parse_quoted() {
    const std::size_t end = quoted_end(here_.text_to_line_end(), here_.at());
    if (end == std::string_view::npos || !here_.is_line_over(end) || !append_quoted(end)) {
      return false;
    }
    here_.go_to_next_line();
    return true;
  }

  bool append_quoted(std::size_t end) {
    const std::size_t begin = here_.at();
    const std::string_view inside = text_.substr(begin + 1, end - begin - 2);
    const bool is_double = text_[begin] == '"';
    if (is_double || inside.find('\'') == std::string_view::npos) {
      append_scalar(YamlStyle::quoted, begin, end, inside);
      return !is_double || inside.find('\\') == std::string_view::npos;
    }
    const std::size_t text_begin = copies_size_;
    for (std::size_t part = 0; part < inside.size();) {
      const std::size_t quote = std::min(inside.find('\'', part), inside.size() - 1);
      copy(inside.substr(part, quote + 1 - part));
      part = quote + 2;  // it appears twice
    }
    append_scalar(YamlStyle::quoted, begin, end, copied_since(text_begin));
    return true;
  }

  /// `[one, two words]`, with only plain words.
  bool parse_flow_sequence() {
    const std::string_view line = here_.text_to_line_end();
    const std::size_t sequence = open_flow(YamlKind::sequence);
    bool is_closed = !here_.is_at_line_end() && here_.character() == ']';
    while (!is_closed) {
      const std::size_t begin = here_.at();
      const std::size_t end = flow_signs.find_in(line, begin);
      if (end >= line.size() || (line[end] != ',' && line[end] != ']') || line[begin] == '-' || !here_.begins_plain()) {
        return false;
      }
      const std::size_t words_end = line.substr(0, end).find_last_not_of(' ') + 1;
      append_scalar(YamlStyle::plain, begin, words_end, text_.substr(begin, words_end - begin));
      is_closed = line[end] == ']';
      here_.go_to(is_closed ? end : end + 1);
      here_.skip_spaces();
    }
    return close_flow(sequence);
  }

  bool parse_empty_flow_mapping() {
    const std::size_t mapping = open_flow(YamlKind::mapping);
    return !here_.is_at_line_end() && here_.character() == '}' && close_flow(mapping);
  }

  /// Consumes the opening bracket, which is here, and the spaces after it.
  std::size_t open_flow(YamlKind kind) {
    const std::size_t collection = open(kind);
    here_.go_to(here_.at() + 1);
    here_.skip_spaces();
    return collection;
  }

  /// Consumes the closing bracket, which is here, and the rest of the line.
  bool close_flow(std::size_t collection) {
    last_end_ = here_.at() + 1;
    close(collection);
    if (!here_.is_line_over(last_end_)) {
      return false;
    }
    here_.go_to_next_line();
    return true;
  }

  /// `|` or `>`, a sign for the line breaks at the end, and the lines below that are indented deeper than the parent.
  bool parse_block(std::size_t parent_column) {
    const std::size_t begin = here_.at();
    const bool is_folded = here_.character() == '>';
    const std::string_view rest = here_.text_to_line_end().substr(begin + 1);
    const bool strips = rest.starts_with('-');
    const bool keeps = rest.starts_with('+');
    // After folded lines, yaml-cpp keeps fewer line breaks than YAML requires.
    if (!here_.is_line_over(begin + (strips || keeps ? 2 : 1)) || (is_folded && keeps)) {
      return false;
    }
    // The first line determines the indentation; if it is empty, yaml-cpp has its own rules.
    const std::size_t indent = find_not_space(text_, here_.next_line()) - here_.next_line();
    const std::size_t text_begin = copies_size_;
    BlockEnd end{.next_line = here_.next_line()};
    if (indent <= parent_column || !copy_block(indent, is_folded, end)) {
      return false;
    }
    copy_line_breaks(strips ? 0 : keeps ? end.line_breaks : std::min<std::size_t>(end.line_breaks, 1));
    append_scalar(is_folded ? YamlStyle::folded : YamlStyle::literal, begin, end.text_end, copied_since(text_begin));
    here_.go_to_line(end.next_line);
    // A line that is indented deeper than the parent but not than the block is neither part of the text nor a key.
    return find_not_space(text_, end.next_line) - end.next_line <= parent_column;
  }

  /// The end of a block.
  struct BlockEnd {
    std::size_t text_end = 0;     // after the last character that is not a space
    std::size_t line_breaks = 0;  // after the last line with text
    std::size_t next_line = 0;    // the first line after the block
  };

  /// Copies the lines of a block as its text, without trailing line breaks.
  bool copy_block(std::size_t indent, bool is_folded, BlockEnd& end) {
    while (end.next_line < text_.size()) {
      const std::size_t line = end.next_line;
      const std::size_t line_break = std::min(text_.find('\n', line), text_.size());
      const std::size_t content = find_not_space(text_, line);
      if (line_break == line) {
        end.line_breaks += 1;
        end.next_line = line + 1;
        continue;
      }
      const bool is_deeper = content - line > indent;
      if (content == line_break || (is_folded && is_deeper)) {
        return false;
      }
      if (content - line < indent) {
        break;
      }
      copy_joint(is_folded, end.line_breaks);
      copy(text_.substr(line + indent, line_break - line - indent));
      end = {.text_end = text_.find_last_not_of(' ', line_break - 1) + 1,
             .line_breaks = line_break < text_.size() ? std::size_t{1} : 0,
             .next_line = std::min(line_break + 1, text_.size())};
    }
    return true;
  }

  /// The text between two lines of a block with this many line breaks between them.
  void copy_joint(bool is_folded, std::size_t line_breaks) {
    if (is_folded && line_breaks == 1) {
      copy(" ");
    } else {
      copy_line_breaks(is_folded && line_breaks > 0 ? line_breaks - 1 : line_breaks);
    }
  }

  void copy_line_breaks(std::size_t count) {
    for (; count > 0; --count) {
      copy("\n");
    }
  }

  /// Appends text to the copies. No copy is longer than its source, so there is always room.
  void copy(std::string_view text) {
    if (copies_ == nullptr) {
      tree_.texts = std::make_unique<std::pmr::monotonic_buffer_resource>(text_.size() + 1);
      copies_ = static_cast<char*>(tree_.texts->allocate(text_.size(), 1));
    }
    copies_size_ += text.copy(copies_ + copies_size_, text.size());
  }

  [[nodiscard]] std::string_view copied_since(std::size_t begin) const {
    return {copies_ + begin, copies_size_ - begin};
  }

  void append(YamlKind kind, YamlStyle style, std::size_t begin, std::size_t end, std::string_view text) {
    last_end_ = end;
    tree_.nodes.push_back({.kind = kind,
                           .style = style,
                           .span = {.begin = static_cast<std::uint32_t>(begin), .end = static_cast<std::uint32_t>(end)},
                           .text = text});
  }

  void append_scalar(YamlStyle style, std::size_t begin, std::size_t end, std::string_view text) {
    append(YamlKind::scalar, style, begin, end, text);
  }

  /// Begins a list or mapping here, and returns its index in the tree for `close`.
  std::size_t open(YamlKind kind) {
    append(kind, YamlStyle::plain, here_.at(), here_.at(), {});
    return tree_.nodes.size() - 1;
  }

  void close(std::size_t collection) {
    YamlNode& node = tree_.nodes[collection];
    node.span.end = static_cast<std::uint32_t>(last_end_);
    node.size = static_cast<std::uint32_t>(tree_.nodes.size() - collection);
  }

  std::string_view text_;
  LineCursor here_;
  YamlTree tree_;
  std::size_t last_end_ = 0;  // after the last node
  char* copies_ = nullptr;    // texts that differ from their source
  std::size_t copies_size_ = 0;
};

std::optional<YamlTree> read_plain(std::string_view text) {
  PlainReader reader(text);
  return reader.read() ? std::optional(reader.take()) : std::nullopt;
}

/// Whether some carriage return in the text is not part of a line break.
bool has_lone_return(std::string_view text) {
  for (std::size_t at = text.find('\r'); at < text.size(); at = text.find('\r', at + 1)) {
    if (text.substr(at + 1, 1) != "\n") {
      return true;
    }
  }
  return false;
}

/// A text without its carriage returns.
class WithoutReturns {
 public:
  explicit WithoutReturns(std::string_view source) : source_(source) {
    text_.reserve(source.size());
    for (std::size_t part = 0; part < source.size();) {
      const std::size_t end = std::min(source.find('\r', part), source.size());
      text_ += source.substr(part, end - part);
      if (end < source.size()) {
        returns_.push_back(text_.size());
      }
      part = end + 1;
    }
  }

  [[nodiscard]] std::string_view text() const { return text_; }

  /// Turns a tree of the text into a tree of the source.
  void move_to_source(YamlTree& tree) const {
    for (YamlNode& node : tree.nodes) {
      node.text = in_source(node.text);
      node.span = {.begin = in_source(node.span.begin), .end = in_source(node.span.end)};
    }
  }

 private:
  /// The offset in the source; a span that ends before a line break ends before its carriage return.
  [[nodiscard]] std::uint32_t in_source(std::uint32_t offset) const {
    const auto returns = std::ranges::lower_bound(returns_, offset) - returns_.begin();
    return offset + static_cast<std::uint32_t>(returns);
  }

  /// A part of the text as the same part of the source; a copy stays unchanged.
  [[nodiscard]] std::string_view in_source(std::string_view part) const {
    const std::less<> is_before;
    if (part.empty() || is_before(part.data(), text_.data()) || is_before(text_.data() + text_.size(), part.data())) {
      return part;
    }
    const auto offset = static_cast<std::uint32_t>(part.data() - text_.data());
    return source_.substr(in_source(offset), part.size());
  }

  std::string_view source_;
  std::string text_;
  std::vector<std::size_t> returns_;  // where in the text each of them was
};

}  // namespace

std::optional<YamlTree> parse_plain_yaml(std::string_view text) {
  // A tab counts as a space in some places, but not in others.
  if (text.find('\t') != std::string_view::npos || text.starts_with(utf8_byte_order_mark)) {
    return std::nullopt;
  }
  if (text.find('\r') == std::string_view::npos) {
    return read_plain(text);
  }
  if (has_lone_return(text)) {
    return std::nullopt;
  }
  const WithoutReturns unified(text);
  std::optional<YamlTree> tree = read_plain(unified.text());
  if (tree) {
    unified.move_to_source(*tree);
  }
  return tree;
}

}  // namespace cme
