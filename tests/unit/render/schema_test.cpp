// SPDX-License-Identifier: MIT
#include "render/schema.hpp"

#include <gtest/gtest.h>

#include <nlohmann/json.hpp>
#include <regex>
#include <string>
#include <vector>

#include "cme/model/activity.hpp"
#include "cme/model/fields.hpp"

namespace cme {
namespace {

using Json = nlohmann::ordered_json;

const Json& schema() {
  static const Json parsed = Json::parse(record_schema());
  return parsed;
}

const Json& property(std::string_view key) {
  return schema().at("properties").at(std::string(key));
}

std::vector<std::string> texts(std::span<const std::string_view> views) {
  return {views.begin(), views.end()};
}

std::vector<std::string> keys_of(const Json& object) {
  std::vector<std::string> keys;
  for (const auto& [key, value] : object.items()) {
    keys.push_back(key);
  }
  return keys;
}

std::vector<std::string> names_of(std::span<const PartKey> keys) {
  std::vector<std::string> names;
  for (const PartKey& key : keys) {
    names.emplace_back(key.name);
  }
  return names;
}

TEST(RecordSchema, HasTheKeysOfARecordInTheirOrder) {
  EXPECT_EQ(schema().at("$schema"), "http://json-schema.org/draft-07/schema#");
  EXPECT_EQ(keys_of(schema().at("properties")), texts(field_names().first(record_key_count)));
  EXPECT_EQ(schema().at("additionalProperties"), false);
  for (const FieldInfo& info : record_keys()) {
    SCOPED_TRACE(info.name);
    EXPECT_EQ(property(info.name).at("title"), info.label);
    EXPECT_EQ(property(info.name).at("description"), info.summary);
  }
}

TEST(RecordSchema, HasTheKeysOfCreditsFeeAndSupporters) {
  EXPECT_EQ(keys_of(property("credits").at("items").at("properties")), names_of(credit_keys()));
  EXPECT_EQ(keys_of(property("fee").at("anyOf").at(1).at("properties")), names_of(fee_keys()));
  EXPECT_EQ(keys_of(property("commercial_support").at("anyOf").at(1).at("items").at("properties")),
            names_of(supporter_keys()));
}

TEST(RecordSchema, ListsTheVocabularies) {
  EXPECT_EQ(property("format").at("enum"), Json(texts(vocabulary<Format>().names)));
  EXPECT_EQ(property("competencies").at("items").at("enum"), Json(texts(vocabulary<Competency>().names)));
  EXPECT_EQ(property("practice_settings").at("items").at("enum"), Json(texts(vocabulary<PracticeSetting>().names)));
  EXPECT_EQ(property("well_being").at("items").at("enum"), Json(texts(vocabulary<WellBeing>().names)));
  EXPECT_EQ(schema().at("definitions").at("boards").at("items").at("enum"), Json(texts(vocabulary<Board>().names)));
  const Json& credit = property("credits").at("items").at("properties");
  EXPECT_EQ(credit.at("type").at("anyOf").at(0).at("enum"), Json(texts(vocabulary<CreditType>().names)));
  EXPECT_EQ(credit.at("board").at("anyOf").at(0).at("enum"), Json(texts(vocabulary<Board>().names)));
}

/// Expects that the pattern takes just those of `candidates` that T::parse takes.
template <class T>
void expect_agreement(const Json& form, const std::vector<std::string>& candidates) {
  const std::regex pattern(form.at("pattern").get<std::string>());
  for (const std::string& text : candidates) {
    SCOPED_TRACE(text);
    EXPECT_EQ(std::regex_search(text, pattern), T::parse(text).has_value());
  }
}

TEST(RecordSchema, TakesTheFeesThatTheModelTakes) {
  expect_agreement<Money>(property("fee").at("anyOf").at(0).at("then"),
                          {"free",      "$0",     "$30",        "$24.50",  "$25–$95",   "$25-95",    "$25 - 95",
                           "$25 − $95", "30 EUR", "30 USD",     "30  EUR", "25-95 EUR", "25–95 EUR", "25 EUR - 95 EUR",
                           "25 EUR-95", "Free",   "30",         "$ 30",    "$-5",       "$1,000",    "$1e5",
                           "Variable",  "$25.5",  "$25-95 EUR", "25-95",   "25-$95",    "30 eur",    "€30",
                           "30EUR",     "$30 ",   " $30",       "$",       "",          "$30-",      "$30–$40–$50"});
}

TEST(RecordSchema, TakesTheDatesThatTheModelTakes) {
  expect_agreement<Date>(
      property("expires").at("allOf").at(0),
      {"2028-09-04", "1900-01-01", "9999-12-31", "1899-12-31", "2028-9-4", "2028-13-01", "2028-00-01", "2028-01-32",
       "2028-01-00", "04/09/2028", "September 4, 2028", "2028-09-04T00:00", ""});
}

TEST(RecordSchema, TakesTheDoisThatTheModelTakes) {
  expect_agreement<Doi>(property("doi").at("then"), {"10.1001/jamaoncol.2025.2891", "10.123456789/x", "10.5555/(a)<b>",
                                                     "10.123/x", "10.1234567890/x", "10.5555/a b", "10.5555/",
                                                     "10.5555", "doi:10.5555/a", "https://doi.org/10.5555/abc", ""});
}

TEST(RecordSchema, TakesTheAddressesThatTheModelTakes) {
  expect_agreement<Url>(
      property("url").at("then"),
      {"https://www.example.org/course?a=b#c", "http://example.org", "HTTPS://example.org",
       "https://user@example.org:8080/", "https://[::1]/", "https://münchen.example/", "www.example.org",
       "javascript:alert(1)", "https://", "https:///path", "https://.org", "https://a b.org", "https://example.org/<x>",
       "https://example.org/\"", "ftp://example.org", ""});
}

// A YAML server pastes an example as a snippet, where `$` begins a mark and `}` ends one.
TEST(RecordSchema, HasExamplesThatASnippetCanHold) {
  for (const FieldInfo& info : record_keys()) {
    EXPECT_EQ(info.example.find_first_of("$}"), std::string_view::npos) << info.name;
  }
  for (const std::span<const PartKey> keys : {credit_keys(), fee_keys(), supporter_keys()}) {
    for (const PartKey& key : keys) {
      EXPECT_EQ(key.example.find_first_of("$}"), std::string_view::npos) << key.name;
    }
  }
}

}  // namespace
}  // namespace cme
