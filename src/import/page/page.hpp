// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "import/imported.hpp"

namespace cme {

/// The labels of a directory page, in the order of the page: first those of its head, then those of its sections.
enum class Label : std::uint8_t {
  id,
  expires,
  format,
  credits,
  fee,
  provider,
  description,
  disclaimers,
  approvals,
  commercial_support,
  objectives,
  keywords,
  competencies,
  credit_types,
  doi,
  practice_settings,
  well_being,
  quality_processes,
  opioid_rems,
  mips,
  additional_information,
};

/// The labels in the head, where they may be run together with the value before them; the provider's is last.
std::span<const Label> head_labels();

/// The labels above a section, alone on their lines.
std::span<const Label> section_labels();

/// The label as the directory writes it: "Activity ID".
std::string_view text_of(Label label);

/// Whether the text is the note about member boards on every page, ignoring case and typographic marks.
bool is_usual_note(std::string_view text);

/// One line of a page, without spaces at its ends.
struct PageLine {
  std::size_t number = 1;
  std::string text;
};

/// A label and the lines below it, none of them empty.
struct PageBlock {
  Label label = Label::id;
  std::size_t line = 1;  ///< of the label
  std::vector<PageLine> lines;
};

/// A page split into its parts, from text or HTML.
struct Page {
  std::optional<PageLine> title;
  std::optional<PageLine> address;  ///< of the link to the provider's page
  std::vector<PageBlock> blocks;    ///< each label once
  std::vector<PageLine> unlabeled;
  std::vector<ImportWarning> warnings;
};

/// Builds a page, label by label and line by line.
class PageBuilder {
 public:
  /// Text appended from now on belongs to the label. A label that occurs again continues its block, and is reported.
  void open(Label label, std::size_t line);

  /// Empty text is skipped.
  void append(std::size_t line, std::string_view text);

  /// Text without a label.
  void append_unlabeled(std::size_t line, std::string_view text);

  void warn(std::size_t line, std::string message);

  void set_title(PageLine title) { page_.title = std::move(title); }
  void set_address(PageLine address) { page_.address = std::move(address); }

  [[nodiscard]] bool has_title() const { return page_.title.has_value(); }

  /// The line of a label that was opened, or nothing.
  [[nodiscard]] std::optional<std::size_t> find_line(Label label) const;

  [[nodiscard]] Page take() { return std::move(page_); }

 private:
  Page page_;
  std::optional<std::size_t> current_;
};

}  // namespace cme
