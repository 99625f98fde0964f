// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "cme/base/result.hpp"

namespace cme {

/// The maximum total size of an archive's files when unpacked: 256 MiB.
inline constexpr std::size_t max_unpacked_bytes = std::size_t{256} << 20;

/// A file of an archive, unpacked piece by piece: the size that it claims may be false.
class ZipFile {
 public:
  /// The next bytes, valid until the next call; none at the end. Fails, with a sentence, if the file is damaged,
  /// encrypted or larger than it says.
  Result<std::string_view> next();

 private:
  friend class ZipArchive;

  struct Closer {
    void operator()(void* file) const;
  };

  std::unique_ptr<void, Closer> file_;
  std::string name_;
  std::uint64_t left_ = 0;  ///< how many bytes are still to come
  std::vector<char> piece_ = std::vector<char>(std::size_t{1} << 16);
};

/// A zip archive in memory. May not be read by several threads at once.
class ZipArchive {
 public:
  /// `bytes` must outlive the archive. Fails, with a sentence, if it is not an archive or its files claim more than
  /// `max_unpacked_bytes`.
  static Result<ZipArchive> open(std::string_view bytes);

  /// The names of its files, in its order.
  [[nodiscard]] const std::vector<std::string>& names() const { return names_; }

  [[nodiscard]] bool has(std::string_view name) const;

  /// Begins to unpack a file, which must not outlive the archive. Fails, with a sentence, if there is none with that
  /// name, or if it cannot be unpacked.
  [[nodiscard]] Result<ZipFile> open_file(const std::string& name) const;

 private:
  struct Closer {
    void operator()(void* archive) const;
  };

  std::unique_ptr<void, Closer> archive_;
  std::vector<std::string> names_;
};

}  // namespace cme
