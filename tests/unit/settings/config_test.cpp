// SPDX-License-Identifier: MIT
#include "settings/config.hpp"

#include <fmt/format.h>
#include <gtest/gtest.h>

namespace cme {
namespace {

/// What is wrong with a file, one problem a line.
std::string problems_of(std::string_view text) {
  std::string lines;
  for (const Finding& finding : load_config("cme.yaml", text).findings) {
    lines += fmt::format("{}:{}: {}; {}\n", finding.place.line, finding.place.column, finding.message, finding.help);
  }
  return lines;
}

TEST(Config, ReadsAllSettingsAndWhereTheyStand) {
  const LoadedConfig loaded = load_config("cme.yaml",
                                          "# our own\r\n"
                                          "records: data/activities\r\n"
                                          "fail-on: warning\r\n"
                                          "severity:\r\n"
                                          "  credit-step: note\r\n"
                                          "  duplicate-board: off\r\n"
                                          "  unknown-board: error\r\n"
                                          "approval-types: [A, 'B: C']\r\n"
                                          "synonyms:\r\n  - TAVR = valve replacement\r\n");
  EXPECT_TRUE(loaded.findings.empty());
  const Config& config = loaded.config;
  ASSERT_TRUE(config.records && config.fail_on);
  EXPECT_EQ(config.records->value, "data/activities");
  EXPECT_EQ(config.records->line, 2U);
  EXPECT_EQ(config.fail_on->value, Severity::warning);
  EXPECT_EQ(config.fail_on->line, 3U);
  EXPECT_EQ(config.approval_types, (std::vector<std::string>{"A", "B: C"}));
  EXPECT_EQ(config.approval_types_line, 8U);
  ASSERT_EQ(config.synonyms.size(), 1U);
  EXPECT_EQ(config.synonyms[0].value, "TAVR = valve replacement");
  EXPECT_EQ(config.synonyms[0].line, 10U);
  ASSERT_EQ(config.rules.size(), 3U);
  EXPECT_EQ(config.rules[1].rule, Rule::duplicate_board);
  EXPECT_EQ(config.rules[1].severity, std::nullopt);
  EXPECT_EQ(config.rules[1].line, 6U);
  const Severities severities = severities_of(config);
  EXPECT_EQ(severities.of(Rule::credit_step), Severity::note);
  EXPECT_EQ(severities.of(Rule::duplicate_board), std::nullopt);
}

TEST(Config, MaySayNothing) {
  for (const std::string_view text : {"", "\n", "# nothing\n", "\xEF\xBB\xBF# nothing", "---\n", "{}", "records:\n",
                                      "severity: {}\napproval-types: []\nfail-on:\n"}) {
    SCOPED_TRACE(text);
    EXPECT_EQ(problems_of(text), "");
    const Config config = load_config("cme.yaml", text).config;
    EXPECT_FALSE(config.records || config.fail_on);
    EXPECT_TRUE(config.rules.empty() && config.approval_types.empty());
  }
}

TEST(Config, TellsItsMistakes) {
  const struct {
    std::string_view text;
    std::string_view problems;
  } cases[] = {
      {"recods: x", "1:1: \"recods\" is not a key here; did you mean \"records\"?\n"},
      {"today: 2026-01-15",
       "1:1: \"today\" is not a key here; write \"records\", \"fail-on\", \"severity\", \"approval-types\", "
       "\"synonyms\" or \"site\"\n"},
      {"records: [a]", "1:10: expected text, found a list; \n"},
      {"records: a\nrecords: b", "2:1: duplicate key \"records\"; remove one of them\n"},
      {"fail-on: note", "1:10: \"note\" is not a severity for --fail-on; write \"error\" or \"warning\"\n"},
      {"fail-on: warn", "1:10: \"warn\" is not a severity for --fail-on; did you mean \"warning\"?\n"},
      {"severity: off",
       "1:11: expected a mapping of rules to severities, found a single value; write one rule per line below it, for "
       "example `  expired: error`\n"},
      {"site: x",
       "1:7: expected a mapping of settings of the site to values, found a single value; write one setting per line "
       "below it, for example `  title: Our Activities`\n"},
      {"severity:\n  credit-stepp: off", "2:3: \"credit-stepp\" is not a rule; did you mean \"credit-step\"?\n"},
      {"severity:\n  xyz: off", "2:3: \"xyz\" is not a rule; `cme explain` lists them\n"},
      {"severity:\n  credit-step: of", "2:16: \"of\" is not a severity; did you mean \"off\"?\n"},
      {"severity:\n  credit-step: fatal",
       "2:16: \"fatal\" is not a severity; write \"error\", \"warning\", \"note\" or \"off\"\n"},
      {"severity:\n  credit-step: [off]", "2:16: expected a severity, found a list; \n"},
      {"severity:\n  credit-step: off\n  credit-step: note",
       "3:3: duplicate key \"credit-step\"; remove one of them\n"},
      {"severity:\n  unknown-board: warning",
       "2:18: unknown-board is a reading error, and its severity cannot be changed; only the severity of meaning rules "
       "can be changed\n"},
      {"approval-types: A", "1:17: expected a list, found a single value; write `approval-types: [A]`\n"},
      {"approval-types: • A", "1:17: \"•\" does not start a list item; a hyphen and a space do; write `- A`\n"},
      {"approval-types: [{a: b}]",
       "1:18: text with a colon and a space must be in quotes; write `approval-types: ['{a: b}']`\n"},
      {"synonyms: [TAVR]",
       "1:12: \"TAVR\" has neither = nor > between a word and its synonym; write \"COPD = chronic obstructive "
       "pulmonary "
       "disease\" or \"heart attack > myocardial infarction\"\n"},
      {"synonyms:\n  - a = b\n  - a = b = c",
       "3:5: \"a = b = c\" has more than one = or >; write \"COPD = chronic obstructive pulmonary disease\" or \"heart "
       "attack > myocardial infarction\"\n"},
      {"synonyms: ['> b']",
       "1:12: \"> b\" is missing a word; write \"COPD = chronic obstructive pulmonary disease\" or "
       "\"heart attack > myocardial infarction\"\n"},
      {"synonyms: TAVR", "1:11: expected a list, found a single value; write `synonyms: [TAVR]`\n"},
      {"- a", "1:1: expected a mapping of settings to values, found a list; \n"},
      {"records: \"x", "1:10: this quote is never closed; write `records: \"x\"`\n"},
      {"records: \xFF", "1:10: the byte 0xFF is not valid UTF-8; save the file as UTF-8\n"},
      {"records: *x",
       "1:10: aliases are not accepted; write the value itself; put text that starts with * in quotes\n"},
  };
  for (const auto& [text, problems] : cases) {
    SCOPED_TRACE(text);
    EXPECT_EQ(problems_of(text), problems);
  }
}

TEST(Config, ReadsWhatItSaysOfTheSite) {
  const LoadedConfig loaded = load_config(
      "cme.yaml",
      "site:\n  title: T\n  base-url: https://example.org/cme\n  language: en-US\n  contact: a@example.org\n");
  EXPECT_TRUE(loaded.findings.empty());
  SiteSettings site;
  site.title = "T";
  site.base_url = "https://example.org/cme/";
  site.language = "en-US";
  site.contact = "a@example.org";
  EXPECT_EQ(loaded.config.site, site);
  ASSERT_EQ(loaded.config.site_lines.size(), 4U);
  EXPECT_EQ(loaded.config.site_lines[3].value, "contact");
  EXPECT_EQ(loaded.config.site_lines[3].line, 5U);
}

TEST(Config, RefusesWhatIsNoAddressOfTheSite) {
  for (const std::string_view wrong :
       {"base-url: example.org", "base-url: javascript:alert(1)", "base-url: https://example.org/?a",
        "base-url: https://example.org:99999/", "base-url: https://example.org/a/../b",
        "base-url: https://example.org/%2E./", "base-url: https://example.org/.", "language: e n", "language: ''x",
        "contact: nobody", "contact: a@b@c", "contact: 'a@b?bcc=c'"}) {
    SCOPED_TRACE(wrong);
    EXPECT_EQ(load_config("cme.yaml", "site:\n  " + std::string(wrong) + "\n").findings.size(), 1U);
  }
}

/// What load_config says about the site's key, with its help after " | ".
std::string complaint_of_site(const std::string& line) {
  const LoadedConfig loaded = load_config("cme.yaml", "site:\n  " + line + "\n");
  if (loaded.findings.empty()) {
    return "";
  }
  const Finding& finding = loaded.findings.front();
  return finding.message + " | " + finding.help;
}

TEST(Config, KnowsTheLanguagesThatBrowsersKnow) {
  for (const std::string language : {"en", "de", "yue", "en-US", "es-419", "zh-Hant", "zh-Hant-TW", "ca-valencia",
                                     "sl-Latn-IT-nedis", "de-1996", "EN-us"}) {
    EXPECT_EQ(complaint_of_site("language: " + language), "") << language;
  }
  for (const std::string language : {"x-cme", "root", "de-1", "en-x", "zh-min-nan", "abcd", "english", "e", "en-",
                                     "en_US", "en-US-Latn", "en-u-nu-latn", "12", "de-1996-1996"}) {
    EXPECT_EQ(complaint_of_site("language: '" + language + "'"),
              "\"" + language + "\" is not a language code | write a code such as en, en-US, es or zh-Hant-TW");
  }
}

TEST(Config, MakesTheAddressOfTheSiteOneThatFeedsCanHold) {
  const auto address = [](const std::string& base_url) {
    return load_config("cme.yaml", "site:\n  base-url: " + base_url + "\n").config.site.base_url;
  };
  EXPECT_EQ(address("https://example.org:8080"), "https://example.org:8080/");
  EXPECT_EQ(address("https://xn--mnchen-3ya.example/kät/a%20b"), "https://xn--mnchen-3ya.example/k%C3%A4t/a%20b/");
  EXPECT_EQ(
      complaint_of_site("base-url: https://münchen.example/x"),
      "\"münchen.example\" has letters that are not allowed in feeds and sitemaps | write the host in its ASCII form, "
      "which begins with \"xn--\"; to get it, copy the address from a browser's address bar");
  for (const std::string path : {"/", "//", "/a//b/", "/a/../b", "/%2E/"}) {
    EXPECT_EQ(complaint_of_site("base-url: https://example.org" + path),
              path == "/" ? ""
                          : "the path of a base-url cannot contain \".\", \"..\" or \"//\" | write the address that "
                            "browsers show: https://cme.example.org/catalog/");
  }
  EXPECT_EQ(complaint_of_site("base-url: https://user:pw@example.org/x"),
            "a base-url cannot contain a user name or a password | everyone could read them; write "
            "\"https://example.org/x/\"");
  EXPECT_EQ(complaint_of_site("base-url: 'https://[::1]:80/x'"),
            "\"[::1]:80\" is not a host name | write the address that readers will use: "
            "https://cme.example.org/catalog/");
}

TEST(Config, TellsAllMistakesAtOnce) {
  EXPECT_EQ(problems_of("severity:\n  xyz: fatal\nfoo: 1\n"),
            "2:3: \"xyz\" is not a rule; `cme explain` lists them\n"
            "2:8: \"fatal\" is not a severity; write \"error\", \"warning\", \"note\" or \"off\"\n"
            "3:1: \"foo\" is not a key here; write \"records\", \"fail-on\", \"severity\", \"approval-types\", "
            "\"synonyms\" or "
            "\"site\"\n");
}

}  // namespace
}  // namespace cme
