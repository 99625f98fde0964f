// SPDX-License-Identifier: MIT
#include "render/page_content.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <iterator>
#include <type_traits>
#include <unordered_set>

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

/// Texts without repeats, in the order of their first appearance.
class DistinctTexts {
 public:
  void append(const std::string& text) {
    if (!text.empty() && seen_.insert(text).second) {
      texts_.push_back(text);
    }
  }

  [[nodiscard]] std::size_t size() const { return texts_.size(); }

  [[nodiscard]] std::string joined(std::string_view separator) const {
    return fmt::format("{}", fmt::join(texts_, separator));
  }

 private:
  std::vector<std::string> texts_;
  std::unordered_set<std::string> seen_;
};

DistinctTexts type_texts(const std::vector<Credit>& credits) {
  DistinctTexts texts;
  for (const Credit& credit : credits) {
    if (credit.type) {
      texts.append(std::string(to_string(*credit.type)));
    }
  }
  return texts;
}

/// An activity with several types of credit usually gives the same amount of each; otherwise each amount names its
/// type.
std::string amounts_text(const std::vector<Credit>& credits) {
  DistinctTexts amounts;
  DistinctTexts amounts_of_types;
  DistinctTexts whole;
  for (const Credit& credit : credits) {
    const std::string amount = credit_text(credit, CreditDetail::amount);
    amounts.append(amount);
    amounts_of_types.append(credit.type ? amount : std::string());
    whole.append(credit_text(credit, CreditDetail::full));
  }
  const bool are_clear = amounts_of_types.size() < 2 || type_texts(credits).size() < 2;
  return (are_clear ? amounts : whole).joined("; ");
}

/// The paragraphs of the text, which are separated by empty lines.
std::vector<Block> paragraphs(std::string_view text) {
  std::vector<Block> blocks;
  bool is_open = false;
  for (const std::string_view line : split(text, '\n')) {
    const std::string_view words = trim(line);
    if (is_open && !words.empty()) {
      blocks.back().text.append("\n").append(words);
    } else if (!words.empty()) {
      blocks.push_back({BlockKind::paragraph, std::string(words)});
    }
    is_open = !words.empty();
  }
  return blocks;
}

// What a section shows, by the type of its key. A list of texts is shown in one of several styles, everything else as
// text.

std::vector<Block> section_blocks(const std::vector<Section>& description) {
  std::vector<Block> blocks;
  for (const Section& section : description) {
    if (section.heading) {
      blocks.push_back({BlockKind::heading, *section.heading});
    }
    std::ranges::move(paragraphs(section.text), std::back_inserter(blocks));
  }
  return blocks;
}

std::vector<Block> section_blocks(const std::vector<Approval>& approvals) {
  std::vector<Block> blocks;
  for (const Approval& approval : approvals) {
    blocks.push_back({BlockKind::heading, approval.type});
    for (const Board board : approval.boards) {
      blocks.push_back({BlockKind::name, std::string(to_string(board))});
    }
  }
  return blocks;
}

