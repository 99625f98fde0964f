// SPDX-License-Identifier: MIT
#include "query/option_hints.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <iterator>
#include <map>

#include "base/ascii.hpp"
#include "base/safe_output.hpp"
#include "cme/model/decimal.hpp"
#include "cme/model/terms.hpp"
#include "model/american_spelling.hpp"
#include "query/tokenizer.hpp"

namespace cme {
namespace {

struct HintedWord {
  std::string_view word;
  std::string_view note;
};

constexpr HintedWord hinted_words[] = {
    {"cheap", "--max-fee 50 finds activities that cost $50 or less"},
    {"enduring", "--format Enduring finds enduring activities"},
    {"expired", "--status expired finds activities that have expired"},
    {"expiring", "--status expiring finds activities that expire soon"},
    {"free", "--free finds activities that are free to all or some"},
    {"internet", "--format Internet finds Internet activities"},
    {"live", "--format Live finds live activities"},
    {"online", "--format Internet finds Internet activities"},
};

/// The name for a physician of a board.
struct Physician {
  std::string_view noun;
  Board board;
};

constexpr Physician physicians[] = {
    {"allergist", Board::allergy_and_immunology},
    {"immunologist", Board::allergy_and_immunology},
    {"anesthesiologist", Board::anesthesiology},
    {"colorectal surgeon", Board::colon_and_rectal_surgery},
    {"dermatologist", Board::dermatology},
    {"emergency physician", Board::emergency_medicine},
    {"family doctor", Board::family_medicine},
    {"family physician", Board::family_medicine},
    {"internist", Board::internal_medicine},
    {"geneticist", Board::medical_genetics_and_genomics},
    {"neurosurgeon", Board::neurological_surgery},
    {"obstetrician", Board::obstetrics_and_gynecology},
    {"gynecologist", Board::obstetrics_and_gynecology},
    {"ophthalmologist", Board::ophthalmology},
    {"orthopedist", Board::orthopaedic_surgery},
    {"orthopedic surgeon", Board::orthopaedic_surgery},
    {"otolaryngologist", Board::otolaryngology},
    {"pathologist", Board::pathology},
    {"pediatrician", Board::pediatrics},
    {"physiatrist", Board::physical_medicine_and_rehabilitation},
    {"plastic surgeon", Board::plastic_surgery},
    {"psychiatrist", Board::psychiatry_and_neurology},
    {"neurologist", Board::psychiatry_and_neurology},
    {"radiologist", Board::radiology},
    {"surgeon", Board::surgery},
    {"general surgeon", Board::surgery},
    {"thoracic surgeon", Board::thoracic_surgery},
    {"urologist", Board::urology},
};

/// The words of a text in the form used for comparison: folded, in American spelling, without "and", which may be "&".
std::vector<std::string> compared_words(Tokenizer& tokenizer, std::string_view text) {
  std::vector<std::string> words;
  for (const Word& word : find_words(tokenizer, text)) {
    if (word.folded != "and") {
      words.push_back(american_spelling(word.folded).value_or(word.folded));
    }
  }
  return words;
}

/// Boards by the words of their names.
class BoardNames {
 public:
  BoardNames() {
    const Vocabulary& boards = vocabulary<Board>();
    for (std::size_t number = 0; number < boards.names.size(); ++number) {
      add(boards.names[number], static_cast<Board>(number));
    }
    for (const Alias& alias : boards.aliases) {
      add(alias.text, static_cast<Board>(alias.term));
    }
    for (const Physician& physician : physicians) {
      add(physician.noun, physician.board);
      add(std::string(physician.noun) + "s", physician.board);
    }
  }

  std::vector<std::string> words_of(std::string_view text) { return compared_words(tokenizer_, text); }

  [[nodiscard]] std::optional<Board> find(std::span<const std::string> words) const {
    const auto found = boards_.find(fmt::format("{}", fmt::join(words, " ")));
    return found == boards_.end() ? std::nullopt : std::optional(found->second);
  }

  /// The longest name, in words.
  [[nodiscard]] std::size_t longest() const { return longest_; }

 private:
  void add(std::string_view name, Board board) {
    const std::vector<std::string> words = words_of(name);
    longest_ = std::max(longest_, words.size());
    boards_.emplace(fmt::format("{}", fmt::join(words, " ")), board);
  }

