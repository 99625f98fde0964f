// SPDX-License-Identifier: MIT
#include <cme/record/parsed_record.hpp>
#include <fstream>
#include <iostream>
#include <iterator>
#include <map>
#include <string>

// count_boards FILE…: how many of the records each board approves.
int main(int count, char** arguments) {
  std::map<cme::Board, int> records;
  for (int number = 1; number < count; ++number) {
    std::ifstream file(arguments[number], std::ios::binary);
    const std::string bytes{std::istreambuf_iterator<char>(file), {}};
    const cme::ParsedRecord record = cme::read_record(bytes);
    if (!record.is_whole()) {
      std::cerr << arguments[number] << ": " << record.problems.front().message << '\n';
      return 1;
    }
    for (const cme::Board board : cme::approving_boards(record.activity)) {
      records[board] += 1;
    }
  }
  for (const auto& [board, number] : records) {
    std::cout << number << ' ' << cme::to_string(board) << '\n';
  }
}
