// SPDX-License-Identifier: MIT
#include "site/site_folder.hpp"

#include <fcntl.h>
#include <fmt/format.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstdio>
#include <utility>

#include "base/files.hpp"
#include "base/safe_output.hpp"
#include "cme/base/result.hpp"
#include "site/regular_file.hpp"

namespace cme {
namespace {

namespace fs = std::filesystem;

constexpr mode_t mode_of_files = 0666;    // minus the umask
constexpr mode_t mode_of_folders = 0777;  // the same
constexpr std::size_t buffer_size = std::size_t{1} << 16U;

/// Enough for the folders of all activities and a few others. More could exceed the limits of some systems.
constexpr std::size_t most_open_folders = 300;

}  // namespace

SiteFolder::SiteFolder(const fs::path& folder, std::string shown, SiteMode mode, Foreign foreign)
    : shown_(std::move(shown)), mode_(mode), foreign_(foreign), state_(shown_) {
  open(folder);
  if (!root_.is_open()) {
    return;  // to be compared, but it does not exist
  }
  state_.read(root_);
  if (state_.files().empty() && foreign_ == Foreign::refuse && has_other_files()) {
    throw Error(fmt::format("{} has files that \"cme render\" did not write", quote(shown_)),
                "name an empty or new folder, or use --force: it replaces files that have a name of the site, such as "
                "index.html, and keeps all others");
  }
  state_.open(root_, mode_);
  is_new_ = mode_ == SiteMode::write && state_.files().empty() && !has_other_files();
}

void SiteFolder::open(const fs::path& folder) {
  const Result<void> made = mode_ == SiteMode::write ? make_folders(folder) : Result<void>();
  root_ = Descriptor(::open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC));
  const int reason = errno;
  std::error_code ignored;
  const bool is_missing = reason == ENOENT && !fs::is_symlink(fs::symlink_status(folder, ignored));
  if (root_.is_open() || (mode_ == SiteMode::check && is_missing)) {
    return;
  }
  if (reason == ENOTDIR) {
    throw Error(fmt::format("{} is not a folder", quote(shown_)), "a site is a folder of files: name another path");
  }
  if (!made) {
    throw Error(fmt::format("cannot create the folder {}: {}", quote(shown_), made.error()));
  }
  throw Error(fmt::format("cannot open the folder {}: {}", quote(shown_), system_reason(reason)));
}

bool SiteFolder::has_other_files() const {
  const std::vector<std::string> names = names_in(root_);
  return std::ranges::any_of(names, [](const std::string& name) { return name != SiteState::folder_name; });
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
            "a site is never written through a link; " + help_to_move());
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
  fail_to_write(path, shown_, error);
}

std::string SiteFolder::help_to_move() const {
  return mode_ == SiteMode::check ? "move it away, or name another folder"
                                  : "move it away and run the command again, which continues with the files written so "
                                    "far; or name another folder";
}

bool SiteFolder::is_in_the_way(const Descriptor& folder, std::string_view path) {
  struct stat status {};
  const bool is_there = folder.is_open() && ::fstatat(folder.number(), std::string(name_of(path)).c_str(), &status,
                                                      AT_SYMLINK_NOFOLLOW) == 0;
  if (is_there && S_ISDIR(status.st_mode)) {
    throw Error(fmt::format("{} in {} is a folder, not a file", quote(path), quote(shown_)), help_to_move());
  }
  if (is_there && state_.files().find(path) == state_.files().end()) {
    if (foreign_ == Foreign::refuse) {
      throw Error(fmt::format("{} in {} was not written by \"cme render\"", quote(path), quote(shown_)),
                  "move it away, or use --force to replace it; its content is then lost");
    }
    const std::lock_guard lock(mutex_);
    adopted_.emplace_back(path);
  }
  return is_there;
}

void SiteFolder::keep(std::string_view path, const WrittenFile& file) {
  const std::lock_guard lock(mutex_);
  files_.emplace_back(path, file);
}

