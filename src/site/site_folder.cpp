// SPDX-License-Identifier: MIT
#include "site/site_folder.hpp"

#include <dirent.h>
#include <fcntl.h>
#include <fmt/format.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstdio>
#include <memory>
#include <optional>
#include <utility>

#include "base/ascii.hpp"
#include "base/files.hpp"
#include "base/safe_output.hpp"
#include "cme/base/result.hpp"

namespace cme {
namespace {

namespace fs = std::filesystem;

constexpr const char* own_folder = ".cme-render";
constexpr const char* manifest_name = "manifest";
constexpr const char* origin_name = "made-from";
constexpr const char* journal_name = "journal";
constexpr const char* lock_name = "lock";
constexpr std::string_view temporary_prefix = "new-";
constexpr std::string_view manifest_head = "cme render: the files of this site that may be replaced or removed\n";
constexpr mode_t mode_of_files = 0666;    // minus the umask
constexpr mode_t mode_of_folders = 0777;  // the same
constexpr std::size_t buffer_size = std::size_t{1} << 16U;

/// Enough for the folders of all activities and a few others. More could exceed the limits of some systems.
constexpr std::size_t most_open_folders = 300;

/// Fills `buffer` from the file. Returns how many bytes were read.
std::size_t read_some(int number, char* buffer, std::size_t size) {
  std::size_t done = 0;
  while (done < size) {
    const ssize_t count = ::read(number, buffer + done, size - done);
    if (count < 0 && errno == EINTR) {
      continue;
    }
    if (count <= 0) {
      break;
    }
    done += static_cast<std::size_t>(count);
  }
  return done;
}

/// The names in a folder, except `.` and `..`.
std::vector<std::string> names_in(int folder) {
  std::vector<std::string> names;
  const int number = ::openat(folder, ".", O_RDONLY | O_DIRECTORY | O_CLOEXEC);
  if (number < 0) {
    return names;
  }
  const std::unique_ptr<DIR, int (*)(DIR*)> stream(::fdopendir(number), ::closedir);
  if (!stream) {
    ::close(number);
    return names;
  }
  while (const dirent* const entry = ::readdir(stream.get())) {
    const std::string_view name = static_cast<const char*>(entry->d_name);
    if (name != "." && name != "..") {
      names.emplace_back(name);
    }
  }
  return names;
}

std::string_view name_of(std::string_view path) {
  return path.substr(path.rfind('/') + 1);
}

/// The regular file with this name; links are not followed.
Descriptor open_regular(int folder, std::string_view name, struct stat& status) {
  Descriptor file(::openat(folder, std::string(name).c_str(), O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC));
  if (file.is_open() && (::fstat(file.number(), &status) != 0 || !S_ISREG(status.st_mode))) {
    return {};
  }
  return file;
}

/// Calls `take` with the parts of a file, as long as it returns true. They are gone when it returns.
void for_each_part(const Descriptor& file, auto take) {
  thread_local std::array<char, buffer_size> buffer;
  for (;;) {
    const std::size_t count = read_some(file.number(), buffer.data(), buffer.size());
    if (count == 0 || !take(std::string_view(buffer.data(), count)) || count < buffer.size()) {
      return;
    }
  }
}

bool holds(const Descriptor& file, const struct stat& status, std::string_view content) {
  if (!file.is_open() || static_cast<std::uint64_t>(status.st_size) != content.size()) {
    return false;
  }
  for_each_part(file, [&content](std::string_view part) {
    const bool is_same = content.starts_with(part);
    content.remove_prefix(is_same ? part.size() : 0);
    return is_same;
  });
  return content.empty();
}

WrittenFile known_as(const Descriptor& file, const struct stat& status) {
  ContentHasher hasher;
  for_each_part(file, [&hasher](std::string_view part) {
    hasher.add(part);
    return true;
  });
  return {static_cast<std::uint64_t>(status.st_size), hasher.hash()};
}

}  // namespace

SiteFolder::SiteFolder(const fs::path& folder, std::string shown, SiteMode mode, Foreign foreign)
    : shown_(std::move(shown)), mode_(mode), foreign_(foreign) {
  open(folder);
  if (!root_.is_open()) {
    return;  // to be compared, but it does not exist
  }
  read_what_was_written();
  if (old_.empty() && foreign_ == Foreign::refuse && has_other_files()) {
    throw Error(fmt::format("{} has files that \"cme render\" did not write", quote(shown_)),
                "name an empty or new folder, or use --force: it replaces files that have a name of the site, such as "
                "index.html, and keeps all others");
  }
  const bool is_check = mode_ == SiteMode::check;
  if (!is_check && ::mkdirat(root_.number(), own_folder, mode_of_folders) != 0 && errno != EEXIST) {
    fail(own_folder, errno);
  }
  own_ = Descriptor(::openat(root_.number(), own_folder, O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC));
  if (!own_.is_open() && !(is_check && errno == ENOENT)) {
    fail(own_folder, errno);
  }
  if (is_check) {
    return;
  }
  lock_ = Descriptor(::openat(own_.number(), lock_name, O_RDWR | O_CREAT | O_NOFOLLOW | O_CLOEXEC, mode_of_files));
  if (!lock_.is_open()) {
    fail(lock_name, errno);
  }
  if (::flock(lock_.number(), LOCK_EX | LOCK_NB) != 0) {
    throw Error(fmt::format("another \"cme render\" is writing {}", quote(shown_)), "wait until it is done");
  }
  // The holder of the lock may have changed it.
  read_what_was_written();
  is_new_ = old_.empty() && !has_other_files();
  for (const std::string& name : names_in(own_.number())) {
    if (name.starts_with(temporary_prefix)) {
      ::unlinkat(own_.number(), name.c_str(), 0);
    }
  }
  journal_ = Descriptor(
      ::openat(own_.number(), journal_name, O_WRONLY | O_CREAT | O_APPEND | O_NOFOLLOW | O_CLOEXEC, mode_of_files));
  // A stopped run may have left an incomplete line.
  const int error = journal_.is_open() ? write_all(journal_.number(), "\n") : errno;
  if (error != 0) {
    fail(journal_name, error);
  }
}

void SiteFolder::open(const fs::path& folder) {
  std::error_code error;
  if (mode_ == SiteMode::write) {
    fs::create_directories(folder, error);
  }
  const int cannot_create = error.value();
  root_ = Descriptor(::open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC));
  const int reason = errno;
  if (root_.is_open() || (mode_ == SiteMode::check && reason == ENOENT)) {
    return;
  }
  if (reason == ENOTDIR) {
    throw Error(fmt::format("{} is not a folder", quote(shown_)), "a site is a folder of files: name another path");
  }
  if (cannot_create != 0) {
    throw Error(fmt::format("cannot create the folder {}: {}", quote(shown_), system_reason(cannot_create)));
  }
  throw Error(fmt::format("cannot open the folder {}: {}", quote(shown_), system_reason(reason)));
}

