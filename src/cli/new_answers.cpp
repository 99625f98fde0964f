// SPDX-License-Identifier: MIT
#include "cli/new_answers.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <istream>
#include <iterator>
#include <optional>
#include <span>
#include <vector>

#include "base/ascii.hpp"
#include "base/display.hpp"
#include "base/fold.hpp"
#include "base/safe_output.hpp"
#include "base/words.hpp"
#include "cli/talk.hpp"
#include "cme/diag/rule.hpp"
#include "cme/model/terms.hpp"
#include "model/support_answer.hpp"

namespace cme {

namespace {

using Names = std::span<const std::string_view>;

/// Asks one question after another, until the person ends the input.
class Interview {
 public:
  explicit Interview(Io& io) : io_(io) {}

  [[nodiscard]] bool has_ended() const { return has_ended_; }

  /// Fills `value`, unless it has one: asks again until `parse` accepts the answer; an empty answer skips it.
  template <class Value>
  void ask(std::optional<Value>& value, std::string_view question, Names names,
           const Function<Result<Value>(std::string_view)>& parse) {
    while (!value) {
      const std::optional<std::string> answer = read(question, names);
      if (!answer || answer->empty()) {
        return;
      }
      if (Result<Value> parsed = parse(*answer)) {
        value = *std::move(parsed);
      } else {
        print_talk(io_, parsed.error());
      }
    }
  }

 private:
  /// The next line that is typed, without spaces at its ends.
  std::optional<std::string> read(std::string_view question, Names names) {
    if (has_ended_) {
      return std::nullopt;
    }
    std::optional<std::string> line;
    if (io_.edit_line) {
      line = io_.edit_line(prompt_of(question), names);
    } else {
      print_question(io_, question);
      std::string typed;
      line = std::getline(io_.in, typed) ? std::optional(typed) : std::nullopt;
    }
    if (!line) {
      has_ended_ = true;
      print_talk(io_, "");
      return std::nullopt;
    }
    return std::string(trim(*line));
  }

  /// The last line of the question. Prints the others, if it does not fit in one.
  std::string prompt_of(std::string_view question) {
    constexpr std::size_t room_for_the_answer = 8;
    const std::size_t width = io_.err_width - std::min(io_.err_width, room_for_the_answer);
    std::vector<std::string> lines = wrap(fmt::format("{}:", question), std::max<std::size_t>(width, 20));
    for (const std::string& line : std::span(lines).first(lines.size() - 1)) {
      print_talk(io_, line);
    }
    return lines.back() + ' ';
  }

