// SPDX-License-Identifier: MIT
#include "import/json_value.hpp"

#include <gtest/gtest.h>

#include <nlohmann/json.hpp>
#include <random>
#include <string>

namespace cme {
namespace {

using Kind = JsonValue::Kind;

constexpr std::string_view not_json =
    "this starts like JSON but is not valid JSON; \"cme list -o csv\" shows the correct form";

TEST(JsonValue, ReadsEachKindOfValue) {
  const JsonValue value = parse_json(R"( { "a" : [ null, true, false ], "b": -0.5e+3, "": "" } )").value();
  ASSERT_EQ(value.kind, Kind::object);
  EXPECT_EQ(value.names, (std::vector<std::string>{"a", "b", ""}));
  ASSERT_EQ(value.items.size(), 3U);
  const JsonValue& list = value.items[0];
  ASSERT_EQ(list.kind, Kind::array);
  ASSERT_EQ(list.items.size(), 3U);
  EXPECT_EQ(list.items[0].kind, Kind::null);
  EXPECT_EQ(list.items[1].kind, Kind::boolean);
  EXPECT_TRUE(list.items[1].is_true);
  EXPECT_EQ(list.items[2].kind, Kind::boolean);
  EXPECT_FALSE(list.items[2].is_true);
  EXPECT_EQ(value.items[1].kind, Kind::number);
  EXPECT_EQ(value.items[1].text, "-0.5e+3");
  EXPECT_EQ(value.items[2].kind, Kind::text);
  EXPECT_EQ(value.items[2].text, "");
}

TEST(JsonValue, ReadsEscapedCharacters) {
  EXPECT_EQ(parse_json(R"("\"\\\/\b\f\n\r\t")")->text, "\"\\/\b\f\n\r\t");
  EXPECT_EQ(parse_json(R"("a\u00e9\u2019\ud83d\ude00z")")->text, "aé’😀z");
  EXPECT_EQ(parse_json("\"é’😀\x7F\"")->text, "é’😀\x7F");
  EXPECT_EQ(parse_json(R"("\u0000")")->text, std::string(1, '\0'));
}

TEST(JsonValue, RefusesWhatIsNotJson) {
  for (const std::string_view text : {"",
                                      " ",
                                      "[",
                                      "[1,]",
                                      "[,1]",
                                      "[1 2]",
                                      "{",
                                      "{\"a\"}",
                                      "{\"a\":}",
                                      "{\"a\":1,}",
                                      "{a:1}",
                                      "nul",
                                      "True",
                                      "\"",
                                      "\"\\",
                                      "\"\\x\"",
                                      "\"\\u12\"",
                                      "\"\\u12g4\"",
                                      "\"\\u+123\"",
                                      "\"\\ud800\"",
                                      "\"\\ud800\\u0041\"",
                                      "\"\\udc00\"",
                                      "\"\n\"",
                                      "\"\xFF\"",
                                      "01",
                                      "-",
                                      "1.",
                                      ".5",
                                      "1e",
                                      "+1",
                                      "1 1",
                                      "[]]",
                                      "'a'"}) {
    SCOPED_TRACE(text);
    const Result<JsonValue> value = parse_json(text);
    ASSERT_FALSE(value);
    EXPECT_EQ(value.error(), not_json);
  }
}

TEST(JsonValue, RefusesAMemberThatAppearsTwice) {
  EXPECT_EQ(parse_json(R"({"a": 1, "b": {"a": 1}, "a": 1})").error(), "duplicate \"a\"");
  EXPECT_TRUE(parse_json(R"([{"a": 1}, {"a": 1}])"));
}

TEST(JsonValue, LimitsLevels) {
  const auto nested = [](std::size_t levels) { return std::string(levels, '[') + std::string(levels, ']'); };
  EXPECT_TRUE(parse_json(nested(deepest_json)));
  EXPECT_EQ(parse_json(nested(deepest_json + 1)).error(), not_json);
  EXPECT_EQ(parse_json(std::string(1'000'000, '[')).error(), not_json);
}

/// Whether both have the same value. nlohmann-json keeps numbers as numbers.
bool are_equal(const JsonValue& ours, const nlohmann::ordered_json& theirs) {
  switch (ours.kind) {
    case Kind::null:
      return theirs.is_null();
    case Kind::boolean:
      return theirs.is_boolean() && theirs.get<bool>() == ours.is_true;
    case Kind::number:
      return theirs.is_number() && theirs == nlohmann::ordered_json::parse(ours.text);
    case Kind::text:
      return theirs.is_string() && theirs.get_ref<const std::string&>() == ours.text;
    case Kind::array:
    case Kind::object:
      break;
  }
  const bool is_object = ours.kind == Kind::object;
  if (theirs.size() != ours.items.size() || theirs.is_object() != is_object || theirs.is_array() == is_object) {
    return false;
  }
  auto each = theirs.begin();
  for (std::size_t i = 0; i < ours.items.size(); ++i, ++each) {
    if ((is_object && each.key() != ours.names[i]) || !are_equal(ours.items[i], *each)) {
      return false;
    }
  }
  return true;
}

TEST(JsonValue, AgreesWithAnotherReader) {
  constexpr std::string_view sound[] = {
      R"([{"heading": null, "text": "Long-standing – 95\u2009% \"CI\", 0.49\\3.53\n"}, {"heading": "B", "text": "é😀"}])",
      R"({"received": true, "supporters": [{"name": "A, Inc.", "kind": "grant", "nature": "\ud83d\ude00 \/"}]})",
      R"({"A": ["Radiology", "Urology"], "B": [-0, 1.50, 2E-7, 10, 0.1e+5], "": {}, "C": [[], [[]]]})",
  };
  constexpr std::string_view signs = "\"\\{}[],:ntu019.eE+- /\n\x01\x80\xE2";
  std::mt19937 random(20260115);
  const auto below = [&](std::size_t count) { return static_cast<std::size_t>(random() % count); };
  std::size_t read = 0;
  for (int round = 0; round < 20'000; ++round) {
    std::string text(sound[below(std::size(sound))]);
    for (std::size_t changes = below(3); changes > 0; --changes) {
      const std::string put(below(3) > 0 ? std::size_t{1} : std::size_t{0}, signs[below(signs.size())]);
      text.replace(below(text.size()), below(2), put);
    }
    SCOPED_TRACE(text);
    const Result<JsonValue> ours = parse_json(text);
    const auto theirs = nlohmann::ordered_json::parse(text, nullptr, /*allow_exceptions=*/false);
    if (!ours && ours.error() != not_json) {
      continue;  // a member appears twice
    }
    ASSERT_EQ(ours.has_value(), !theirs.is_discarded());
    if (ours) {
      ++read;
      EXPECT_TRUE(are_equal(*ours, theirs));
    }
  }
  EXPECT_GT(read, 5'000U);
}

}  // namespace
}  // namespace cme
