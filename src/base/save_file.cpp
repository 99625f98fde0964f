// SPDX-License-Identifier: MIT
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <fstream>
#include <optional>
#include <system_error>

#include "cme/base/files.hpp"

namespace cme {
namespace {

namespace fs = std::filesystem;

constexpr mode_t permission_bits = 07777;
constexpr mode_t mode_of_new_files = 0666;  // less what the umask forbids

tl::unexpected<std::string> system_failure(int error) {
  // A stream keeps no reason, and the system may have told none.
  return failure(error == 0 ? std::string("it cannot be written") : system_reason(error));
}

/// A file that is removed at the end of its scope, unless it has got another name.
class TemporaryFile {
 public:
  explicit TemporaryFile(fs::path path) : path_(std::move(path)) {}
  ~TemporaryFile() {
    if (!path_.empty()) {
      ::unlink(path_.c_str());
    }
  }
  TemporaryFile(TemporaryFile&&) = delete;
  TemporaryFile& operator=(TemporaryFile&&) = delete;

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

/// A new, empty file in the folder of `path`, under a name that no record has.
Result<fs::path> create_beside(const fs::path& path, std::optional<mode_t> mode) {
  for (unsigned attempt = 0;; ++attempt) {
    const std::string name = ".cme-" + std::to_string(::getpid()) + "-" + std::to_string(attempt) + ".tmp";
    fs::path created = path.parent_path() / name;
    const int file = ::open(created.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, mode_of_new_files);
    if (file < 0 && errno == EEXIST) {
      continue;
    }
    if (file < 0) {
      return system_failure(errno);
    }
    const int refusal = mode && ::fchmod(file, *mode) != 0 ? errno : 0;
    ::close(file);
    if (refusal != 0) {
      ::unlink(created.c_str());
      return system_failure(refusal);
    }
    return created;
  }
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
  Result<fs::path> created = create_beside(target, mode);
  if (!created) {
    return failure(std::move(created).error());
  }
  TemporaryFile temporary(*std::move(created));
  if (Result<void> written = write_stream(temporary.path(), write); !written) {
    return written;
  }
  if (!temporary.rename_to(target)) {
    return system_failure(errno);
  }
  return {};
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
