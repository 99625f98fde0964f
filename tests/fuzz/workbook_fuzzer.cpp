// SPDX-License-Identifier: MIT
#include <zip.h>

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "import/zip_archive.hpp"

// Changes the parts of a workbook, which are packed: a change of the packed bytes is hardly ever more than damage.

extern "C" std::size_t LLVMFuzzerMutate(std::uint8_t* data, std::size_t size, std::size_t max_size);

namespace {

using Parts = std::vector<std::pair<std::string, std::string>>;

Parts unpack(std::string_view bytes) {
  Parts parts;
  if (const auto archive = cme::ZipArchive::open(bytes)) {
    for (const std::string& name : archive->names()) {
      auto file = archive->open_file(name);
      cme::Result<std::string_view> piece("");
      std::string whole;
      while (file && (piece = file->next()) && !piece->empty()) {
        whole += *piece;
      }
      if (file && piece) {
        parts.emplace_back(name, std::move(whole));
      }
    }
  }
  return parts;
}

std::string pack(const Parts& parts) {
  zip_source_t* const target = zip_source_buffer_create(nullptr, 0, 0, nullptr);
  zip_source_keep(target);
  zip_t* const archive = zip_open_from_source(target, ZIP_TRUNCATE, nullptr);
  for (const auto& [name, bytes] : parts) {
    zip_file_add(archive, name.c_str(), zip_source_buffer(archive, bytes.data(), bytes.size(), 0), ZIP_FL_OVERWRITE);
  }
  zip_close(archive);
  std::string packed;
  zip_stat_t status;
  if (zip_source_stat(target, &status) == 0 && zip_source_open(target) == 0) {
    packed.resize(status.size);
    zip_source_read(target, packed.data(), packed.size());
    zip_source_close(target);
  }
  zip_source_free(target);
  return packed;
}

}  // namespace

extern "C" std::size_t LLVMFuzzerCustomMutator(std::uint8_t* data, std::size_t size, std::size_t max_size,
                                               unsigned int seed) {
  constexpr unsigned int blind_share = 16;
  constexpr std::size_t growth = 64;
  Parts parts = unpack({reinterpret_cast<const char*>(data), size});
  if (parts.empty() || seed % blind_share == 0) {
    return LLVMFuzzerMutate(data, size, max_size);
  }
  std::string& part = parts[seed / blind_share % parts.size()].second;
  const std::size_t old_size = part.size();
  part.resize(old_size + growth);
  part.resize(LLVMFuzzerMutate(reinterpret_cast<std::uint8_t*>(part.data()), old_size, part.size()));
  const std::string packed = pack(parts);
  if (packed.empty() || packed.size() > max_size) {
    return size;
  }
  std::memcpy(data, packed.data(), packed.size());
  return packed.size();
}