bool SiteFolder::has_other_files() const {
  const std::vector<std::string> names = names_in(root_.number());
  return std::ranges::any_of(names, [](const std::string& name) { return name != own_folder; });
}

void SiteFolder::read_what_was_written() {
  if (std::string manifest = read_own(manifest_name); manifest != manifest_) {
    manifest_ = std::move(manifest);
    read_manifest(manifest_, old_);
  }
  const std::string journal = read_own(journal_name);
  read_manifest(journal, old_);
  const std::string origin = read_own(origin_name);
  origin_ = trim(journal).empty() ? parse_origin(origin, manifest_) : std::nullopt;
}

std::string SiteFolder::read_own(const char* name) const {
  const Descriptor folder(::openat(root_.number(), own_folder, O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC));
  struct stat status {};
  const Descriptor file = folder.is_open() ? open_regular(folder.number(), name, status) : Descriptor();
  if (!file.is_open()) {
    return {};
  }
  std::string text(static_cast<std::size_t>(status.st_size), '\0');
  text.resize(read_some(file.number(), text.data(), text.size()));
  return text;
}

void SiteFolder::write_own(const char* name, std::string_view text) const {
  const std::string temporary = std::string(temporary_prefix) + name;
  const Descriptor file(
      ::openat(own_.number(), temporary.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_NOFOLLOW | O_CLOEXEC, mode_of_files));
  const int error = file.is_open() ? write_all(file.number(), text) : errno;
  if (error != 0) {
    fail(name, error);
  }
  if (::renameat(own_.number(), temporary.c_str(), own_.number(), name) != 0) {
    fail(name, errno);
  }
}

