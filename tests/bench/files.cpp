// SPDX-License-Identifier: MIT
#include "files.hpp"

#include <dirent.h>
#include <fcntl.h>
#include <unistd.h>

#include <atomic>
#include <cerrno>
#include <exception>
#include <mutex>
#include <string>
#include <system_error>
#include <thread>
#include <vector>

namespace cme::bench {
namespace {

[[noreturn]] void fail(const std::string& path) {
  throw std::system_error(errno, std::generic_category(), path);
}

void append_files(const std::string& folder, std::vector<std::string>& paths) {
  DIR* directory = ::opendir(folder.c_str());
  if (directory == nullptr) {
    fail(folder);
  }
  std::vector<std::string> folders;
  while (const dirent* entry = ::readdir(directory)) {
    const std::string_view name = entry->d_name;
    if (entry->d_type == DT_REG) {
      paths.push_back(folder + '/' + entry->d_name);
    } else if (entry->d_type == DT_DIR && name != "." && name != "..") {
      folders.push_back(folder + '/' + entry->d_name);
    }
  }
  ::closedir(directory);
  for (const std::string& deeper : folders) {
    append_files(deeper, paths);
  }
}

/// Reads the file into `buffer`, which grows to the largest of them.
std::string_view read(const std::string& path, std::string& buffer) {
  const int file = ::open(path.c_str(), O_RDONLY | O_CLOEXEC);
  if (file < 0) {
    fail(path);
  }
  std::size_t size = 0;
  while (true) {
    if (size == buffer.size()) {
      buffer.resize(size * 2 + 65'536);
    }
    const ssize_t count = ::read(file, buffer.data() + size, buffer.size() - size);
    if (count < 0) {
      ::close(file);
      fail(path);
    }
    if (count == 0) {
      ::close(file);
      return std::string_view(buffer).substr(0, size);
    }
    size += static_cast<std::size_t>(count);
  }
}

}  // namespace

std::size_t for_each_file(const std::string& folder, std::size_t threads,
                          const std::function<void(std::string_view)>& work) {
  std::vector<std::string> paths;
  append_files(folder, paths);
  std::atomic<std::size_t> next = 0;
  std::exception_ptr failure;
  std::mutex mutex;
  const auto run = [&] {
    try {
      std::string buffer;
      for (std::size_t i = next++; i < paths.size(); i = next++) {
        work(read(paths[i], buffer));
      }
    } catch (...) {
      const std::lock_guard lock(mutex);
      failure = std::current_exception();
    }
  };
  {
    std::vector<std::jthread> others(threads - 1);
    for (std::jthread& other : others) {
      other = std::jthread(run);
    }
    run();
  }
  if (failure) {
    std::rethrow_exception(failure);
  }
  return paths.size();
}

}  // namespace cme::bench
