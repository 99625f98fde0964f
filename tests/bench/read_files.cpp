// SPDX-License-Identifier: MIT
#include <xxhash.h>

#include <atomic>
#include <cstdint>
#include <cstdio>
#include <exception>
#include <functional>
#include <string>
#include <string_view>

#include "files.hpp"
#include "idle_events.hpp"

namespace {

constexpr std::string_view usage =
    "Usage: cme_read_files hash|events FOLDER THREADS\n"
    "Walks through FOLDER, reads every file and hashes all its bytes (xxh3), or has yaml-cpp make events of them: the\n"
    "limits of a program that reads all records, or reads them by yaml-cpp.\n";

int read_files(std::string_view mode, const std::string& folder, const std::string& threads) {
  std::atomic<std::uint64_t> sum = 0;
  const auto hash = [&sum](std::string_view bytes) { sum ^= XXH3_64bits(bytes.data(), bytes.size()); };
  const auto events = [](std::string_view bytes) { cme::bench::drive_yaml_cpp(std::string(bytes)); };
  const auto work = mode == "hash" ? std::function<void(std::string_view)>(hash) : events;
  const std::size_t files = cme::bench::for_each_file(folder, std::stoul(threads), work);
  std::printf("%zu files, %016llx\n", files, static_cast<unsigned long long>(sum));
  return 0;
}

}  // namespace

int main(int argc, char** argv) {
  const std::string_view mode = argc == 4 ? argv[1] : "";
  if (mode != "hash" && mode != "events") {
    std::fputs(usage.data(), stderr);
    return 2;
  }
  try {
    return read_files(mode, argv[2], argv[3]);
  } catch (const std::exception& error) {
    std::fprintf(stderr, "cme_read_files: %s\n", error.what());
    return 2;
  }
}
