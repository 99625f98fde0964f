// SPDX-License-Identifier: MIT
#include "base/atomic_file.hpp"

#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <csignal>
#include <cstdio>
#include <fstream>
#include <optional>
#include <system_error>
#include <utility>

#include "base/descriptor.hpp"
#include "base/files.hpp"

namespace cme {
namespace {

namespace fs = std::filesystem;

constexpr mode_t permission_bits = 0777;
constexpr mode_t special_bits = 07000;
constexpr mode_t mode_of_new_files = 0666;  // less what the umask forbids

tl::unexpected<std::string> system_failure(int error) {
  switch (error) {
    case 0:  // A stream does not keep the reason, and the system may not have given one.
      return failure("it cannot be written");
    case ENOENT:
      return failure("its folder does not exist");
    case ENOTDIR:
      return failure("part of its path is a file, not a folder");
    case EISDIR:
      return failure("it is a folder");
    default:
      return failure(system_reason(error));
  }
}

/// Blocks the signals that would end this process, in this thread, until the end of the scope.
class SignalsHeldBack {
 public:
  SignalsHeldBack() {
    sigset_t held;
    ::sigemptyset(&held);
    for (const int signal : {SIGINT, SIGTERM, SIGHUP, SIGXFSZ}) {
      ::sigaddset(&held, signal);
    }
    ::pthread_sigmask(SIG_BLOCK, &held, &before_);
  }
  ~SignalsHeldBack() { ::pthread_sigmask(SIG_SETMASK, &before_, nullptr); }
  SignalsHeldBack(SignalsHeldBack&&) = delete;
  SignalsHeldBack& operator=(SignalsHeldBack&&) = delete;

 private:
  sigset_t before_{};
};

/// A name in the folder of `path` that no record can have; a different one for each attempt.
fs::path name_beside(const fs::path& path, unsigned attempt) {
  return path.parent_path() / (".cme-" + std::to_string(::getpid()) + "-" + std::to_string(attempt) + ".tmp");
}

/// A new file by a temporary name, which goes into `name`. If it could not be created, it is not open, and errno has
/// the reason.
Descriptor create_beside(const fs::path& path, int access, fs::path& name) {
  Descriptor file;
  for (unsigned attempt = 0; !file.is_open(); ++attempt) {
    name = name_beside(path, attempt);
    file = Descriptor(::open(name.c_str(), access | O_CREAT | O_EXCL | O_CLOEXEC, mode_of_new_files));
    if (!file.is_open() && errno != EEXIST) {
      break;
    }
  }
  return file;
}

fs::path folder_of(const fs::path& path) {
  return path.has_parent_path() ? path.parent_path() : fs::path(".");
}

/// A file that gets its name last. Until then it has no name, so no other program sees it, and it disappears when this
/// process ends, however it ends. Where the file system does not support nameless files, it has a temporary name until
/// the scope ends.
class NewFile {
 public:
  /// Creates the file in the folder of `target`.
  explicit NewFile(fs::path target) : target_(std::move(target)) {
    if (!open_without_name()) {
      file_ = {};
      open_beside();
    }
  }
  ~NewFile() {
    if (!beside_.empty()) {
      ::unlink(beside_.c_str());
    }
  }
  NewFile(NewFile&&) = delete;
  NewFile& operator=(NewFile&&) = delete;

  /// The descriptor. If the file could not be created, it is below 0, and errno has the reason right after the
  /// constructor.
  [[nodiscard]] int number() const { return file_.number(); }

  /// A path that opens the file.
  [[nodiscard]] const fs::path& path() const { return path_; }

  /// Gives the file its name, unless the name is taken. Returns 0 or the system's error number.
  [[nodiscard]] int take_free_name() {
    if (beside_.empty()) {
      return link(target_) ? 0 : errno;
    }
    // Not every file system can rename without replacing, or link.
#ifdef CME_HAS_RENAMEAT2
    if (::renameat2(AT_FDCWD, beside_.c_str(), AT_FDCWD, target_.c_str(), RENAME_NOREPLACE) == 0) {
      beside_.clear();
      return 0;
    }
#else
    errno = EINVAL;
#endif
    return errno == EINVAL && ::link(beside_.c_str(), target_.c_str()) == 0 ? 0 : errno;
  }

