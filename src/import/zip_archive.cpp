// SPDX-License-Identifier: MIT
#include "import/zip_archive.hpp"

#include <fmt/format.h>
#include <zip.h>

#include <algorithm>
#include <array>

#include "base/safe_output.hpp"

namespace cme {
namespace {

/// A workbook has a few dozen.
constexpr std::int64_t most_files = 10'000;

constexpr const char* damaged = "the file is damaged: it is not a complete zip archive";

zip_t* handle(void* archive) {
  return static_cast<zip_t*>(archive);
}

}  // namespace

void ZipArchive::Closer::operator()(void* archive) const {
  zip_discard(handle(archive));
}

Result<ZipArchive> ZipArchive::open(std::string_view bytes) {
  zip_error_t error;
  zip_error_init(&error);
  zip_source_t* const source = zip_source_buffer_create(bytes.data(), bytes.size(), 0, &error);
  zip_t* const opened = source == nullptr ? nullptr : zip_open_from_source(source, ZIP_RDONLY, &error);
  zip_error_fini(&error);
  if (opened == nullptr) {
    if (source != nullptr) {
      zip_source_free(source);
    }
    return failure(damaged);
  }
  ZipArchive archive;
  archive.archive_.reset(opened);
  const zip_int64_t count = zip_get_num_entries(opened, 0);
  if (count > most_files) {
    return failure(fmt::format("the file has more than {} parts, which a workbook never has", most_files));
  }
  std::uint64_t unpacked = 0;
  for (zip_uint64_t index = 0; index < static_cast<zip_uint64_t>(count); ++index) {
    zip_stat_t status;
    if (zip_stat_index(opened, index, 0, &status) != 0 || (status.valid & ZIP_STAT_NAME) == 0 ||
        (status.valid & ZIP_STAT_SIZE) == 0) {
      return failure(damaged);
    }
    // Each is also checked by itself, because the sum of false sizes may overflow.
    unpacked += status.size;
    if (status.size > max_unpacked_bytes || unpacked > max_unpacked_bytes) {
      return failure(fmt::format("the workbook would be larger than {} MiB when unpacked", max_unpacked_bytes >> 20));
    }
    archive.names_.emplace_back(status.name);
  }
  return archive;
}

bool ZipArchive::has(std::string_view name) const {
  return std::ranges::find(names_, name) != names_.end();
}

Result<std::string> ZipArchive::read(const std::string& name) const {
  zip_stat_t status;
  if (zip_stat(handle(archive_.get()), name.c_str(), 0, &status) != 0) {
    return failure(fmt::format("the file is damaged: it has no part {}", quote(name)));
  }
  const std::unique_ptr<zip_file_t, int (*)(zip_file_t*)> file(zip_fopen_index(handle(archive_.get()), status.index, 0),
                                                               zip_fclose);
  if (!file) {
    return failure(fmt::format("the file is damaged: its part {} cannot be unpacked", quote(name)));
  }
  // Read in parts, because the stated size may be false. The checksum is verified only at the end.
  std::string bytes;
  std::array<char, std::size_t{1} << 16> piece{};
  zip_int64_t count = 0;
  while ((count = zip_fread(file.get(), piece.data(), piece.size())) > 0 && bytes.size() <= status.size) {
    bytes.append(piece.data(), static_cast<std::size_t>(count));
  }
  if (count != 0 || bytes.size() != status.size) {
    return failure(fmt::format("the file is damaged: its part {} cannot be unpacked", quote(name)));
  }
  return bytes;
}

}  // namespace cme
