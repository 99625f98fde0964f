// SPDX-License-Identifier: MIT
#include "import/zip_archive.hpp"

#include <fmt/format.h>
#include <zip.h>

#include <algorithm>

#include "base/safe_output.hpp"

namespace cme {
namespace {

/// A workbook has a few dozen.
constexpr std::int64_t most_files = 10'000;

constexpr const char* damaged = "the file is damaged: it is not a complete zip archive";

std::string cannot_unpack(const std::string& name) {
  return fmt::format("the file is damaged: its part {} cannot be unpacked", quote(name));
}

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

Result<ZipFile> ZipArchive::open_file(const std::string& name) const {
  zip_stat_t status;
  if (zip_stat(handle(archive_.get()), name.c_str(), 0, &status) != 0) {
    return failure(fmt::format("the file is damaged: it has no part {}", quote(name)));
  }
  ZipFile file;
  file.name_ = name;
  file.left_ = status.size;
  file.file_.reset(zip_fopen_index(handle(archive_.get()), status.index, 0));
  if (!file.file_) {
    return failure(cannot_unpack(name));
  }
  return file;
}

void ZipFile::Closer::operator()(void* file) const {
  zip_fclose(static_cast<zip_file_t*>(file));
}

Result<std::string_view> ZipFile::next() {
  const zip_int64_t count = zip_fread(static_cast<zip_file_t*>(file_.get()), piece_.data(), piece_.size());
  const auto size = static_cast<std::uint64_t>(std::max<zip_int64_t>(count, 0));
  // The library verifies the checksum at the end.
  if (count < 0 || size > left_ || (count == 0 && left_ > 0)) {
    return failure(cannot_unpack(name_));
  }
  left_ -= size;
  return std::string_view(piece_.data(), size);
}

}  // namespace cme
