// SPDX-License-Identifier: MIT
#include "site/regular_file.hpp"

#include <dirent.h>
#include <fcntl.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <cstdint>
#include <memory>

#include "base/hash.hpp"

namespace cme {
namespace {

constexpr std::size_t buffer_size = std::size_t{1} << 16U;

/// Calls `take` with the parts of a file, as long as it returns true. They are gone when it returns.
void for_each_part(const Descriptor& file, auto take) {
  thread_local std::array<char, buffer_size> buffer;
  for (;;) {
    const std::size_t count = read_some(file, buffer.data(), buffer.size());
    if (count == 0 || !take(std::string_view(buffer.data(), count)) || count < buffer.size()) {
      return;
    }
  }
}

}  // namespace

std::string_view name_of(std::string_view path) {
  return path.substr(path.rfind('/') + 1);
}

std::vector<std::string> names_in(const Descriptor& folder) {
  std::vector<std::string> names;
  const int number = ::openat(folder.number(), ".", O_RDONLY | O_DIRECTORY | O_CLOEXEC);
  if (number < 0) {
    return names;
  }
  const std::unique_ptr<DIR, int (*)(DIR*)> stream(::fdopendir(number), ::closedir);
  if (!stream) {
    ::close(number);
    return names;
  }
  // NOLINTNEXTLINE(concurrency-mt-unsafe): no other thread has the stream
  while (const dirent* const entry = ::readdir(stream.get())) {
    const std::string_view name = static_cast<const char*>(entry->d_name);
    if (name != "." && name != "..") {
      names.emplace_back(name);
    }
  }
  return names;
}

Descriptor open_regular(const Descriptor& folder, std::string_view name, struct stat& status) {
  Descriptor file(::openat(folder.number(), std::string(name).c_str(), O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC));
  if (file.is_open() && (::fstat(file.number(), &status) != 0 || !S_ISREG(status.st_mode))) {
    return {};
  }
  return file;
}

std::size_t read_some(const Descriptor& file, char* buffer, std::size_t size) {
  std::size_t done = 0;
  while (done < size) {
    const ssize_t count = ::read(file.number(), buffer + done, size - done);
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

WrittenFile content_of(const Descriptor& file, const struct stat& status) {
  ContentHasher hasher;
  for_each_part(file, [&hasher](std::string_view part) {
    hasher.add(part);
    return true;
  });
  return {static_cast<std::uint64_t>(status.st_size), hasher.hash()};
}

}  // namespace cme
