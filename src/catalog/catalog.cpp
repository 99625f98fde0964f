// SPDX-License-Identifier: MIT
#include "cme/catalog/catalog.hpp"

#include <algorithm>
#include <mutex>
#include <utility>

#include "cme/base/files.hpp"
#include "cme/catalog/parallel.hpp"

namespace cme {

std::vector<UnreadableFile> for_each_file(const std::vector<std::string>& paths,
                                          const std::function<void(std::size_t, std::string)>& take) {
  std::vector<std::pair<std::size_t, std::string>> failures;
  std::mutex failures_mutex;
  for_each_index(paths.size(), [&](std::size_t index) {
    Result<std::string> bytes = read_file(paths[index], max_record_bytes);
    if (bytes) {
      take(index, *std::move(bytes));
    } else {
      const std::scoped_lock lock(failures_mutex);
      failures.emplace_back(index, bytes.error());
    }
  });
  std::ranges::sort(failures);
  std::vector<UnreadableFile> unreadable;
  unreadable.reserve(failures.size());
  for (auto& [index, reason] : failures) {
    unreadable.push_back({.path = paths[index], .reason = std::move(reason)});
  }
  return unreadable;
}

std::vector<UnreadableFile> for_each_record(const std::vector<std::string>& paths, const RuleContext& context,
                                            const std::function<void(std::size_t, LoadedRecord)>& take) {
  return for_each_file(paths, [&](std::size_t index, const std::string& bytes) {
    take(index, load_record(paths[index], bytes, context));
  });
}

}  // namespace cme
