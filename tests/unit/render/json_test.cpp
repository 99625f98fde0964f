// SPDX-License-Identifier: MIT
#include "cme/render/json.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <nlohmann/json.hpp>

#include "activities.hpp"
#include "render/json.hpp"

namespace cme {
namespace {

using test::rendered;
using test::row_of;

std::string ndjson(const Activity& activity, const std::vector<Field>& fields) {
  return rendered("ndjson", {row_of(activity)}, fields);
}

TEST(Json, HasEveryKeyOfARichActivity) {
  EXPECT_EQ(
      ndjson(test::rich_activity(), test::every_key()),
      R"({"id":14389,"title":"Lung Cancer – A Review","provider":"JAMA Oncology",)"
      R"("accredited_provider":"American Medical Association","accreditation":"Joint Accreditation",)"
      R"("joint_providers":["Example Foundation"],"url":"https://example.org/course?a=1&b=2",)"
      R"("doi":"10.5555/example.2025.1","format":"Journal-based","learning_format":"other activity",)"
      R"("other_activity":"blended learning","released":"2025-09-04","reviewed":"2025-12-01",)"
      R"("expires":"2028-09-04","credits":[)"
      R"({"amount":"5","max":"20","type":"AMA PRA Category 1 Credit","per":null,"board":null,"note":null},)"
      R"({"amount":"5","max":"20","type":"AAFP Prescribed Credit","per":null,"board":null,"note":null},)"
      R"({"amount":"8","max":null,"type":null,"per":null,"board":"Psychiatry and Neurology","note":"SA"}],"fee":[)"
      R"({"amount":"50","max":null,"currency":"USD","per":null,"for":"members","note":null},)"
      R"({"amount":"75.5","max":null,"currency":"USD","per":null,"for":null,"note":"paid at the door"}],)"
      R"("commercial_support":{"received":true,"supporters":[{"name":"Acme","kind":"grant","nature":null},)"
      R"({"name":"Example Inc","kind":"in-kind","nature":"equipment"}]},)"
      R"("approvals":{"ABMS Lifelong Learning CME Activity":["Radiology","Anesthesiology"],)"
      R"("Self-Assessment":["Radiology"]},"competencies":["Medical Knowledge","Professionalism"],)"
      R"("practice_settings":["Rural"],"well_being":["Personal Resilience"],"quality_processes":["Patient Safety"],)"
      R"("keywords":["Oncology","Lung; Cancer"],"objectives":["To know","To do"],"description":[)"
      R"({"heading":"Importance","text":"First paragraph.\n\nSecond paragraph."},)"
      R"({"heading":"Findings","text":"Third."}],"disclaimers":["Accredited by the AMA.","Free to members."],)"
      R"("aafp_statement":"The AAFP has reviewed it.",)"
      R"("opioid_rems":"Meets the REMS.","mips":"Counts for MIPS.","additional_information":"Bring a laptop.",)"
      R"("note":"Ask Ann.","x-owner":"Ann","x-tags":["a","b"]})"
      "\n");
}

TEST(Json, HasEveryKeyOfNothing) {
  EXPECT_EQ(
      ndjson(Activity(), test::every_field()),
      R"({"id":null,"title":null,"provider":null,"accredited_provider":null,"accreditation":null,"joint_providers":[],"url":null,"doi":null,"format":null,)"
      R"("learning_format":null,"other_activity":null,)"
      R"("released":null,"reviewed":null,"expires":null,"credits":[],"fee":[],"commercial_support":null,)"
      R"("approvals":{},"competencies":[],"practice_settings":[],"well_being":[],"quality_processes":[],)"
      R"("keywords":[],"objectives":[],"description":[],"disclaimers":[],"aafp_statement":null,"opioid_rems":null,"mips":null,)"
      R"("additional_information":null,"note":null,"boards":[],"status":null,"days_left":null,)"
      R"("file":"records/14389.yaml"})"
      "\n");
}

TEST(Json, WritesDerivedFields) {
  EXPECT_EQ(
      ndjson(test::rich_activity(), {Field::boards, Field::status, Field::days_left, Field::file}),
      R"({"boards":["Anesthesiology","Radiology"],"status":"current","days_left":963,"file":"records/14389.yaml"})"
      "\n");
}

TEST(Json, WritesAFreeFeeAsZeroWithoutCurrency) {
  Activity activity;
  activity.fee = {
      {Money::free(), {}, {}, {}}, {Money::parse("25–95 EUR").value(), {}, {}, {}}, {{}, {}, {}, "Variable"}};
  EXPECT_EQ(ndjson(activity, {Field::fee}),
            R"({"fee":[{"amount":"0","max":null,"currency":null,"per":null,"for":null,"note":null},)"
            R"({"amount":"25","max":"95","currency":"EUR","per":null,"for":null,"note":null},)"
            R"({"amount":null,"max":null,"currency":null,"per":null,"for":null,"note":"Variable"}]})"
            "\n");
}

TEST(Json, WritesAPlainDescriptionWithoutHeading) {
  Activity activity;
  activity.description = {{std::nullopt, "text"}};
  activity.commercial_support = CommercialSupport{};
  EXPECT_EQ(ndjson(activity, {Field::description, Field::commercial_support}),
            R"({"description":[{"heading":null,"text":"text"}],)"
            R"("commercial_support":{"received":false,"supporters":[]}})"
            "\n");
}

TEST(Json, PutsExtensionsBehindTheRecordsKeysInAnyOrder) {
  Activity activity;
  activity.extensions = {{"x-owner", false, {"Ann"}}};
  std::vector<Field> fields = test::every_key();
  std::ranges::reverse(fields);
  fields.push_back(Field::status);
  EXPECT_TRUE(ndjson(activity, fields)
                  .ends_with(R"("id":null,"x-owner":"Ann","status":null})"
                             "\n"));
  // A site publishes all but the note.
  std::erase(fields, Field::note);
  EXPECT_NE(ndjson(activity, fields).find("x-owner"), std::string::npos);
  std::erase(fields, Field::title);
  EXPECT_EQ(ndjson(activity, fields).find("x-owner"), std::string::npos);
}

TEST(Json, HasAKeyOnceHoweverOftenItIsAskedFor) {
  Activity activity;
  activity.id = 7;
  EXPECT_EQ(ndjson(activity, {Field::id, Field::title, Field::id}), R"({"id":7,"title":null})"
                                                                    "\n");
}

TEST(Json, EndsWithTheSnippetOfASearch) {
  const Activity activity = test::rich_activity();
  Row row = row_of(activity);
  row.snippet = "a **word**";
  EXPECT_EQ(rendered("ndjson", {row}, {Field::id}), R"({"id":14389,"snippet":"a **word**"})"
                                                    "\n");
}

TEST(Json, IsOneIndentedArray) {
  const Activity activity = test::rich_activity();
  EXPECT_EQ(rendered("json", {row_of(activity), row_of(activity)}, {Field::id, Field::keywords}), R"([
  {
    "id": 14389,
    "keywords": [
      "Oncology",
      "Lung; Cancer"
    ]
  },
  {
    "id": 14389,
    "keywords": [
      "Oncology",
      "Lung; Cancer"
    ]
  }
]
)");
}

TEST(Json, KeepsTextAsItIs) {
  Activity activity;
  activity.title = "µ – \"q\" \\ / \x1b\t\r\n</script>";
  EXPECT_EQ(ndjson(activity, {Field::title}), R"({"title":"µ – \"q\" \\ / \u001b\t\r\n</script>"})"
                                              "\n");
}