  /// Gives the file its name, replacing any file that has it. Returns 0 or the system's error number.
  [[nodiscard]] int take_name() {
    if (beside_.empty()) {
      if (link(target_)) {
        return 0;
      }
      // A link cannot replace a file, only a rename can, so the file briefly has a temporary name.
      held_.emplace();
      for (unsigned attempt = 0; errno == EEXIST; ++attempt) {
        const fs::path beside = name_beside(target_, attempt);
        if (link(beside)) {
          beside_ = beside;
          break;
        }
      }
      if (beside_.empty()) {
        return errno;
      }
    }
    if (::rename(beside_.c_str(), target_.c_str()) != 0) {
      return errno;
    }
    beside_.clear();
    return 0;
  }

 private:
  [[nodiscard]] bool open_without_name() {
#ifdef CME_HAS_O_TMPFILE
    file_ = Descriptor(::open(folder_of(target_).c_str(), O_TMPFILE | O_WRONLY | O_CLOEXEC, mode_of_new_files));
    path_ = "/proc/self/fd/" + std::to_string(file_.number());
    static const bool has_proc = ::access("/proc/self/fd", F_OK) == 0;
    return file_.is_open() && has_proc;
#else
    return false;
#endif
  }

  void open_beside() {
    held_.emplace();  // otherwise Ctrl-C would leave the file
    file_ = create_beside(target_, O_WRONLY, path_);
    if (file_.is_open()) {
      beside_ = path_;
    }
  }

  [[nodiscard]] bool link(const fs::path& name) const {
#ifdef CME_HAS_O_TMPFILE
    // The short way. Before Linux 6.10, only root may use it.
    if (::linkat(file_.number(), "", AT_FDCWD, name.c_str(), AT_EMPTY_PATH) == 0) {
      return true;
    }
    if (errno != ENOENT) {
      return false;
    }
#endif
    return ::linkat(AT_FDCWD, path_.c_str(), AT_FDCWD, name.c_str(), AT_SYMLINK_FOLLOW) == 0;
  }

  fs::path target_;
  std::optional<SignalsHeldBack> held_;  ///< while the file has a temporary name
  Descriptor file_;
  fs::path path_;
  fs::path beside_;  ///< the temporary name; empty if there is none
};

Result<void> write_stream(const fs::path& path, const Function<void(std::ostream&)>& write) {
  errno = 0;
  std::ofstream stream(path, std::ios::binary);
  if (stream) {
    write(stream);
    stream.close();
  }
  if (!stream) {
    return system_failure(errno);
  }
  return {};
}

/// Only root may give a file to another user; other users may choose among their own groups.
bool keep_owner(int file, const struct stat& old) {
  return ::fchown(file, old.st_uid, old.st_gid) == 0 || ::fchown(file, static_cast<uid_t>(-1), old.st_gid) == 0;
}

/// Prepares a file to replace the one that `old` describes. Returns 0 or the system's error number.
int take_over(int file, const struct stat& old) {
  const mode_t kept = keep_owner(file, old) ? permission_bits | special_bits : permission_bits;
  if (::fchmod(file, old.st_mode & kept) != 0) {
    return errno;
  }
  // Otherwise a power failure could leave the new name without content.
  const bool is_synced = ::fsync(file) == 0 || errno == EINVAL || errno == EROFS;
  return is_synced ? 0 : errno;
}

/// Flushes the new name to the disk. Where that is not possible, the system writes it a little later.
void sync_folder(const fs::path& path) {
  const Descriptor folder(::open(folder_of(path).c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC));
  if (folder.is_open()) {
    ::fsync(folder.number());
  }
}

Result<void> replace_file(const fs::path& target, const struct stat& old, const Function<void(std::ostream&)>& write) {
  NewFile file(target);
  if (file.number() < 0) {
    return system_failure(errno);
  }
  if (Result<void> written = write_stream(file.path(), write); !written) {
    return written;
  }
  if (const int error = take_over(file.number(), old); error != 0) {
    return system_failure(error);
  }
  if (const int error = file.take_name(); error != 0) {
    return system_failure(error);
  }
  sync_folder(target);
  return {};
}

/// An open file that no other cme process changes in the meantime.
class LockedFile {
 public:
  explicit LockedFile(const fs::path& path)
      : file_(::open(path.c_str(), O_RDONLY | O_NONBLOCK | O_CLOEXEC)), is_ours_(lock(file_.number(), path)) {}

