// SPDX-License-Identifier: MIT
#include "import/page/page_values.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "base/ascii.hpp"
#include "base/safe_output.hpp"
#include "base/words.hpp"
#include "import/abstract.hpp"
#include "import/credit_text.hpp"
#include "import/fee_text.hpp"
#include "import/list_lines.hpp"
#include "import/page/approval_lines.hpp"
#include "import/page/support_lines.hpp"
#include "import/values.hpp"

namespace cme {
namespace {

constexpr std::string_view kept = "it was kept in the note";

std::string labeled(Label label, std::string_view text) {
  return fmt::format("{}: {}", text_of(label), text);
}

/// Keeps a value that could not be read, with its label.
void keep_value(const PageBlock& block, const PageLine& line, std::string_view why, ValueSink& sink) {
  sink.keep(line, labeled(block.label, line.text), fmt::format("{}; {}", why, kept));
}

/// Keeps the lines after the first, because the label has only one.
void keep_further_lines(const PageBlock& block, ValueSink& sink) {
  for (std::size_t i = 1; i < block.lines.size(); ++i) {
    sink.keep(block.lines[i], block.lines[i].text,
              fmt::format("{} takes only one line; this text was kept in the note", quote(text_of(block.label))));
  }
}

std::string joined(const PageBlock& block, std::string_view separator) {
  std::string text;
  for (const PageLine& line : block.lines) {
    text.append(text.empty() ? "" : separator).append(line.text);
  }
  return text;
}

void parse_expires(const PageBlock& block, ValueSink& sink) {
  if (const auto date = read_any_date(block.lines.front().text)) {
    sink.activity().expires = date;
  } else {
    keep_value(block, block.lines.front(),
               fmt::format("{} is not a date, or could mean more than one", quote(block.lines.front().text)), sink);
  }
  keep_further_lines(block, sink);
}

void decode_format(const PageBlock& block, ValueSink& sink) {
  const PageLine& line = block.lines.front();
  if (const auto term = find_any_spelling(vocabulary<Format>(), line.text)) {
    sink.activity().format = static_cast<Format>(*term);
  } else {
    keep_value(block, line, is_not_a(line.text, "format"), sink);
  }
  keep_further_lines(block, sink);
}

void parse_doi(const PageBlock& block, ValueSink& sink) {
  const PageLine& line = block.lines.front();
  if (const auto doi = Doi::parse(line.text)) {
    sink.activity().doi = *doi;
  } else if (const auto inside = find_doi(line.text)) {
    sink.activity().doi = inside;
    sink.warn(line.number, fmt::format("the DOI was read from {}", quote(line.text)));
  } else {
    keep_value(block, line, fmt::format("{} is not a DOI", quote(line.text)), sink);
  }
  keep_further_lines(block, sink);
}

/// The value may be on several lines: `$50 for members,` and below it `$75 for non-members`.
void parse_credits(const PageBlock& block, std::span<const CreditType> types, ValueSink& sink) {
  std::vector<std::string> problems;
  const std::string text = joined(block, " ");
  auto& credits = sink.activity().credits;
  credits = parse_credit(text, types, problems);
  if (credits.empty() && !text.empty()) {
    return sink.keep(block.lines.front(), labeled(block.label, text),
                     fmt::format("{} is not a credit amount that cme can read; {}", quote(text), kept));
  }
  for (std::string& problem : problems) {
    sink.warn(block.lines.front().number, std::move(problem));
  }
}

void parse_fees(const PageBlock& block, ValueSink& sink) {
  std::vector<std::string> problems;
  sink.activity().fee = parse_fee(joined(block, " "), problems);
  for (std::string& problem : problems) {
    sink.warn(block.lines.front().number, std::move(problem));
  }
}

/// Reads terms of a vocabulary; unknown terms are kept.
template <class Term>
std::vector<Term> parse_known_terms(const PageBlock& block, ValueSink& sink) {
  std::vector<Term> known;
  for (const PageLine& line : block.lines) {
    auto read = find_terms<Term>(line.text);
    for (const Term term : read.known) {
      const bool is_new = std::ranges::find(known, term) == known.end();
      (is_new ? known : read.repeated).push_back(term);
    }
    for (const Term term : read.repeated) {
      sink.warn(line.number, fmt::format("{} is listed twice; it was written once", quote(to_string(term))));
    }
    for (const std::string& word : read.unknown) {
      sink.keep(line, labeled(block.label, word), fmt::format("{}; {}", is_not_a(word, vocabulary<Term>().noun), kept));
    }
  }
  return known;
}

std::vector<std::string> parse_open_terms(const PageBlock& block) {
  std::vector<std::string> terms;
  // Semicolons separate if there are no commas.
  const bool has_semicolons =
      std::ranges::none_of(block.lines, [](const PageLine& line) { return line.text.find(',') != std::string::npos; });
  for (const std::string& line : without_list_marks(block.lines)) {
    for (const std::string_view part : split(line, has_semicolons ? ';' : '\n')) {
      if (!has_semicolons) {
        std::ranges::move(split_terms(part), std::back_inserter(terms));
      } else if (!trim(part).empty()) {
        terms.emplace_back(trim(part));
      }
    }
  }
  return terms;
}

}  // namespace

std::vector<CreditType> parse_credit_types(std::span<const PageBlock> blocks, ValueSink& sink) {
  const auto block = std::ranges::find(blocks, Label::credit_types, &PageBlock::label);
  return block == blocks.end() ? std::vector<CreditType>() : parse_known_terms<CreditType>(*block, sink);
}

void parse_block(const PageBlock& block, std::span<const CreditType> types, ValueSink& sink) {
  Activity& activity = sink.activity();
  if (block.lines.empty() && block.label != Label::credits) {
    return;
  }
  switch (block.label) {
    case Label::id:
      return keep_further_lines(block, sink);
    case Label::credit_types:
      return;
    case Label::expires:
      return parse_expires(block, sink);
    case Label::format:
      return decode_format(block, sink);
    case Label::credits:
      return parse_credits(block, types, sink);
    case Label::fee:
      return parse_fees(block, sink);
    case Label::provider:
      activity.provider = block.lines.front().text;
      return keep_further_lines(block, sink);
    case Label::description:
      activity.description = parse_description(block.lines);
      return;
    case Label::disclaimers:
      activity.disclaimers = without_list_marks(block.lines);
      return;
    case Label::approvals:
      return decode_approvals(block, sink);
    case Label::commercial_support:
      return parse_support(block, sink);
    case Label::objectives:
      activity.objectives = without_list_marks(block.lines);
      return;
    case Label::keywords:
      activity.keywords = parse_open_terms(block);
      return;
    case Label::competencies:
      activity.competencies = parse_known_terms<Competency>(block, sink);
      return;
    case Label::doi:
      return parse_doi(block, sink);
    case Label::practice_settings:
      activity.practice_settings = parse_known_terms<PracticeSetting>(block, sink);
      return;
    case Label::well_being:
      activity.well_being = parse_known_terms<WellBeing>(block, sink);
      return;
    case Label::quality_processes:
      activity.quality_processes = parse_open_terms(block);
      return;
    case Label::opioid_rems:
      activity.opioid_rems = joined(block, "\n");
      return;
    case Label::mips:
      activity.mips = joined(block, "\n");
      return;
    case Label::additional_information:
      activity.additional_information = Prose{joined(block, "\n\n")};
      return;
  }
}

}  // namespace cme
