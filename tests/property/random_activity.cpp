// SPDX-License-Identifier: MIT
#include "random_activity.hpp"

#include <initializer_list>
#include <optional>
#include <random>
#include <string>
#include <string_view>
#include <type_traits>
#include <vector>

namespace cme::test {
namespace {

/// Makes activities of every shape, with texts that YAML could take for something else.
class Generator {
 public:
  explicit Generator(std::uint32_t seed) : random_(seed) {}

  Activity activity() {
    Activity made;
    made.id = static_cast<std::uint32_t>(between(1, 999'999'999));
    made.title = maybe_text();
    made.provider = text();
    made.accredited_provider = maybe_text();
    made.accreditation = maybe_text();
    made.joint_providers = texts();
    if (chance()) {
      made.url = *Url::parse("https://example.org/a?b=c&d=%20#e:f");
    }
    if (chance()) {
      made.doi = *Doi::parse(pick({"10.5555/a-b_c;(d):e", "10.1001/jama.2025.1", "10.123456789/#x"}));
    }
    made.format = term<Format>();
    if (chance()) {
      made.learning_format = term<LearningFormat>();
    }
    made.other_activity = maybe_text();
    made.released = maybe_date();
    made.reviewed = maybe_date();
    made.expires = date();
    made.credits = several(1, 4, [&] { return credit(); });
    made.fee = several(0, 4, [&] { return fee(); });
    made.commercial_support = support();
    made.approvals = approvals();
    made.competencies = several(0, 3, [&] { return term<Competency>(); });
    made.practice_settings = several(0, 3, [&] { return term<PracticeSetting>(); });
    made.well_being = several(0, 2, [&] { return term<WellBeing>(); });
    made.quality_processes = texts();
    made.keywords = texts();
    made.objectives = texts();
    made.description = description();
    made.disclaimers = texts();
    made.aafp_statement = maybe_prose();
    made.opioid_rems = maybe_text();
    made.mips = maybe_text();
    made.additional_information = maybe_prose();
    made.note = maybe_prose();
    if (chance()) {
      made.extensions.push_back({.key = "x-a", .is_list = false, .values = {text() + pick({"", "\n", "\n\n"})}});
      made.extensions.push_back({.key = "x-b c", .is_list = true, .values = {text(), "~"}});
    }
    return made;
  }

 private:
  int between(int low, int high) { return std::uniform_int_distribution<int>(low, high)(random_); }
  bool chance() { return between(0, 1) == 1; }

  std::string pick(std::initializer_list<std::string_view> choices) {
    return std::string(choices.begin()[between(0, static_cast<int>(choices.size()) - 1)]);
  }

  template <class Make>
  std::vector<std::invoke_result_t<Make>> several(int low, int high, Make make) {
    std::vector<std::invoke_result_t<Make>> made;
    for (int count = between(low, high); count > 0; --count) {
      made.push_back(make());
    }
    return made;
  }

  template <class Term>
  Term term() {
    return static_cast<Term>(between(0, static_cast<int>(vocabulary<Term>().names.size()) - 1));
  }

  std::string word() {
    return pick({"lung",    "the quick brown fox",
                 "—",       "é",
                 "🙂",    "👩‍⚕️",
                 "עברית",   "العربية",
                 "肺癌",    ": ",
                 ":",       " #",
                 "# c",     "a:",
                 "a#b",     "-",
                 "- ",      "? ",
                 "?a",      "%",
                 "%YAML",   "@a",
                 "`",       "&a",
                 "*a",      "!t",
                 "|",       ">",
                 "'",       "\"",
                 "\\",      "[x]",
                 "]",       "{a: b}",
                 "}",       ",",
                 "=",       "<<",
                 "---",     "...",
                 "  ",      "\t",
                 " begins", "ends ",
                 "\u00a0",  "\u0301",
                 "\u0085",  "\u2028",
                 "\u2029",  "\ufeff",
                 "\u200f",  "\x1b[31m",
                 "\x7f",    "\u202e"});
  }