  [[nodiscard]] bool is_ours() const { return is_ours_; }

 private:
  /// Whether this process has the lock on the open file, and the name still leads to that file.
  static bool lock(int number, const fs::path& path) {
    // It does not wait for a lock: some file systems have none, and any program may hold one for a long time.
    if (number < 0 || (::flock(number, LOCK_EX | LOCK_NB) != 0 && errno == EWOULDBLOCK)) {
      return false;
    }
    struct stat opened {};
    struct stat named {};
    // The previous holder of the lock may have replaced the file.
    return ::fstat(number, &opened) == 0 && ::stat(path.c_str(), &named) == 0 && opened.st_dev == named.st_dev &&
           opened.st_ino == named.st_ino;
  }

  Descriptor file_;
  bool is_ours_;
};

}  // namespace

Result<void> save_file(const fs::path& path, const Function<void(std::ostream&)>& write) {
  std::error_code unresolved;
  fs::path target = fs::canonical(path, unresolved);
  if (unresolved) {
    target = path;
  }
  struct stat old {};
  if (::stat(target.c_str(), &old) == 0) {
    if (!S_ISREG(old.st_mode)) {
      return write_stream(target, write);
    }
    if (::access(target.c_str(), W_OK) != 0) {
      return system_failure(errno);
    }
    return replace_file(target, old, write);
  }
  NewFile file(target);
  if (file.number() < 0) {
    return system_failure(errno);
  }
  if (Result<void> written = write_stream(file.path(), write); !written) {
    return written;
  }
  const int error = file.take_name();
  return error == 0 ? Result<void>() : system_failure(error);
}

Result<void> save_copy(const fs::path& path, const Descriptor& content) {
  return save_file(path, [&content](std::ostream& out) {
    std::string part(std::size_t{1} << 20U, '\0');
    off_t place = 0;
    for (ssize_t count = 0; (count = ::pread(content.number(), part.data(), part.size(), place)) != 0; place += count) {
      if (count < 0) {
        out.setstate(std::ios::failbit);
        return;
      }
      out.write(part.data(), count);
    }
  });
}

Result<Saved> save_if_unchanged(const fs::path& path, std::string_view before, std::string_view after) {
  const LockedFile locked(path);
  const Result<std::string> now = read_file(path, before.size());
  if (!now) {
    return failure(now.error());
  }
  if (!locked.is_ours() || *now != before) {
    return Saved::too_late;
  }
  return save_file(path, [&](std::ostream& out) { out << after; }).map([] { return Saved::yes; });
}

Result<void> update_file(const fs::path& path, std::string_view before, std::string_view after) {
  const Result<Saved> saved = save_if_unchanged(path, before, after);
  if (!saved) {
    return failure(saved.error());
  }
  return *saved == Saved::yes ? Result<void>() : failure("it was changed by another program in the meantime");
}

Result<Saved> create_file(const fs::path& path, std::string_view text) {
  NewFile file(path);
  if (file.number() < 0) {
    return system_failure(errno);
  }
  if (const int error = write_all(file.number(), text); error != 0) {
    return system_failure(error);
  }
  const int error = file.take_free_name();
  if (error != 0 && error != EEXIST) {
    return system_failure(error);
  }
  return error == 0 ? Saved::yes : Saved::too_late;
}

Result<Descriptor> open_nameless_file(const fs::path& path, const Function<void(const fs::path&)>& open) {
  const SignalsHeldBack held;  // otherwise Ctrl-C could leave the file
  fs::path name;
  Descriptor file = create_beside(path, O_RDWR, name);
  if (!file.is_open()) {
    return system_failure(errno);
  }
  struct RemoveName {
    const fs::path& name;
    ~RemoveName() { ::unlink(name.c_str()); }
  } const removal{name};
  open(name);
  return file;
}

}  // namespace cme
