// SPDX-License-Identifier: MIT
#include "import/workbook.hpp"

#include <fmt/format.h>
#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <string>
#include <vector>

#include "import/number_cell.hpp"
#include "import/number_format.hpp"
#include "import/xml_events.hpp"
#include "import/zip_archive.hpp"
#include "made_workbook.hpp"

namespace cme {
namespace {

std::string read_bytes(const std::string& name) {
  std::ifstream in(std::filesystem::path(CME_SOURCE_DIR) / "tests/sheets" / name, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), {}};
}

/// Hands over a document piece by piece.
NextPiece in_pieces(std::string_view document, std::size_t size) {
  return [document, size]() mutable {
    const std::string_view piece = document.substr(0, size);
    document.remove_prefix(piece.size());
    return piece;
  };
}

using Rows = std::vector<std::string>;

TEST(Workbook, ReadsCellsOfExcelByTheirTypes) {
  const Result<Workbook> workbook = read_workbook(read_bytes("activities.xlsx"));
  ASSERT_TRUE(workbook) << workbook.error();
  ASSERT_EQ(workbook->sheets.size(), 2U);
  EXPECT_EQ(workbook->sheets[0].name, "Activities");
  EXPECT_EQ(rows_of(workbook->sheets[0]),
            (Rows{"1: CME activities",
                  "3: ID|Course Title|Provider|Activity Type|Expiration Date|CME Credits|Cost|Commercially "
                  "Supported|Board Approvals|Topics",
                  "4: 90201(n)|Café & Lung\n|Example Society|Live Course|2028-09-04(d)|1.25(n)|30 "
                  "EUR(n)|false(b)|ABR; Urology|Lung Cancer, Screening",
                  "5: 90202(n)|Sepsis|Example Society|Enduring|2028-09-04(d)|1(n)|#N/A(e)|Y|=\"Radio\"&\"logy\"(f)",
                  "7: Total|||||2.25(n)"}));
  EXPECT_EQ(workbook->sheets[1].rows.size(), 0U);
}

TEST(Workbook, ReadsCellsOfOpenDocumentByTheirTypes) {
  const Result<Workbook> workbook = read_workbook(read_bytes("activities.ods"));
  ASSERT_TRUE(workbook) << workbook.error();
  ASSERT_EQ(workbook->sheets.size(), 1U);
  EXPECT_EQ(
      rows_of(workbook->sheets[0]),
      (Rows{"1: ID|Course\nTitle|Expiration Date|Objectives",
            "2: 90301(n)|by link|2028-09-04(d)|Name two signs\nChoose a test|true(b)|50%|30 EUR(n)",
            "3: 7(n)|7(n)|7(n)|2028-09-04T18:00:00(d)", "4: 7(n)|7(n)|7(n)|2028-09-04T18:00:00(d)", "1000005: a  \n"}));
}

TEST(Workbook, TakesNumbersAsTheyAreShown) {
  const Result<Workbook> excel = read_workbook(read_bytes("shown.xlsx"));
  ASSERT_TRUE(excel) << excel.error();
  EXPECT_EQ(rows_of(excel->sheets[0]),
            (Rows{"1: 1:30|8:30 AM|90 min|02115(n)|5000 INR(n)|20 SEK(n)|2026-12-31(d)|=G1+1(f)|Register"}));
  EXPECT_EQ(excel->sheets[0].day_zero, DayZero::of_1904);

  const Result<Workbook> open_document = read_workbook(read_bytes("shown.ods"));
  ASSERT_TRUE(open_document) << open_document.error();
  ASSERT_EQ(open_document->sheets.size(), 1U);
  EXPECT_EQ(rows_of(open_document->sheets[0]),
            (Rows{"1: 90 min|02115(n)|kr 5000|1:30|1234.5(n)|=(f)|Course|Register"}));
}

TEST(Workbook, KnowsWhereWordsLeadTo) {
  for (const auto& [file, address] : {std::pair("shown.xlsx", "https://example.org/register?id=1"),
                                      std::pair("shown.ods", "https://example.org/register")}) {
    const Result<Workbook> workbook = read_workbook(read_bytes(file));
    ASSERT_TRUE(workbook) << workbook.error();
    ASSERT_EQ(workbook->sheets[0].links.size(), 1U);
    EXPECT_EQ(workbook->sheets[0].links[0].row, 1U);
    EXPECT_EQ(workbook->sheets[0].links[0].column + 1, workbook->sheets[0].rows[0].cells.size());
    EXPECT_EQ(workbook->sheets[0].links[0].address, address);
  }
}

TEST(Workbook, RefusesWhatIsNone) {
  const std::string sound = read_bytes("activities.xlsx");
  const std::string old_office = "\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1";
  std::string encrypted = old_office;
  for (const char letter : std::string("EncryptedPackage")) {
    encrypted += std::string{letter, '\0'};
  }
  EXPECT_EQ(read_workbook(old_office).error(), "it is an old workbook (.xls); save it as .xlsx");
  EXPECT_EQ(read_workbook(encrypted).error(), "it has a password; save it without one");
  EXPECT_EQ(read_workbook("PK\x03\x04rubbish").error(), "the file is damaged: it is not a complete zip archive");
  EXPECT_FALSE(read_workbook(sound.substr(0, sound.size() / 2)));
  EXPECT_TRUE(is_workbook(sound));
  EXPECT_FALSE(is_workbook("id,title\n"));
}

TEST(Workbook, SurvivesAnyChangeOfOneByte) {
  const std::string sound = read_bytes("activities.ods");
  for (std::size_t i = 0; i < sound.size(); i += 7) {
    std::string changed = sound;
    changed[i] = static_cast<char>(changed[i] ^ 0xFF);
    const Result<Workbook> workbook = read_workbook(changed);
    EXPECT_TRUE(workbook || !workbook.error().empty());
  }
}

TEST(ReadXml, TakesNothingFromOutside) {
  const XmlEvents events{.begin = [](const XmlElement&) {}, .end = [](auto) {}, .text = [](auto) {}};
  EXPECT_TRUE(read_xml(in_pieces("<a b='&amp;'>x</a>", 64), events));
  EXPECT_EQ(read_xml(in_pieces("<!DOCTYPE a [<!ENTITY x SYSTEM 'file:///etc/passwd'>]><a>&x;</a>", 64), events).error(),
            "it declares a document type, which a workbook never does");
  EXPECT_FALSE(read_xml(in_pieces("<a>", 64), events));
  EXPECT_FALSE(read_xml(in_pieces("", 64), events));
}

TEST(ReadXml, RefusesAFloodOfAttributes) {
  const XmlEvents events{.begin = [](const XmlElement&) {}, .end = [](auto) {}, .text = [](auto) {}};
  const auto error_of = [&](const std::string& document) {
    const Result<void> read = read_xml(in_pieces(document, 1'000), events);
    return read ? std::string() : read.error();
  };
  const auto element = [](std::size_t count, std::string_view value) {
    std::string text = "<b";
    for (std::size_t i = 0; i < count; ++i) text += fmt::format(" a{}={}", i, value);
    return text + "/>";
  };
  EXPECT_EQ(error_of("<a>" + element(30'000, "'>'") + "</a>"), "its elements have too many attributes");
  EXPECT_EQ(error_of("<a>" + element(30'000, "\"'\"") + "</a>"), "its elements have too many attributes");
  std::string many;
  for (int i = 0; i < 500; ++i) many += element(1'000, "''");
  EXPECT_EQ(error_of("<a>" + many + "</a>"), "its elements have too many attributes");
  // What is between elements has none, and few in each are many in all.
  std::string plain;
  for (int i = 0; i < 30'000; ++i) plain += "a='b' > \"c\" <!-- ' --> <?x '?> <c d='1' e=\"2\"/>";
  EXPECT_EQ(error_of("<a>" + plain + "</a>"), "");
}

TEST(ReadXml, ReadsTheSameInPiecesOfEverySize) {
  const std::string document = "<a b='1'>caf\u00E9<c/>&lt;" + std::string(70, 'x') + "</a>";
  for (std::size_t size = 1; size <= document.size() + 1; ++size) {
    SCOPED_TRACE(size);
    std::string taken;
    const XmlEvents events{.begin = [&](const XmlElement& element) { taken.append("<").append(element.name); },
                           .end = [&](auto name) { taken.append("/").append(name); },
                           .text = [&](auto text) { taken += text; }};
    EXPECT_TRUE(read_xml(in_pieces(document, size), events));
    EXPECT_EQ(taken, "<acaf\u00E9<c/c<" + std::string(70, 'x') + "/a");
  }
}

TEST(NumberFormat, TellsDatesAndCurrenciesByTheCode) {
  for (const char* const code : {"yyyy\\-mm\\-dd", "m/d/yy", "[$-409]d\\-mmm\\-yy;@", "dddd, mmmm dd, yyyy"}) {
    EXPECT_EQ(parse_number_format(code).sections.at(0).kind, NumberKind::date) << code;
  }
  for (const char* const code : {"General", "0.00", "#,##0 \"days\"", "[h]:mm", "h:mm", "\\d0"}) {
    EXPECT_NE(parse_number_format(code).sections.at(0).kind, NumberKind::date) << code;
  }
  EXPECT_EQ(parse_number_format("[$€-407] #,##0").sections.at(0).currency, "EUR");
  EXPECT_EQ(parse_number_format("\"$\"#,##0").sections.at(0).currency, "$");
  EXPECT_EQ(parse_number_format("[$USD] #,##0").sections.at(0).currency, "USD");
  EXPECT_EQ(parse_number_format("#,##0").sections.at(0).currency, "");
}

std::string shown(double number, std::string_view code) {
  const Cell cell = number_cell(number, parse_number_format(code), DayZero::of_1900);
  return cell.text + (cell.kind == CellKind::number ? "" : " (text)");
}

TEST(NumberFormat, KnowsTheCurrenciesOfSignsAndCountries) {
  const struct {
    const char* code;
    const char* shown;
  } cases[] = {
      {"[$INR]\\ #,##0", "5 INR"},
      {"[$SEK]\\ #,##0", "5 SEK"},
      {"[$¥-411]#,##0", "5 JPY"},
      {"[$¥-804]#,##0", "5 CNY"},
      {"[$₹-4009]\\ #,##0", "5 INR"},
      {"#,##0\\ [$zł-415]", "5 PLN"},
      {"#,##0\\ [$kr-41D]", "5 SEK"},
      {"[$R$-416]\\ #,##0", "5 BRL"},
      {"[$NZ$-1409]#,##0.00", "5 NZD"},
      {"[$$-1009]#,##0.00", "5 CAD"},
      {"[$$-409]#,##0.00", "$5"},
      {"\"CAD \"#,##0.00", "5 CAD"},
      {"_-* #,##0.00\\ \"€\"_-", "5 EUR"},
      {"\"$\"#,##0_);(\"$\"#,##0)", "$5"},
      {"_(\"$\"* #,##0.00_)", "$5"},
      {"\"US$\"\\ #,##0", "5 USD"},
      {"$0\" per module\"", "$5 per module (text)"},
      {"\"kr\" 0", "kr 5 (text)"},
      {"[$¥]0", "¥5 (text)"},
      {"[$$-en-CA]#,##0", "5 CAD"},
      {"[$kr-sv-SE] 0", "5 SEK"},
      {"[$€-x-euro2]0", "5 EUR"},
      {"[$$-4809]0", "5 SGD"},
  };
  for (const auto& each : cases) {
    EXPECT_EQ(shown(5, each.code), each.shown) << each.code;
  }
}

TEST(NumberFormat, ShowsTimesWordsAndLeadingZeros) {
  EXPECT_EQ(shown(0.0625, "[h]:mm"), "1:30 (text)");
  EXPECT_EQ(shown(1.0625, "[h]:mm"), "25:30 (text)");
  EXPECT_EQ(shown(1.0625, "h:mm"), "1:30 (text)");
  EXPECT_EQ(shown(0.5, "h:mm:ss AM/PM"), "12:00:00 PM (text)");
  EXPECT_EQ(shown(0, "h AM/PM"), "12:00 AM (text)");
  EXPECT_EQ(shown(0.0625, "mm:ss"), "1:30:00 (text)");
  EXPECT_EQ(shown(90, "0\" min\""), "90 min (text)");
  EXPECT_EQ(shown(1.5, "General\" hours\""), "1.5 hours (text)");
  EXPECT_EQ(shown(2115, "00000"), "02115");
  EXPECT_EQ(shown(123456, "00000"), "123456");
  EXPECT_EQ(shown(6175550199, "(000) 000-0000"), "(617) 555-0199");
  EXPECT_EQ(shown(6175550199, "\\(000\\)\\ 000\\-0000"), "(617) 555-0199");
  EXPECT_EQ(shown(5, "\"$\"00"), "$05");
  EXPECT_EQ(shown(5, "\"No. \"000"), "No. 005 (text)");
  EXPECT_EQ(shown(21151234, "00000-0000"), "02115-1234");
  EXPECT_EQ(shown(2.5, "00000"), "2.5");
  EXPECT_EQ(shown(1.5, "00.00"), "1.5");
  EXPECT_EQ(shown(1234.5, "#,##0.00"), "1234.5");
  EXPECT_EQ(shown(0.5, "# ?/?"), "0.5");
  EXPECT_EQ(shown(0.5, "0%"), "50% (text)");
  EXPECT_EQ(shown(0.125, "0%"), "12.5% (text)");
  EXPECT_EQ(shown(0.29, "0.00%;[Red]-0.00%"), "29% (text)");
  EXPECT_EQ(shown(90, "0\"%\""), "90");
  EXPECT_EQ(number_cell(1, built_in_number_format(9), DayZero::of_1900).text, "100%");
  EXPECT_EQ(number_cell(0.5, built_in_number_format(10), DayZero::of_1900).text, "50%");
  EXPECT_EQ(number_cell(0.5, built_in_number_format(11), DayZero::of_1900).text, "0.5");
  EXPECT_EQ(shown(46387, "mmmm"), "2026-12-31 (text)");
  EXPECT_EQ(number_cell(0.0625, built_in_number_format(46), DayZero::of_1900).text, "1:30:00");
  EXPECT_EQ(number_cell(0.0625, built_in_number_format(20), DayZero::of_1900).text, "1:30");
  EXPECT_EQ(number_cell(0.75, built_in_number_format(18), DayZero::of_1900).text, "6:00 PM");
}

TEST(NumberFormat, ChoosesThePartForTheNumber) {
  const struct {
    double number;
    const char* code;
    const char* shown;
  } cases[] = {
      {1, "\"Yes\";\"Yes\";\"No\"", "Yes (text)"},
      {-1, "\"Yes\";\"Minus\";\"No\"", "Minus (text)"},
      {0, "\"Yes\";\"Yes\";\"No\"", "No (text)"},
      {0, "0.0;-0.0;\"TBD\"", "TBD (text)"},
      {2, "0.0;-0.0;\"TBD\"", "2"},
      {-2, "0.0;-0.0;\"TBD\"", "-2"},
      {0, "[=0]\"Free\";$#,##0.00", "Free (text)"},
      {45, "[=0]\"Free\";$#,##0.00", "$45"},
      {0, "[=1]\"Yes\";[=0]\"No\"", "No (text)"},
      {3, "[=1]\"Yes\";[=0]\"No\"", "3"},
      {99, "[<100]0\" few\";0\" many\"", "99 few (text)"},
      {100, "[<100]0\" few\";0\" many\"", "100 many (text)"},
      {100, "[<=100]0\" few\";0\" many\"", "100 few (text)"},
      {100, "[>100]0\" many\";0\" few\"", "100 few (text)"},
      {100, "[>=100]0\" many\";0\" few\"", "100 many (text)"},
      {1, "[<>1]0\" others\";0\" one\"", "1 one (text)"},
      {-5, "0;(0)", "-5"},
      {0, "_($* #,##0.00_);_($* \\(#,##0.00\\);_($* \"-\"??_);_(@_)", "0"},
      {1250, "_($* #,##0.00_);_($* \\(#,##0.00\\);_($* \"-\"??_);_(@_)", "$1250"},
      {-1250, "_($* #,##0.00_);_($* \\(#,##0.00\\);_($* \"-\"??_);_(@_)", "-1250"},
      {0, "$0.00;;\"Complimentary\"", "Complimentary (text)"},
      {99, ";;;", "99"},
      {8, "@", "8"},
      {1234567, "0.0,,\"M\"", "1.234567M (text)"},
      {1234567, "0,\" thousand\"", "1234.567 thousand (text)"},
      {1234567, "#,##0,", "1234567"},
      {1234567, "#,##0\" seats\"", "1234567 seats (text)"},
      {1234567, "#,##0.\" seats\"", "1234567 seats (text)"},
  };
  for (const auto& each : cases) {
    EXPECT_EQ(shown(each.number, each.code), each.shown) << each.number << " " << each.code;
  }
}

/// A program makes the first day of a month of `Sep-28`.
TEST(NumberFormat, ReadsAMonthWithoutADayAsAMonth) {
  const auto cell = [](double number, std::string_view code) {
    const Cell read = number_cell(number, parse_number_format(code), DayZero::of_1900);
    return read.text + (read.kind == CellKind::date ? " (date)" : "");
  };
  EXPECT_EQ(cell(46997, "mmm-yy"), "September 2028");
  EXPECT_EQ(cell(46998, "mmm-yy"), "2028-09-02 (date)");
  EXPECT_EQ(cell(46997, "mmmm"), "September");
  EXPECT_EQ(cell(46997, "d-mmm-yy"), "2028-09-01 (date)");
  EXPECT_EQ(number_cell(46997, built_in_number_format(17), DayZero::of_1900).text, "September 2028");
  EXPECT_EQ(number_cell(46997, built_in_number_format(14), DayZero::of_1900).text, "2028-09-01");
}

/// Source: ECMA-376, part 1, 18.8.30; those above 26 are dates in East Asian languages.
TEST(NumberFormat, KnowsTheBuiltInDates) {
  std::vector<unsigned> dates;
  for (unsigned number = 0; number < 164; ++number) {
    if (built_in_number_format(number).sections.at(0).kind == NumberKind::date) {
      dates.push_back(number);
    }
  }
  EXPECT_EQ(dates, (std::vector<unsigned>{14, 15, 16, 17, 22, 27, 28, 29, 30, 31, 32, 33,
                                          34, 35, 36, 50, 51, 52, 53, 54, 55, 56, 57, 58}));
}

TEST(NumberFormat, CountsDaysAsExcelDoes) {
  EXPECT_EQ(date_of_day_number(1, DayZero::of_1900), "1900-01-01");
  EXPECT_EQ(date_of_day_number(59, DayZero::of_1900), "1900-02-28");
  EXPECT_EQ(date_of_day_number(61, DayZero::of_1900), "1900-03-01");
  EXPECT_EQ(date_of_day_number(47000, DayZero::of_1900), "2028-09-04");
  EXPECT_EQ(date_of_day_number(47000.75, DayZero::of_1900), "2028-09-04T18:00");
  EXPECT_EQ(date_of_day_number(46387 + 86399.0 / 86400, DayZero::of_1900), "2026-12-31T23:59");
  EXPECT_EQ(date_of_day_number(46387 + 86399.997 / 86400, DayZero::of_1900), "2026-12-31T23:59");
  EXPECT_EQ(date_of_day_number(46387 + 86399.9997 / 86400, DayZero::of_1900), "2027-01-01");
  EXPECT_EQ(date_of_day_number(46387.99999999999, DayZero::of_1900), "2027-01-01");
  EXPECT_EQ(date_of_day_number(46387 + 30.0 / 86400, DayZero::of_1900), "2026-12-31");
  EXPECT_EQ(date_of_day_number(45538, DayZero::of_1904), "2028-09-04");
  EXPECT_EQ(date_of_day_number(0, DayZero::of_1900), std::nullopt);
  EXPECT_EQ(date_of_day_number(2958466, DayZero::of_1900), std::nullopt);
  EXPECT_EQ(number_text(0.1 + 0.2), "0.3");
}

}  // namespace
}  // namespace cme