  /// Words that some reader takes for a number, a date, a time, a boolean or nothing if they are alone.
  std::string lone_word() {
    return pick({"no",
                 "Yes",
                 "y",
                 "N",
                 "on",
                 "OFF",
                 "true",
                 "False",
                 "null",
                 "Null",
                 "~",
                 "2024",
                 "1.5",
                 "-1",
                 "+1",
                 ".5",
                 "1.",
                 "1e3",
                 "-1.5E+3",
                 "0x1F",
                 "0o17",
                 "017",
                 "0b1",
                 "1_000",
                 "1:30",
                 "190:20:30",
                 "1:30.5",
                 ".inf",
                 "-.INF",
                 ".nan",
                 "2028-09-04",
                 "2028-9-4",
                 "2001-12-14t21:59:43.10-05:00",
                 "2001-12-14 21:59:43",
                 "=",
                 "<<",
                 "-",
                 "--",
                 "?",
                 ":",
                 ".",
                 "..",
                 "...",
                 "---",
                 "'",
                 "\"",
                 "\\",
                 "|",
                 ">",
                 ">-",
                 "[]",
                 "{}",
                 "!",
                 "&",
                 "*",
                 "#",
                 "%",
                 "@",
                 "`",
                 ",",
                 "\ufeff",
                 "\u0085",
                 "\u2028",
                 "0",
                 "00",
                 "1,000",
                 "0.",
                 "+",
                 "12e03",
                 "0x",
                 "0o",
                 "_1",
                 "1__0",
                 "+.5"});
  }

  std::string text() {
    if (between(0, 3) == 0) {
      return lone_word();
    }
    std::string made;
    for (int count = between(1, 25); count > 0; --count) {
      made += word() + (chance() ? " " : "");
    }
    if (between(0, 9) == 0) {
      made += "\nand a line\n\n  more";
    }
    if (between(0, 19) == 0) {
      made += std::string(300, 'w');
    }
    return made + pick({"", "", " ", "x"}) + (made.find_first_not_of(" \t") == std::string::npos ? "x" : "");
  }

  std::optional<Prose> maybe_prose() { return chance() ? std::optional(Prose{text()}) : std::nullopt; }

  /// A text that may be a key, with a prefix: no key is longer than 200 bytes.
  std::string key_text() {
    std::string made = text();
    while (made.size() > 190) {
      made = text();
    }
    return made;
  }

  std::optional<std::string> maybe_text() { return chance() ? std::optional(text()) : std::nullopt; }
  std::vector<std::string> texts() {
    return several(0, 4, [&] { return text(); });
  }
  Date date() { return Date(std::chrono::year(between(1900, 9999)) / between(1, 12) / between(1, 28)); }
  std::optional<Date> maybe_date() { return chance() ? std::optional(date()) : std::nullopt; }

  Credit credit() {
    Credit made{.amount = {}, .max = {}, .type = {}, .per = maybe_text(), .board = {}, .note = maybe_text()};
    if (chance()) {
      made.amount = *Decimal::parse(pick({"0", "0.25", "16", "70.5"}));
      made.max = chance() ? std::optional(*Decimal::parse("999999999.9999")) : std::nullopt;
    }
    if (!made.amount || chance()) {
      made.type = term<CreditType>();
    }
    if (chance()) {
      made.board = term<Board>();
    }
    return made;
  }

  Fee fee() {
    Fee made{.amount = {}, .per = maybe_text(), .audience = maybe_text(), .note = maybe_text()};
    if (chance() || !made.note) {
      made.amount = *Money::parse(pick({"free", "$30", "$24.50", "$25–$95", "30 EUR", "25–95 CHF"}));
    }
    return made;
  }

  CommercialSupport support() {
    CommercialSupport made{.received = chance(), .supporters = {}};
    if (made.received) {
      made.supporters = several(0, 3, [&] {
        return Supporter{
            .name = text(),
            .kind = chance() ? std::optional(chance() ? SupportKind::grant : SupportKind::in_kind) : std::nullopt,
            .nature = maybe_text()};
      });
    }
    return made;
  }

  std::vector<Approval> approvals() {
    std::vector<Approval> made;
    for (const std::string_view prefix : {"A", "B", "- C", "'D", "#E"}) {
      if (chance()) {
        made.push_back({.type = std::string(prefix) + pick({"", ": "}) + key_text(),
                        .boards = several(1, 5, [&] { return term<Board>(); })});
      }
    }
    return made;
  }

  std::string paragraphs() {
    std::string made;
    for (int count = between(1, 3); count > 0; --count) {
      made += (made.empty() ? "" : "\n\n") + std::string("p") + word() +
              pick({"",
                    " the quick brown fox jumps over the lazy dog, again and again, until it is far beyond the "
                    "hundredth column"}) +
              "q";
    }
    return made;
  }

  std::vector<Section> description() {
    if (chance()) {
      return several(0, 1, [&] { return Section{.heading = std::nullopt, .text = paragraphs()}; });
    }
    return {{.heading = "A" + key_text(), .text = paragraphs()},
            {.heading = "? B" + key_text(), .text = paragraphs()},
            {.heading = pick({"null", "no", "1:30", "2028-09-04", "# c", "<<", "y"}), .text = paragraphs()}};
  }

  std::mt19937 random_;
};

}  // namespace

Activity make_activity(std::uint32_t seed) {
  return Generator(seed).activity();
}

}  // namespace cme::test
