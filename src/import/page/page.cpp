// SPDX-License-Identifier: MIT
#include "import/page/page.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <utility>

#include "base/fold.hpp"
#include "base/safe_output.hpp"
#include "cme/model/fields.hpp"
#include "import/page/page_lines.hpp"
#include "model/directory_words.hpp"

namespace cme {
namespace {

/// A label, and the field with the same label on our own pages; the types of credit have no field of their own.
struct LabelInfo {
  Label label = {};
  std::optional<Field> field = {};
};

constexpr LabelInfo table[] = {
    {Label::id, Field::id},
    {Label::expires, Field::expires},
    {Label::format, Field::format},
    {Label::credits, Field::credits},
    {Label::fee, Field::fee},
    {Label::provider, Field::provider},
    {Label::description, Field::description},
    {Label::disclaimers, Field::disclaimers},
    {Label::approvals, Field::approvals},
    {Label::commercial_support, Field::commercial_support},
    {Label::objectives, Field::objectives},
    {Label::keywords, Field::keywords},
    {Label::competencies, Field::competencies},
    {Label::credit_types, std::nullopt},
    {Label::doi, Field::doi},
    {Label::practice_settings, Field::practice_settings},
    {Label::well_being, Field::well_being},
    {Label::quality_processes, Field::quality_processes},
    {Label::opioid_rems, Field::opioid_rems},
    {Label::mips, Field::mips},
    {Label::additional_information, Field::additional_information},
};

constexpr std::size_t head_count = static_cast<std::size_t>(Label::provider) + 1;

constexpr std::array<Label, std::size(table)> labels = [] {
  std::array<Label, std::size(table)> all{};
  std::ranges::transform(table, all.begin(), [](const LabelInfo& info) { return info.label; });
  return all;
}();

}  // namespace

std::span<const Label> head_labels() {
  return std::span(labels).first(head_count);
}

std::span<const Label> section_labels() {
  return std::span(labels).subspan(head_count);
}

std::string_view text_of(Label label) {
  const LabelInfo& info = table[static_cast<std::size_t>(label)];
  return info.field ? field_info(*info.field).label : credit_type_label;
}

bool is_usual_note(std::string_view text) {
  // Folding each line of a page would cost more than everything else.
  return text.starts_with("NOTE:") && text.size() < 2 * member_board_note.size() &&
         fold(text) == fold(member_board_note);
}

void PageBuilder::open(Label label, std::size_t line) {
  const auto found = std::ranges::find(page_.blocks, label, &PageBlock::label);
  current_ = static_cast<std::size_t>(found - page_.blocks.begin());
  if (found == page_.blocks.end()) {
    page_.blocks.push_back({.label = label, .line = line, .lines = {}});
    return;
  }
  warn(line,
       fmt::format("{} occurs again, after line {}; both parts were read as one", quote(text_of(label)), found->line));
}

void PageBuilder::append(std::size_t line, std::string_view text) {
  if (!current_) {
    return append_unlabeled(line, text);
  }
  const std::string_view trimmed = trim_spaces(text);
  if (!trimmed.empty()) {
    page_.blocks[*current_].lines.push_back({line, std::string(trimmed)});
  }
}

void PageBuilder::append_unlabeled(std::size_t line, std::string_view text) {
  const std::string_view trimmed = trim_spaces(text);
  if (!trimmed.empty()) {
    page_.unlabeled.push_back({line, std::string(trimmed)});
  }
}

void PageBuilder::warn(std::size_t line, std::string message) {
  page_.warnings.push_back({line, std::move(message)});
}

std::optional<std::size_t> PageBuilder::find_line(Label label) const {
  const auto found = std::ranges::find(page_.blocks, label, &PageBlock::label);
  return found == page_.blocks.end() ? std::nullopt : std::optional(found->line);
}

}  // namespace cme
