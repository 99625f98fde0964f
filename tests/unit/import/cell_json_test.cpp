// SPDX-License-Identifier: MIT
#include "import/cell_json.hpp"

#include <gtest/gtest.h>

#include <string>

namespace cme {
namespace {

struct Refused {
  std::string_view text;
  std::string_view problem;
};

template <class Parse>
void expect_refused(Parse parse, std::initializer_list<Refused> cases) {
  for (const auto& [text, problem] : cases) {
    SCOPED_TRACE(text);
    const auto read = parse(text);
    ASSERT_FALSE(read);
    EXPECT_EQ(read.error(), problem);
  }
}

TEST(CellJson, ReadsCredits) {
  const auto credits = parse_credits_json(
      R"([{"amount": "5", "max": "20", "type": "AMA PRA Category 1 Credit", "per": "cycle", "note": null},)"
      R"( {"amount": "8", "board": "Radiology"}, {"type": "AAFP Prescribed"}])");
  ASSERT_TRUE(credits) << credits.error();
  ASSERT_EQ(credits->size(), 3U);
  EXPECT_EQ(credits->at(0), (Credit{.amount = Decimal::whole(5),
                                    .max = Decimal::whole(20),
                                    .type = CreditType::ama_pra_category_1,
                                    .per = "cycle",
                                    .board = {},
                                    .note = {}}));
  EXPECT_EQ(credits->at(1).board, Board::radiology);
  EXPECT_EQ(credits->at(2).amount, std::nullopt);
  EXPECT_EQ(parse_credits_json("[]").value(), std::vector<Credit>());
}

TEST(CellJson, RefusesWrongCredits) {
  expect_refused(parse_credits_json,
                 {{"[{", "this starts like JSON but is not valid JSON; \"cme list -o csv\" shows the correct form"},
                  {"{}", "expected a list in [ ]"},
                  {"[1]", "expected an object in { }"},
                  {R"([{"amuont": "1"}])", "\"amuont\" is not a member; did you mean \"amount\"?"},
                  {R"([{"amount": "1", "amount": "2"}])", "duplicate \"amount\""},
                  {R"([{"amount": 1}])", "\"amount\" is not text"},
                  {R"([{"amount": " "}])", "\"amount\" is not text"},
                  {R"([{"note": "only"}])", "each credit must have an amount or a type"},
                  {R"([{"amount": "2", "max": "2"}])", "\"max\" must be greater than \"amount\""},
                  {R"([{"amount": "2", "max": "1"}])", "\"max\" must be greater than \"amount\""},
                  {R"([{"max": "2", "type": "AAFP Prescribed"}])", "\"max\" must be greater than \"amount\""}});
}

TEST(CellJson, LimitsItsSizeAndItsMembers) {
  const std::string spaces(std::size_t{1} << 20, ' ');
  EXPECT_TRUE(parse_texts_json("[]" + spaces.substr(2)));
  EXPECT_EQ(parse_texts_json("[]" + spaces.substr(1)).error(), "this is longer than 1 MiB, the limit of a record");
  std::string members = "{";
  for (int number = 1; number <= 1000; ++number) {
    members += (number == 1 ? "\"t" : ",\"t") + std::to_string(number) + "\":[\"Radiology\"]";
  }
  EXPECT_EQ(parse_approvals_json(members + "}").value().size(), 1000U);
  EXPECT_EQ(parse_approvals_json(members + ",\"one more\":[\"Radiology\"]}").error(),
            "more than 1000 members in one { }");
}

TEST(CellJson, ReadsFees) {
  const auto fees =
      parse_fee_json(R"([{"amount": "0"}, {"amount": "30", "max": "60", "currency": "EUR", "for": "all"},)"
                     R"( {"note": "see the web site"}])");
  ASSERT_TRUE(fees) << fees.error();
  ASSERT_EQ(fees->size(), 3U);
  EXPECT_EQ(fees->at(0).amount, Money::free());
  EXPECT_EQ(to_string(*fees->at(1).amount), "30–60 EUR");
  EXPECT_EQ(fees->at(1).audience, "all");
  EXPECT_EQ(fees->at(2).note, "see the web site");
}

TEST(CellJson, RefusesWrongFees) {
  constexpr std::string_view currency = "an amount that is not free must have a currency: \"currency\": \"USD\"";
  expect_refused(parse_fee_json, {{R"([{"amount": "30"}])", currency},
                                  {R"([{"amount": "0", "max": "30"}])", currency},
                                  {R"([{"per": "module"}])", "a fee must have an amount or a note"},
                                  {R"([{"price": "1"}])", "\"price\" is not a member"}});
  EXPECT_FALSE(parse_fee_json(R"([{"amount": "60", "max": "30", "currency": "USD"}])"));
}

TEST(CellJson, ReadsSupport) {
  EXPECT_EQ(parse_support_json("null").value(), std::nullopt);
  EXPECT_EQ(parse_support_json(R"({"received": false})").value(), (CommercialSupport{false, {}}));
  EXPECT_EQ(parse_support_json(R"({"received": true, "supporters": [{"name": "Acme", "kind": "in-kind",)"
                               R"( "nature": "ultrasound"}, {"name": "B", "kind": "grant"}]})")
                .value(),
            (CommercialSupport{true, {{"Acme", SupportKind::in_kind, "ultrasound"}, {"B", SupportKind::grant, {}}}}));
}

TEST(CellJson, RefusesWrongSupport) {
  expect_refused(parse_support_json, {{"[]", "expected an object in { }"},
                                      {"{}", "\"received\" must be true or false"},
                                      {R"({"received": "yes"})", "\"received\" must be true or false"},
                                      {R"({"received": true, "supporters": {}})", "expected a list in [ ]"},
                                      {R"({"received": true, "supporters": [{}]})", "a supporter must have a \"name\""},
                                      {R"({"received": true, "supporters": [{"name": "A", "kind": "gift"}]})",
                                       "\"gift\" is not a kind of support; write grant or in-kind"},
                                      {R"({"received": false, "supporters": [{"name": "A"}]})",
                                       "\"received\" must be true, because there are supporters"}});
}

TEST(CellJson, ReadsApprovals) {
  const auto approvals = parse_approvals_json(R"({"A": ["Radiology", "Urology"], "B": ["Surgery"]})");
  ASSERT_TRUE(approvals) << approvals.error();
  EXPECT_EQ(*approvals, (std::vector<Approval>{{"A", {Board::radiology, Board::urology}}, {"B", {Board::surgery}}}));
  expect_refused(parse_approvals_json, {{"[]", "expected an object in { }"},
                                        {R"({"A": "Radiology"})", "expected a list in [ ]"},
                                        {R"({"A": []})", "an approval type must have at least one board"},
                                        {R"({"A": [1]})", "a board must be text"},
                                        {R"({" ": ["Radiology"]})", "an approval type must have a name"}});
}

TEST(CellJson, ReadsTextsAndDescriptions) {
  EXPECT_EQ(parse_texts_json(R"(["a", "b"])").value(), (std::vector<std::string>{"a", "b"}));
  expect_refused(parse_texts_json, {{"{}", "expected a list in [ ]"}, {"[\"a\", 1]", "each item must be text"}});
  EXPECT_EQ(parse_description_json(R"([{"text": "one"}])").value(), (std::vector<Section>{{{}, "one"}}));
  EXPECT_EQ(parse_description_json(R"([{"heading": "A", "text": "one"}, {"heading": "B", "text": "two"}])").value(),
            (std::vector<Section>{{"A", "one"}, {"B", "two"}}));
  expect_refused(
      parse_description_json,
      {{R"([{"heading": "A"}])", "each part of the description must have a \"text\""},
       {R"([{"heading": "A", "text": "one"}, {"text": "two"}])", "each of several parts must have a \"heading\""},
       {R"([{"heading": "A", "text": "one"}, {"heading": "A", "text": "two"}])", "duplicate heading \"A\""}});
}

}  // namespace
}  // namespace cme
