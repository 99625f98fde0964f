// SPDX-License-Identifier: MIT
#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "cme/base/result.hpp"

namespace cme {

/// The maximum total size of an archive's files when unpacked: 256 MiB.
inline constexpr std::size_t max_unpacked_bytes = std::size_t{256} << 20;

/// A zip archive in memory.
class ZipArchive {
 public:
  /// `bytes` must outlive the archive. Fails, with a sentence, if it is not an archive or its files claim more than
  /// `max_unpacked_bytes`.
  static Result<ZipArchive> open(std::string_view bytes);

  /// The names of its files, in its order.
  [[nodiscard]] const std::vector<std::string>& names() const { return names_; }

  [[nodiscard]] bool has(std::string_view name) const;

  /// The bytes of a file. Fails, with a sentence, if there is none, or if it is damaged, encrypted or larger than it
  /// says.
  [[nodiscard]] Result<std::string> read(const std::string& name) const;

 private:
  struct Closer {
    void operator()(void* archive) const;
  };

  std::unique_ptr<void, Closer> archive_;
  std::vector<std::string> names_;
};

}  // namespace cme