std::vector<Block> section_blocks(const std::optional<CommercialSupport>& support) {
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

std::vector<Block> section_blocks(const std::vector<Credit>& credits) {
  return paragraphs(type_texts(credits).joined(", "));
}

std::vector<Block> section_blocks(const std::optional<Date>& date) {
  return date ? paragraphs(to_words(*date)) : std::vector<Block>();
}

std::vector<Block> address_block(const std::string& address) {
  return {{BlockKind::address, address}};
}

std::vector<Block> section_blocks(const std::optional<Doi>& doi) {
  return doi ? address_block(doi->address()) : std::vector<Block>();
}

std::vector<Block> section_blocks(const std::optional<Url>& url) {
  return url ? address_block(url->text()) : std::vector<Block>();
}

/// A list as the directory prints it, on one line.
template <class Term>
requires std::is_enum_v<Term> std::vector<Block> section_blocks(const std::vector<Term>& terms) {
  std::string line;
  for (const Term term : terms) {
    line.append(line.empty() ? "" : ", ").append(to_string(term));
  }
  return paragraphs(line);
}

/// How a section shows a list of texts.
enum class ListStyle : std::uint8_t { line, bullets, numbers };

std::vector<Block> list_blocks(const std::vector<std::string>& texts, ListStyle style) {
  if (style == ListStyle::line) {
    return paragraphs(fmt::format("{}", fmt::join(texts, ", ")));
  }
  // A single text reads better without a bullet before it.
  const BlockKind kind = style == ListStyle::numbers ? BlockKind::numbered
                         : texts.size() == 1         ? BlockKind::paragraph
                                                     : BlockKind::bullet;
  std::vector<Block> blocks;
  blocks.reserve(texts.size());
  for (const std::string& text : texts) {
    blocks.push_back({kind, text});
  }
  return blocks;
}

/// One key that has its own section.
struct SectionKey {
  Field field = {};
  ListStyle list = ListStyle::line;
};

// The parts of a page, in the directory's order.

constexpr Field fact_keys[] = {
    Field::id, Field::expires, Field::format, Field::credits, Field::fee, Field::provider, Field::accredited_provider};

constexpr SectionKey section_keys[] = {
    {Field::description},
    {Field::disclaimers, ListStyle::numbers},
    {Field::approvals},
    {Field::commercial_support},
    {Field::objectives, ListStyle::bullets},
    {Field::keywords},
    {Field::competencies},
    {Field::credits},  // their types
    {Field::doi},
    {Field::practice_settings},
    {Field::well_being},
    {Field::quality_processes},
    {Field::opioid_rems},
    {Field::mips},
    {Field::additional_information},
    // What follows is not on the directory's page.
    {Field::accreditation},
    {Field::joint_providers, ListStyle::bullets},
    {Field::learning_format},
    {Field::other_activity},
    {Field::aafp_statement},
    {Field::released},
    {Field::reviewed},
    {Field::note},
};

constexpr bool is_on_page(Field field) {
  return field == Field::title || field == Field::url || std::ranges::find(fact_keys, field) != std::end(fact_keys) ||
         std::ranges::find(section_keys, field, &SectionKey::field) != std::end(section_keys);
}

constexpr bool is_every_key_on_page() {
  for (std::size_t number = 0; number < record_key_count; ++number) {
    if (!is_on_page(static_cast<Field>(number))) {
      return false;
    }
  }
  return true;
}
static_assert(is_every_key_on_page(), "a key of the record needs a place on the page");

std::vector<Fact> page_facts(const Row& row) {
  std::vector<Fact> facts;
  for (const Field field : fact_keys) {
    std::string text = visit_value(row, field, [&]<class Value>(const Value& value) -> std::string {
      if constexpr (std::is_same_v<Value, std::optional<Date>>) {
        return value ? expiry_text(*value, row.today) : std::string();
      } else if constexpr (std::is_same_v<Value, std::vector<Credit>>) {
        return amounts_text(value);
      } else {
        return field_text(row, field);
      }
    });
    if (!text.empty()) {
      facts.push_back({label_of(field), std::move(text)});
    }
  }
  return facts;
}

/// The blocks below the label of a key.
std::vector<Block> key_blocks(const Row& row, const SectionKey& key) {
  return visit_value(row, key.field, [&]<class Value>(const Value& value) {
    if constexpr (std::is_same_v<Value, std::vector<std::string>>) {
      return list_blocks(value, key.list);
    } else if constexpr (requires { section_blocks(value); }) {
      return section_blocks(value);
    } else {
      return paragraphs(field_text(row, key.field));
    }
  });
}

std::vector<PageSection> page_sections(const Row& row) {
  std::vector<PageSection> sections;
  const auto append = [&sections](std::string_view label, std::vector<Block> blocks) {
    if (!blocks.empty()) {
      sections.push_back({std::string(label), std::move(blocks)});
    }
  };
  for (const SectionKey& key : section_keys) {
    const std::string_view label = key.field == Field::credits ? credit_type_label : label_of(key.field);
    append(label, key_blocks(row, key));
  }
  for (const Extension& extension : row.activity->extensions) {
    append(extension.key, list_blocks(extension.values, ListStyle::bullets));
  }
  append(label_of(Field::url), section_blocks(row.activity->url));
  return sections;
}

}  // namespace

PageContent page_content(const Activity& activity, Date today) {
  const Row row{.activity = &activity, .file = {}, .today = today, .snippet = {}};
  return {activity.title.value_or("Untitled activity"), page_facts(row), page_sections(row)};
}

}  // namespace cme
