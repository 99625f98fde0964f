// SPDX-License-Identifier: MIT
#include "yaml/tree_builder.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <utility>

#include "base/safe_output.hpp"
#include "yaml/flow.hpp"
#include "yaml/scalar_text.hpp"
#include "yaml/spans.hpp"

namespace cme {
namespace {

Span make_span(std::size_t begin, std::size_t end) {
  return {.begin = static_cast<std::uint32_t>(begin), .end = static_cast<std::uint32_t>(end)};
}

std::size_t position(const YAML::Mark& mark) {
  return static_cast<std::size_t>(std::max(mark.pos, 0));
}

constexpr std::string_view yaml_tag_prefix = "tag:yaml.org,2002:";

/// Whether `tag` belongs to YAML's core schema and is allowed on a node of that kind.
bool is_core_tag(std::string_view tag, YamlKind kind) {
  if (!tag.starts_with(yaml_tag_prefix)) {
    return false;
  }
  tag.remove_prefix(yaml_tag_prefix.size());
  constexpr auto scalar_tags = std::to_array<std::string_view>({"str", "int", "float", "bool", "null"});
  switch (kind) {
    case YamlKind::scalar:
      return std::ranges::find(scalar_tags, tag) != scalar_tags.end();
    case YamlKind::sequence:
      return tag == "seq";
    case YamlKind::mapping:
      return tag == "map";
  }
  return false;
}

/// Whether a word for null begins at `offset` and is all of its text: `~` but not `~a`. Commas and brackets end a text
/// only inside brackets.
bool is_null_word_at(std::string_view text, std::size_t offset, bool is_flow) {
  const std::string_view rest = text.substr(std::min(offset, text.size()));
  const bool is_long = rest.starts_with("null") || rest.starts_with("Null") || rest.starts_with("NULL");
  if (!is_long && !rest.starts_with('~')) {
    return false;
  }
  const std::size_t end = is_long ? 4 : 1;
  const std::size_t next = rest.find_first_not_of(" \t", end);
  const std::string_view ends = is_flow ? "\r\n:,]}" : "\r\n:";
  return next == std::string_view::npos || ends.find(rest[next]) != std::string_view::npos ||
         (rest[next] == '#' && next > end);
}

/// The plain text that yaml-cpp read, with each `\u` as in the source, because half of a surrogate pair was hidden from
/// yaml-cpp.
std::string with_escapes_of(std::string_view source, std::string text) {
  std::size_t from = 0;
  for (std::size_t at = text.find("\\u"); at < text.size(); at = text.find("\\u", at + 2)) {
    from = std::min(source.find("\\u", from), source.size());
    text.replace(at, 6, source.substr(from, 6));
    from += 2;
  }
  return text;
}

bool is_followed_by_colon(std::string_view text, std::size_t end) {
  const std::size_t next = text.find_first_not_of(" \t", end);
  return next != std::string_view::npos && text[next] == ':';
}

}  // namespace

TreeBuilder::TreeBuilder(std::string_view text) : text_(text) {
  parsed_.tree.texts = std::make_unique<std::pmr::monotonic_buffer_resource>();
}

std::optional<std::size_t> TreeBuilder::open_bracket() const {
  for (auto open = open_.rbegin(); open != open_.rend(); ++open) {
    const std::size_t begin = parsed_.tree.nodes[open->node].span.begin;
    // A pair in a list, `[a: b]`, is a mapping in flow style without a bracket.
    if (open->is_flow && begin < text_.size() && (text_[begin] == '[' || text_[begin] == '{')) {
      return begin;
    }
  }
  return std::nullopt;
}

bool TreeBuilder::is_inside_key() const {
  return std::ranges::count(open_, true, &OpenCollection::next_is_key) > 1;
}

void TreeBuilder::report(std::size_t begin, std::size_t end, std::string message, std::string help) {
  parsed_.problems.push_back(syntax_problem(begin, end, std::move(message), std::move(help)));
}

/// Rejects an anchor or a custom tag before a node, each once per document; returns where the node itself begins.
std::size_t TreeBuilder::check_properties(std::size_t begin, std::string_view tag, YAML::anchor_t anchor,
                                          YamlKind kind) {
  // yaml-cpp reports the tag "?" for nodes without one and "!" for quoted text; only the source shows a written tag.
  while (begin < text_.size() && (text_[begin] == '&' || text_[begin] == '!')) {
    const std::size_t end = std::min(text_.find_first_of(" \t\r\n", begin), text_.size());
    if (text_[begin] == '&' && anchor != YAML::NullAnchor && !std::exchange(told_anchor_, true)) {
      report(begin, end, "anchors are not accepted",
             "write the value itself, without &; put text that starts with & in quotes");
    }
    if (text_[begin] == '!' && !is_core_tag(tag, kind) && !std::exchange(told_tag_, true)) {
      report(begin, end, fmt::format("the tag {} is not accepted", quote(text_.substr(begin, end - begin))),
             "remove it; put text that starts with ! in quotes");
    }
    begin = skip_spaces_and_comments(text_, end);
  }
  return begin;
}

/// yaml-cpp reads a line without a colon as a key without a value.
void TreeBuilder::check_colon(std::size_t key_begin, std::size_t key_end) {
  const std::size_t before = text_.substr(0, key_begin).find_last_not_of(" \t");
  const bool is_explicit = before != std::string_view::npos && text_[before] == '?';
  if (is_explicit || is_followed_by_colon(text_, key_end)) {
    return;
  }
  parsed_.problems.push_back(key_problem(text_, make_span(key_begin, key_end)));
}

/// Rejects what yaml-cpp accepts around quoted text and brackets but other readers do not: a value that is not indented
/// deeper than its key or dash, and a comment without a space before it.
void TreeBuilder::check_surroundings(std::size_t begin, std::size_t end, int column) {
  if (!open_.empty() && open_.back().is_flow) {
    return;
  }
  const int parent_column = open_.empty() ? -1 : open_.back().column;
  const std::optional<std::size_t> line =
      !is_key() && column <= parent_column ? begin : find_shallow_line(text_, begin, end, parent_column);
  if (line) {
    report(*line, trimmed_line_end(text_, *line), "this line continues the value above it but is not indented",
           "indent it deeper than the key of that value");
  }
  if (end > begin && text_.substr(end).starts_with('#')) {
    report(end, trimmed_line_end(text_, end), "a comment without a space before it", "put a space before the #");
  }
}

/// A tab between a dash and its value, which libyaml does not read, or before brackets, which js-yaml does not.
void TreeBuilder::check_tab_before(std::size_t begin, bool is_bracket) {
  const std::string_view before = text_.substr(0, begin);
  const std::size_t sign = before.find_last_not_of(" \t\r\n");
  const std::size_t tab = sign == std::string_view::npos ? sign : before.find('\t', sign);
  if (tab != std::string_view::npos && (is_bracket || before[sign] == '-' || before[sign] == '?')) {
    report(tab, tab + 1, "a tab before this value", "use a space");
  }
}

void TreeBuilder::append(YamlNode node) {
  last_end_ = std::max<std::size_t>(last_end_, node.span.end);
  parsed_.tree.nodes.push_back(node);
  if (!open_.empty() && node.kind == YamlKind::scalar) {
    OpenCollection& parent = open_.back();
    parent.next_is_key = parsed_.tree.nodes[parent.node].kind == YamlKind::mapping && !parent.next_is_key;
  }
}

/// The text of a scalar that was read from the source; reports its problems.
std::string_view TreeBuilder::keep_sound(const ScalarText& scalar, std::size_t begin, std::size_t end) {
  if (const std::optional<ScalarProblem>& problem = scalar.problem) {
    report(problem->begin, problem->end, std::string(problem->message), std::string(problem->help));
    return {};
  }
  return keep(scalar.text, begin, end);
}

/// `value` as a view of the source if it is in it, otherwise as a copy that lives as long as the tree.
std::string_view TreeBuilder::keep(std::string_view value, std::size_t begin, std::size_t end) {
  if (end - begin == value.size() && text_.substr(begin, value.size()) == value) {
    return text_.substr(begin, value.size());
  }
  if (value.empty()) {
    return {};
  }
  char* const copy = static_cast<char*>(parsed_.tree.texts->allocate(value.size(), 1));
  std::ranges::copy(value, copy);
  return {copy, value.size()};
}

void TreeBuilder::OnDocumentStart(const YAML::Mark& mark) {
  documents_ += 1;
  document_begin_ = position(mark);
}

void TreeBuilder::OnNull(const YAML::Mark& mark, YAML::anchor_t anchor) {
  if (is_ignored()) {
    return;
  }
  const std::size_t begin = check_properties(position(mark), "", anchor, YamlKind::scalar);
  if (is_key() && !is_inside_key()) {
    report(begin, trimmed_line_end(text_, begin), "a key must be text", "put it in quotes if it is a key");
  }
  // The mark of a missing value is that of the next token: a key, or something no deeper than this mapping.
  const std::size_t length = begin < text_.size() && text_[begin] == '~' ? 1 : 4;
  const bool is_flow = !open_.empty() && open_.back().is_flow;
  const bool is_deeper = open_.empty() || is_flow || mark.column > open_.back().column;
  if (is_null_word_at(text_, begin, is_flow) && (is_deeper || !is_followed_by_colon(text_, begin + length))) {
    check_tab_before(begin, false);
    check_surroundings(begin, begin + length, mark.column);
    append({.span = make_span(begin, begin + length), .text = text_.substr(begin, length)});
    return;
  }
  // A thousand empty keys may follow one run of comments.
  if (skipped_from_ != last_end_) {
    skipped_from_ = last_end_;
    skipped_to_ = skip_spaces_and_comments(text_, last_end_);
  }
  const std::size_t next = skipped_to_;
  const bool is_after_sign = next < text_.size() && (text_[next] == ':' || text_[next] == '-');
  const std::size_t after = is_after_sign ? next + 1 : last_end_;
  if (is_after_sign && text_[next] == '-') {
    check_tab_before(std::min(text_.find_first_not_of(" \t", after), text_.size()), false);
  }
  append({.span = make_span(after, after), .text = {}});
}

void TreeBuilder::OnAlias(const YAML::Mark& mark, YAML::anchor_t /*anchor*/) {
  if (is_ignored()) {
    return;
  }
  const std::size_t begin = position(mark);
  const std::size_t end = std::min(text_.find_first_of(" \t\r\n,]}", begin), text_.size());
  if (!std::exchange(told_alias_, true)) {
    report(begin, end, "aliases are not accepted", "write the value itself; put text that starts with * in quotes");
  }
  append({.span = make_span(begin, end), .text = text_.substr(begin, end - begin)});
}

YamlNode TreeBuilder::quoted_scalar(std::size_t begin, std::size_t end) {
  YamlNode node{.style = YamlStyle::quoted, .span = make_span(begin, end), .text = {}};
  node.text = keep_sound(quoted_text(text_, begin, end), begin + 1, end - 1);
  return node;
}

YamlNode TreeBuilder::block_scalar(std::size_t begin) {
  const int parent_column = open_.empty() ? -1 : open_.back().column;
  YamlNode node{.style = text_[begin] == '|' ? YamlStyle::literal : YamlStyle::folded,
                .span = make_span(begin, block_end(text_, begin, parent_column)),
                .text = {}};
  node.text = keep_sound(block_text(text_, begin, parent_column), begin, begin);
  return node;
}

YamlNode TreeBuilder::plain_scalar(std::size_t begin, std::string_view tag, const std::string& value) {
  if (begin < text_.size() && text_[begin] == ':' && !open_.empty() && open_.back().is_flow) {
    report(begin, begin + 1, "text in brackets that starts with a colon", "put the text in quotes");
  }
  const std::size_t end = trimmed_line_end(text_.substr(0, begin + value.size()), begin);
  YamlNode node{.style = tag == "tag:yaml.org,2002:str" ? YamlStyle::quoted : YamlStyle::plain,
                .span = make_span(begin, end),
                .text = {}};
  node.text = end - begin == value.size() ? text_.substr(begin, value.size())
                                          : keep(with_escapes_of(text_.substr(begin), value), begin, end);
  return node;
}

void TreeBuilder::OnScalar(const YAML::Mark& mark, const std::string& tag, YAML::anchor_t anchor,
                           const std::string& value) {
  if (is_ignored()) {
    return;
  }
  const std::size_t begin = check_properties(position(mark), tag, anchor, YamlKind::scalar);
  check_tab_before(begin, false);
  const char first = begin < text_.size() ? text_[begin] : '\0';
  const bool is_quoted = first == '"' || first == '\'';
  const std::size_t quotes_end = is_quoted ? quoted_end(text_, begin) : begin;
  if (quotes_end == std::string_view::npos) {
    // yaml-cpp accepts it and skips the rest of the file.
    report(begin, begin + 1, "this quote is never closed", fmt::format("close it with {}", first));
    return append({.span = make_span(begin, begin), .text = {}});
  }
  const YamlNode node = is_quoted                      ? quoted_scalar(begin, quotes_end)
                        : first == '|' || first == '>' ? block_scalar(begin)
                                                       : plain_scalar(begin, tag, value);
  check_surroundings(begin, node.style == YamlStyle::quoted ? node.span.end : begin, mark.column);
  if (is_key() && !open_.back().is_flow) {
    check_colon(begin, node.span.end);
  }
  append(node);
}

void TreeBuilder::OnSequenceStart(const YAML::Mark& mark, const std::string& tag, YAML::anchor_t anchor,
                                  YAML::EmitterStyle::value style) {
  open_collection(mark, tag, anchor, YamlKind::sequence, style);
}

void TreeBuilder::OnMapStart(const YAML::Mark& mark, const std::string& tag, YAML::anchor_t anchor,
                             YAML::EmitterStyle::value style) {
  open_collection(mark, tag, anchor, YamlKind::mapping, style);
}

void TreeBuilder::open_collection(const YAML::Mark& mark, std::string_view tag, YAML::anchor_t anchor, YamlKind kind,
                                  YAML::EmitterStyle::value style) {
  if (is_ignored()) {
    return;
  }
  const std::size_t begin = check_properties(position(mark), tag, anchor, kind);
  const bool is_flow = style == YAML::EmitterStyle::Flow;
  check_tab_before(begin, is_flow && (open_.empty() || !open_.back().is_flow));
  if (is_key() && !is_inside_key()) {
    report(begin, begin + 1, "a key must be text", "lists and mappings cannot be keys");
  }
  append({.kind = kind, .span = make_span(begin, is_flow ? std::min(begin + 1, text_.size()) : begin), .text = {}});
  open_.push_back({.node = parsed_.tree.nodes.size() - 1,
                   .column = mark.column,
                   .is_flow = is_flow,
                   .next_is_key = kind == YamlKind::mapping});
}

void TreeBuilder::close_collection() {
  if (is_ignored()) {
    return;
  }
  const OpenCollection closed = open_.back();
  open_.pop_back();
  if (closed.is_flow) {
    // The events do not say where the closing bracket is.
    std::size_t end = skip_spaces_and_comments(text_, last_end_);
    while (end < text_.size() && text_[end] == ',') {
      end = skip_spaces_and_comments(text_, end + 1);
    }
    last_end_ = end < text_.size() && (text_[end] == ']' || text_[end] == '}') ? end + 1 : last_end_;
  }
  YamlNode& node = parsed_.tree.nodes[closed.node];
  const bool is_outermost = std::ranges::none_of(open_, &OpenCollection::is_flow);
  if (closed.is_flow && is_outermost && node.span.begin >= flow_end_) {
    // Plain text of several lines ends later than the events show, so the brackets are followed in the source.
    const FlowText flow = check_flow(text_, node.span.begin);
    flow_end_ = flow.end;
    if (flow.problem) {
      report(flow.problem->begin, flow.problem->end, std::string(flow.problem->message),
             std::string(flow.problem->help));
    } else {
      last_end_ = flow.end;
    }
    check_surroundings(node.span.begin, last_end_, closed.column);
  }
  node.span.end = static_cast<std::uint32_t>(std::max<std::size_t>(last_end_, node.span.begin));
  node.size = static_cast<std::uint32_t>(parsed_.tree.nodes.size() - closed.node);
  if (!open_.empty()) {
    OpenCollection& parent = open_.back();
    parent.next_is_key = parsed_.tree.nodes[parent.node].kind == YamlKind::mapping && !parent.next_is_key;
  }
}

Diagnostic key_problem(std::string_view text, Span key) {
  const std::string_view name = text.substr(key.begin, key.end - key.begin);
  if (name.find(':') != std::string_view::npos) {
    return syntax_problem(key.begin, key.end, fmt::format("{} has no space after its colon", quote(name)),
                          "put a space after the colon");
  }
  return syntax_problem(key.begin, key.end, fmt::format("{} is not followed by a colon", quote(name)),
                        "write `key: value`; if this text continues the line above, indent it deeper than its key");
}

}  // namespace cme
