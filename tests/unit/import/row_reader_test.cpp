// SPDX-License-Identifier: MIT
#include "import/row_reader.hpp"

#include <gtest/gtest.h>

#include <array>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "cme/record/encode.hpp"

namespace cme {
namespace {

ReadRow read_cell(Column column, const std::string& text) {
  const Cell cell{.text = text};
  const PlacedCell placed{.column = 0, .cell = &cell};
  return read_cells({.columns = {std::move(column)}, .constants = {}}, {&placed, 1});
}

ReadRow read_cell(const std::string& heading, const std::string& text) {
  return read_cell(make_column(heading, heading), text);
}

std::string value_of(const std::string& heading, const std::string& text) {
  const ReadRow row = read_cell(heading, text);
  std::string said = encode_activity(row.activity);
  for (const CellRemark& remark : row.remarks) {
    said += "! " + remark.what + "\n";
  }
  return said;
}

TEST(MakeColumn, KnowsKeysLabelsAndSynonymsInAnyCase) {
  EXPECT_EQ(make_column("", "fee").field, Field::fee);
  EXPECT_EQ(make_column("", "ACTIVITY ID").field, Field::id);
  EXPECT_EQ(make_column("", "Commercial Support?").field, Field::commercial_support);
  EXPECT_EQ(make_column("", "Expiration Date:").field, Field::expires);
  EXPECT_EQ(make_column("", "commercial support").field, Field::commercial_support);
  EXPECT_EQ(make_column("", "CME Credit Type").kind, ColumnKind::credit_types);
  EXPECT_EQ(make_column("", "days_left").kind, ColumnKind::derived);
  EXPECT_EQ(make_column("", "x-desk").own_key, "x-desk");
  EXPECT_EQ(make_column("", "AMA PRA Category 1 Credits™").credit_type, CreditType::ama_pra_category_1);
  EXPECT_EQ(make_column("", "Commercially Supported?").field, Field::commercial_support);
  EXPECT_EQ(make_column("", "Expires?").kind, ColumnKind::unknown);
  EXPECT_EQ(make_column("", "AMA PRA Cat. 1").credit_type, CreditType::ama_pra_category_1);
  EXPECT_EQ(make_column("", "Commercial Support (Y/N)").field, Field::commercial_support);
  EXPECT_EQ(make_column("Ends (dd/mm/yyyy)", "expires").date_order, DateOrder::day_first);
  EXPECT_EQ(make_column("Name (dd/mm/yyyy)", "title").date_order, std::nullopt);
  EXPECT_EQ(make_column("", "Credits AMA PRA").credit_type, CreditType::ama_pra_category_1);
  EXPECT_EQ(make_column("", "Credit: AMA PRA Category 1").credit_type, CreditType::ama_pra_category_1);
  EXPECT_TRUE(make_column("Supported By", "commercial_support").has_supporters);
  EXPECT_EQ(make_column("", "Hours AMA PRA").kind, ColumnKind::unknown);
  EXPECT_EQ(make_column("", "Room").kind, ColumnKind::unknown);
  EXPECT_EQ(make_column("", "x-").kind, ColumnKind::unknown);
  EXPECT_EQ(column_letters(0), "A");
  EXPECT_EQ(column_letters(27), "AB");
}

TEST(MakeColumn, KnowsWhoPaysThePricesOfAColumn) {
  const Column member = make_column("Member Price", "Member Price");
  EXPECT_EQ(member.field, Field::fee);
  EXPECT_EQ(member.audience, "Member");
  EXPECT_TRUE(takes_several(member));
  EXPECT_FALSE(takes_several(make_column("Fee (USD)", "fee")));
  EXPECT_EQ(make_column("Fee (EUR)", "fee").currency, Currency::parse("EUR").value());
  EXPECT_EQ(make_column("Non-members", "fee").audience, "Non-members");
  EXPECT_EQ(make_column("Non-members", "title").audience, std::nullopt);
  EXPECT_EQ(make_column("Late Fee", "Late Fee").kind, ColumnKind::unknown);
}

TEST(GuessKey, LooksAtTheWordsThatSayWhatAColumnIs) {
  const struct {
    const char* heading;
    std::optional<std::string_view> key;
  } cases[] = {
      {"Event Title", "title"},
      {"Event Start Date", "released"},
      {"Event End Date", "expires"},
      {"Course opens", "released"},
      {"Course Expires:", "expires"},
      {"CE Credits", "credits"},
      {"CE Credit Type", "CME Credit Type"},
      {"Credit Type 2", "CME Credit Type"},
      {"Max. Credit 1", "credits"},
      {"Registration Fee (Non-Member)", "fee"},
      {"Format(s)", "format"},
      {"Weblink", "url"},
      {"Joint Provider", "joint_providers"},
      {"Learning outcomes", "objectives"},
      {"Course Learning Objectives", "objectives"},
      {"Desirable Physician Attributes", "competencies"},
      {"ABMS/ACGME Core Competencies", "competencies"},
      {"Exp. Date", "expires"},
      {"Date of Original Release", "released"},
      {"Jointly provided by", "joint_providers"},
      {"Activity Commercial Supporters", "commercial_support"},
      {"# of Credits", "credits"},
      {"Expiraton Date", "expires"},
      {"Sum of CME Credits", "credits"},
      {"Comm. Support", "commercial_support"},
      {"Exp. Dt.", "expires"},
      {"Cr. Hrs", "credits"},
      {"Act. Type", "format"},
      {"Rel. Dt", "released"},
      {"Reg. Link", "url"},
      {"ACCME Activity ID", "id"},
      {"open_date", "released"},
      {"Dates Start", "released"},
      {"Begin Date", "released"},
      {"close_date", "expires"},
      {"Course date: Start", "released"},
      {"Course date: End", "expires"},
      {"Release/Start Date", "released"},
      {"Course/Activity Title", "title"},
      {"Was commercial support received?", "commercial_support"},
      {"Goals and Objectives", "objectives"},
      {"ABMS/ACGME Competency", "competencies"},
      {"Activity Code", std::nullopt},
      {"Average of CME Credits", std::nullopt},
      {"Count of Title", std::nullopt},
      {"Comm. Method", std::nullopt},
      {"Duration (min)", std::nullopt},
      {"Host", std::nullopt},
      {"Free", std::nullopt},
      {"Doc", std::nullopt},
      {"Tips", std::nullopt},
      {"Vote", std::nullopt},
      {"Urn", std::nullopt},
      {"Reviewer", std::nullopt},
      {"ABS", std::nullopt},
      {"Event Code", std::nullopt},
      {"Days Left", std::nullopt},
      {"(2)", std::nullopt},
      {"", std::nullopt},
  };
  for (const auto& each : cases) {
    EXPECT_EQ(guess_key(each.heading), each.key) << each.heading;
  }
}

TEST(ReadCells, GivesAmountsTheTypesOfTheirOwnColumn) {
  SheetReading reading{
      .columns = {make_column("Credit Type 1", "CME Credit Type"), make_column("Credits 1", "credits"),
                  make_column("Credit Type 2", "CME Credit Type"), make_column("Credits 2", "credits")},
      .constants = {}};
  reading.columns[1].types_column = 0;
  reading.columns[3].types_column = 2;
  const auto credits_of = [&](const std::array<const char*, 4>& texts) {
    std::array<Cell, 4> cells;
    std::vector<PlacedCell> placed;
    for (std::size_t i = 0; i < cells.size(); ++i) {
      cells[i].text = texts[i];
      placed.push_back({.column = i, .cell = &cells[i]});
    }
    return encode_activity(read_cells(reading, placed).activity);
  };
  EXPECT_EQ(credits_of({"AMA", "1.5", "ANCC", "2"}),
            "credits:\n  - amount: 1.5\n    type: AMA PRA Category 1 Credit\n  - amount: 2\n    type: ANCC contact "
            "hours\n");
  EXPECT_EQ(credits_of({"AMA", "1.5", "", ""}), "credits:\n  - amount: 1.5\n    type: AMA PRA Category 1 Credit\n");
  EXPECT_EQ(credits_of({"AMA", "1.5", "", "2"}),
            "credits:\n  - amount: 1.5\n    type: AMA PRA Category 1 Credit\n  - amount: 2\n");
  EXPECT_EQ(credits_of({"AMA", "1.5", "ANCC", ""}),
            "credits:\n  - amount: 1.5\n    type: AMA PRA Category 1 Credit\n  - type: ANCC contact hours\n");
}

TEST(ReadCells, ReadsWhatLeavesNoDoubt) {
  const struct {
    const char* heading;
    std::string cell;
    std::string value;
  } cases[] = {
      {"title", " Example\n Course ", "title: Example Course\n"},
      {"title", "'=1+1", "title: '''=1+1'\n"},
      {"title", "<b>A</b> &amp; B", "title: A & B\n"},
      {"id", "7.0", "id: 7\n"},
      {"format", "live course", "format: Live\n"},
      {"credits", "1.0 AMA PRA Category 1 Credit(s)™",
       "credits:\n  - amount: 1\n    type: AMA PRA Category 1 Credit\n"},
      {"credits", "Up to 1.00", "credits:\n  - amount: 1\n"},
      {"credits", "1.00 CME/CE Credit", "credits:\n  - amount: 1\n"},
      {"credits", "0.75 AMA\n0.75 ANCC",
       "credits:\n  - amount: 0.75\n    type: AMA PRA Category 1 Credit\n  - amount: 0.75\n    type: ANCC contact "
       "hours\n"},
      {"credits", "2.0 CME/CE for Physicians", "credits:\n  - amount: 2\n    note: for Physicians\n"},
      {"fee", "No charge", "fee: free\n"},
      {"fee", "$50 per clinician (invoiced)", "fee:\n  amount: $50\n  per: clinician\n  note: invoiced\n"},
      {"fee", "Free (account required)", "fee:\n  amount: free\n  note: account required\n"},
      {"fee", "Member: Free; Non-member: $30",
       "fee:\n  - amount: free\n    for: Member\n  - amount: $30\n    for: Non-member\n"},
      {"fee", "$0 for members / $349 for non-members",
       "fee:\n  - amount: free\n    for: members\n  - amount: $349\n    for: non-members\n"},
      {"commercial_support", "N", "commercial_support: false\n"},
      {"commercial_support", "none", "commercial_support: false\n"},
      {"commercial_support", "1", "commercial_support: true\n"},
      {"commercial_support", "yes: Example Ltd (grant)",
       "commercial_support:\n  - name: Example Ltd\n    kind: grant\n"},
      {"approvals", "American Board of Radiology (ABR), Urology",
       "approvals:\n  ABMS Lifelong Learning CME Activity:\n    - Radiology\n    - Urology\n"},
      {"approvals", "A: Urology; B: ABR", "approvals:\n  A:\n    - Urology\n  B:\n    - Radiology\n"},
      {"keywords", "Lung Cancer, Research, Methods, Statistics",
       "keywords:\n  - Lung Cancer\n  - Research, Methods, Statistics\n"},
      {"keywords", "a, b; c\\;d", "keywords:\n  - a, b\n  - c;d\n"},
      {"objectives", "1. Name; say\n2. Choose", "objectives:\n  - Name; say\n  - Choose\n"},
      {"objectives", "Name, then choose", "objectives:\n  - Name, then choose\n"},
      {"description", "one\n\n\ntwo", "description: >-\n  one\n\n  two\n"},
      {"x-desk", " North ", "x-desk: North\n"},
      {"title", "A\u00A0B\u202Fc", "title: A B c\n"},
      {"title", "CME office <help@example.org>", "title: CME office <help@example.org>\n"},
      {"credits", "<p>1</p>", "credits:\n  - amount: 1\n"},
      {"credits", "1.5 CME\u00A0credits", "credits:\n  - amount: 1.5\n"},
      {"expires", "<b>2028-01-31</b>", "expires: 2028-01-31\n"},
      {"format", "<span>Live</span>", "format: Live\n"},
      {"fee", "$25&nbsp;", "fee: $25\n"},
      {"url", "<a href=\"https://example.org/1\">Register</a>", "url: https://example.org/1\n"},
      {"note", "<a href='https://example.org/1'>Register</a>", "note: >-\n  Register (https://example.org/1)\n"},
      {"objectives", "<a href='https://example.org/1'>A</a>; B", "objectives:\n  - A (https://example.org/1)\n  - B\n"},
      {"x-desk", "<a href='https://example.org/1'>A</a>", "x-desk: A (https://example.org/1)\n"},
      {"title", "<a href='https://example.org/1'>A</a>",
       "title: A\n! the address that the words lead to was not read\n"},
      {"title", "<a href='#part'>A</a>", "title: A\n"},
      {"approvals", "<ul><li>ABR</li><li>Urology</li></ul>",
       "approvals:\n  ABMS Lifelong Learning CME Activity:\n    - Radiology\n    - Urology\n"},
      {"approvals", "• ABR\n• Urology",
       "approvals:\n  ABMS Lifelong Learning CME Activity:\n    - Radiology\n    - Urology\n"},
      {"approvals", "1. A: ABR\n2. B: Urology", "approvals:\n  A:\n    - Radiology\n  B:\n    - Urology\n"},
      {"approvals", "No", ""},
      {"commercial_support", "Yes: Example, Inc.", "commercial_support:\n  - name: Example, Inc.\n"},
      {"commercial_support", "yes: A, LLC (grant), B Co., Ltd.",
       "commercial_support:\n  - name: A, LLC\n    kind: grant\n  - name: B Co., Ltd.\n"},
      {"keywords", "COPD (bronchitis, emphysema), Asthma", "keywords:\n  - COPD (bronchitis, emphysema)\n  - Asthma\n"},
      {"keywords", "1) COPD, 2) Asthma", "keywords:\n  - 1) COPD\n  - 2) Asthma\n"},
      {"keywords", "Cardiology|Oncology", "keywords:\n  - Cardiology\n  - Oncology\n"},
      {"keywords", "[\"A, B\", \"C\"]", "keywords:\n  - A, B\n  - C\n"},
      {"competencies", "[\"Professionalism\"]", "competencies:\n  - Professionalism\n"},
      {"approvals", "[\"Radiology\",\"Urology\"]",
       "approvals:\n  ABMS Lifelong Learning CME Activity:\n    - Radiology\n    - Urology\n"},
      {"keywords", "Cardiology;#Oncology", "keywords:\n  - Cardiology\n  - Oncology\n"},
      {"keywords", ";#Cardiology;#Oncology;#", "keywords:\n  - Cardiology\n  - Oncology\n"},
      {"keywords", "12;#Cardiology;#15;#Oncology", "keywords:\n  - Cardiology\n  - Oncology\n"},
      {"provider", "4;#Example Society", "provider: Example Society\n"},
      {"keywords",
       "a\x1D"
       "b\xE2\x80\xA8"
       "c\x0B"
       "d",
       "keywords:\n  - a\n  - b\n  - c\n  - d\n"},
      {"objectives", "1. Assess risk 2. Plan therapy in 3. line",
       "objectives:\n  - Assess risk\n  - Plan therapy in 3. line\n"},
      {"objectives", "• Assess risk • Plan therapy", "objectives:\n  - Assess risk\n  - Plan therapy\n"},
      {"objectives", "1. assess risk 2. plan", "objectives:\n  - 1. assess risk 2. plan\n"},
      {"objectives", "1. Assess risk", "objectives:\n  - Assess risk\n"},
      {"objectives", "1. Do A; 2. Do B", "objectives:\n  - Do A\n  - Do B\n"},
      {"objectives", "• Do A; • Do B", "objectives:\n  - Do A\n  - Do B\n"},
      {"objectives", "a) Do A\nb) Do B", "objectives:\n  - Do A\n  - Do B\n"},
      {"objectives", "1. Do A\n   continued here\n2. Do B\nin two lines",
       "objectives:\n  - Do A continued here\n  - Do B in two lines\n"},
      {"objectives", "Assess\nplan", "objectives:\n  - Assess\n  - plan\n"},
      {"objectives", "• Do A\nPart two\n• Do B", "objectives:\n  - Do A\n  - Part two\n  - Do B\n"},
      {"objectives", "Name; -; say", "objectives:\n  - Name\n  - say\n"},
      {"objectives", "To say: no", "objectives:\n  - 'To say: no'\n"},
      {"objectives", "Learners will be able to: assess risk",
       "objectives:\n  - 'Learners will be able to: assess risk'\n"},
      {"objectives", "Learners will be able to: • Do A • Do B",
       "objectives:\n  - Do A\n  - Do B\n! \"Learners will be able to:\" introduces the list; it is not an item\n"},
      {"objectives", "After this course you will:\n- Do A\n- Do B",
       "objectives:\n  - Do A\n  - Do B\n! \"After this course you will:\" introduces the list; it is not an item\n"},
      {"objectives", "By the end, learners should be able to: 1. Do A; 2. Do B",
       "objectives:\n  - Do A\n  - Do B\n! \"By the end, learners should be able to:\" introduces the list; it is not "
       "an "
       "item\n"},
      {"keywords", "a,,b, ,c", "keywords:\n  - a\n  - b\n  - c\n"},
      {"keywords", ",a", "keywords:\n  - a\n"},
      {"keywords", "COVID-19; -; flu; –", "keywords:\n  - COVID-19\n  - flu\n"},
      {"keywords", "a) COPD\nb) Asthma", "keywords:\n  - COPD\n  - Asthma\n"},
      {"keywords", "A. fumigatus\nB. subtilis", "keywords:\n  - A. fumigatus\n  - B. subtilis\n"},
      {"credits", "6.5 (AMA PRA Category 1)", "credits:\n  - amount: 6.5\n    type: AMA PRA Category 1 Credit\n"},
      {"commercial_support", "yes: abbvie; 3M; GE (grant)",
       "commercial_support:\n  - name: abbvie\n  - name: 3M\n  - name: GE\n    kind: grant\n"},
      {"commercial_support", "Yes - Acme", "commercial_support:\n  - name: Acme\n"},
      {"commercial_support", "Yes, Acme", "commercial_support:\n  - name: Acme\n"},
      {"commercial_support", "Yes (Acme)", "commercial_support:\n  - name: Acme\n"},
      {"commercial_support", "Y - Pfizer, Merck", "commercial_support:\n  - name: Pfizer\n  - name: Merck\n"},
      {"commercial_support", "yes (grant from Acme)", "commercial_support:\n  - name: Acme\n    kind: grant\n"},
      {"commercial_support", "Yes: In-kind from Acme", "commercial_support:\n  - name: Acme\n    kind: in-kind\n"},
      {"commercial_support", "No commercial support was received.", "commercial_support: false\n"},
      {"commercial_support", "No.", "commercial_support: false\n"},
      {"commercial_support", "X", "commercial_support: true\n"},
      {"commercial_support", "checked", "commercial_support: true\n"},
      {"commercial_support", "unchecked", "commercial_support: false\n"},
      {"competencies", "MK, PC, PBLI, ICS, PROF, SBP",
       "competencies:\n  - Medical Knowledge\n  - Patient Care & Procedural Skills\n  - Practice-based Learning & "
       "Improvement\n  - Interpersonal & Communication Skills\n  - Professionalism\n  - Systems-based Practice\n"},
      {"competencies", "Medical Knowledge/Patient Care",
       "competencies:\n  - Medical Knowledge\n  - Patient Care & Procedural Skills\n"},
      {"practice_settings", "VA/Military", "practice_settings:\n  - VA/Military\n"},
      {"format", "Internet Live", "format: Live\n"},
      {"format", "Live Internet Activity", "format: Live\n"},
      {"format", "Performance/Quality Improvement", "format: Performance Improvement (PI)\n"},
      {"title", "Group <A> and <B> strep", "title: Group <A> and <B> strep\n"},
      {"title", "Group <i>A</i> strep<p>more", "title: Group A strep more\n"},
      {"title", " {Draft}  of <b>it</b>", "title: '{Draft} of it'\n"},
      {"description", "{Draft} of <b>it</b>", "description: >-\n  {Draft} of it\n"},
      {"objectives", "Assess;#Plan", "objectives:\n  - Assess\n  - Plan\n"},
      {"description", "Step 1;#2", "description: >-\n  Step 1;#2\n"},
      {"approvals", "ABR | Urology",
       "approvals:\n  ABMS Lifelong Learning CME Activity:\n    - Radiology\n    - Urology\n"},
      {"commercial_support", "Yes:", "commercial_support: true\n"},
      {"fee", "$30 Members / $60 Non-Members",
       "fee:\n  - amount: $30\n    for: Members\n  - amount: $60\n    for: Non-Members\n"},
      {"objectives", "1. Assess\n\n2. Plan", "objectives:\n  - Assess\n  - Plan\n"},
      {"approvals", "ABR & Urology",
       "approvals:\n  ABMS Lifelong Learning CME Activity:\n    - Radiology\n    - Urology\n"},
      {"approvals", "ABR, Surgery, and ABU/Psychiatry & Neurology",
       "approvals:\n  ABMS Lifelong Learning CME Activity:\n    - Psychiatry and Neurology\n    - Radiology\n    - "
       "Surgery\n    - Urology\n"},
      {"approvals", "Psychiatry and Neurology; Allergy and Immunology",
       "approvals:\n  ABMS Lifelong Learning CME Activity:\n    - Allergy and Immunology\n    - Psychiatry and "
       "Neurology\n"},
      {"approvals", "Psychiatry and Neurology and Allergy and Immunology and Radiology",
       "approvals:\n  ABMS Lifelong Learning CME Activity:\n    - Allergy and Immunology\n    - Psychiatry and "
       "Neurology\n    - Radiology\n"},
      {"objectives", "Discuss the following: pain; cough",
       "objectives:\n  - 'Discuss the following: pain'\n  - cough\n"},
      {"approvals", "American Board of Psychiatry & Neurology",
       "approvals:\n  ABMS Lifelong Learning CME Activity:\n    - Psychiatry and Neurology\n"},
      {"approvals", "Yes: ABR", "approvals:\n  ABMS Lifelong Learning CME Activity:\n    - Radiology\n"},
      {"credits", "1.5 cr", "credits:\n  - amount: 1.5\n"},
      {"fee", "$45 (members) / $95 (non-members)",
       "fee:\n  - amount: $45\n    for: members\n  - amount: $95\n    for: non-members\n"},
      {"provider", "N/A", ""},
      {"keywords", "NULL", ""},
      {"fee", "null", ""},
      {"approvals", "null", ""},
      {"expires", "\\N", ""},
      {"credits", "--", ""},
      {"keywords", "None", ""},
      {"note", "n/a", ""},
      {"x-desk", "N/A", "x-desk: N/A\n"},
      {"fee", "none", "fee: free\n"},
      {"description", R"([{"heading": "A &amp; B", "text": "a<b>"}])", "description:\n  A &amp; B: >-\n    a<b>\n"},
      {"approvals", R"({"A &amp; B": ["Urology"]})", "approvals:\n  A &amp; B:\n    - Urology\n"},
      {"commercial_support", "yes: Example; Other, Inc.",
       "commercial_support:\n  - name: Example\n  - name: Other, Inc.\n"},
  };
  for (const auto& each : cases) {
    SCOPED_TRACE(each.cell);
    EXPECT_EQ(value_of(each.heading, each.cell), each.value);
  }
}

TEST(ReadCells, KeepsWhatIsInDoubtWithItsHeading) {
  const struct {
    const char* heading;
    const char* cell;
    const char* value;
  } cases[] = {
      {"Activity Type", "Podcast", "note: >-\n  Activity Type: Podcast\n! \"Podcast\" is not a format\n"},
      {"credits", "TBD", "note: >-\n  credits: TBD\n! \"TBD\" is not a credit amount\n"},
      {"credits", "1 Category 1", "note: >-\n  credits: 1 Category 1\n! \"1 Category 1\" is not a credit amount\n"},
      {"commercial_support", "perhaps",
       "note: >-\n  commercial_support: perhaps\n! \"perhaps\" is not an answer about commercial support\n"},
      {"fee", "$5 for members; groups on request",
       "fee:\n  - amount: $5\n    for: members\n  - note: groups on request\n! \"groups on "
       "request\" is not a price that cme can read; it was kept in the note of the fee\n"},
      {"fee", "TBD", "note: >-\n  fee: TBD\n! \"TBD\" is not a price\n"},
      {"fee", "Varies",
       "fee:\n  note: Varies\n! \"Varies\" is not a price that cme can read; it was kept in the note of the fee\n"},
      {"commercial_support", "yes: TBD", "commercial_support: true\n! \"TBD\" is not the name of a supporter\n"},
      {"expires", "26-12-31",
       "note: >-\n  expires: 26-12-31\n! \"26-12-31\" can mean December 26, 2031 or December 31, 2026; in a map, write "
       "\"dates: day/month/year\" or \"dates: year/month/day\"\n"},
      {"provider", "TBD", "note: >-\n  provider: TBD\n! \"TBD\" says that the value is not known yet\n"},
      {"keywords", "TBA", "note: >-\n  keywords: TBA\n! \"TBA\" says that the value is not known yet\n"},
      {"commercial_support", "Yes: $50,000",
       "commercial_support: true\nnote: >-\n  commercial_support: $50,000\n! \"$50,000\" is not the name of a "
       "supporter\n"},
      {"commercial_support", "Yes: Acme Inc. - $10,000; Beta LLC - exhibit",
       "commercial_support: true\nnote: >-\n  commercial_support: Acme Inc. - $10,000; Beta LLC - exhibit\n! \"Acme "
       "Inc. - "
       "$10,000; Beta LLC - exhibit\" is not the name of a supporter\n"},
      {"commercial_support", "Yes: see attached",
       "commercial_support: true\nnote: >-\n  commercial_support: see attached\n! \"see attached\" is not the name of "
       "a "
       "supporter\n"},
      {"Commercial Supporters", "Acme 5,000",
       "note: >-\n  Commercial Supporters: Acme 5,000\n! \"Acme 5,000\" is not the name of a supporter\n"},
      {"Commercial Supporters", "Acme ($5,000)",
       "note: >-\n  Commercial Supporters: Acme ($5,000)\n! \"Acme ($5,000)\" is not the name of a "
       "supporter\n"},
      {"Commercial Supporters", "Acme?",
       "note: >-\n  Commercial Supporters: Acme?\n! \"Acme?\" is not the name of a supporter\n"},
      {"Commercial Supporters", "X", "note: >-\n  Commercial Supporters: X\n! \"X\" is not the name of a supporter\n"},
      {"commercial_support", "Yes (pending)",
       "note: >-\n  commercial_support: Yes (pending)\n! \"Yes (pending)\" is not an answer about commercial "
       "support\n"},
      {"commercial_support", "Yes, see file",
       "note: >-\n  commercial_support: Yes, see file\n! \"Yes, see file\" is not an answer about commercial "
       "support\n"},
      {"commercial_support", "Yes?",
       "note: >-\n  commercial_support: Yes?\n! \"Yes?\" is not an answer about commercial support\n"},
      {"approvals", "ABIM?", "note: >-\n  approvals: ABIM?\n! \"ABIM?\" is not an ABMS member board\n"},
      {"approvals", "ABIM*, ABP",
       "approvals:\n  ABMS Lifelong Learning CME Activity:\n    - Pediatrics\nnote: >-\n  approvals: ABIM*\n! "
       "\"ABIM*\" is "
       "not an ABMS member board\n"},
      {"format", "Live?", "note: >-\n  format: Live?\n! \"Live?\" is not a format\n"},
      {"competencies", "Professionalism*",
       "note: >-\n  competencies: Professionalism*\n! \"Professionalism*\" is not a competency\n"},
      {"credits", "1 AMA?", "note: >-\n  credits: 1 AMA?\n! \"1 AMA?\" is not a credit amount\n"},
      {"expires", "2028-09-04?",
       "note: >-\n  expires: 2028-09-04?\n! \"2028-09-04?\" is not a date; write year, month and day, for example "
       "2028-09-04\n"},
      {"credits", "0", "credits:\n  - amount: 0\n"},
      {"credits", "0 AMA; 1 ANCC", "credits:\n  - amount: 1\n    type: ANCC contact hours\n"},
      {"approvals", "Pending: ABIM; Urology",
       "approvals:\n  ABMS Lifelong Learning CME Activity:\n    - Urology\nnote: >-\n  approvals: Pending: "
       "ABIM\n! \"Pending: ABIM\" is not an ABMS member board\n"},
      {"approvals", "No: ABIM", "note: >-\n  approvals: No: ABIM\n! \"No: ABIM\" is not an ABMS member board\n"},
      {"approvals", "ABOMS", "note: >-\n  approvals: ABOMS\n! \"ABOMS\" is not an ABMS member board\n"},
      {"expires", "September 2028",
       "note: >-\n  expires: September 2028\n! \"September 2028\" is not a date; write year, month and day, for "
       "example 2028-09-04\n"},
      {"doi", "pending", "note: >-\n  doi: pending\n! \"pending\" is not a DOI\n"},
      {"url", "see page", "note: >-\n  url: see page\n! \"see page\" is not an http or https address\n"},
      {"approvals", "Radiology, Podiatry",
       "approvals:\n  ABMS Lifelong Learning CME Activity:\n    - Radiology\nnote: >-\n  approvals: Podiatry\n! "
       "\"Podiatry\" is not an ABMS member board\n"},
      {"competencies", "Medical Knowledge; Charm",
       "competencies:\n  - Medical Knowledge\nnote: >-\n  competencies: Charm\n! \"Charm\" is not a competency\n"},
      {"approvals", "ABR; Radiology",
       "approvals:\n  ABMS Lifelong Learning CME Activity:\n    - Radiology\n! \"Radiology\" occurs twice; it was "
       "written once\n"},
      {"title", "#N/A", "! #N/A is a spreadsheet error; the cell was not read\n"},
      {"title", "#BEZUG!", "! #BEZUG! is a spreadsheet error; the cell was not read\n"},
      {"title", "Err:502", "! Err:502 is a spreadsheet error; the cell was not read\n"},
      {"title", "#sepsis", "title: '#sepsis'\n"},
      {"url", "www.example.org", "url: https://www.example.org\n! https:// was added to the address\n"},
  };
  for (const auto& each : cases) {
    SCOPED_TRACE(each.cell);
    EXPECT_EQ(value_of(each.heading, each.cell), each.value);
  }
}

TEST(ColumnLetters, AreThoseOfASpreadsheet) {
  const std::pair<std::size_t, std::string_view> cases[] = {{0, "A"},   {25, "Z"},  {26, "AA"},  {27, "AB"},
                                                            {51, "AZ"}, {52, "BA"}, {701, "ZZ"}, {702, "AAA"}};
  for (const auto& [column, letters] : cases) {
    EXPECT_EQ(column_letters(column), letters);
  }
}

TEST(ReadCells, TakesOutWhatCannotBeSeen) {
  const ReadRow title = read_cell("title", "\u202Ea\u200Bb\u202C c\u00ADd");
  EXPECT_EQ(title.activity.title, "ab cd");
  ASSERT_EQ(title.remarks.size(), 1U);
  EXPECT_EQ(title.remarks.front().what, "removed invisible characters: U+202E, U+200B, U+202C, U+00AD");
  EXPECT_EQ(read_cell("title", "\uFEFF").activity.title, std::nullopt);
  EXPECT_EQ(read_cell("title", "a&#8203;b<br>").activity.title, "ab");
  const ReadRow nul = read_cell("title", std::string("a\0b", 3));
  EXPECT_EQ(nul.activity.title, "ab");
  ASSERT_EQ(nul.remarks.size(), 1U);
  EXPECT_EQ(nul.remarks.front().what, "removed invisible characters: U+0000");
  EXPECT_EQ(read_cell("title",
                      "a\x0B"
                      "b\x0C"
                      "c")
                .activity.title,
            "a b c");
  // Joiners make one picture of two.
  EXPECT_EQ(read_cell("title", "👩\u200D⚕").activity.title, "👩\u200D⚕");
}

TEST(ReadCells, CountsCellsThatSayThatThereIsNoValue) {
  EXPECT_EQ(read_cell("provider", "N/A").empty_words, 1U);
  EXPECT_EQ(read_cell("provider", " \u2014 ").empty_words, 1U);
  EXPECT_EQ(read_cell("provider", "").empty_words, 0U);
  EXPECT_EQ(read_cell("provider", "NA Society").empty_words, 0U);
}

TEST(ReadCells, SettlesADateThatIsKnown) {
  const ReadRow row = read_cell("expires", "9/4/2028");
  EXPECT_TRUE(row.has_doubts);
  EXPECT_EQ(row.leftovers, 1U);
  EXPECT_FALSE(read_cell("expires", "9/9/2028").has_doubts);
  EXPECT_FALSE(read_cell("expires", "soon").has_doubts);

  const SheetReading reading{.columns = {make_column("expires", "expires")}, .constants = {}};
  const Cell cell{.text = "9/4/2028"};
  const PlacedCell placed{.column = 0, .cell = &cell};
  Activity known;
  for (const std::string_view day : {"2028-09-04", "2028-04-09"}) {
    SCOPED_TRACE(day);
    known.expires = *Date::parse(day);
    const ReadRow settled = read_cells(reading, {&placed, 1}, &known);
    EXPECT_EQ(settled.activity.expires, known.expires);
    EXPECT_FALSE(settled.has_doubts);
    EXPECT_EQ(settled.leftovers, 0U);
    EXPECT_EQ(settled.activity.note, std::nullopt);
    EXPECT_TRUE(settled.remarks.empty());
  }
  known.expires = *Date::parse("2028-09-05");
  EXPECT_EQ(read_cells(reading, {&placed, 1}, &known).leftovers, 1U);
  // A workbook that shows only the month of a date.
  const Cell month{.text = "September 2028"};
  const PlacedCell placed_month{.column = 0, .cell = &month};
  EXPECT_TRUE(read_cells(reading, {&placed_month, 1}).has_doubts);
  EXPECT_EQ(read_cells(reading, {&placed_month, 1}, &known).activity.expires, known.expires);
  known.expires = *Date::parse("2028-10-01");
  EXPECT_EQ(read_cells(reading, {&placed_month, 1}, &known).leftovers, 1U);
}

TEST(MakeColumn, TakesNoKeyThatIsTooLongForARecord) {
  const std::string longest = "x-" + std::string(198, 'a');
  EXPECT_EQ(make_column(longest, longest).kind, ColumnKind::own);
  EXPECT_EQ(make_column(longest + "a", longest + "a").kind, ColumnKind::unknown);
}

TEST(ReadCells, DoesWhatTheMapSays) {
  Column format = make_column("Type", "format");
  format.words["podcast"] = "Enduring";
  EXPECT_EQ(read_cell(format, "Podcast").activity.format, Format::enduring);
  Column topics = make_column("Topics", "keywords");
  topics.separator = "|";
  EXPECT_EQ(read_cell(topics, "a; b| c, d").activity.keywords, (std::vector<std::string>{"a; b", "c, d"}));
  Column boards = make_column("Boards", "approvals");
  boards.separator = "/";
  EXPECT_EQ(read_cell(boards, "ABR/Urology").activity.approvals.front().boards.size(), 2U);
  Column desk = make_column("Desk", "x-desk");
  desk.separator = "|";
  const ReadRow desks = read_cell(desk, "North | South");
  ASSERT_EQ(desks.activity.extensions.size(), 1U);
  EXPECT_TRUE(desks.activity.extensions.front().is_list);
  EXPECT_EQ(desks.activity.extensions.front().values, (std::vector<std::string>{"North", "South"}));
  Column price = make_column("Price", "fee");
  price.currency = *Currency::parse("EUR");
  EXPECT_EQ(to_string(*read_cell(price, "30").activity.fee.front().amount), "30 EUR");
  Column nurses = make_column("Nurses", "credits");
  nurses.credit_type = CreditType::ancc_contact_hours;
  EXPECT_EQ(read_cell(nurses, "1.5").activity.credits.front().type, CreditType::ancc_contact_hours);
}

TEST(ReadCells, SaysWhoPaysWhereTheHeadingDoes) {
  const Column column = make_column("Fee (members)", "fee");
  const ReadRow read = read_cell(column, "30; $20 for residents; ask");
  ASSERT_EQ(read.activity.fee.size(), 3U);
  EXPECT_EQ(read.activity.fee[0].audience, "members");
  EXPECT_EQ(read.activity.fee[1].audience, "residents");
  EXPECT_EQ(read.activity.fee[2].audience, "members");
}

TEST(ReadCells, JoinsAnAnswerAboutSupportWithNames) {
  const SheetReading reading{.columns = {make_column("Commercial Support?", "commercial_support"),
                                         make_column("Supporters", "commercial_support")},
                             .constants = {}};
  const auto read = [&](const char* answer, const char* names) {
    const Cell cells[] = {{.text = answer}, {.text = names}};
    const PlacedCell placed[] = {{.column = 0, .cell = &cells[0]}, {.column = 1, .cell = &cells[1]}};
    const ReadRow row = read_cells(reading, placed);
    const auto& support = row.activity.commercial_support;
    std::string line = !support ? "-" : support->received ? "yes" : "no";
    for (const Supporter& supporter : support ? support->supporters : std::vector<Supporter>()) {
      line += ", " + supporter.name;
    }
    return line + (row.activity.note ? " (" + row.activity.note->text + ")" : "");
  };
  EXPECT_EQ(read("yes", "Acme, Inc.; Example Ltd (in-kind: devices)"), "yes, Acme, Inc., Example Ltd");
  EXPECT_EQ(read("yes: Acme", "yes"), "yes, Acme");
  EXPECT_EQ(read("", "Acme"), "yes, Acme");
  EXPECT_EQ(read("yes", ""), "yes");
  EXPECT_EQ(read("no", "none"), "no");
  EXPECT_EQ(read("no", "Acme"), "no (Supporters: Acme)");
  EXPECT_EQ(read("yes", "none"), "yes (Supporters: none)");
  EXPECT_EQ(read("yes: Acme", "Example Ltd"), "yes, Acme (Supporters: Example Ltd)");
  EXPECT_EQ(read("yes", "see file"), "yes (Supporters: see file)");
  EXPECT_EQ(read("Acme", "TBD"), "- (Commercial Support?: Acme\nSupporters: TBD)");
}

std::string value_of_two(const char* heading, const char* first, const char* second) {
  const SheetReading reading{.columns = {make_column(heading, heading), make_column(heading, heading)},
                             .constants = {}};
  const Cell cells[] = {{.text = first}, {.text = second}};
  const PlacedCell placed[] = {{.column = 0, .cell = &cells[0]}, {.column = 1, .cell = &cells[1]}};
  return encode_activity(read_cells(reading, placed).activity);
}

TEST(ReadCells, LosesAndDoublesNothingOfTwoCells) {
  EXPECT_EQ(value_of_two("keywords", "a; a", "b; b; a"), "keywords:\n  - a\n  - a\n  - b\n  - b\n");
  EXPECT_EQ(value_of_two("x-desk", R"(["a", "a"])", R"(["a", "b"])"), "x-desk:\n  - a\n  - a\n  - b\n");
  EXPECT_EQ(value_of_two("x-desk", "a", R"(["b"])"), "x-desk:\n  - a\n  - b\n");
  const char* const acme = R"({"received": true, "supporters": [{"name": "Acme"}]})";
  EXPECT_EQ(value_of_two("commercial_support", acme, "null"), "commercial_support:\n  - name: Acme\n");
  EXPECT_EQ(value_of_two("commercial_support", "yes", acme), "commercial_support:\n  - name: Acme\n");
  EXPECT_EQ(value_of_two("commercial_support", "no", acme).substr(0, 35), "commercial_support: false\nnote: >-\n");
}

TEST(ReadCells, KeepsATextOfWhichOnlyCharactersAreLost) {
  const SheetReading reading{.columns = {make_column("Desk", "x-desk"), make_column("Name", "title")}, .constants = {}};
  const Cell cells[] = {{.text = "North"}, {.text = "A ? B"}};
  const PlacedCell placed[] = {{.column = 0, .cell = &cells[0]}, {.column = 1, .cell = &cells[1]}};
  const ReadRow unknown = read_cells(reading, placed);
  EXPECT_TRUE(unknown.may_have_losses);
  EXPECT_EQ(unknown.activity.title, "A ? B");
  Activity known;
  known.title = "A → B";
  const ReadRow row = read_cells(reading, placed, &known);
  EXPECT_EQ(row.activity.title, "A → B");
  ASSERT_EQ(row.remarks.size(), 1U);
  EXPECT_EQ(row.remarks.front().column, 1U);
  const Cell replaced{.text = "A \uFFFD B"};
  const PlacedCell placed_replaced{.column = 1, .cell = &replaced};
  EXPECT_TRUE(read_cells(reading, {&placed_replaced, 1}).may_have_losses);
  EXPECT_EQ(read_cells(reading, {&placed_replaced, 1}, &known).activity.title, "A → B");
  known.title = "A → C";
  EXPECT_EQ(read_cells(reading, placed, &known).activity.title, "A ? B");
  EXPECT_EQ(read_cells(reading, placed, &known).remarks.size(), 1U);
}

TEST(ReadCells, LeavesAnOwnKeyThatTheRecordHasWhereTheCellHasNoValue) {
  EXPECT_EQ(value_of("x-room", "N/A"), "x-room: N/A\n");
  EXPECT_TRUE(read_cell("x-room", "-").has_doubts);
  EXPECT_FALSE(read_cell("x-room", "B12").has_doubts);
  const SheetReading reading{.columns = {make_column("x-room", "x-room")}, .constants = {}};
  const Cell cell{.text = "N/A"};
  const PlacedCell placed{.column = 0, .cell = &cell};
  Activity known;
  EXPECT_EQ(read_cells(reading, {&placed, 1}, &known).activity.extensions.size(), 1U);
  known.extensions.push_back({.key = "x-room", .is_list = false, .values = {"B12"}});
  const ReadRow row = read_cells(reading, {&placed, 1}, &known);
  EXPECT_TRUE(row.activity.extensions.empty());
  EXPECT_EQ(row.empty_words, 1U);
}

TEST(ReadCells, NoticesPricesWithoutACurrency) {
  for (const std::string text : {"45", "45 (ALL learners)", "45.50", "Members: 45; Others: 60", "45-60"}) {
    EXPECT_TRUE(read_cell("fee", text).has_bare_prices) << text;
  }
  for (const std::string text :
       {"$45", "45 EUR", "45 euros", "EUR 45; 60", "[{\"amount\":\"$1\"},{\"amount\":\"$2\"}]"}) {
    EXPECT_FALSE(read_cell("fee", text).has_bare_prices) << text;
  }
  Column column = make_column("fee", "fee");
  column.currency = Currency::usd();
  EXPECT_FALSE(read_cell(column, "45").has_bare_prices);
}

TEST(ReadCells, ReadsTheDollarSignOfANumberFormatAsAPrice) {
  const auto read = [](const std::string& heading) {
    const Cell cell{.text = "$30", .kind = CellKind::number};
    const PlacedCell placed{.column = 0, .cell = &cell};
    return read_cells({.columns = {make_column(heading, heading)}, .constants = {}}, {&placed, 1});
  };
  EXPECT_EQ(encode_activity(read("fee").activity), "fee: $30\n");
  EXPECT_FALSE(read("fee").has_bare_prices);
  EXPECT_EQ(encode_activity(read("Fee (CAD)").activity), "fee: 30 CAD\n");
  EXPECT_EQ(encode_activity(read("credits").activity), "credits:\n  - amount: 30\n");
  EXPECT_EQ(encode_activity(read("id").activity), "id: 30\n");
  EXPECT_EQ(encode_activity(read("x-cost").activity), "x-cost: $30\n");
}

TEST(ReadCells, NoticesBoardsWithoutATypeOfApproval) {
  EXPECT_TRUE(read_cell("approvals", "Radiology; Surgery").has_bare_boards);
  EXPECT_FALSE(read_cell("approvals", "ABMS Lifelong Learning CME Activity: Radiology").has_bare_boards);
  EXPECT_FALSE(read_cell("approvals", "Patient Safety: Radiology").has_bare_boards);
  EXPECT_FALSE(read_cell("approvals", "{\"Patient Safety\":[\"Radiology\"]}").has_bare_boards);
  EXPECT_FALSE(read_cell(make_column("ABMS Lifelong Learning CME Activity", "approvals"), "Radiology").has_bare_boards);
}

TEST(TakesOption, IsTrueWhereItDoesSomething) {
  const struct {
    const char* name;
    const char* option;
    bool takes;
  } cases[] = {{"credits", "type", true},
               {"title", "type", false},
               {"expires", "dates", true},
               {"title", "dates", false},
               {"fee", "currency", true},
               {"credits", "currency", false},
               {"fee", "for", true},
               {"credits", "for", false},
               {"x-desk", "gather", true},
               {"keywords", "gather", true},
               {"title", "gather", false},
               {"CME Credit Type", "gather", true},
               {"keywords", "separator", true},
               {"x-desk", "separator", true},
               {"approvals", "separator", true},
               {"CME Credit Type", "separator", true},
               {"title", "separator", false},
               {"title", "words", true}};
  for (const auto& each : cases) {
    EXPECT_EQ(takes_option(make_column("", each.name), each.option), each.takes) << each.name << " " << each.option;
  }
}

TEST(ReadCells, ReportsAFormulaWithoutAValue) {
  const Cell cell{.text = "=A1*2", .kind = CellKind::formula};
  const PlacedCell placed{.column = 0, .cell = &cell};
  const ReadRow row = read_cells({.columns = {make_column("title", "title")}, .constants = {}}, {&placed, 1});
  EXPECT_EQ(row.activity.title, std::nullopt);
  ASSERT_EQ(row.remarks.size(), 1U);
  EXPECT_EQ(
      row.remarks.front().what,
      "this formula has no value in the file; open the spreadsheet in the program that made it, and save it again");
}

TEST(ReadCells, TakesACreditTypeOfTheMap) {
  const std::string label = "CME Credit Type";
  const SheetReading reading{
      .columns = {make_column("credits", "credits"), make_column(label, label), make_column(label, label)},
      .constants = {{.text = "AMA PRA Category 1 Credit"}}};
  const Cell amount{.text = "1"};
  const Cell type{.text = "ANCC contact hours"};
  const PlacedCell cells[] = {{.column = 0, .cell = &amount}, {.column = 1, .cell = &type}};
  EXPECT_EQ(read_cells(reading, std::span(cells).first(1)).activity.credits.front().type,
            CreditType::ama_pra_category_1);
  const ReadRow own = read_cells(reading, cells);
  ASSERT_EQ(own.activity.credits.size(), 1U);
  EXPECT_EQ(own.activity.credits.front().type, CreditType::ancc_contact_hours);
}

TEST(ReadCells, ConstantsFillWhatNoCellSays) {
  const SheetReading reading{.columns = {make_column("provider", "provider"), make_column("provider", "provider")},
                             .constants = {{.text = "Example Society"}}};
  const Cell empty{.text = " "};
  const Cell other{.text = "Other"};
  const PlacedCell cells[] = {{.column = 0, .cell = &empty}, {.column = 0, .cell = &other}};
  EXPECT_EQ(read_cells(reading, std::span(cells).first(1)).activity.provider, "Example Society");
  EXPECT_EQ(read_cells(reading, std::span(cells).last(1)).activity.provider, "Other");
}

}  // namespace
}  // namespace cme
