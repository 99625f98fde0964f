// SPDX-License-Identifier: MIT
#pragma once

#include <sys/types.h>

#include <array>
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

/// A git that was started, and what it answers. The end of its life waits for git.
class GitAnswer {
 public:
  GitAnswer(GitAnswer&&) noexcept;
  GitAnswer(const GitAnswer&) = delete;
  GitAnswer& operator=(GitAnswer&&) = delete;
  GitAnswer& operator=(const GitAnswer&) = delete;
  ~GitAnswer();

  /// Waits for what git prints. Fails with everything from its standard error, on one line. Called once.
  [[nodiscard]] Result<std::string> receive();

  /// The same for a command that succeeds in every repository. If git fails, throws Error whose message begins with
  /// `failed`, with help if there is no repository.
  [[nodiscard]] std::string require(std::string_view failed, std::string_view help_outside = {});

 private:
  friend class Git;
  struct Running;
  explicit GitAnswer(std::unique_ptr<Running> running);

  std::unique_ptr<Running> running_;
};

/// Runs git in one folder. May be used by several threads at once.
class Git {
 public:
  /// Throws Error if there is no git on the PATH of `environment`.
  Git(std::filesystem::path folder, const Environment& environment);

  /// Where git runs.
  [[nodiscard]] const std::filesystem::path& folder() const { return folder_; }

  /// Starts `git ARGUMENT…`, without a shell and without standard input. Throws Error if git cannot be started.
  [[nodiscard]] GitAnswer begin(std::vector<std::string> arguments) const;

  /// Starts it and waits for its answer.
  [[nodiscard]] Result<std::string> run(std::vector<std::string> arguments) const;

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

  /// Asks for a file by its id or other name, without waiting for the answer: while one file is used, git finds the
  /// next. No more than a few dozen at once, because git does not read what it cannot answer.
  void ask_for(std::string_view name);

  /// What `read` would return for the first file that was asked for and not received.
  Result<std::string_view> receive();

  /// Whether the next one who needs a file can use it: git has not ended, and has nothing left to send.
  [[nodiscard]] bool is_ready() const { return !has_ended_ && asked_ == 0; }

 private:
  /// What to answer when git has ended.
  tl::unexpected<std::string> note_end();
  bool send_line(std::string_view line);
  bool receive_more();
  Result<std::string_view> receive_line();
  bool receive_content(std::size_t size);

  std::size_t limit_;
  Descriptor socket_;  ///< git's standard input and output
  pid_t process_ = -1;
  std::size_t asked_ = 0;  ///< files that git has not sent yet
  std::string received_;   ///< what git has sent; the part after `used_` has not been used yet
  std::size_t used_ = 0;
  std::array<char, std::size_t{64} << 10> at_once_{};  ///< where git's answers arrive
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

/// One path in git's output, which may end with any character but the line break that git appends.
std::string_view without_line_break(std::string_view answer);

/// The paths in git's output, each of which ends with NUL.
std::vector<std::string_view> split_paths(std::string_view answer);

}  // namespace cme
