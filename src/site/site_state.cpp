// SPDX-License-Identifier: MIT
#include "site/site_state.hpp"

#include <fcntl.h>
#include <fmt/format.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstdio>

#include "base/ascii.hpp"
#include "base/files.hpp"
#include "base/safe_output.hpp"
#include "cme/base/result.hpp"
#include "site/regular_file.hpp"

namespace cme {
namespace {

constexpr const char* manifest_name = "manifest";
constexpr const char* origin_name = "made-from";
constexpr const char* journal_name = "journal";
constexpr const char* lock_name = "lock";
constexpr std::string_view temporary_prefix = "new-";
constexpr std::string_view manifest_head = "cme render: the files of this site that may be replaced or removed\n";
constexpr mode_t mode_of_files = 0666;    // minus the umask
constexpr mode_t mode_of_folders = 0777;  // the same

}  // namespace

void fail_to_write(std::string_view path, std::string_view shown, int error) {
  throw Error(fmt::format("cannot write {} in {}: {}", quote(path), quote(shown), system_reason(error)));
}

void SiteState::read(const Descriptor& root) {
  if (std::string manifest = read_own(root, manifest_name); manifest != manifest_) {
    manifest_ = std::move(manifest);
    read_manifest(manifest_, files_);
  }
  const std::string journal = read_own(root, journal_name);
  read_manifest(journal, files_);
  const std::string origin = read_own(root, origin_name);
  origin_ = trim(journal).empty() ? parse_origin(origin, manifest_) : std::nullopt;
}

void SiteState::open(const Descriptor& root, SiteMode mode) {
  const bool is_check = mode == SiteMode::check;
  if (!is_check && ::mkdirat(root.number(), folder_name, mode_of_folders) != 0 && errno != EEXIST) {
    fail_to_write(folder_name, shown_, errno);
  }
  own_ = Descriptor(::openat(root.number(), folder_name, O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC));
  if (!own_.is_open() && !(is_check && errno == ENOENT)) {
    fail_to_write(folder_name, shown_, errno);
  }
  if (is_check) {
    return;
  }
  lock_ = Descriptor(::openat(own_.number(), lock_name, O_RDWR | O_CREAT | O_NOFOLLOW | O_CLOEXEC, mode_of_files));
  if (!lock_.is_open()) {
    fail_to_write(lock_name, shown_, errno);
  }
  if (::flock(lock_.number(), LOCK_EX | LOCK_NB) != 0) {
    throw Error(fmt::format("another \"cme render\" is writing {}", quote(shown_)), "wait until it is done");
  }
  read(root);
  for (const std::string& name : names_in(own_)) {
    if (name.starts_with(temporary_prefix)) {
      remove_temporary(name);
    }
  }
  journal_ = Descriptor(::openat(own_.number(), journal_name,
                                 O_WRONLY | O_CREAT | O_APPEND | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC, mode_of_files));
  struct stat status {};
  const bool is_own =
      journal_.is_open() && ::fstat(journal_.number(), &status) == 0 && S_ISREG(status.st_mode) && status.st_nlink == 1;
  if (journal_.is_open() && !is_own) {
    throw Error(fmt::format("{} is not a file of \"cme render\"",
                            quote(fmt::format("{}/{}/{}", shown_, folder_name, journal_name))),
                "remove it, and try again");
  }
  // A stopped run may have left an incomplete line.
  const int error = journal_.is_open() ? write_all(journal_.number(), "\n") : errno;
  if (error != 0) {
    fail_to_write(journal_name, shown_, error);
  }
}

std::string SiteState::read_own(const Descriptor& root, const char* name) {
  const Descriptor folder(::openat(root.number(), folder_name, O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC));
  struct stat status {};
  const Descriptor file = folder.is_open() ? open_regular(folder, name, status) : Descriptor();
  if (!file.is_open()) {
    return {};
  }
  std::string text(static_cast<std::size_t>(status.st_size), '\0');
  text.resize(read_some(file, text.data(), text.size()));
  return text;
}

void SiteState::write_own(const char* name, std::string_view text) const {
  const std::string temporary = std::string(temporary_prefix) + name;
  const Descriptor file(
      ::openat(own_.number(), temporary.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_NOFOLLOW | O_CLOEXEC, mode_of_files));
  const int error = file.is_open() ? write_all(file.number(), text) : errno;
  if (error != 0) {
    fail_to_write(name, shown_, error);
  }
  if (const int moved = move_temporary(temporary, own_, name); moved != 0) {
    fail_to_write(name, shown_, moved);
  }
}

void SiteState::note(std::string_view path, const WrittenFile& file) {
  // One system call per line, so that lines from several threads do not mix.
  const int error = write_all(journal_.number(), manifest_line(path, file));
  if (error != 0) {
    fail_to_write(path, shown_, error);
  }
}

Descriptor SiteState::open_temporary(std::string& name) {
  name = fmt::format("{}{}", temporary_prefix, ++temporaries_);
  return Descriptor(::openat(own_.number(), name.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, mode_of_files));
}

void SiteState::remove_temporary(const std::string& temporary) const {
  ::unlinkat(own_.number(), temporary.c_str(), 0);
}

int SiteState::move_temporary(const std::string& temporary, const Descriptor& folder, const std::string& name) const {
  return ::renameat(own_.number(), temporary.c_str(), folder.number(), name.c_str()) == 0 ? 0 : errno;
}

void SiteState::save_manifest(const std::vector<std::pair<std::string, WrittenFile>>& files) {
  std::string manifest(manifest_head);
  for (const auto& [path, file] : files) {
    manifest += manifest_line(path, file);
  }
  if (manifest != manifest_) {
    write_own(manifest_name, manifest);
    manifest_ = std::move(manifest);
  }
}

void SiteState::save_origin(const std::optional<SiteOrigin>& origin) const {
  if (origin && origin != origin_) {
    write_own(origin_name, origin_line(*origin, manifest_));
  }
}

void SiteState::end_journal() const {
  ::unlinkat(own_.number(), journal_name, 0);
}

}  // namespace cme