bool SiteFolder::create(std::string_view path, std::string_view content, const WrittenFile& file) {
  const std::shared_ptr<const Descriptor> folder = folder_of(path, OpenFolder::make);
  state_.note(path, file);
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
  state_.note(file.path, file.file);
  const std::shared_ptr<const Descriptor> folder = folder_of(file.path, OpenFolder::make);
  const std::string name(name_of(file.path));
  if (const int error = state_.move_temporary(file.temporary, *folder, name); error != 0) {
    fail(file.path, error);
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
  if (folder->is_open() && holds(open_regular(*folder, name_of(path), status), status, content)) {
    ++unchanged_;
    return;
  }
  const bool is_there = is_in_the_way(*folder, path);
  if (mode_ == SiteMode::check) {
    ++(is_there ? replaced_ : created_);
    return;
  }
  std::string temporary;
  const Descriptor out = state_.open_temporary(temporary);
  const int error = out.is_open() ? write_all(out.number(), content) : errno;
  if (error != 0) {
    state_.remove_temporary(temporary);
    fail(path, error);
  }
  take_name_or_wait({temporary, std::string(path), file}, is_there);
}

bool SiteFolder::is_as_written(const ForEachIndex& for_each) {
  std::vector<const WrittenFiles::value_type*> files;
  for (const auto& file : state_.files()) {
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
    const Descriptor file = folder->is_open() ? open_regular(*folder, name_of(path), status) : Descriptor();
    if (!file.is_open() || static_cast<std::uint64_t>(status.st_size) != known.front().size ||
        content_of(file, status) != known.front()) {
      is_so = false;
    }
  });
  return is_so;
}

SiteChanges SiteFolder::finish_unchanged() {
  if (mode_ == SiteMode::write) {
    state_.end_journal();
  }
  return {.unchanged = state_.files().size(), .kept = {}, .adopted = {}};
}

SiteFolder::LargeFile::LargeFile(SiteFolder& site, std::string path) : site_(site), path_(std::move(path)) {
  if (site_.root_.is_open()) {
    const Descriptor folder = site_.open_folder_of(path_, OpenFolder::if_no_link);
    struct stat status {};
    before_ = folder.is_open() ? open_regular(folder, name_of(path_), status) : Descriptor();
    is_there_ = site_.is_in_the_way(folder, path_);
  }
  if (site_.mode_ == SiteMode::write) {
    out_ = site_.state_.open_temporary(temporary_);
    if (!out_.is_open()) {
      site_.fail(path_, errno);
    }
  }
}

SiteFolder::LargeFile::~LargeFile() {
  if (!temporary_.empty()) {
    site_.state_.remove_temporary(temporary_);
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
    before.resize(read_some(before_, before.data(), before.size()));
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
  const bool is_same = before_.is_open() && !differs_ && read_some(before_, &more, 1) == 0;
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
  std::ranges::sort(adopted_);
  SiteChanges changes{
      .created = created_, .replaced = replaced_, .unchanged = unchanged_, .kept = {}, .adopted = std::move(adopted_)};
  for (const Waiting& file : waiting_) {
    take_name(file);
  }
  if (mode_ == SiteMode::write) {
    note_old();
    state_.save_manifest(files_);
  }
  remove_old(changes);
  if (mode_ == SiteMode::write) {
    state_.end_journal();
    state_.save_origin(origin);
  }
  return changes;
}

void SiteFolder::note_old() {
  for (const auto& [path, known] : state_.files()) {
    if (is_part(path)) {
      continue;
    }
    for (const WrittenFile& file : known) {
      state_.note(path, file);
    }
  }
}

void SiteFolder::remove_old(SiteChanges& changes) {
  for (const auto& [path, known] : state_.files()) {
    if (is_part(path)) {
      continue;
    }
    const Descriptor folder = open_folder_of(path, OpenFolder::if_there);
    struct stat status {};
    const Descriptor file = folder.is_open() ? open_regular(folder, name_of(path), status) : Descriptor();
    if (!file.is_open()) {
      continue;
    }
    if (std::ranges::find(known, content_of(file, status)) == known.end()) {
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
