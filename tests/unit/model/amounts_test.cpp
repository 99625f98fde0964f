// SPDX-License-Identifier: MIT
#include "cme/model/money.hpp"

#include <gtest/gtest.h>

namespace cme {
namespace {

struct Spelling {
  std::string_view text;
  std::string_view expected;
};

TEST(Decimal, IsWrittenShortest) {
  const Spelling cases[] = {
      {"0", "0"},
      {"1", "1"},
      {"1.00", "1"},
      {"0.25", "0.25"},
      {"0.50", "0.5"},
      {"010", "10"},
      {"000", "0"},
      {"0.0001", "0.0001"},
      {"12.3456", "12.3456"},
      {"1.05", "1.05"},
      {"1.0000000000000000000000", "1"},
      {"999999999.9999", "999999999.9999"},
      {"0000000000001", "1"},
  };
  for (const Spelling& c : cases) {
    SCOPED_TRACE(c.text);
    const auto number = Decimal::parse(c.text);
    ASSERT_TRUE(number) << number.error();
    EXPECT_EQ(to_string(*number), c.expected);
  }
}

TEST(Decimal, SaysHowItShouldBeWritten) {
  const Spelling cases[] = {
      {".25", "\".25\" is not a number; write 0.25"},
      {"1,5", "\"1,5\" is not a number; write 1.5"},
      {"1.", "\"1.\" is not a number; write 1"},
      {"+1", "\"+1\" is not a number; write 1"},
      {" 1", "\" 1\" is not a number; write 1"},
      {"1e1", "\"1e1\" is not a number; write digits with an optional fraction, for example 1 or 0.25"},
      {"-1", "\"-1\" is negative; write 0 or a number above it"},
      {"0x10", "\"0x10\" is not a number; write digits with an optional fraction, for example 1 or 0.25"},
      {"1,000", "\"1,000\" is not a number; write digits with an optional fraction, for example 1 or 0.25"},
      {"1_000", "\"1_000\" is not a number; write digits with an optional fraction, for example 1 or 0.25"},
      {"1.2.3", "\"1.2.3\" is not a number; write digits with an optional fraction, for example 1 or 0.25"},
      {"", "\"\" is not a number; write digits with an optional fraction, for example 1 or 0.25"},
      {".", "\".\" is not a number; write digits with an optional fraction, for example 1 or 0.25"},
      {"١", "\"١\" is not a number; write digits with an optional fraction, for example 1 or 0.25"},
      {".inf", "\".inf\" is not a number; write digits with an optional fraction, for example 1 or 0.25"},
      {"0.12345", "\"0.12345\" is too precise; write at most 4 digits after the decimal point"},
      {"1000000000", "\"1000000000\" is too large; write at most 9 digits before the decimal point"},
      {"99999999999999999999",
       "\"99999999999999999999\" is too large; write at most 9 digits before the decimal point"},
  };
  for (const Spelling& c : cases) {
    SCOPED_TRACE(c.text);
    const auto number = Decimal::parse(c.text);
    ASSERT_FALSE(number);
    EXPECT_EQ(number.error(), c.expected);
  }
}

TEST(Decimal, ComparesAndCountsExactly) {
  EXPECT_LT(*Decimal::parse("0.9999"), *Decimal::parse("1"));
  EXPECT_EQ(*Decimal::parse("1.0"), Decimal::whole(1));
  EXPECT_TRUE(Decimal::parse("0.75")->is_in_quarters());
  EXPECT_FALSE(Decimal::parse("0.3")->is_in_quarters());
  EXPECT_TRUE(Decimal().is_in_quarters());
}

TEST(Currency, KnowsTheActiveCodes) {
  for (const std::string_view code : {"USD", "EUR", "GBP", "JPY", "CHF", "XCG", "ZWG"}) {
    ASSERT_TRUE(Currency::parse(code)) << code;
    EXPECT_EQ(Currency::parse(code)->code(), code);
  }
  EXPECT_EQ(Currency::usd().code(), "USD");
  EXPECT_EQ(Currency::parse("eur").error(), "\"eur\" is not a currency; write EUR");
  EXPECT_EQ(Currency::parse("DEM").error(),
            "\"DEM\" is not a currency; write the three letters of ISO 4217, for example EUR");
  EXPECT_FALSE(Currency::parse(""));
}

TEST(Money, IsWrittenAsItIsStored) {
  const Spelling cases[] = {
      {"free", "free"},
      {"$0", "free"},
      {"$0.00", "free"},
      {"0 EUR", "free"},
      {"$30", "$30"},
      {"$030", "$30"},
      {"$30.00", "$30"},
      {"$24.50", "$24.50"},
      {"$24.05", "$24.05"},
      {"30 EUR", "30 EUR"},
      {"30.50  CHF", "30.50 CHF"},
      {"30 USD", "$30"},
      {"$25–$95", "$25–$95"},
      {"$25-$95", "$25–$95"},
      {"$25−95", "$25–$95"},
      {"$25 — 95.50", "$25–$95.50"},
      {"$25–95 USD", "$25–$95"},
      {"$0-$95", "$0–$95"},
      {"25–95 EUR", "25–95 EUR"},
      {"25 EUR–95 EUR", "25–95 EUR"},
      {"25 EUR – 95", "25–95 EUR"},
  };
  for (const Spelling& c : cases) {
    SCOPED_TRACE(c.text);
    const auto money = Money::parse(c.text);
    ASSERT_TRUE(money) << money.error();
    EXPECT_EQ(to_string(*money), c.expected);
    EXPECT_EQ(Money::parse(to_string(*money)), money);
  }
}

TEST(Money, SaysHowItShouldBeWritten) {
  const Spelling cases[] = {
      {"30", "write $30"},
      {"30.00", "write $30"},
      {"0", "write free"},
      {"Free", "write free"},
      {"$1,000", "write $1000"},
      {"$1,234,567.50", "write $1234567.50"},
      {"$30.5", "write $30.50"},
      {"$30,50", "write an amount such as $30, 30 EUR, $25–$95 or free"},
      {"$0,500", "write an amount such as $30, 30 EUR, $25–$95 or free"},
      {"$.50", "write $0.50"},
      {"$30.", "write $30"},
      {"$ 30", "write $30"},
      {" $30", "write $30"},
      {"US$30", "write $30"},
      {"USD 30", "write $30"},
      {"$30 USD", "write $30"},
      {"30$", "write $30"},
      {"€30", "write 30 EUR"},
      {"30 eur", "write 30 EUR"},
      {"30\u00A0EUR", "write 30 EUR"},
      {"30EUR", "write 30 EUR"},
      {"£9.99", "write 9.99 GBP"},
      {"25–95", "write $25–$95"},
      {"25–$95", "write $25–$95"},
      {"€25 - €95", "write 25–95 EUR"},
  };
  for (const Spelling& c : cases) {
    SCOPED_TRACE(c.text);
    const auto money = Money::parse(c.text);
    ASSERT_FALSE(money);
    EXPECT_EQ(money.error(), std::string("\"").append(c.text).append("\" is not a fee; ").append(c.expected));
  }
}

TEST(Money, SaysWhatIsWrong) {
  const Spelling cases[] = {
      {"$-5", "\"$-5\" is not a fee; write an amount such as $30, 30 EUR, $25–$95 or free"},
      {"-5", "\"-5\" is not a fee; write an amount such as $30, 30 EUR, $25–$95 or free"},
      {"$1e5", "\"$1e5\" is not a fee; write an amount such as $30, 30 EUR, $25–$95 or free"},
      {"$1,00,0", "\"$1,00,0\" is not a fee; write an amount such as $30, 30 EUR, $25–$95 or free"},
      {"$1.234", "\"$1.234\" is not a fee; write an amount such as $30, 30 EUR, $25–$95 or free"},
      {"", "\"\" is not a fee; write an amount such as $30, 30 EUR, $25–$95 or free"},
      {"$", "\"$\" is not a fee; write an amount such as $30, 30 EUR, $25–$95 or free"},
      {"$30 EUR",
       "\"$30 EUR\" is not a fee; write an amount such as $30, 30 EUR, $25–$95 or free, or put the words in a note"},
      {"Variable",
       "\"Variable\" is not a fee; write an amount such as $30, 30 EUR, $25–$95 or free, or put the words in a note"},
      {"$25 per module",
       "\"$25 per module\" is not a fee; write an amount such as $30, 30 EUR, $25–$95 or free, or put "
       "the words in a note"},
      {"30 XYZ",
       "\"30 XYZ\" is not a fee: \"XYZ\" is not a currency; write the three letters of ISO 4217, for example EUR"},
      {"$95–$25", "\"$95–$25\" is not a fee: the second amount must be greater than the first"},
      {"$25–$25", "\"$25–$25\" is not a fee: the second amount must be greater than the first"},
      {"25 EUR–95 USD", "\"25 EUR–95 USD\" is not a fee: both amounts must have the same currency"},
      {"$25–95 EUR", "\"$25–95 EUR\" is not a fee: both amounts must have the same currency"},
  };
  for (const Spelling& c : cases) {
    SCOPED_TRACE(c.text);
    const auto money = Money::parse(c.text);
    ASSERT_FALSE(money);
    EXPECT_EQ(money.error(), c.expected);
  }
}

TEST(Money, TellsItsParts) {
  const auto range = Money::parse("$25–$95");
  ASSERT_TRUE(range);
  EXPECT_EQ(range->amount(), Decimal::whole(25));
  EXPECT_EQ(range->max(), Decimal::whole(95));
  EXPECT_EQ(range->currency(), Currency::usd());
  EXPECT_FALSE(range->is_free());
  EXPECT_TRUE(Money::free().is_free());
  EXPECT_EQ(Money::free().amount(), Decimal());
  EXPECT_EQ(Money::free().currency(), std::nullopt);
}

TEST(Money, IsMadeOfSoundAmountsOnly) {
  const Currency usd = Currency::usd();
  EXPECT_EQ(Money::make(Decimal::whole(25), Decimal::whole(95), usd), Money::parse("$25–$95"));
  EXPECT_EQ(Money::make(Decimal(), std::nullopt, usd), Money::free());
  EXPECT_EQ(Money::make(Decimal::whole(1), Decimal(), usd).error(), "the second amount must be greater than the first");
  EXPECT_EQ(Money::make(*Decimal::parse("0.125"), std::nullopt, usd).error(),
            "a price has at most 2 digits after the decimal point");
}

TEST(Money, GuessesNothingFromLongText) {
  EXPECT_EQ(guess_money(std::string(1'000'000, '9')), std::nullopt);
  EXPECT_EQ(guess_decimal(std::string(1'000'000, '9')), std::nullopt);
}

}  // namespace
}  // namespace cme
