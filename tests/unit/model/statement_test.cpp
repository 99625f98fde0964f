// SPDX-License-Identifier: MIT
#include "model/statement.hpp"

#include <gtest/gtest.h>

#include <algorithm>

namespace cme {
namespace {

Credit ama_credit(std::string_view amount) {
  return {.amount = *Decimal::parse(amount),
          .max = {},
          .type = CreditType::ama_pra_category_1,
          .per = {},
          .board = {},
          .note = {}};
}

/// A live activity of one credit, with all that a statement needs.
Activity live_activity() {
  Activity activity;
  activity.id = 1;
  activity.provider = "Example Journal";
  activity.accredited_provider = "Example Medical Association";
  activity.format = Format::live;
  activity.expires = Date::parse("2027-06-30").value();
  activity.credits = {ama_credit("1")};
  activity.commercial_support = CommercialSupport{};
  return activity;
}

/// The text of one part; "-" if there is no such part.
std::string text_of(const Activity& activity, StatementKind kind) {
  const auto statement = make_statement(activity);
  if (!statement) {
    return "refused: " + statement.error().front().message;
  }
  const auto part = std::ranges::find(statement->parts, kind, &StatementPart::kind);
  return part == statement->parts.end() ? "-" : plain_text(*part);
}

std::vector<Field> gaps_of(const Activity& activity) {
  std::vector<Field> fields;
  const auto statement = make_statement(activity);
  if (!statement) {
    std::ranges::transform(statement.error(), std::back_inserter(fields), &StatementGap::key);
  }
  return fields;
}

std::vector<std::string> notes_of(const Activity& activity) {
  return make_statement(activity).value().notes;
}

constexpr std::string_view claim =
    " Physicians should claim only the credit commensurate with the extent of their participation in the activity.";

TEST(CreditStatement, AccreditsADirectProvider) {
  EXPECT_EQ(
      text_of(live_activity(), StatementKind::accreditation),
      "The Example Medical Association is accredited by the Accreditation Council for Continuing Medical Education "
      "(ACCME) to provide continuing medical education for physicians.");
}

TEST(CreditStatement, AccreditsAJointProvidership) {
  Activity activity = live_activity();
  activity.joint_providers = {"Example Foundation"};
  EXPECT_EQ(
      text_of(activity, StatementKind::accreditation),
      "This activity has been planned and implemented in accordance with the accreditation requirements and policies "
      "of the Accreditation Council for Continuing Medical Education (ACCME) through the joint providership of "
      "Example Medical Association and Example Foundation. The Example Medical Association is accredited by the ACCME "
      "to provide continuing medical education for physicians.");
  activity.joint_providers = {"Example Foundation", "Example Alliance"};
  EXPECT_NE(text_of(activity, StatementKind::accreditation)
                .find("of Example Medical Association, Example Foundation, and Example Alliance. The"),
            std::string::npos);
}

TEST(CreditStatement, AccreditsAJointlyAccreditedProvider) {
  Activity activity = live_activity();
  activity.accreditation = "Joint Accreditation";
  EXPECT_EQ(
      text_of(activity, StatementKind::accreditation),
      "In support of improving patient care, Example Medical Association is jointly accredited by the Accreditation "
      "Council for Continuing Medical Education (ACCME), the Accreditation Council for Pharmacy Education (ACPE), and "
      "the American Nurses Credentialing Center (ANCC), to provide continuing education for the healthcare team.");
  activity.joint_providers = {"Example Foundation"};
  EXPECT_EQ(gaps_of(activity), std::vector{Field::joint_providers});
}

TEST(CreditStatement, NamesAStateSocietyThatAccredits) {
  Activity activity = live_activity();
  activity.accreditation = "the Example State Medical Society";
  EXPECT_EQ(text_of(activity, StatementKind::accreditation),
            "The Example Medical Association is accredited by the Example State Medical Society to provide continuing "
            "medical education for physicians.");
  activity.joint_providers = {"Example Foundation"};
  EXPECT_EQ(
      text_of(activity, StatementKind::accreditation),
      "This activity has been planned and implemented in accordance with the accreditation requirements and policies "
      "of the Example State Medical Society through the joint providership of Example Medical Association and Example "
      "Foundation. The Example Medical Association is accredited by the Example State Medical Society to provide "
      "continuing medical education for physicians.");
}

TEST(CreditStatement, KnowsTheAccmeByItsNames) {
  const std::string expected = text_of(live_activity(), StatementKind::accreditation);
  for (const std::string_view name : {"ACCME", "accme", "Accreditation Council for Continuing Medical Education",
                                      "Accreditation Council for Continuing Medical Education (ACCME)"}) {
    Activity activity = live_activity();
    activity.accreditation = std::string(name);
    EXPECT_EQ(text_of(activity, StatementKind::accreditation), expected) << name;
  }
}

TEST(CreditStatement, WritesTheArticleOnce) {
  Activity activity = live_activity();
  activity.accredited_provider = "The Example Company";
  EXPECT_TRUE(text_of(activity, StatementKind::accreditation).starts_with("The Example Company is"));
  EXPECT_TRUE(text_of(activity, StatementKind::designation).starts_with("The Example Company designates"));
}

TEST(CreditStatement, NamesEachLearningFormat) {
  struct Case {
    Format format;
    std::optional<LearningFormat> learning_format;
    std::string_view words;
  };
  for (const Case& one : std::initializer_list<Case>{
           {Format::live, {}, "live activity"},
           {Format::regularly_scheduled_series, {}, "live activity"},
           {Format::enduring, {}, "enduring material"},
           {Format::internet, LearningFormat::live_activity, "live activity"},
           {Format::internet, LearningFormat::enduring_material, "enduring material"},
           {Format::journal_based, {}, "journal-based CME activity"},
           {Format::other, LearningFormat::test_item_writing_activity, "test-item writing activity"},
           {Format::other, LearningFormat::manuscript_review_activity, "manuscript review activity"},
           {Format::performance_improvement, {}, "PI CME activity"},
           {Format::internet_point_of_care, {}, "internet point-of-care activity"},
           {Format::other, {}, "other activity (blended learning)"},
           {Format::other, LearningFormat::other_activity, "other activity (blended learning)"},
       }) {
    SCOPED_TRACE(one.words);
    Activity activity = live_activity();
    activity.format = one.format;
    activity.learning_format = one.learning_format;
    activity.other_activity = "blended learning";
    EXPECT_EQ(text_of(activity, StatementKind::designation),
              "The Example Medical Association designates this " + std::string(one.words) +
                  " for a maximum of 1 AMA PRA Category 1 Credit(s)™." + std::string(claim));
  }
}

TEST(CreditStatement, NotesALearningFormatThatContradictsTheFormat) {
  Activity activity = live_activity();
  activity.format = Format::enduring;
  activity.released = Date::parse("2025-07-01").value();
  EXPECT_EQ(make_statement(activity).value().notes, std::vector<std::string>());
  activity.learning_format = LearningFormat::enduring_material;
  EXPECT_EQ(make_statement(activity).value().notes, std::vector<std::string>());
  activity.learning_format = LearningFormat::live_activity;
  EXPECT_EQ(make_statement(activity).value().notes,
            std::vector<std::string>{"`learning_format` is live activity, but the format Enduring means enduring "
                                     "material: make sure that both are correct"});
  EXPECT_NE(text_of(activity, StatementKind::designation).find("this live activity"), std::string::npos);
  for (const Format open : {Format::internet, Format::other}) {
    activity.format = open;
    EXPECT_EQ(make_statement(activity).value().notes, std::vector<std::string>());
  }
}

TEST(CreditStatement, NamesTheAmountOrTheEndOfARange) {
  Activity activity = live_activity();
  activity.credits = {ama_credit("0.25")};
  EXPECT_NE(text_of(activity, StatementKind::designation).find("a maximum of 0.25 AMA"), std::string::npos);
  activity.credits.front().max = Decimal::whole(20);
  EXPECT_NE(text_of(activity, StatementKind::designation).find("a maximum of 20 AMA"), std::string::npos);
}

TEST(CreditStatement, SetsOnlyTheAmasPhraseInItalics) {
  const CreditStatement statement = make_statement(live_activity()).value();
  std::vector<std::string> emphasized;
  for (const StatementPart& part : statement.parts) {
    for (const StatementRun& run : part.runs) {
      if (run.is_emphasized) {
        emphasized.push_back(run.text);
      }
    }
  }
  EXPECT_EQ(emphasized, std::vector<std::string>{"AMA PRA Category 1 Credit(s)™"});
}

TEST(CreditStatement, DesignatesTheAmasCreditAmongSeveral) {
  Activity activity = live_activity();
  Credit aafp = ama_credit("2");
  aafp.type = CreditType::aafp_prescribed;
  Credit self_assessment = ama_credit("8");
  self_assessment.board = Board::psychiatry_and_neurology;
  activity.credits = {aafp, ama_credit("1.5"), self_assessment};
  EXPECT_NE(text_of(activity, StatementKind::designation).find("a maximum of 1.5 AMA"), std::string::npos);
  EXPECT_EQ(text_of(activity, StatementKind::aafp), "-");
  EXPECT_EQ(notes_of(activity),
            std::vector<std::string>{
                "AAFP Prescribed Credit has its own statement: copy it from the AAFP's letter to `aafp_statement`"});
  activity.aafp_statement = Prose{"The AAFP has reviewed it."};
  EXPECT_EQ(text_of(activity, StatementKind::aafp), "The AAFP has reviewed it.");
  EXPECT_TRUE(notes_of(activity).empty());
}

TEST(CreditStatement, ShowsTheDatesOfEnduringMaterial) {
  Activity activity = live_activity();
  EXPECT_EQ(text_of(activity, StatementKind::dates), "-");
  activity.format = Format::enduring;
  activity.released = Date::parse("2024-07-01").value();
  EXPECT_EQ(text_of(activity, StatementKind::dates), "Release date: July 1, 2024. Expiration date: June 30, 2027.");
  activity.reviewed = Date::parse("2025-07-02").value();
  EXPECT_EQ(text_of(activity, StatementKind::dates),
            "Release date: July 1, 2024. Most recent review: July 2, 2025. Expiration date: June 30, 2027.");
  activity.released.reset();
  EXPECT_EQ(notes_of(activity),
            std::vector<std::string>{"enduring material must show its release date: write `released`"});
}

TEST(CreditStatement, NamesTheSupportersOrSaysThatThereIsNone) {
  Activity activity = live_activity();
  EXPECT_EQ(text_of(activity, StatementKind::commercial_support), "There is no commercial support for this activity.");
  activity.commercial_support = CommercialSupport{
      true, {{"Acme", SupportKind::grant, {}}, {"Example Inc", SupportKind::in_kind, "ultrasound machines"}}};
  EXPECT_EQ(text_of(activity, StatementKind::commercial_support),
            "This activity is supported by Acme and Example Inc.");
  activity.commercial_support->supporters.clear();
  EXPECT_EQ(gaps_of(activity), std::vector{Field::commercial_support});
}

TEST(CreditStatement, RefusesByTheKeyThatIsMissing) {
  Activity activity = live_activity();
  activity.accredited_provider.reset();
  activity.provider.reset();
  EXPECT_EQ(gaps_of(activity), std::vector{Field::accredited_provider});
  activity = live_activity();
  activity.credits.clear();
  EXPECT_EQ(gaps_of(activity), std::vector{Field::credits});
  activity.credits = {ama_credit("1"), ama_credit("2")};
  EXPECT_EQ(gaps_of(activity), std::vector{Field::credits});
  activity.credits = {ama_credit("1")};
  activity.credits.front().amount.reset();
  EXPECT_EQ(gaps_of(activity), std::vector{Field::credits});
  activity = live_activity();
  activity.format.reset();
  EXPECT_EQ(gaps_of(activity), std::vector{Field::learning_format});
  activity.format = Format::internet;
  EXPECT_EQ(gaps_of(activity), std::vector{Field::learning_format});
  activity.format = Format::other;
  EXPECT_EQ(gaps_of(activity), std::vector{Field::learning_format});
  activity.learning_format = LearningFormat::other_activity;
  EXPECT_EQ(gaps_of(activity), std::vector{Field::other_activity});
  EXPECT_EQ(gaps_of(Activity()), (std::vector{Field::accredited_provider, Field::credits, Field::learning_format,
                                              Field::commercial_support}));
}

TEST(CreditStatement, UsesTheDisplayNameWithANote) {
  Activity activity = live_activity();
  activity.accredited_provider.reset();
  EXPECT_TRUE(text_of(activity, StatementKind::designation).starts_with("The Example Journal designates"));
  EXPECT_EQ(notes_of(activity).size(), 1U);
}

TEST(CreditStatement, KnowsTheNamesOfTheAccreditors) {
  Activity activity = live_activity();
  const std::string of_accme = text_of(activity, StatementKind::accreditation);
  for (const std::string name :
       {"ACCME", "the ACCME", "ACCME.", "ACCME with Commendation", "Accreditation with Commendation (ACCME)",
        "Accreditation Council for Continuing Medical Education (ACCME)",
        "The Accreditation Council for Continuing Medical Education",
        "ACCME (Accreditation Council for Continuing Medical Education)"}) {
    activity.accreditation = name;
    EXPECT_EQ(text_of(activity, StatementKind::accreditation), of_accme) << name;
  }
  for (const std::string name : {"Joint Accreditation", "Jointly accredited", "joint accreditation (ACCME, ACPE, ANCC)",
                                 "Joint Accreditation for Interprofessional Continuing Education"}) {
    activity.accreditation = name;
    EXPECT_TRUE(text_of(activity, StatementKind::accreditation).starts_with("In support of")) << name;
  }
  for (const std::string name : {"Massachusetts Medical Society", "the Massachusetts Medical Society."}) {
    activity.accreditation = name;
    EXPECT_EQ(text_of(activity, StatementKind::accreditation),
              "The Example Medical Association is accredited by the Massachusetts Medical Society to provide "
              "continuing medical education for physicians.");
  }
}

TEST(CreditStatement, IsNotMadeForOtherAccreditors) {
  Activity activity = live_activity();
  for (const std::string name :
       {"American Osteopathic Association", "AOA", "American Academy of Family Physicians", "ANCC",
        "Accreditation Council for Pharmacy Education", "American Medical Association", "Example Foundation",
        "ACCME and ACPE", "State Osteopathic Medical Association", "?"}) {
    activity.accreditation = name;
    EXPECT_EQ(gaps_of(activity), std::vector<Field>{Field::accreditation}) << name;
  }
}

TEST(CreditStatement, NamesEachSupporterOnceAndNothingElse) {
  Activity activity = live_activity();
  activity.commercial_support =
      CommercialSupport{.received = true,
                        .supporters = {{.name = "Acme", .kind = SupportKind::grant, .nature = {}},
                                       {.name = "ACME", .kind = SupportKind::in_kind, .nature = "models"},
                                       {.name = "Example Inc.", .kind = SupportKind::in_kind, .nature = {}}}};
  EXPECT_EQ(text_of(activity, StatementKind::commercial_support),
            "This activity is supported by Acme and Example Inc.");
}

TEST(CreditStatement, NamesEachJointProviderOnce) {
  Activity activity = live_activity();
  const std::string direct = text_of(activity, StatementKind::accreditation);
  activity.joint_providers = {"The Example Medical Association"};
  EXPECT_EQ(text_of(activity, StatementKind::accreditation), direct);
  activity.joint_providers = {"Example Foundation", "Example Medical Association", "Example Foundation"};
  EXPECT_NE(text_of(activity, StatementKind::accreditation)
                .find("through the joint providership of Example Medical Association and Example Foundation. The"),
            std::string::npos);
}

}  // namespace
}  // namespace cme
