// SPDX-License-Identifier: MIT
#include <cstddef>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <string>
#include <string_view>

#include "reader_comparison.hpp"
#include "record_mutation.hpp"
#include "yaml/plain.hpp"

extern "C" std::size_t LLVMFuzzerMutate(std::uint8_t* data, std::size_t size, std::size_t max_size);

namespace {

/// Nothing is shown by texts that the plain reader gives up: the counts say how many it took.
struct Counts {
  std::size_t executions = 0;
  std::size_t accepted = 0;

  ~Counts() { std::fprintf(stderr, "%zu executions, %zu accepted by the plain reader\n", executions, accepted); }
};

Counts counts;

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view text(reinterpret_cast<const char*>(data), size);
  counts.executions += 1;
  if (!cme::test::is_readable_text(text)) {
    return 0;
  }
  const cme::test::ReaderComparison comparison = cme::test::compare_readers(text);
  counts.accepted += comparison.is_accepted ? 1 : 0;
  if (!comparison.difference.empty()) {
    std::fprintf(stderr, "%s\n", comparison.difference.c_str());
    std::abort();
  }
  return 0;
}

/// libFuzzer's own changes are mostly no YAML at all; they are one in eight. Of the others, one that leaves a text that
/// is compared comes before one that does not.
extern "C" std::size_t LLVMFuzzerCustomMutator(std::uint8_t* data, std::size_t size, std::size_t max_size,
                                               unsigned int seed) {
  constexpr unsigned int blind_share = 8;
  constexpr unsigned int tries = 4;
  if (seed % blind_share == 0) {
    return LLVMFuzzerMutate(data, size, max_size);
  }
  const std::string text(reinterpret_cast<const char*>(data), size);
  std::string changed;
  for (unsigned int i = 0; i < tries; ++i) {
    changed = cme::test::mutate_record(text, seed + i);
    if (cme::parse_plain_yaml(changed)) {
      break;
    }
  }
  if (changed.empty() || changed.size() > max_size) {
    return size;
  }
  std::memcpy(data, changed.data(), changed.size());
  return changed.size();
}
