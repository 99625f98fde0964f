// SPDX-License-Identifier: MIT
#pragma once

#include <yaml-cpp/eventhandler.h>
#include <yaml-cpp/mark.h>

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "cme/diag/diagnostic.hpp"
#include "cme/yaml/parse.hpp"
#include "yaml/scalar_text.hpp"

namespace cme {

/// Builds the tree of one document from yaml-cpp's events, and finds in the source what the events do not show: where
/// each node ends, and what YAML allows but a record does not.
class TreeBuilder final : public YAML::EventHandler {
 public:
  explicit TreeBuilder(std::string_view text);

  [[nodiscard]] std::size_t document_count() const { return documents_; }
  /// Where the last document begins.
  [[nodiscard]] std::size_t document_begin() const { return document_begin_; }
  /// The opening bracket of the innermost open collection, if there is one.
  [[nodiscard]] std::optional<std::size_t> open_bracket() const;
  /// The offset after the last token that was read.
  [[nodiscard]] std::size_t last_end() const { return last_end_; }
  /// The first document and its problems.
  [[nodiscard]] ParsedYaml take() { return std::move(parsed_); }

  void OnDocumentStart(const YAML::Mark& mark) override;
  void OnDocumentEnd() override {}
  void OnNull(const YAML::Mark& mark, YAML::anchor_t anchor) override;
  void OnAlias(const YAML::Mark& mark, YAML::anchor_t anchor) override;
  void OnScalar(const YAML::Mark& mark, const std::string& tag, YAML::anchor_t anchor,
                const std::string& value) override;
  void OnSequenceStart(const YAML::Mark& mark, const std::string& tag, YAML::anchor_t anchor,
                       YAML::EmitterStyle::value style) override;
  void OnSequenceEnd() override { close_collection(); }
  void OnMapStart(const YAML::Mark& mark, const std::string& tag, YAML::anchor_t anchor,
                  YAML::EmitterStyle::value style) override;
  void OnMapEnd() override { close_collection(); }

 private:
  struct OpenCollection {
    std::size_t node;  // its index in the tree
    int column;        // of its first key or dash, from 0
    bool is_flow;      // written in brackets
    bool next_is_key;  // in a mapping: whether a key comes next
  };

  [[nodiscard]] bool is_ignored() const { return documents_ != 1; }
  [[nodiscard]] bool is_key() const { return !open_.empty() && open_.back().next_is_key; }
  /// Whether the next node is inside a list or mapping that is itself a key, which has been reported.
  [[nodiscard]] bool is_inside_key() const;
  void report(std::size_t begin, std::size_t end, std::string message, std::string help);
  std::size_t check_properties(std::size_t begin, std::string_view tag, YAML::anchor_t anchor, YamlKind kind);
  void check_surroundings(std::size_t begin, std::size_t end, int column);
  void check_tab_before(std::size_t begin, bool is_bracket);
  void check_colon(std::size_t key_begin, std::size_t key_end);
  void open_collection(const YAML::Mark& mark, std::string_view tag, YAML::anchor_t anchor, YamlKind kind,
                       YAML::EmitterStyle::value style);
  void close_collection();
  YamlNode quoted_scalar(std::size_t begin, std::size_t end);
  YamlNode block_scalar(std::size_t begin);
  YamlNode plain_scalar(std::size_t begin, std::string_view tag, const std::string& value);
  void append(YamlNode node);
  std::string_view keep_sound(const ScalarText& scalar, std::size_t begin, std::size_t end);
  [[nodiscard]] std::string_view keep(std::string_view value, std::size_t begin, std::size_t end);

  std::string_view text_;
  ParsedYaml parsed_;
  std::vector<OpenCollection> open_;
  std::size_t last_end_ = 0;                 // after the last known token
  std::optional<std::size_t> skipped_from_;  // where the last search for the next token began
  std::size_t skipped_to_ = 0;
  std::size_t flow_end_ = 0;  // how far brackets were followed in the source
  std::size_t documents_ = 0;
  std::size_t document_begin_ = 0;
  bool told_anchor_ = false;
  bool told_alias_ = false;
  bool told_tag_ = false;
};

/// The problem with a key that is not followed by a colon and a space.
Diagnostic key_problem(std::string_view text, Span key);

}  // namespace cme
