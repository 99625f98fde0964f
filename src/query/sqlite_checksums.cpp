// SPDX-License-Identifier: MIT
#include "query/sqlite_checksums.hpp"

#include <sqlite3.h>

#include <array>
#include <cstring>
#include <string_view>

#include "base/hash.hpp"

namespace cme {
namespace {

constexpr std::size_t checked_bytes = checked_page_bytes - checksum_bytes;

/// The offset in page 1 of the number of reserved bytes per page (SQLite's file format, section 1.3).
constexpr std::size_t reserved_offset = 20;
constexpr int header_bytes = 100;

/// A file of the database, which wraps SQLite's own file object.
struct CheckedFile {
  sqlite3_file base;
  bool has_checksums;
  bool checks;
};

CheckedFile& checked(sqlite3_file* file) {
  return *reinterpret_cast<CheckedFile*>(file);
}

sqlite3_file* inner(sqlite3_file* file) {
  return reinterpret_cast<sqlite3_file*>(&checked(file) + 1);
}

const sqlite3_io_methods& inner_methods(sqlite3_file* file) {
  return *inner(file)->pMethods;
}

sqlite3_vfs& usual_vfs() {
  return *sqlite3_vfs_find(nullptr);
}

bool leaves_room(const char* header) {
  return header[reserved_offset] == checksum_bytes;
}

ContentHash checksum(const char* page) {
  return hash_content({page, checked_bytes});
}

int close_file(sqlite3_file* file) {
  return inner_methods(file).xClose(inner(file));
}

int read_file(sqlite3_file* file, void* bytes, int count, sqlite3_int64 offset) {
  const int code = inner_methods(file).xRead(inner(file), bytes, count, offset);
  if (count != checked_page_bytes) {
    return code;
  }
  const char* const page = static_cast<const char*>(bytes);
  if (offset == 0) {
    checked(file).has_checksums = code == SQLITE_IOERR_SHORT_READ || leaves_room(page);
  }
  if (!checked(file).has_checksums || !checked(file).checks) {
    return code;
  }
  if (code == SQLITE_IOERR_SHORT_READ && offset > 0) {
    return SQLITE_CORRUPT;
  }
  const bool is_as_written = checksum(page).view() == std::string_view(page + checked_bytes, checksum_bytes);
  return code != SQLITE_OK || is_as_written ? code : SQLITE_CORRUPT;
}

int write_file(sqlite3_file* file, const void* bytes, int count, sqlite3_int64 offset) {
  if (count == checked_page_bytes && offset == 0) {
    checked(file).has_checksums = leaves_room(static_cast<const char*>(bytes));
  }
  if (count != checked_page_bytes || !checked(file).has_checksums) {
    return inner_methods(file).xWrite(inner(file), bytes, count, offset);
  }
  std::array<char, checked_page_bytes> page{};
  std::memcpy(page.data(), bytes, checked_bytes);
  const ContentHash hash = checksum(page.data());
  std::memcpy(page.data() + checked_bytes, hash.bytes.data(), checksum_bytes);
  return inner_methods(file).xWrite(inner(file), page.data(), count, offset);
}

int truncate_file(sqlite3_file* file, sqlite3_int64 size) {
  // SQLite rolls back the unfinished work of a killed process to an empty file, which gets checksums like any new one.
  // Other pages may be written before the first one.
  checked(file).has_checksums = checked(file).has_checksums || size == 0;
  return inner_methods(file).xTruncate(inner(file), size);
}

int sync_file(sqlite3_file* file, int flags) {
  return inner_methods(file).xSync(inner(file), flags);
}

int size_file(sqlite3_file* file, sqlite3_int64* size) {
  return inner_methods(file).xFileSize(inner(file), size);
}

int lock_file(sqlite3_file* file, int level) {
  return inner_methods(file).xLock(inner(file), level);
}

int unlock_file(sqlite3_file* file, int level) {
  return inner_methods(file).xUnlock(inner(file), level);
}

int check_reserved_lock(sqlite3_file* file, int* is_reserved) {
  return inner_methods(file).xCheckReservedLock(inner(file), is_reserved);
}

int control_file(sqlite3_file* file, int operation, void* argument) {
  if (operation == stop_checking) {
    checked(file).checks = false;
    return SQLITE_OK;
  }
  if (operation == ask_for_checksums) {
    *static_cast<bool*>(argument) = checked(file).has_checksums;
    return SQLITE_OK;
  }
  return inner_methods(file).xFileControl(inner(file), operation, argument);
}

int sector_size(sqlite3_file* file) {
  return inner_methods(file).xSectorSize(inner(file));
}

int device_characteristics(sqlite3_file* file) {
  return inner_methods(file).xDeviceCharacteristics(inner(file));
}

/// Version 1: no shared memory, which a write-ahead log needs, and no memory-mapped pages, which are never read.
constexpr sqlite3_io_methods checked_methods{
    1,
    close_file,
    read_file,
    write_file,
    truncate_file,
    sync_file,
    size_file,
    lock_file,
    unlock_file,
    check_reserved_lock,
    control_file,
    sector_size,
    device_characteristics,
    nullptr,
    nullptr,
    nullptr,
    nullptr,
    nullptr,
    nullptr,
};

int open_file(sqlite3_vfs* /*vfs*/, const char* name, sqlite3_file* file, int flags, int* flags_out) {
  if ((flags & SQLITE_OPEN_MAIN_DB) == 0) {
    return usual_vfs().xOpen(&usual_vfs(), name, file, flags, flags_out);
  }
  file->pMethods = nullptr;
  const int code = usual_vfs().xOpen(&usual_vfs(), name, inner(file), flags, flags_out);
  if (code != SQLITE_OK) {
    return code;
  }
  // Must be known before SQLite rolls back the work of a killed process, because that may write pages without reading
  // the first.
  std::array<char, header_bytes> header{};
  const int read = inner_methods(file).xRead(inner(file), header.data(), header_bytes, 0);
  checked(file) = {{&checked_methods}, read == SQLITE_IOERR_SHORT_READ || leaves_room(header.data()), true};
  return SQLITE_OK;
}

/// Everything except opening files is SQLite's own.
sqlite3_vfs make_vfs() {
  sqlite3_vfs vfs = usual_vfs();
  vfs.szOsFile += static_cast<int>(sizeof(CheckedFile));
  vfs.zName = "cme-checksums";
  vfs.xOpen = open_file;
  return vfs;
}

}  // namespace

const char* checksum_vfs_name() {
  // SQLite keeps a list of these for the whole process, with pointers to the given objects.
  static sqlite3_vfs vfs = make_vfs();
  static const int registered = sqlite3_vfs_register(&vfs, 0);
  return registered == SQLITE_OK ? vfs.zName : nullptr;
}

}  // namespace cme