TEST(Json, EscapesWhatCouldSteerATerminal) {
  Activity activity;
  activity.title =
      "a\x7f"
      "b\xc2\x9b"
      "c\xc2\xb5\b";
  EXPECT_EQ(ndjson(activity, {Field::title}), R"({"title":"a\u007fb\u009bcµ\u0008"})"
                                              "\n");
}

TEST(Json, IsReadByOthersAsItWasMeant) {
  for (const Activity& activity : {test::rich_activity(), test::hostile_activity(), Activity()}) {
    const std::string text = rendered("json", {row_of(activity), row_of(activity)}, test::every_field());
    const auto read = nlohmann::ordered_json::parse(text);
    EXPECT_EQ(read.at(0).at("title"),
              activity.title ? nlohmann::ordered_json(*activity.title) : nlohmann::ordered_json());
    EXPECT_EQ(read.at(0).dump(), nlohmann::ordered_json::parse(ndjson(activity, test::every_field())).dump());
  }
}

TEST(Json, PrintsAnActivityAsItsRowWithEveryKey) {
  for (const Activity& activity : {test::rich_activity(), test::hostile_activity(), Activity()}) {
    EXPECT_EQ(activity_json(activity), to_json(row_of(activity), test::every_key(), JsonLayout::whole));
  }
}

TEST(Json, PrintsAnActivityOnSeveralLines) {
  Activity activity;
  activity.id = 7;
  activity.extensions = {{"x-owner", false, {"Ann"}}};
  const std::string json = activity_json(activity);
  EXPECT_TRUE(json.starts_with("{\n  \"id\": 7,\n  \"title\": null,\n")) << json;
  EXPECT_TRUE(json.ends_with("\n  \"note\": null,\n  \"x-owner\": \"Ann\"\n}")) << json;
}

TEST(Json, ReplacesWhatIsNoUtf8) {
  Activity activity;
  activity.title = "\xff|\xc2|\xe2\x80";
  EXPECT_EQ(ndjson(activity, {Field::title}), "{\"title\":\"\uFFFD|\uFFFD|\uFFFD\uFFFD\"}\n");
}

TEST(Json, WritesOneFieldAsACell) {
  const Activity activity = test::rich_activity();
  EXPECT_EQ(to_json(row_of(activity), Field::objectives), R"(["To know","To do"])");
}

}  // namespace
}  // namespace cme