Descriptor SiteFolder::open_folder_of(std::string_view path, OpenFolder how) const {
  Descriptor folder(::openat(root_.number(), ".", O_RDONLY | O_DIRECTORY | O_CLOEXEC));
  for (std::size_t begin = 0; folder.is_open();) {
    const std::size_t slash = path.find('/', begin);
    if (slash == std::string_view::npos) {
      break;
    }
    const std::string name(path.substr(begin, slash - begin));
    constexpr int flags = O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC;
    Descriptor next(::openat(folder.number(), name.c_str(), flags));
    if (!next.is_open() && errno == ENOENT && how == OpenFolder::make) {
      ::mkdirat(folder.number(), name.c_str(), mode_of_folders);
      next = Descriptor(::openat(folder.number(), name.c_str(), flags));
    }
    if (!next.is_open() && how != OpenFolder::if_there) {
      const int reason = errno;
      if (reason == ELOOP || reason == ENOTDIR) {
        throw Error(
            fmt::format("{} in {} is a link or a file, not a folder", quote(path.substr(0, slash)), quote(shown_)),
            "a site is never written through a link: remove it, or name another folder");
      }
      if (reason != ENOENT || how == OpenFolder::make) {
        fail(path, reason);
      }
    }
    folder = std::move(next);
    begin = slash + 1;
  }
  return folder;
}

std::shared_ptr<const Descriptor> SiteFolder::folder_of(std::string_view path, OpenFolder how) {
  const std::string_view name = path.substr(0, path.rfind('/') + 1);
  {
    const std::lock_guard lock(mutex_);
    if (const auto found = folders_.find(name); found != folders_.end()) {
      return found->second;
    }
  }
  auto folder = std::make_shared<const Descriptor>(open_folder_of(path, how));
  const std::lock_guard lock(mutex_);
  if (folder->is_open() && folders_.size() < most_open_folders) {
    folders_.emplace(name, folder);
  }
  return folder;
}

void SiteFolder::fail(std::string_view path, int error) const {
  throw Error(fmt::format("cannot write {} in {}: {}", quote(path), quote(shown_), system_reason(error)));
}

bool SiteFolder::is_in_the_way(const Descriptor& folder, std::string_view path) const {
  struct stat status {};
  const bool is_there = folder.is_open() && ::fstatat(folder.number(), std::string(name_of(path)).c_str(), &status,
                                                      AT_SYMLINK_NOFOLLOW) == 0;
  if (is_there && S_ISDIR(status.st_mode)) {
    throw Error(fmt::format("{} in {} is a folder, not a file", quote(path), quote(shown_)),
                "move it away, or name another folder");
  }
  if (is_there && foreign_ == Foreign::refuse && old_.find(path) == old_.end()) {
    throw Error(fmt::format("{} in {} was not written by \"cme render\"", quote(path), quote(shown_)),
                "move it away, or use --force to replace it; its content is then lost");
  }
  return is_there;
}

void SiteFolder::note_in_journal(std::string_view path, const WrittenFile& file) {
  // One system call per line, so that lines from several threads do not mix.
  const int error = write_all(journal_.number(), manifest_line(path, file));
  if (error != 0) {
    fail(path, error);
  }
}

void SiteFolder::keep(std::string_view path, const WrittenFile& file) {
  const std::lock_guard lock(mutex_);
  files_.emplace_back(path, file);
}

