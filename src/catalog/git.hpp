// SPDX-License-Identifier: MIT
#pragma once

#include <sys/types.h>

#include <cstddef>
#include <filesystem>
#include <functional>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "cme/base/result.hpp"

namespace cme {

/// The variables that a program is started with.
using Environment = std::map<std::string, std::string, std::less<>>;

/// The program git, run in one folder. May be used by several threads at once.
class Git {
 public:
  /// Throws Error if there is no git on the PATH of `environment`.
  Git(std::filesystem::path folder, const Environment& environment);

  /// What `git ARGUMENT…` prints, without a shell and without standard input. Fails with all that git says on its
  /// standard error, on one line. Throws Error if git cannot be started.
  [[nodiscard]] Result<std::string> run(std::vector<std::string> arguments) const;

  /// The same for a question that has an answer in every repository. Throws Error, which begins with `failed`, if git
  /// fails; with the help, if there is no repository.
  [[nodiscard]] std::string ask(std::vector<std::string> arguments, std::string_view failed,
                                std::string_view help_outside = {}) const;

 private:
  friend class GitObjects;

  /// Starts `git ARGUMENT…` with these three as its standard input, output and error. Throws Error if it cannot.
  [[nodiscard]] pid_t start(std::vector<std::string> arguments, int in, int out, int err) const;

  std::filesystem::path folder_;
  std::string program_;
  std::vector<std::string> variables_;  ///< `NAME=value`
};

/// Reads the objects of git's database one after the other, by a `git cat-file --batch` that runs as long as this.
class GitObjects {
 public:
  /// Of each object, no more than `limit` + 1 bytes are kept. Throws Error if git cannot be started.
  GitObjects(const Git& git, std::size_t limit);
  ~GitObjects();
  GitObjects(const GitObjects&) = delete;
  GitObjects(GitObjects&&) = delete;
  GitObjects& operator=(const GitObjects&) = delete;
  GitObjects& operator=(GitObjects&&) = delete;

  /// The content of the object with this id, as a view that holds until the next call. Fails with the reason alone.
  Result<std::string_view> read(const std::string& id);

 private:
  [[nodiscard]] bool send_line(std::string_view line) const;
  bool receive_more();
  Result<std::string_view> receive_line();
  bool receive_content(std::size_t size);

  std::size_t limit_;
  int socket_ = -1;  ///< git's standard input and output
  pid_t process_ = -1;
  std::string received_;  ///< what git has sent, and `read` not used yet from `used_` on
  std::size_t used_ = 0;
  std::string content_;
};

/// The paths in an answer of git's in which each ends with NUL.
std::vector<std::string_view> split_paths(std::string_view answer);

}  // namespace cme
