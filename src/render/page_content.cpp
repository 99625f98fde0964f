// SPDX-License-Identifier: MIT
#include "render/page_content.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "base/ascii.hpp"
#include "base/words.hpp"
#include "cme/model/fields.hpp"
#include "model/directory_words.hpp"
#include "render/field_text.hpp"

namespace cme {

namespace {

std::string_view label_of(Field field) {
  return field_info(field).label;
}

std::string expiry_text(Date expires, Date today) {
  const int left = days_between(today, expires);
  const std::string days = counted(static_cast<std::size_t>(left < 0 ? -left : left), "day");
  const std::string when = left == 0 ? "today" : left > 0 ? "in " + days : fmt::format("expired {} ago", days);
  return fmt::format("{} ({})", to_words(expires), when);
}

void append_once(std::vector<std::string>& texts, std::string text) {
  if (!text.empty() && std::ranges::find(texts, text) == texts.end()) {
    texts.push_back(std::move(text));
  }
}

/// An activity with several types of credit most often gives the same amount of each.
std::string amounts_text(const std::vector<Credit>& credits) {
  std::vector<std::string> texts;
  for (const Credit& credit : credits) {
    append_once(texts, credit_text(credit, CreditDetail::amount));
  }
  return fmt::format("{}", fmt::join(texts, "; "));
}

std::string types_text(const std::vector<Credit>& credits) {
  std::vector<std::string> texts;
  for (const Credit& credit : credits) {
    if (credit.type) {
      append_once(texts, std::string(to_string(*credit.type)));
    }
  }
  return fmt::format("{}", fmt::join(texts, ", "));
}

std::vector<Fact> page_facts(const Row& row) {
  const Activity& activity = *row.activity;
  std::vector<Fact> facts;
  const auto append = [&facts](Field field, std::string text) {
    if (!text.empty()) {
      facts.push_back({label_of(field), std::move(text)});
    }
  };
  append(Field::id, field_text(row, Field::id));
  append(Field::expires, activity.expires ? expiry_text(*activity.expires, row.today) : std::string());
  append(Field::format, field_text(row, Field::format));
  append(Field::credits, amounts_text(activity.credits));
  append(Field::fee, field_text(row, Field::fee));
  append(Field::provider, field_text(row, Field::provider));
  append(Field::accredited_provider, field_text(row, Field::accredited_provider));
  return facts;
}

/// Puts a page's sections together, in order; what is absent leaves no trace.
class Sections {
 public:
  explicit Sections(const Row& row) : row_(row) {}

  void append(std::string_view label, std::vector<Block> blocks) {
    if (!blocks.empty()) {
      sections_.push_back({std::string(label), std::move(blocks)});
    }
  }

  /// Each line of the text is a paragraph.
  void append_text(std::string_view label, std::string_view text) { append(label, paragraphs(text)); }

  void append_text(Field field) { append_text(label_of(field), field_text(row_, field)); }

  /// A list as the directory prints it, on one line.
  void append_terms(Field field) {
    append_text(label_of(field), fmt::format("{}", fmt::join(*list_values(row_, field), ", ")));
  }

  void append_list(std::string_view label, const std::vector<std::string>& texts, BlockKind kind) {
    std::vector<Block> blocks;
    blocks.reserve(texts.size());
    for (const std::string& text : texts) {
      blocks.push_back({kind, text});
    }
    append(label, std::move(blocks));
  }

  void append_address(Field field, std::string address) {
    append(label_of(field), {{BlockKind::address, std::move(address)}});
  }

  [[nodiscard]] std::vector<PageSection> take() { return std::move(sections_); }

  static std::vector<Block> paragraphs(std::string_view text) {
    std::vector<Block> blocks;
    for (const std::string_view line : split(text, '\n')) {
      const std::string_view paragraph = trim(line);
      if (!paragraph.empty()) {
        blocks.push_back({BlockKind::paragraph, std::string(paragraph)});
      }
    }
    return blocks;
  }

 private:
  const Row& row_;
  std::vector<PageSection> sections_;
};

std::vector<Block> description_blocks(const std::vector<Section>& description) {
  std::vector<Block> blocks;
  for (const Section& section : description) {
    if (section.heading) {
      blocks.push_back({BlockKind::heading, *section.heading});
    }
    std::ranges::move(Sections::paragraphs(section.text), std::back_inserter(blocks));
  }
  return blocks;
}

std::vector<Block> approval_blocks(const std::vector<Approval>& approvals) {
  std::vector<Block> blocks;
  for (const Approval& approval : approvals) {
    blocks.push_back({BlockKind::heading, approval.type});
    for (const Board board : approval.boards) {
      blocks.push_back({BlockKind::name, std::string(to_string(board))});
    }
  }
  return blocks;
}

std::vector<Block> support_blocks(const std::optional<CommercialSupport>& support) {
  std::vector<Block> blocks;
  if (support) {
    blocks.push_back({BlockKind::paragraph, support->received ? "Yes" : "No"});
    for (const Supporter& supporter : support->supporters) {
      blocks.push_back({BlockKind::bullet, supporter_text(supporter)});
    }
  }
  blocks.push_back({BlockKind::paragraph, std::string(member_board_note)});
  return blocks;
}

/// A single text reads better without a bullet before it.
BlockKind list_kind(const std::vector<std::string>& texts) {
  return texts.size() == 1 ? BlockKind::paragraph : BlockKind::bullet;
}

std::vector<PageSection> page_sections(const Row& row) {
  const Activity& activity = *row.activity;
  Sections sections(row);
  sections.append(label_of(Field::description), description_blocks(activity.description));
  sections.append_list(label_of(Field::disclaimers), activity.disclaimers, BlockKind::numbered);
  sections.append(label_of(Field::approvals), approval_blocks(activity.approvals));
  sections.append(label_of(Field::commercial_support), support_blocks(activity.commercial_support));
  sections.append_list(label_of(Field::objectives), activity.objectives, list_kind(activity.objectives));
  sections.append_terms(Field::keywords);
  sections.append_terms(Field::competencies);
  sections.append_text(credit_type_label, types_text(activity.credits));
  if (activity.doi) {
    sections.append_address(Field::doi, activity.doi->address());
  }
  sections.append_terms(Field::practice_settings);
  sections.append_terms(Field::well_being);
  sections.append_terms(Field::quality_processes);
  sections.append_text(Field::opioid_rems);
  sections.append_text(Field::mips);
  sections.append_text(Field::additional_information);
  // What follows is not on the directory's page.
  if (activity.released) {
    sections.append_text(label_of(Field::released), to_words(*activity.released));
  }
  if (activity.reviewed) {
    sections.append_text(label_of(Field::reviewed), to_words(*activity.reviewed));
  }
  sections.append_text(Field::note);
  for (const Extension& extension : activity.extensions) {
    sections.append_list(extension.key, extension.values, list_kind(extension.values));
  }
  if (activity.url) {
    sections.append_address(Field::url, activity.url->text());
  }
  return sections.take();
}

}  // namespace

PageContent page_content(const Activity& activity, Date today) {
  const Row row{.activity = &activity, .file = {}, .today = today, .snippet = {}};
  return {activity.title.value_or("Untitled activity"), page_facts(row), page_sections(row)};
}

}  // namespace cme