bool SiteFolder::create(std::string_view path, std::string_view content, const WrittenFile& file) {
  const std::shared_ptr<const Descriptor> folder = folder_of(path, OpenFolder::make);
  note_in_journal(path, file);
  const std::string name(name_of(path));
  const Descriptor out(
      ::openat(folder->number(), name.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, mode_of_files));
  const int error = out.is_open() ? write_all(out.number(), content) : errno;
  if (out.is_open() && error != 0) {
    ::unlinkat(folder->number(), name.c_str(), 0);
  }
  if (error != 0 && error != EEXIST) {
    fail(path, error);
  }
  return error == 0;
}

void SiteFolder::take_name(const Waiting& file) {
  note_in_journal(file.path, file.file);
  const std::shared_ptr<const Descriptor> folder = folder_of(file.path, OpenFolder::make);
  const std::string name(name_of(file.path));
  if (::renameat(own_.number(), file.temporary.c_str(), folder->number(), name.c_str()) != 0) {
    fail(file.path, errno);
  }
}

void SiteFolder::take_name_or_wait(Waiting file, bool is_there) {
  if (is_there) {
    ++replaced_;
    const std::lock_guard lock(mutex_);
    waiting_.push_back(std::move(file));
  } else {
    ++created_;
    take_name(file);
  }
}

void SiteFolder::put(std::string_view path, std::string_view content) {
  const WrittenFile file{content.size(), hash_content(content)};
  keep(path, file);
  if (is_new_ && create(path, content, file)) {
    ++created_;
    return;
  }
  struct stat status {};
  static const auto none = std::make_shared<const Descriptor>();
  const auto folder = root_.is_open() ? folder_of(path, OpenFolder::if_no_link) : none;
  if (folder->is_open() && holds(open_regular(folder->number(), name_of(path), status), status, content)) {
    ++unchanged_;
    return;
  }
  const bool is_there = is_in_the_way(*folder, path);
  if (mode_ == SiteMode::check) {
    ++(is_there ? replaced_ : created_);
    return;
  }
  const std::string temporary = fmt::format("{}{}", temporary_prefix, ++temporaries_);
  const Descriptor out(
      ::openat(own_.number(), temporary.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, mode_of_files));
  const int error = out.is_open() ? write_all(out.number(), content) : errno;
  if (error != 0) {
    ::unlinkat(own_.number(), temporary.c_str(), 0);
    fail(path, error);
  }
  take_name_or_wait({temporary, std::string(path), file}, is_there);
}

bool SiteFolder::is_as_written(const ForEachIndex& for_each) {
  std::vector<const WrittenFiles::value_type*> files;
  for (const auto& file : old_) {
    files.push_back(&file);
  }
  std::atomic<bool> is_so = true;
  for_each(files.size(), [&](std::size_t at) {
    if (!is_so) {
      return;
    }
    const auto& [path, known] = *files[at];
    const std::shared_ptr<const Descriptor> folder = folder_of(path, OpenFolder::if_there);
    struct stat status {};
    const Descriptor file = folder->is_open() ? open_regular(folder->number(), name_of(path), status) : Descriptor();
    if (!file.is_open() || static_cast<std::uint64_t>(status.st_size) != known.front().size ||
        known_as(file, status) != known.front()) {
      is_so = false;
    }
  });
  return is_so;
}

SiteChanges SiteFolder::finish_unchanged() {
  if (mode_ == SiteMode::write) {
    ::unlinkat(own_.number(), journal_name, 0);
  }
  return {.unchanged = old_.size(), .kept = {}};
}

SiteFolder::LargeFile::LargeFile(SiteFolder& site, std::string path) : site_(site), path_(std::move(path)) {
  if (site_.root_.is_open()) {
    const Descriptor folder = site_.open_folder_of(path_, OpenFolder::if_no_link);
    struct stat status {};
    before_ = folder.is_open() ? open_regular(folder.number(), name_of(path_), status) : Descriptor();
    is_there_ = site_.is_in_the_way(folder, path_);
  }
  if (site_.mode_ == SiteMode::write) {
    temporary_ = fmt::format("{}{}", temporary_prefix, ++site_.temporaries_);
    out_ = Descriptor(
        ::openat(site_.own_.number(), temporary_.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, mode_of_files));
    if (!out_.is_open()) {
      site_.fail(path_, errno);
    }
  }
}

