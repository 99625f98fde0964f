// SPDX-License-Identifier: MIT
#include "records.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <chrono>
#include <cstddef>
#include <span>
#include <string_view>
#include <vector>

#include "cme/record/encode.hpp"
#include "dice.hpp"
#include "prose.hpp"

namespace cme::bench {
namespace {

using Texts = std::span<const std::string_view>;

constexpr std::array<std::string_view, 10> amounts = {"0.25", "0.5", "0.75", "1",  "1.25",
                                                      "1.5",  "2",   "5.75", "16", "50"};
constexpr std::array<std::string_view, 8> fees = {"free",   "$95",  "$25–$95", "$180–$305",
                                                  "$49.50", "$250", "$15",     "$75"};
constexpr std::array<std::string_view, 3> quality_processes = {"Patient Safety", "Care Coordination",
                                                               "Effective Treatment"};
constexpr std::array other_formats = {Format::enduring,
                                      Format::enduring,
                                      Format::internet,
                                      Format::live,
                                      Format::performance_improvement,
                                      Format::regularly_scheduled_series};

/// The headings of structured abstracts, as the directory's pages have them.
const std::vector<std::vector<std::string_view>>& heading_sets() {
  static const std::vector<std::vector<std::string_view>> sets = {
      {"Importance", "Observations", "Conclusions and Relevance"},
      {"Importance", "Objective", "Evidence Review", "Findings", "Conclusions and Relevance"},
      {"Importance", "Objective", "Design, Setting, and Participants", "Interventions", "Main Outcomes and Measures",
       "Results", "Conclusions and Relevance", "Trial Registration"},
      {"Importance", "Objective", "Population", "Evidence Assessment", "Recommendation"},
      {"Importance", "Objective", "Data Sources", "Study Selection", "Data Extraction and Synthesis",
       "Main Outcomes and Measures", "Results", "Conclusions and Relevance"}};
  return sets;
}

/// A generator for one use of one record, independent of what its other parts roll.
Dice dice_for(std::uint32_t id, std::uint64_t seed, std::uint32_t use) {
  Dice mixer((seed << 32U) + id);
  return Dice((std::uint64_t{mixer.roll(1U << 31U)} << 32U) + (std::uint64_t{use} << 31U) + id);
}

template <class Term>
std::vector<Term> pick_terms(Dice& dice, std::size_t count) {
  std::vector<Term> terms;
  for (std::size_t i = 0; i < vocabulary<Term>().names.size(); ++i) {
    terms.push_back(static_cast<Term>(i));
  }
  return dice.pick_some(std::span<const Term>(terms), count);
}

std::vector<std::string> pick_texts(Dice& dice, Texts texts, std::size_t count) {
  const auto picked = dice.pick_some(texts, count);
  return {picked.begin(), picked.end()};
}

std::vector<Approval> make_approvals(Dice& dice) {
  std::vector<Board> listed = pick_terms<Board>(dice, vocabulary<Board>().names.size());
  std::erase_if(listed, is_never_listed);
  if (dice.as_often_as(5)) {
    return {};
  }
  const std::size_t count = 1 + dice.roll(listed.size());
  return {{std::string(known_approval_type), dice.pick_some(std::span<const Board>(listed), count)}};
}

std::vector<Credit> make_credits(Dice& dice, Format format) {
  Credit credit;
  credit.type = CreditType::ama_pra_category_1;
  credit.amount = *Decimal::parse(format == Format::journal_based ? "1" : dice.pick(Texts(amounts)));
  if (format != Format::journal_based && dice.as_often_as(12)) {
    credit.amount = Decimal();
  }
  if (format == Format::journal_based || dice.roll(10) != 0) {
    return {credit};
  }
  Credit second = credit;
  second.type = CreditType::aafp_prescribed;
  return {credit, second};
}

std::vector<Fee> make_fee(Dice& dice, Format format) {
  if (format == Format::journal_based || dice.as_often_as(122)) {
    return {{.amount = *Money::parse("$30"), .per = {}, .audience = {}, .note = {}}};
  }
  const Money amount = *Money::parse(dice.pick(Texts(fees)));
  if (dice.roll(12) != 0 || amount.is_free()) {
    return {{.amount = amount, .per = {}, .audience = {}, .note = {}}};
  }
  return {{.amount = *Money::parse("$10"), .per = {}, .audience = "members", .note = {}},
          {.amount = amount, .per = {}, .audience = "non-members", .note = {}}};
}

/// The bytes of the descriptions, in tenths from the shortest to the longest: with them, records are as long as those
/// of the directory, most of them short and few of them long.
constexpr auto description_bytes =
    std::to_array<std::size_t>({120, 140, 200, 290, 390, 500, 610, 740, 900, 2'150, 5'400});

// Shorter abstracts have no headings.
constexpr std::size_t shortest_structured = 900;

std::size_t roll_description_bytes(Dice& dice, Lengths lengths) {
  if (lengths == Lengths::many_words) {
    return 1'000 + dice.roll(4'000);
  }
  const std::size_t tenth = dice.roll(description_bytes.size() - 1);
  return description_bytes[tenth] + dice.roll(description_bytes[tenth + 1] - description_bytes[tenth]);
}

std::vector<Section> make_description(Dice& dice, Lengths lengths) {
  const std::size_t bytes = roll_description_bytes(dice, lengths);
  if (bytes < shortest_structured) {
    return {{std::nullopt, make_paragraph(dice, bytes)}};
  }
  if (dice.roll(2) == 0) {
    std::string text = make_paragraph(dice, bytes * 2 / 3);
    text += "\n\n";
    text += make_paragraph(dice, bytes / 3);
    return {{std::nullopt, text}};
  }
  const auto& headings = dice.pick(std::span<const std::vector<std::string_view>>(heading_sets()));
  std::vector<Section> sections;
  for (const std::string_view heading : headings) {
    sections.push_back({std::string(heading), make_paragraph(dice, bytes / headings.size())});
  }
  return sections;
}

/// One to five subjects, the one that the title begins with first.
std::vector<std::string> make_keywords(Dice& dice, std::string_view title) {
  std::vector<std::string> keywords = pick_texts(dice, keyword_terms(), dice.roll(5));
  const auto topic =
      std::ranges::find_if(keyword_terms(), [&](std::string_view term) { return title.starts_with(term); });
  std::erase(keywords, *topic);
  keywords.insert(keywords.begin(), std::string(*topic));
  return keywords;
}

std::vector<std::string> make_objectives(Dice& dice) {
  if (dice.as_often_as(809)) {
    return {"To identify the key insights or developments described in this article"};
  }
  std::vector<std::string> objectives;
  for (std::size_t i = 0, count = 1 + dice.roll(5); i < count; ++i) {
    objectives.push_back(make_objective(dice));
  }
  return objectives;
}

void set_dates(Activity& activity, Dice& dice) {
  const Date first(std::chrono::year(2026) / 1 / 15);
  const Date expires = first.plus_days(static_cast<int>(dice.roll(1'090)));
  activity.expires = dice.roll(50) == 0 ? expires.plus_months(-36) : expires;
  const bool is_yearly =
      activity.format == Format::performance_improvement || activity.format == Format::regularly_scheduled_series;
  if (activity.format != Format::journal_based && dice.roll(1'071) < 482) {
    activity.released = activity.expires->plus_months(is_yearly ? -12 : -12 * static_cast<int>(1 + dice.roll(3)));
  }
}

void set_identity(Activity& activity, Dice& dice, std::uint32_t id, std::uint64_t seed) {
  constexpr std::uint32_t of_title = 1;
  activity.id = id;
  Dice title_dice = dice_for(dice.as_often_as(45) ? id - 1 : id, seed, of_title);
  activity.title = make_title(title_dice);
  const bool is_journal = activity.format == Format::journal_based;
  activity.provider = std::string(dice.pick(is_journal ? journal_providers() : other_providers()));
  if (!is_journal && dice.roll(4) == 0) {
    activity.accredited_provider = "Example Medical Association";
  }
  activity.url = *Url::parse(fmt::format("https://learning.example.org/module/{}", id));
  if (is_journal || dice.roll(1'071) < 469) {
    activity.doi = *Doi::parse(fmt::format("10.5555/example.{}", dice.as_often_as(30) ? id - 1 : id));
  }
}

void set_rare_parts(Activity& activity, Dice& dice) {
  if (dice.as_often_as(546)) {
    activity.practice_settings = pick_terms<PracticeSetting>(dice, 1 + dice.roll(4));
  }
  if (dice.as_often_as(194)) {
    activity.well_being = pick_terms<WellBeing>(dice, 1 + dice.roll(2));
  }
  if (dice.as_often_as(104)) {
    activity.quality_processes = pick_texts(dice, quality_processes, 1 + dice.roll(3));
  }
  if (dice.as_often_as(1'818)) {
    activity.disclaimers = {"This activity is accredited by the Example Medical Association.",
                            "This activity is free to members of the Example Medical Association."};
  }
  if (dice.as_often_as(6)) {
    activity.opioid_rems = "This activity meets the blueprint for prescribers of opioids.";
  }
}

}  // namespace

Activity generate_activity(std::uint32_t id, std::uint64_t seed, Lengths lengths) {
  constexpr std::uint32_t of_activity = 0;
  Dice dice = dice_for(id, seed, of_activity);
  Activity activity;
  activity.format = dice.as_often_as(1'353) ? Format::journal_based : dice.pick(std::span<const Format>(other_formats));
  set_identity(activity, dice, id, seed);
  set_dates(activity, dice);
  activity.credits = make_credits(dice, *activity.format);
  activity.fee = make_fee(dice, *activity.format);
  activity.commercial_support = CommercialSupport{.received = dice.as_often_as(42), .supporters = {}};
  activity.approvals = make_approvals(dice);
  activity.competencies = pick_terms<Competency>(dice, 1 + dice.roll(3));
  if (dice.as_often_as(2'311)) {
    activity.keywords = make_keywords(dice, *activity.title);
  }
  activity.objectives = make_objectives(dice);
  activity.description = make_description(dice, lengths);
  set_rare_parts(activity, dice);
  return activity;
}

std::string generate_record(std::uint32_t id, std::uint64_t seed, Lengths lengths) {
  return encode_activity(generate_activity(id, seed, lengths));
}

}  // namespace cme::bench
