// SPDX-License-Identifier: MIT
#include "cli/cache_folder.hpp"

#include <fcntl.h>
#include <fmt/format.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <system_error>

#include "base/descriptor.hpp"
#include "base/files.hpp"
#include "base/hash.hpp"
#include "base/paths.hpp"
#include "base/safe_output.hpp"
#include "cli/build_facts.hpp"
#include "cli/settings.hpp"
#include "cli/version.hpp"

namespace cme {

namespace {

namespace fs = std::filesystem;

constexpr std::string_view index_ending = ".sqlite";
constexpr std::string_view journal_ending = ".sqlite-journal";
constexpr mode_t mode_of_folder = 0700;
constexpr mode_t mode_of_file = 0600;
constexpr mode_t writable_by_others = 0022;

/// The folder that a variable names; a relative one is ignored (XDG Base Directory Specification).
std::optional<fs::path> folder_in(const Io& io, std::string_view name) {
  const std::optional<std::string> value = find_variable(io, name);
  return value && fs::path(*value).is_absolute() ? std::optional(fs::path(*value).lexically_normal()) : std::nullopt;
}

/// Creates the folder and any missing folders above it.
Result<void> make_folder(const fs::path& folder) {
  if (::mkdir(folder.c_str(), mode_of_folder) == 0 || errno == EEXIST) {
    return {};
  }
  if (errno != ENOENT || !folder.has_relative_path()) {
    return failure(system_reason(errno));
  }
  if (Result<void> made = make_folder(folder.parent_path()); !made) {
    return made;
  }
  return ::mkdir(folder.c_str(), mode_of_folder) == 0 || errno == EEXIST ? Result<void>()
                                                                         : failure(system_reason(errno));
}

/// Creates the file if it does not exist. SQLite would make it readable by everyone.
Result<void> make_file(const fs::path& path) {
  const Descriptor file(::open(path.c_str(), O_RDWR | O_CREAT | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC, mode_of_file));
  const int refusal = file.is_open() ? 0 : errno;
  struct stat status {};
  if (::lstat(path.c_str(), &status) != 0) {
    return failure(system_reason(refusal == 0 ? errno : refusal));
  }
  if (!S_ISREG(status.st_mode) || status.st_uid != ::geteuid()) {
    return failure("it is not a regular file that you own");
  }
  // An existing index can still be used if only reading is allowed.
  return refusal == 0 || refusal == EACCES || refusal == EROFS ? Result<void>() : failure(system_reason(refusal));
}

bool is_named(std::string_view name, std::string_view ending) {
  static constexpr std::size_t digits = 32;
  return name.size() == digits + ending.size() && name.ends_with(ending) &&
         name.find_first_not_of("0123456789abcdef") == digits;
}

tl::unexpected<std::string> cannot_use(const fs::path& path, std::string_view reason, const Io& io) {
  return failure(fmt::format("{}: {}", quote(relative_to(path, io.working_directory)), reason));
}

}  // namespace

Result<fs::path> cache_folder(const Io& io) {
  if (const auto folder = folder_in(io, "XDG_CACHE_HOME")) {
    return *folder / "cme";
  }
  if (const auto home = folder_in(io, "HOME")) {
    return *home / ".cache" / "cme";
  }
  return failure("neither XDG_CACHE_HOME nor HOME is set to a folder");
}

Result<void> check_cache_folder(const fs::path& folder) {
  // In a shared folder, the name may be another user's folder, or another user's link to one of ours.
  struct stat link {};
  struct stat status {};
  if (::lstat(folder.c_str(), &link) != 0 || ::stat(folder.c_str(), &status) != 0) {
    return failure(system_reason(errno));
  }
  if (!S_ISDIR(status.st_mode)) {
    return failure("it is not a folder");
  }
  if (link.st_uid != ::geteuid() || status.st_uid != ::geteuid()) {
    return failure("it belongs to another user");
  }
  if ((status.st_mode & writable_by_others) != 0) {
    return failure("other users can write to it");
  }
  return {};
}

bool is_index_name(std::string_view name) {
  return is_named(name, index_ending);
}

bool is_journal_name(std::string_view name) {
  return is_named(name, journal_ending);
}

Result<IndexFile> prepare_index_file(const fs::path& records, const Io& io) {
  const Result<fs::path> folder = cache_folder(io);
  if (!folder) {
    return failure(folder.error());
  }
  Result<void> ready = make_folder(*folder).and_then([&] { return check_cache_folder(*folder); });
  if (!ready) {
    return cannot_use(*folder, ready.error(), io);
  }
  std::error_code unresolved;
  const std::string real_records = fs::canonical(records, unresolved).string();
  const fs::path real_folder = unresolved ? fs::path() : fs::canonical(*folder, unresolved);
  if (unresolved) {
    return cannot_use(records, system_reason(unresolved.value()), io);
  }
  const fs::path path = real_folder / to_hex(hash_content(real_records)).append(index_ending);
  if (ready = make_file(path); !ready) {
    return cannot_use(path, ready.error(), io);
  }
  return IndexFile{.path = path.string(),
                   .folder = real_records,
                   .program = this_build().value_or(fmt::format("cme {} {}", CME_VERSION, build_commit))};
}

}  // namespace cme
