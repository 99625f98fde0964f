// SPDX-License-Identifier: MIT
#include <cme/record/encode.hpp>
#include <cme/record/load.hpp>
#include <fstream>
#include <iostream>
#include <iterator>

// consumer FILE: prints the rules that the record breaks, and the record in canonical form.
int main(int, char** arguments) {
  std::ifstream file(arguments[1], std::ios::binary);
  const std::string text{std::istreambuf_iterator<char>(file), {}};
  const cme::RuleContext rules{.today = cme::Date::parse("2026-01-15").value()};
  const cme::LoadedRecord record = cme::load_record(arguments[1], text, {.rules = rules});
  for (const cme::Finding& finding : record.findings) {
    std::cerr << finding.place.line << ": " << cme::rule_info(finding.rule).name << '\n';
  }
  if (!record.activity) return 1;
  std::cout << cme::encode_activity(*record.activity);
}
