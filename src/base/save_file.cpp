// SPDX-License-Identifier: MIT
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <csignal>
#include <fstream>
#include <optional>
#include <system_error>

#include "base/files.hpp"

namespace cme {
namespace {

namespace fs = std::filesystem;

constexpr mode_t permission_bits = 07777;
constexpr mode_t mode_of_new_files = 0666;  // less what the umask forbids

tl::unexpected<std::string> system_failure(int error) {
  // A stream keeps no reason, and the system may have told none.
  return failure(error == 0 ? std::string("it cannot be written") : system_reason(error));
}

/// Keeps the signals that ask this process to end from doing so until the end of the scope, in this thread.
class SignalsHeldBack {
 public:
  SignalsHeldBack() {
    sigset_t held;
    ::sigemptyset(&held);
    for (const int signal : {SIGINT, SIGTERM, SIGHUP}) {
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

Result<void> write_stream(const fs::path& path, const std::function<void(std::ostream&)>& write) {
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

/// A name in the folder of `path` that no record has; another one for each attempt.
fs::path name_beside(const fs::path& path, unsigned attempt) {
  return path.parent_path() / (".cme-" + std::to_string(::getpid()) + "-" + std::to_string(attempt) + ".tmp");
}

/// A file without a name: nobody sees it, and it is gone when this process ends, in whatever way.
class UnnamedFile {
 public:
  /// `folder` may be empty.
  explicit UnnamedFile(const fs::path& folder)
      : number_(::open(folder.empty() ? "." : folder.c_str(), O_TMPFILE | O_WRONLY | O_CLOEXEC, mode_of_new_files)) {}
  ~UnnamedFile() {
    if (number_ >= 0) {
      ::close(number_);
    }
  }
  UnnamedFile(UnnamedFile&&) = delete;
  UnnamedFile& operator=(UnnamedFile&&) = delete;

  /// Whether it is there: not every file system has such files, and without /proc they cannot get a name.
  [[nodiscard]] bool is_there() const { return number_ >= 0 && ::access(path().c_str(), F_OK) == 0; }

  [[nodiscard]] fs::path path() const { return "/proc/self/fd/" + std::to_string(number_); }

  [[nodiscard]] bool set_mode(mode_t mode) const { return ::fchmod(number_, mode) == 0; }

  /// Fails if something has this name.
  [[nodiscard]] bool link_to(const fs::path& name) const {
    return ::linkat(AT_FDCWD, path().c_str(), AT_FDCWD, name.c_str(), AT_SYMLINK_FOLLOW) == 0;
  }

 private:
  int number_;
};

/// Gives `file` the name `target`, in place of the file that has it.
Result<void> name_file(const UnnamedFile& file, const fs::path& target) {
  if (file.link_to(target)) {
    return {};
  }
  // A link takes nobody's name, only a renaming does: for that moment the file has a name of its own.
  const SignalsHeldBack held;
  for (unsigned attempt = 0; errno == EEXIST; ++attempt) {
    const fs::path beside = name_beside(target, attempt);
    if (!file.link_to(beside)) {
      continue;
    }
    if (::rename(beside.c_str(), target.c_str()) == 0) {
      return {};
    }
    const int reason = errno;
    ::unlink(beside.c_str());
    return system_failure(reason);
  }
  return system_failure(errno);
}

Result<void> save_unnamed(const UnnamedFile& file, const fs::path& target, std::optional<mode_t> mode,
                          const std::function<void(std::ostream&)>& write) {
  if (Result<void> written = write_stream(file.path(), write); !written) {
    return written;
  }
  if (mode && !file.set_mode(*mode)) {
    return system_failure(errno);
  }
  return name_file(file, target);
}

/// A file with a name beside its later one, removed at the end of its scope unless it has got that.
class NamedFile {
 public:
  /// Makes the file. `error` tells why it could not be made, if it could not.
  NamedFile(const fs::path& target, std::optional<mode_t> mode, int& error) {
    for (unsigned attempt = 0;; ++attempt) {
      path_ = name_beside(target, attempt);
      const int file = ::open(path_.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, mode_of_new_files);
      if (file < 0 && errno == EEXIST) {
        continue;
      }
      error = file < 0 || (mode && ::fchmod(file, *mode) != 0) ? errno : 0;
      if (file < 0) {
        path_.clear();
      } else {
        ::close(file);
      }
      return;
    }
  }
  ~NamedFile() {
    if (!path_.empty()) {
      ::unlink(path_.c_str());
    }
  }
  NamedFile(NamedFile&&) = delete;
  NamedFile& operator=(NamedFile&&) = delete;

  [[nodiscard]] const fs::path& path() const { return path_; }

  bool rename_to(const fs::path& name) {
    if (::rename(path_.c_str(), name.c_str()) != 0) {
      return false;
    }
    path_.clear();
    return true;
  }

 private:
  fs::path path_;
};

Result<void> save_named(const fs::path& target, std::optional<mode_t> mode,
                        const std::function<void(std::ostream&)>& write) {
  // Else a Ctrl-C would leave the file.
  const SignalsHeldBack held;
  int error = 0;
  NamedFile file(target, mode, error);
  if (error != 0) {
    return system_failure(error);
  }
  if (Result<void> written = write_stream(file.path(), write); !written) {
    return written;
  }
  if (!file.rename_to(target)) {
    return system_failure(errno);
  }
  return {};
}

}  // namespace

Result<void> save_file(const fs::path& path, const std::function<void(std::ostream&)>& write) {
  std::error_code unresolved;
  fs::path target = fs::canonical(path, unresolved);
  if (unresolved) {
    target = path;
  }
  std::optional<mode_t> mode;
  struct stat status {};
  if (::stat(target.c_str(), &status) == 0) {
    if (!S_ISREG(status.st_mode)) {
      return write_stream(target, write);
    }
    if (::access(target.c_str(), W_OK) != 0) {
      return system_failure(errno);
    }
    mode = status.st_mode & permission_bits;
  }
  const UnnamedFile unnamed(target.parent_path());
  return unnamed.is_there() ? save_unnamed(unnamed, target, mode, write) : save_named(target, mode, write);
}

Result<void> save_if_unchanged(const fs::path& path, std::string_view before, std::string_view after) {
  const Result<std::string> now = read_file(path, before.size());
  if (!now) {
    return failure(now.error());
  }
  if (*now != before) {
    return failure("it has been changed meanwhile");
  }
  return save_file(path, [&](std::ostream& out) { out << after; });
}

Result<void> create_file(const fs::path& path, std::string_view text) {
  // The name is taken first, and only by one process; what is written then takes its place as a whole.
  const int file = ::open(path.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, mode_of_new_files);
  if (file < 0) {
    return system_failure(errno);
  }
  ::close(file);
  Result<void> saved = save_file(path, [text](std::ostream& out) { out << text; });
  if (!saved) {
    ::unlink(path.c_str());
  }
  return saved;
}

}  // namespace cme
