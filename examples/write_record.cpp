// SPDX-License-Identifier: MIT
#include <cme/record/encode.hpp>
#include <iostream>

// write_record ID TITLE DATE: a record of a live activity for radiologists, or what is wrong with the arguments.
int main(int count, char** arguments) {
  if (count != 4) {
    std::cerr << "usage: write_record ID TITLE DATE\n";
    return 2;
  }
  const cme::Result<std::uint32_t> id = cme::parse_id(arguments[1]);
  const cme::Result<cme::Date> expires = cme::Date::parse(arguments[3]);
  if (!id || !expires) {
    std::cerr << (id ? expires.error() : id.error()) << '\n';
    return 1;
  }
  cme::Activity activity;
  activity.id = *id;
  activity.title = arguments[2];
  activity.provider = "Example Society";
  activity.format = cme::Format::live;
  activity.expires = *expires;
  activity.credits = {{.amount = cme::Decimal::parse("1.5").value(), .type = cme::CreditType::ama_pra_category_1}};
  activity.commercial_support = cme::CommercialSupport{};
  activity.approvals = {{.type = std::string(cme::known_approval_type), .boards = {cme::Board::radiology}}};
  std::cout << cme::encode_activity(activity);
}