  Io& io_;
  bool has_ended_ = false;
};

Result<CommercialSupport> parse_support(std::string_view text) {
  const SupportAnswer answer = read_support_answer(text);
  if (answer == SupportAnswer::unclear) {
    return failure("write yes, no, or the name of the supporter");
  }
  CommercialSupport support{.received = answer != SupportAnswer::no, .supporters = {}};
  if (answer == SupportAnswer::supporter) {
    support.supporters.emplace_back();
    support.supporters.back().name = std::string(text);
  }
  return support;
}

/// What to write in place of a text that is no term: those with its first word, if there are any.
std::string help_for(const Vocabulary& terms, Rule rule, std::string_view text) {
  if (const std::optional<std::string_view> near = suggest_name(terms, text)) {
    return fmt::format("did you mean \"{}\"?", *near);
  }
  if (terms.help_for != nullptr) {
    return terms.help_for(text);
  }
  const std::string first_word = fold(text.substr(0, text.find(' ')));
  std::vector<std::string_view> alike;
  std::ranges::copy_if(terms.names, std::back_inserter(alike),
                       [&](std::string_view name) { return fold(name).starts_with(first_word); });
  const std::string all = fmt::format("`cme explain {}` lists all {}", rule_info(rule).name, terms.names.size());
  return alike.empty() ? all : fmt::format("write {}; {}", either_of(alike), all);
}

/// A term in any spelling; otherwise the failure says what was meant. `rule` is the one about such terms.
template <class Term, Rule rule>
Result<Term> parse_term(std::string_view text) {
  const Vocabulary& terms = vocabulary<Term>();
  if (const std::optional<std::size_t> number = find_any_spelling(terms, text)) {
    return static_cast<Term>(*number);
  }
  return failure(fmt::format("{}; {}", is_not_a(text, terms.noun), help_for(terms, rule, text)));
}

Result<std::vector<Board>> parse_boards(std::string_view text) {
  std::vector<Board> boards;
  for (const std::string_view part : split(text, ',')) {
    const Result<Board> board = parse_term<Board, Rule::unknown_board>(trim(part));
    if (!board) {
      return failure(board.error());
    }
    if (std::ranges::find(boards, *board) == boards.end()) {
      boards.push_back(*board);
    }
  }
  return boards;
}

void ask_credit(Interview& interview, Activity& activity) {
  std::optional<Decimal> amount;
  interview.ask<Decimal>(amount, "Credits (a number, for example 1.5)", {}, Decimal::parse);
  if (!amount) {
    return;
  }
  std::optional<CreditType> type;
  interview.ask<CreditType>(type, "Credit type (for example AMA PRA Category 1 Credit; Tab completes)",
                            vocabulary<CreditType>().names, parse_term<CreditType, Rule::unknown_credit_type>);
  activity.credits.emplace_back();
  activity.credits.back().amount = amount;
  activity.credits.back().type = type;
}

}  // namespace

Result<std::string> parse_line(std::string_view text) {
  const std::string_view line = trim(text);
  if (line.empty()) {
    return failure("the text is empty");
  }
  if (!is_one_visible_line(line)) {
    return failure(fmt::format("{} has invisible characters; write one line of plain text", quote(line)));
  }
  return std::string(line);
}

Result<Format> parse_format(std::string_view text) {
  return parse_term<Format, Rule::unknown_format>(text);
}

Wanted ask_for_missing(Io& io, Activity& activity, std::uint32_t next_id, const IdCheck& check_id) {
  print_talk(io, "Press Enter to skip a question, Ctrl-D to stop and keep your answers, Ctrl-C to write nothing.");
  Interview interview(io);
  interview.ask<std::uint32_t>(activity.id, fmt::format("Activity ID (Enter for {})", next_id), {},
                               [&check_id](std::string_view text) -> Result<std::uint32_t> {
                                 Result<std::uint32_t> id = parse_id(text);
                                 if (const Result<void> usable = id ? check_id(*id) : Result<void>(); !usable) {
                                   return failure(usable.error());
                                 }
                                 return id;
                               });
  interview.ask<std::string>(activity.title, "Title", {}, parse_line);
  interview.ask<std::string>(activity.provider, "Provider (for example JAMA Oncology)", {}, parse_line);
  interview.ask<Format>(activity.format, "Format (for example Live; Tab completes)", vocabulary<Format>().names,
                        parse_format);
  interview.ask<Date>(activity.expires, "Last day to claim credit (for example 2028-09-04)", {}, Date::parse);
  if (activity.credits.empty()) {
    ask_credit(interview, activity);
  }
  if (activity.fee.empty()) {
    std::optional<Money> price;
    interview.ask<Money>(price, "Fee (free, or a price such as $30)", {}, Money::parse);
    if (price) {
      activity.fee.emplace_back();
      activity.fee.back().amount = price;
    }
  }
  interview.ask<CommercialSupport>(activity.commercial_support, "Commercial support (no, or the name of the company)",
                                   {}, parse_support);
  if (activity.approvals.empty()) {
    std::optional<std::vector<Board>> boards;
    interview.ask<std::vector<Board>>(boards, "Approving boards (separated by commas; Tab completes)",
                                      vocabulary<Board>().names, parse_boards);
    if (boards) {
      activity.approvals.push_back({.type = std::string(known_approval_type), .boards = *std::move(boards)});
    }
  }
  return interview.has_ended() && activity == Activity() ? Wanted::no : Wanted::yes;
}

}  // namespace cme