SiteFolder::LargeFile::~LargeFile() {
  if (!temporary_.empty()) {
    ::unlinkat(site_.own_.number(), temporary_.c_str(), 0);
  }
}

void SiteFolder::LargeFile::add(std::string_view part) {
  buffer_ += part;
  if (buffer_.size() >= buffer_size) {
    flush();
  }
}

void SiteFolder::LargeFile::flush() {
  size_ += buffer_.size();
  hasher_.add(buffer_);
  if (!differs_ && before_.is_open()) {
    std::string before(buffer_.size(), '\0');
    before.resize(read_some(before_.number(), before.data(), before.size()));
    differs_ = before != buffer_;
  }
  if (out_.is_open()) {
    const int error = write_all(out_.number(), buffer_);
    if (error != 0) {
      site_.fail(path_, error);
    }
  }
  buffer_.clear();
}

void SiteFolder::LargeFile::finish() {
  flush();
  char more = 0;
  const bool is_same = before_.is_open() && !differs_ && read_some(before_.number(), &more, 1) == 0;
  const WrittenFile file{size_, hasher_.hash()};
  if (is_same) {
    ++site_.unchanged_;
  } else if (site_.mode_ == SiteMode::check) {
    ++(is_there_ ? site_.replaced_ : site_.created_);
  } else {
    site_.take_name_or_wait({std::exchange(temporary_, {}), path_, file}, is_there_);
  }
  site_.keep(path_, file);
}

bool SiteFolder::is_part(const std::string& path) const {
  return std::ranges::binary_search(files_, path, {},
                                    [](const auto& file) -> const std::string& { return file.first; });
}

SiteChanges SiteFolder::finish(const std::optional<SiteOrigin>& origin) {
  std::ranges::sort(files_, {}, [](const auto& file) -> const std::string& { return file.first; });
  SiteChanges changes{.created = created_, .replaced = replaced_, .unchanged = unchanged_, .kept = {}};
  for (const Waiting& file : waiting_) {
    take_name(file);
  }
  if (mode_ == SiteMode::write) {
    std::string manifest(manifest_head);
    for (const auto& [path, file] : files_) {
      manifest += manifest_line(path, file);
    }
    // Until it is removed, the journal records what is no longer part of the site.
    for (const auto& [path, known] : old_) {
      if (!is_part(path)) {
        for (const WrittenFile& file : known) {
          note_in_journal(path, file);
        }
      }
    }
    if (manifest != manifest_) {
      write_own(manifest_name, manifest);
      manifest_ = std::move(manifest);
    }
  }
  remove_old(changes);
  if (mode_ == SiteMode::write) {
    ::unlinkat(own_.number(), journal_name, 0);
    if (origin && origin != origin_) {
      write_own(origin_name, origin_line(*origin, manifest_));
    }
  }
  return changes;
}

void SiteFolder::remove_old(SiteChanges& changes) {
  for (const auto& [path, known] : old_) {
    if (is_part(path)) {
      continue;
    }
    const Descriptor folder = open_folder_of(path, OpenFolder::if_there);
    struct stat status {};
    const Descriptor file = folder.is_open() ? open_regular(folder.number(), name_of(path), status) : Descriptor();
    if (!file.is_open()) {
      continue;
    }
    if (std::ranges::find(known, known_as(file, status)) == known.end()) {
      changes.kept.push_back(path);
      continue;
    }
    ++changes.removed;
    if (mode_ == SiteMode::check) {
      continue;
    }
    if (::unlinkat(folder.number(), std::string(name_of(path)).c_str(), 0) != 0) {
      fail(path, errno);
    }
    // A folder that is now empty was created for this file.
    for (std::string_view rest = path; rest.find('/') != std::string_view::npos;) {
      rest = rest.substr(0, rest.rfind('/'));
      const Descriptor above = open_folder_of(rest, OpenFolder::if_there);
      if (!above.is_open() || ::unlinkat(above.number(), std::string(name_of(rest)).c_str(), AT_REMOVEDIR) != 0) {
        break;
      }
    }
  }
}

}  // namespace cme
