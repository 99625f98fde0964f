// SPDX-License-Identifier: MIT
#include "activities.hpp"

#include <algorithm>
#include <stdexcept>

#include "cme/model/fields.hpp"

namespace cme::test {

Activity rich_activity() {
  Activity activity;
  activity.id = 14389;
  activity.title = "Lung Cancer – A Review";
  activity.provider = "JAMA Oncology";
  activity.accredited_provider = "American Medical Association";
  activity.accreditation = "Joint Accreditation";
  activity.joint_providers = {"Example Foundation"};
  activity.url = Url::parse("https://example.org/course?a=1&b=2").value();
  activity.doi = Doi::parse("10.5555/example.2025.1").value();
  activity.format = Format::journal_based;
  activity.learning_format = LearningFormat::other_activity;
  activity.other_activity = "blended learning";
  activity.released = day(2025, 9, 4);
  activity.reviewed = day(2025, 12, 1);
  activity.expires = day(2028, 9, 4);
  const Decimal five = Decimal::whole(5);
  activity.credits = {{five, Decimal::whole(20), CreditType::ama_pra_category_1, {}, {}, {}},
                      {five, Decimal::whole(20), CreditType::aafp_prescribed, {}, {}, {}},
                      {Decimal::whole(8), {}, {}, {}, Board::psychiatry_and_neurology, "SA"}};
  activity.fee = {{Money::parse("$50").value(), {}, "members", {}},
                  {Money::parse("$75.50").value(), {}, {}, "paid at the door"}};
  activity.commercial_support =
      CommercialSupport{true, {{"Acme", SupportKind::grant, {}}, {"Example Inc", SupportKind::in_kind, "equipment"}}};
  activity.approvals = {{std::string(known_approval_type), {Board::radiology, Board::anesthesiology}},
                        {"Self-Assessment", {Board::radiology}}};
  activity.competencies = {Competency::medical_knowledge, Competency::professionalism};
  activity.practice_settings = {PracticeSetting::rural};
  activity.well_being = {WellBeing::personal_resilience};
  activity.quality_processes = {"Patient Safety"};
  activity.keywords = {"Oncology", "Lung; Cancer"};
  activity.objectives = {"To know", "To do"};
  activity.description = {{"Importance", "First paragraph.\n\nSecond paragraph."}, {"Findings", "Third."}};
  activity.disclaimers = {"Accredited by the AMA.", "Free to members."};
  activity.aafp_statement = Prose{"The AAFP has reviewed it."};
  activity.opioid_rems = "Meets the REMS.";
  activity.mips = "Counts for MIPS.";
  activity.additional_information = Prose{"Bring a laptop."};
  activity.note = Prose{"Ask Ann."};
  activity.extensions = {{"x-owner", false, {"Ann"}}, {"x-tags", true, {"a", "b"}}};
  return activity;
}

Activity hostile_activity() {
  const std::string text(hostile_text);
  Activity activity;
  activity.id = 1;
  activity.title = text;
  activity.provider = text;
  activity.expires = day(2025, 1, 31);
  activity.fee = {{{}, text, text, text}};
  activity.commercial_support = CommercialSupport{true, {{text, SupportKind::in_kind, text}}};
  activity.approvals = {{text, {Board::radiology}}};
  activity.keywords = {text, text};
  activity.objectives = {text, text};
  activity.description = {{text, text + "\n\n" + text}};
  activity.disclaimers = {text};
  activity.note = Prose{text + "\n" + text};
  activity.extensions = {{"x-" + text, true, {text, text}}};
  return activity;
}

std::vector<Field> every_field() {
  std::vector<Field> fields;
  for (const FieldInfo& info : all_fields()) fields.push_back(info.field);
  return fields;
}

std::vector<Field> every_key() {
  std::vector<Field> fields;
  for (const FieldInfo& info : record_keys()) fields.push_back(info.field);
  return fields;
}

const RowRenderer& renderer(std::string_view name) {
  const auto renderers = row_renderers();
  const auto found = std::ranges::find(renderers, name, &RowRenderer::name);
  if (found == renderers.end()) throw std::out_of_range(std::string(name));
  return *found;
}

std::string rendered(std::string_view name, const std::vector<Row>& rows, const std::vector<Field>& fields) {
  const RowRenderer& format = renderer(name);
  std::string text = format.head(fields, !rows.empty() && rows.front().snippet.has_value());
  for (const Row& row : rows) {
    if (&row != &rows.front()) text += format.separator;
    text += format.row(row, fields);
  }
  text += rows.empty() ? format.empty_tail : format.tail;
  return text;
}

}  // namespace cme::test
