// SPDX-License-Identifier: MIT
#include "base/files.hpp"

#include <dirent.h>
#include <fcntl.h>
#include <fmt/format.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <iterator>
#include <memory>
#include <system_error>

#include "base/ascii.hpp"
#include "base/function.hpp"
#include "base/parallel.hpp"
#include "base/paths.hpp"
#include "base/safe_output.hpp"

namespace cme {
namespace {

std::string_view kind_of(mode_t mode) {
  if (S_ISDIR(mode)) {
    return "a folder";
  }
  if (S_ISFIFO(mode)) {
    return "a pipe";
  }
  if (S_ISSOCK(mode)) {
    return "a socket";
  }
  return "a device";
}

tl::unexpected<std::string> not_a_file(mode_t mode) {
  return failure(std::string("it is ").append(kind_of(mode)).append(", not a file"));
}

tl::unexpected<std::string> cannot_open(const std::string& path, int error) {
  struct stat status {};
  // A socket cannot be opened, and "no such device or address" would explain nothing.
  if (error == ENXIO && ::stat(path.c_str(), &status) == 0) {
    return not_a_file(status.st_mode);
  }
  if (error == ENOENT && ::lstat(path.c_str(), &status) == 0 && S_ISLNK(status.st_mode)) {
    return failure("it is a link to a file that does not exist");
  }
  return failure(system_reason(error));
}

/// Reads to the end, or until `capacity` bytes are read; `expected` is the size that the system reported. Returns how
/// many bytes are at the start of `buffer`, which only grows.
Result<std::size_t> read_up_to(int file, std::size_t capacity, std::size_t expected, std::string& buffer) {
  std::size_t used = 0;
  while (used < capacity) {
    // One byte more than expected, so that a short read shows the end without another call.
    const std::size_t wanted = std::min(capacity, std::max(expected + 1, 2 * used));
    if (buffer.size() < wanted) {
      buffer.resize(wanted);
    }
    const ssize_t count = ::read(file, buffer.data() + used, std::min(capacity, buffer.size()) - used);
    if (count < 0 && errno == EINTR) {
      continue;
    }
    if (count < 0) {
      return failure(system_reason(errno));
    }
    used += static_cast<std::size_t>(count);
    if (count == 0 || (used == expected && used < buffer.size() && used > 0)) {
      break;
    }
  }
  return used;
}

// Without O_NONBLOCK, opening a pipe would wait for its writer. A file in an unreadable folder can still be opened:
// O_PATH allows for this, POSIX does not.
#ifdef CME_HAS_O_PATH
constexpr int folder_flags = O_PATH | O_DIRECTORY | O_CLOEXEC;
#else
constexpr int folder_flags = O_RDONLY | O_DIRECTORY | O_CLOEXEC;
#endif

constexpr int reading_flags = O_RDONLY | O_NONBLOCK | O_CLOEXEC | O_NOCTTY;

/// How to open a file first, so that a link is noticed where not every one may be followed.
int flags_for(const std::filesystem::path& home) {
  return home.empty() ? reading_flags : reading_flags | O_NOFOLLOW;
}

/// Whether the real file is in the folder of its link, and not in a repository's own files. A folder of Kubernetes has
/// its files in hidden folders, and a link to each.
bool is_beside_link(const std::filesystem::path& real, const std::string& link) {
  std::error_code unresolved;
  const std::filesystem::path folder =
      std::filesystem::canonical(std::filesystem::path(link).parent_path(), unresolved);
  return !unresolved && is_within(real, folder) &&
         real.native().find("/.git/", folder.native().size()) == std::string::npos;
}

/// Opens what a link leads to, if it may be followed. The result is not open if that cannot be opened, with the reason
/// in errno.
Result<Descriptor> open_link(const std::string& path, const std::filesystem::path& home) {
  std::error_code unresolved;
  const std::filesystem::path real = std::filesystem::canonical(path, unresolved);
  // The system may follow a link that cannot be resolved here, so it is not asked to.
  if (unresolved == std::errc::no_such_file_or_directory) {
    return failure("it is a link to a file that does not exist");
  }
  if (unresolved) {
    return failure(system_reason(unresolved.value()));
  }
  if (!is_within(real, home)) {
    return failure(
        fmt::format("it is a link that leads out of {}; put a copy of the file there", quote(home.native())));
  }
  if (!is_visible_in(real, home) && !is_beside_link(real, path)) {
    return failure("it is a link to a hidden file; put a copy of the file there");
  }
  return Descriptor(::open(real.c_str(), flags_for(home)));
}

/// Reads from the descriptor that `open` returned for `path`, or from what the link leads to.
Result<std::size_t> read_opened(Descriptor file, const std::string& path, const std::filesystem::path& home,
                                std::size_t limit, std::string& buffer) {
  if (!file.is_open() && errno == ELOOP && !home.empty()) {
    Result<Descriptor> target = open_link(path, home);
    if (!target) {
      return failure(std::move(target).error());
    }
    file = *std::move(target);
  }
  if (!file.is_open()) {
    return cannot_open(path, errno);
  }
  // This call pays for itself: the size saves the read that would find the end.
  struct stat status {};
  if (::fstat(file.number(), &status) != 0) {
    return failure(system_reason(errno));
  }
  // A folder that could not be listed is listed as a file.
  if (S_ISDIR(status.st_mode) && ::access(path.c_str(), R_OK) != 0) {
    return failure(system_reason(errno));
  }
  if (!S_ISREG(status.st_mode)) {
    return not_a_file(status.st_mode);
  }
  return read_up_to(file.number(), limit + 1, static_cast<std::size_t>(status.st_size), buffer);
}

using IsWanted = bool (*)(std::string_view path);

/// The names in one folder that matter, sorted: matching files, and folders with a `/` after them, which gives the
/// order of complete paths. Fails with the system's error number.
tl::expected<std::vector<std::string>, int> list_folder(const std::string& folder, IsWanted is_wanted) {
  struct Close {
    void operator()(DIR* stream) const { ::closedir(stream); }
  };
  const std::unique_ptr<DIR, Close> stream(::opendir(folder.empty() ? "." : folder.c_str()));
  if (!stream) {
    return tl::unexpected(errno);
  }
  std::vector<std::string> names;
  for (;;) {
    errno = 0;
    // Threads may not share a stream; this one belongs to this thread.
    const dirent* const found = ::readdir(stream.get());  // NOLINT(concurrency-mt-unsafe)
    if (found == nullptr) {
      break;
    }
    const std::string_view name = found->d_name;
    if (name.starts_with('.')) {
      continue;
    }
    const auto is_folder = [&](int flags) {
      struct stat status {};
      return ::fstatat(::dirfd(stream.get()), found->d_name, &status, flags) == 0 && S_ISDIR(status.st_mode);
    };
    // Some file systems do not say what it is.
    if (found->d_type == DT_DIR || (found->d_type == DT_UNKNOWN && is_folder(AT_SYMLINK_NOFOLLOW))) {
      names.push_back(std::string(name) + '/');
    } else if (is_wanted(name)) {
      names.emplace_back(name);
    } else if (found->d_type != DT_REG && is_wanted(std::string(name).append(end_of_linked_folder)) && is_folder(0)) {
      names.push_back(std::string(name).append(end_of_linked_folder));
    }
  }
  if (errno != 0) {
    return tl::unexpected(errno);
  }
  std::sort(names.begin(), names.end());
  return names;
}

bool is_folder_name(const std::string& name) {
  return name.back() == '/';
}

/// Appends the names, which are those of `list_folder`, as paths in `folder`. `append_folder` appends what is in each
/// folder.
void append_names(const std::string& folder, const std::vector<std::string>& names,
                  const Function<void(std::string path)>& append_folder, std::vector<std::string>& paths) {
  for (const std::string& name : names) {
    if (is_folder_name(name)) {
      append_folder(folder + name);
    } else {
      paths.push_back(folder + name);
    }
  }
}

/// Appends the files in `folder`, which ends with `/`, and in the folders below it.
void append_files(std::string folder, IsWanted is_wanted, std::vector<std::string>& paths) {
  if (const auto names = list_folder(folder, is_wanted)) {
    append_names(
        folder, *names, [&](std::string inner) { append_files(std::move(inner), is_wanted, paths); }, paths);
  } else {
    // The folder itself is listed, so that it is reported with the unreadable files and the other files are still read.
    folder.pop_back();
    paths.push_back(std::move(folder));
  }
}

}  // namespace

std::string system_reason(int error) {
  std::string reason = std::generic_category().message(error);
  if (!reason.empty()) {
    reason[0] = lower_ascii(reason[0]);
  }
  return reason;
}

Result<std::string> read_file(const std::filesystem::path& path, std::size_t limit, const std::filesystem::path& home) {
  std::string bytes;
  Descriptor file(::open(path.c_str(), flags_for(home)));
  const Result<std::size_t> count = read_opened(std::move(file), path.native(), home, limit, bytes);
  if (!count) {
    return failure(count.error());
  }
  bytes.resize(*count);
  return bytes;
}

Result<std::string_view> FileReader::read(const std::string& path) {
  const Result<std::size_t> count = read_opened(open_in_folder(path), path, home_, limit_, buffer_);
  if (!count) {
    return failure(count.error());
  }
  return std::string_view(buffer_).substr(0, *count);
}

/// The system then looks up one name instead of every folder above it.
Descriptor FileReader::open_in_folder(const std::string& path) {
  const std::size_t name = path.rfind('/') + 1;
  if (name != folder_.size() || !path.starts_with(folder_)) {
    folder_ = path.substr(0, name);
    open_folder_ = name == 0 ? Descriptor() : Descriptor(::open(folder_.c_str(), folder_flags));
  }
  return Descriptor(open_folder_.is_open() ? ::openat(open_folder_.number(), path.c_str() + name, flags_for(home_))
                                           : ::open(path.c_str(), flags_for(home_)));
}

Result<void> make_folders(const std::filesystem::path& folder) {
  std::error_code reason;
  std::filesystem::create_directories(folder, reason);
  if (!reason) {
    return {};
  }
  std::error_code ignored;
  // The system says only that the file exists.
  const bool is_dangling = std::filesystem::is_symlink(std::filesystem::symlink_status(folder, ignored)) &&
                           !std::filesystem::exists(folder, ignored);
  if (is_dangling) {
    return failure("it is a link to a folder that does not exist");
  }
  if (reason == std::errc::not_a_directory || reason == std::errc::file_exists) {
    return failure(std::filesystem::exists(folder, ignored) ? "it is a file, not a folder"
                                                            : "part of its path is a file, not a folder");
  }
  return failure(system_reason(reason.value()));
}

Result<std::vector<std::string>> list_names(const std::filesystem::path& folder) {
  std::error_code failed;
  std::filesystem::directory_iterator found(folder, failed);
  std::vector<std::string> names;
  while (!failed && found != std::filesystem::directory_iterator()) {
    names.push_back(found->path().filename().string());
    found.increment(failed);
  }
  if (failed) {
    return failure(system_reason(failed.value()));
  }
  std::ranges::sort(names);
  return names;
}

std::vector<std::string> find_record_files(const std::filesystem::path& folder) {
  return find_files(folder, is_record_file);
}

std::vector<std::string> find_files(const std::filesystem::path& folder, bool (*is_wanted)(std::string_view path),
                                    std::optional<std::size_t> jobs) {
  const std::string root = with_slash(folder.native());
  const auto names = list_folder(root, is_wanted);
  if (!names) {
    throw Error("cannot read the folder " + quote(folder.native()) + ": " + system_reason(names.error()));
  }
  std::vector<std::string> folders;
  std::ranges::copy_if(*names, std::back_inserter(folders), is_folder_name);
  std::vector<std::vector<std::string>> files_below(folders.size());
  for_each_index(folders.size(), [&](std::size_t i) { append_files(root + folders[i], is_wanted, files_below[i]); },
                 {.jobs = jobs});
  std::vector<std::string> paths;
  auto below = files_below.begin();
  append_names(
      root, *names, [&](const std::string&) { std::ranges::move(*below++, std::back_inserter(paths)); }, paths);
  return paths;
}

}  // namespace cme
