// SPDX-License-Identifier: MIT
#include <gtest/gtest.h>

#include "activities.hpp"

namespace cme {
namespace {

using test::row_of;

TEST(FieldText, SaysEveryFieldOfARichActivity) {
  const std::pair<Field, std::string_view> cases[] = {
      {Field::id, "14389"},
      {Field::title, "Lung Cancer – A Review"},
      {Field::provider, "JAMA Oncology"},
      {Field::accredited_provider, "American Medical Association"},
      {Field::url, "https://example.org/course?a=1&b=2"},
      {Field::doi, "10.5555/example.2025.1"},
      {Field::format, "Journal-based"},
      {Field::released, "2025-09-04"},
      {Field::reviewed, "2025-12-01"},
      {Field::expires, "2028-09-04"},
      {Field::credits, "5–20 AMA PRA Category 1 Credit; 5–20 AAFP Prescribed Credit; 8 Psychiatry and Neurology (SA)"},
      {Field::fee, "$50 for members; $75.50 (paid at the door)"},
      {Field::commercial_support, "yes: Acme (grant), Example Inc (in-kind: equipment)"},
      {Field::approvals, "ABMS Lifelong Learning CME Activity: Radiology, Anesthesiology; Self-Assessment: Radiology"},
      {Field::competencies, "Medical Knowledge; Professionalism"},
      {Field::practice_settings, "Rural"},
      {Field::well_being, "Personal Resilience"},
      {Field::quality_processes, "Patient Safety"},
      {Field::keywords, "Oncology; Lung; Cancer"},
      {Field::objectives, "To know; To do"},
      {Field::description, "Importance: First paragraph.\n\nSecond paragraph.\n\nFindings: Third."},
      {Field::disclaimers, "Accredited by the AMA.; Free to members."},
      {Field::opioid_rems, "Meets the REMS."},
      {Field::mips, "Counts for MIPS."},
      {Field::additional_information, "Bring a laptop."},
      {Field::note, "Ask Ann."},
      {Field::boards, "Anesthesiology; Radiology"},
      {Field::status, "current"},
      {Field::days_left, "963"},
      {Field::file, "records/14389.yaml"},
  };
  const Activity activity = test::rich_activity();
  for (const auto& [field, text] : cases) {
    SCOPED_TRACE(field_info(field).name);
    EXPECT_EQ(field_text(row_of(activity), field), text);
  }
}

TEST(FieldText, IsThereForEachKeyOfARichActivity) {
  const Activity activity = test::rich_activity();
  for (const Field field : test::every_key()) {
    EXPECT_NE(field_text(row_of(activity), field), "") << field_info(field).name;
  }
}

TEST(FieldText, IsEmptyForWhatIsAbsent) {
  const Activity nothing;
  for (const Field field : test::every_field()) {
    SCOPED_TRACE(field_info(field).name);
    EXPECT_EQ(field_text(row_of(nothing), field), field == Field::file ? "records/14389.yaml" : "");
  }
}

TEST(FieldText, SaysCreditsOfEveryForm) {
  const CreditType ama = CreditType::ama_pra_category_1;
  const std::pair<Credit, std::string_view> cases[] = {
      {{Decimal::whole(1), {}, ama, {}, {}, {}}, "1 AMA PRA Category 1 Credit"},
      {{{}, {}, ama, {}, {}, {}}, "AMA PRA Category 1 Credit"},
      {{Decimal::parse("0.5").value(), {}, ama, "cycle", {}, {}}, "0.5 AMA PRA Category 1 Credit per cycle"},
      {{Decimal::whole(70), {}, ama, {}, {}, "10 AP and 10 CP"}, "70 AMA PRA Category 1 Credit (10 AP and 10 CP)"},
      {{Decimal::whole(8), {}, {}, {}, Board::radiology, {}}, "8 Radiology"},
      {{Decimal::whole(3), {}, {}, {}, {}, {}}, "3"},
  };
  for (const auto& [credit, text] : cases) {
    SCOPED_TRACE(text);
    Activity activity;
    activity.credits = {credit};
    EXPECT_EQ(field_text(row_of(activity), Field::credits), text);
  }
}

TEST(FieldText, SaysFeesOfEveryForm) {
  const std::pair<Fee, std::string_view> cases[] = {
      {{Money::free(), {}, {}, {}}, "free"},
      {{Money::parse("$30").value(), {}, {}, {}}, "$30"},
      {{Money::parse("$25-$95").value(), {}, {}, {}}, "$25–$95"},
      {{Money::parse("$25").value(), "module", {}, {}}, "$25 per module"},
      {{Money::parse("$199").value(), {}, {}, "annual subscription"}, "$199 (annual subscription)"},
      {{{}, {}, {}, "Variable"}, "Variable"},
  };
  for (const auto& [fee, text] : cases) {
    SCOPED_TRACE(text);
    Activity activity;
    activity.fee = {fee};
    EXPECT_EQ(field_text(row_of(activity), Field::fee), text);
  }
}

TEST(FieldText, SaysSupportOfEveryForm) {
  const std::pair<CommercialSupport, std::string_view> cases[] = {
      {{}, "no"},
      {{true, {}}, "yes"},
      {{true, {{"Acme", {}, {}}}}, "yes: Acme"},
      {{true, {{"Acme", {}, "catering"}}}, "yes: Acme (catering)"},
      {{true, {{"Acme", SupportKind::in_kind, {}}}}, "yes: Acme (in-kind)"},
  };
  for (const auto& [support, text] : cases) {
    SCOPED_TRACE(text);
    Activity activity;
    activity.commercial_support = support;
    EXPECT_EQ(field_text(row_of(activity), Field::commercial_support), text);
  }
}

TEST(FieldText, SaysHowAnActivityStandsOnTheDay) {
  struct Case {
    Date expires;
    std::string_view status, days_left;
  };
  const Case cases[] = {
      {test::day(2026, 1, 14), "expired", "-1"},
      {test::day(2026, 1, 15), "expiring", "0"},
      {test::day(2026, 4, 15), "expiring", "90"},
      {test::day(2026, 4, 16), "current", "91"},
  };
  for (const Case& each : cases) {
    SCOPED_TRACE(each.days_left);
    Activity activity;
    activity.expires = each.expires;
    EXPECT_EQ(field_text(row_of(activity), Field::status), each.status);
    EXPECT_EQ(field_text(row_of(activity), Field::days_left), each.days_left);
  }
}

}  // namespace
}  // namespace cme