  Tokenizer tokenizer_;
  std::map<std::string, Board> boards_;
  std::size_t longest_ = 0;
};

void append_once(std::string text, std::vector<std::string>& texts) {
  if (std::ranges::find(texts, text) == texts.end()) {
    texts.push_back(std::move(text));
  }
}

/// A word of the query in the form used for comparison, and its origin.
struct TypedWord {
  std::string word;
  const std::string* typed;
};

/// Finds the boards that a sequence of words names.
void append_boards(std::span<const TypedWord> run, const BoardNames& names, OptionHints& hints) {
  while (!run.empty()) {
    std::vector<std::string> words;
    for (const TypedWord& typed : run.first(std::min(run.size(), names.longest()))) {
      words.push_back(typed.word);
    }
    std::optional<Board> board;
    while (!words.empty() && !(board = names.find(words))) {
      words.pop_back();
    }
    if (board) {
      append_once(fmt::format("--board {} finds activities that this board approves", quote(to_string(*board))),
                  hints.notes);
      for (std::size_t i = 0; words.size() > 1 && i < words.size(); ++i) {
        append_once(*run[i].typed, hints.board_words);
      }
    }
    run = run.subspan(std::max<std::size_t>(1, words.size()));
  }
}

/// Whether the number is after a dollar sign in what was typed, which is no part of a word.
bool is_price(const std::string& number, std::string_view typed) {
  const std::string sign = "$" + number;
  const std::size_t at = typed.find(sign);
  const std::string_view rest = at == std::string_view::npos ? std::string_view() : typed.substr(at + sign.size());
  return at != std::string_view::npos && (rest.empty() || (!is_digit(rest.front()) && rest.front() != '.'));
}

/// The words of options beside other words: "$30", "2 credits", "enduring material".
void append_amounts(std::string_view typed, std::span<const Query> parts, OptionHints& hints) {
  for (std::size_t i = 0; i < parts.size(); ++i) {
    const std::string& text = parts[i].term.text;
    const std::string next = i + 1 < parts.size() ? lower_ascii(parts[i + 1].term.text) : std::string();
    if (parts[i].kind != Query::Kind::term || parts[i].is_excluded || parts[i].term.column) {
      continue;
    }
    // Between two words of a term is what separated them: 1.5.
    std::string number = text;
    std::ranges::replace(number, ' ', '.');
    const bool is_number = Decimal::parse(number).has_value();
    if (is_number && (is_price(number, typed) || next == "dollars")) {
      append_once(fmt::format("--max-fee {} finds activities that cost ${} or less", number, number), hints.notes);
      append_once(text, hints.option_words);
      append_once("dollars", hints.option_words);
    } else if (is_number && (next == "credit" || next == "credits" || next == "hour" || next == "hours")) {
      append_once(fmt::format("--min-credits {} finds activities that give {} credits or more", number, number),
                  hints.notes);
      append_once(text, hints.option_words);
    } else if (lower_ascii(text) == "enduring" && (next == "material" || next == "materials")) {
      append_once(parts[i + 1].term.text, hints.option_words);
    }
  }
}

}  // namespace

std::vector<std::string> words_of_options() {
  std::vector<std::string> words;
  Tokenizer tokenizer;
  const auto add = [&](std::string_view text) {
    for (std::string& word : compared_words(tokenizer, text)) {
      words.push_back(std::move(word));
    }
  };
  for (const HintedWord& hinted : hinted_words) {
    add(hinted.word);
  }
  for (const std::string_view board : vocabulary<Board>().names) {
    add(board);
  }
  for (const Physician& physician : physicians) {
    add(physician.noun);
  }
  std::ranges::sort(words);
  words.erase(std::unique(words.begin(), words.end()), words.end());
  return words;
}

OptionHints find_option_hints(std::string_view typed, std::span<const Query> parts) {
  OptionHints hints;
  BoardNames names;
  std::vector<TypedWord> run;
  const auto end_run = [&] {
    append_boards(run, names, hints);
    run.clear();
  };
  append_amounts(typed, parts, hints);
  for (const Query& part : parts) {
    const bool has_words = part.kind == Query::Kind::term && !part.is_excluded && !part.term.column &&
                           !part.term.is_prefix && part.term.writing != Writing::code;
    const auto* const option = std::ranges::find(hinted_words, lower_ascii(part.term.text), &HintedWord::word);
    const bool is_option = has_words && part.term.writing == Writing::plain && option != std::end(hinted_words);
    if (!has_words || is_option || part.term.writing == Writing::quoted) {
      end_run();
    }
    if (is_option) {
      append_once(std::string(option->note), hints.notes);
      append_once(part.term.text, hints.option_words);
    } else if (has_words) {
      for (std::string& word : names.words_of(part.term.text)) {
        run.push_back({std::move(word), &part.term.text});
      }
      if (part.term.writing == Writing::quoted) {
        end_run();
      }
    }
  }
  end_run();
  return hints;
}

}  // namespace cme
