// SPDX-License-Identifier: MIT
#include <cstddef>
#include <cstdio>
#include <fstream>
#include <iterator>
#include <span>
#include <string>

#include "reader_comparison.hpp"

int main(int argc, char** argv) {
  std::size_t accepted = 0;
  std::size_t different = 0;
  const std::span<char*> paths = std::span(argv, static_cast<std::size_t>(argc)).subspan(1);
  for (const char* const path : paths) {
    std::ifstream file(path, std::ios::binary);
    const std::string text(std::istreambuf_iterator<char>(file), {});
    if (!file || !cme::test::is_readable_text(text)) {
      continue;
    }
    const cme::test::ReaderComparison comparison = cme::test::compare_readers(text);
    accepted += comparison.is_accepted ? 1 : 0;
    if (!comparison.difference.empty()) {
      different += 1;
      std::printf("%s: %s\n", path, comparison.difference.c_str());
    }
  }
  std::printf("%zu texts, %zu accepted by the plain reader, %zu of them different\n", paths.size(), accepted,
              different);
  // Where nothing is accepted, nothing was compared.
  return accepted == 0 || different > 0 ? 1 : 0;
}
