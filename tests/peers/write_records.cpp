// SPDX-License-Identifier: MIT
#include <filesystem>
#include <fstream>
#include <iostream>
#include <string>

#include "base/ascii.hpp"
#include "cme/record/encode.hpp"
#include "property/random_activity.hpp"

/// write_records FOLDER COUNT: writes that many records of any shape into the folder, which it makes.
int main(int argc, char** argv) {
  const auto count = argc == 3 ? cme::parse_whole_number(argv[2]) : std::nullopt;
  if (!count) {
    std::cerr << "write_records FOLDER COUNT\n";
    return 2;
  }
  const std::filesystem::path folder(argv[1]);
  std::filesystem::create_directories(folder);
  for (std::uint32_t seed = 1; seed <= *count; ++seed) {
    std::ofstream file(folder / (std::to_string(seed) + ".yaml"), std::ios::binary);
    file << cme::encode_activity(cme::test::make_activity(seed));
    if (!file.flush()) {
      std::cerr << "cannot write into " << folder << "\n";
      return 2;
    }
  }
  return 0;
}
