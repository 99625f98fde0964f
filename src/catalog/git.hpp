// SPDX-License-Identifier: MIT
#pragma once

#include <sys/types.h>

#include <cstddef>
#include <filesystem>
#include <functional>
#include <map>
#include <memory>
#include <mutex>
#include <string>
#include <string_view>
#include <vector>

#include "base/descriptor.hpp"
#include "cme/base/result.hpp"

namespace cme {

/// The variables that a program is started with.
using Environment = std::map<std::string, std::string, std::less<>>;

/// Runs git in one folder. May be used by several threads at once.
class Git {
 public:
  /// Throws Error if there is no git on the PATH of `environment`.
  Git(std::filesystem::path folder, const Environment& environment);

  /// What `git ARGUMENT…` prints, without a shell and without standard input. Fails with everything from git's standard
  /// error, on one line. Throws Error if git cannot be started.
  [[nodiscard]] Result<std::string> run(std::vector<std::string> arguments) const;

  /// The same for a command that succeeds in every repository. If git fails, throws Error whose message begins with
  /// `failed`, with help if there is no repository.
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

/// Reads files from git's database one after another, using a `git cat-file --batch` that runs as long as this object
/// lives.
class GitObjects {
 public:
  /// At most `limit` + 1 bytes of each file are kept. Throws Error if git cannot be started.
  GitObjects(const Git& git, std::size_t limit);
  ~GitObjects();
  GitObjects(const GitObjects&) = delete;
  GitObjects(GitObjects&&) = delete;
  GitObjects& operator=(const GitObjects&) = delete;
  GitObjects& operator=(GitObjects&&) = delete;

  /// The content of the file with this id or other name, which has no line break, as a view that is valid until the
  /// next call. Fails with only the reason.
  Result<std::string_view> read(const std::string& name);

  /// Whether git has ended before it answered, so that nothing more can be read.
  [[nodiscard]] bool has_ended() const { return has_ended_; }

 private:
  /// What to answer when git has ended.
  tl::unexpected<std::string> note_end();
  [[nodiscard]] bool send_line(std::string_view line) const;
  bool receive_more();
  Result<std::string_view> receive_line();
  bool receive_content(std::size_t size);

  std::size_t limit_;
  Descriptor socket_;  ///< git's standard input and output
  pid_t process_ = -1;
  std::string received_;  ///< what git has sent; `read` has not used the part after `used_` yet
  std::size_t used_ = 0;
  std::string content_;
  bool has_ended_ = false;
};

/// Keeps a reader that is not in use for the next one who needs it: starting git takes as long as reading hundreds of
/// files. Can be used by several threads at once.
class SpareGitObjects {
 public:
  /// The reader, or null if there is none.
  std::unique_ptr<GitObjects> take();
  /// Keeps the reader, unless there is one already.
  void put(std::unique_ptr<GitObjects> objects);

 private:
  std::mutex mutex_;
  std::unique_ptr<GitObjects> spare_;
};

/// The paths in git's output, each of which ends with NUL.
std::vector<std::string_view> split_paths(std::string_view answer);

}  // namespace cme
