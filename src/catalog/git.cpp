// SPDX-License-Identifier: MIT
#include "catalog/git.hpp"

#include <fcntl.h>
#include <fmt/format.h>
#include <spawn.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <charconv>
#include <cstdio>
#include <memory>
#include <mutex>
#include <optional>
#include <utility>

#include "base/ascii.hpp"
#include "base/files.hpp"
#include "base/paths.hpp"

namespace cme {
namespace {

namespace fs = std::filesystem;

struct CloseFile {
  void operator()(std::FILE* file) const { std::fclose(file); }
};

/// An open file, closed at the end of its scope.
using File = std::unique_ptr<std::FILE, CloseFile>;

/// The program `git` in the folders of PATH, or nothing.
std::optional<std::string> find_git(const Environment& environment) {
  const auto path = environment.find("PATH");
  if (path == environment.end()) {
    return std::nullopt;
  }
  for (const std::string_view folder : absolute_folders(path->second)) {
    const fs::path program = fs::path(folder) / "git";
    std::error_code unreadable;
    if (fs::is_regular_file(program, unreadable) && ::access(program.c_str(), X_OK) == 0) {
      return program.string();
    }
  }
  return std::nullopt;
}

/// The texts in the form for `execve`; they must outlive the result.
std::vector<char*> as_pointers(const std::vector<std::string>& texts) {
  std::vector<char*> pointers;
  for (const std::string& text : texts) {
    // execve only reads them.
    pointers.push_back(const_cast<char*>(text.c_str()));  // NOLINT(cppcoreguidelines-pro-type-const-cast)
  }
  pointers.push_back(nullptr);
  return pointers;
}

#ifdef CME_HAS_SOCK_CLOEXEC

/// Two ends of a socket, which no program started by another thread inherits.
bool open_socket_pair(std::array<int, 2>& ends) {
  return ::socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, ends.data()) == 0;
}

#else

/// Held while a socket could be inherited and while a program starts: a program that inherits another's socket would
/// keep the other from seeing the end of its input.
std::mutex& new_sockets() {
  static std::mutex mutex;
  return mutex;
}

/// Two ends of a socket, which no program started by another thread inherits.
bool open_socket_pair(std::array<int, 2>& ends) {
  const std::lock_guard lock(new_sockets());
  return ::socketpair(AF_UNIX, SOCK_STREAM, 0, ends.data()) == 0 && ::fcntl(ends[0], F_SETFD, FD_CLOEXEC) == 0 &&
         ::fcntl(ends[1], F_SETFD, FD_CLOEXEC) == 0;
}

#endif

[[noreturn]] void cannot_run(int reason) {
  throw Error("cannot run git: " + system_reason(reason));
}

/// An empty file without a name.
File make_temporary_file() {
  File file(std::tmpfile());
  if (!file) {
    cannot_run(errno);
  }
  return file;
}

/// Everything that a program has written into the file.
std::string read_from_start(std::FILE* file) {
  std::string text;
  std::array<char, 4096> bytes{};
  std::rewind(file);
  while (const std::size_t count = std::fread(bytes.data(), 1, bytes.size(), file)) {
    text.append(bytes.data(), count);
  }
  return text;
}

/// Waits for the end of the process; returns what `waitpid` reports.
int wait_for(pid_t process) {
  int status = 0;
  while (::waitpid(process, &status, 0) < 0) {
    if (errno != EINTR) {
      cannot_run(errno);
    }
  }
  return status;
}

/// Waits for the end of the process, whatever it is.
void forget(pid_t process) {
  int status = 0;
  while (::waitpid(process, &status, 0) < 0 && errno == EINTR) {
  }
}

/// The lines of an error message as one, with single spaces.
std::string on_one_line(std::string_view text) {
  std::string line;
  for (const std::string_view part : split(text, '\n')) {
    if (!trim(part).empty()) {
      line.append(line.empty() ? "" : " ").append(trim(part));
    }
  }
  return line;
}

constexpr pid_t no_process = -1;

}  // namespace

struct GitAnswer::Running {
  Running(File to_output, File to_complaints) : output(std::move(to_output)), complaints(std::move(to_complaints)) {}
  ~Running() {
    if (process != no_process) {
      forget(process);
    }
  }
  Running(const Running&) = delete;
  Running(Running&&) = delete;
  Running& operator=(const Running&) = delete;
  Running& operator=(Running&&) = delete;

  File output;
  File complaints;
  pid_t process = no_process;
};

Git::Git(fs::path folder, const Environment& environment) : folder_(std::move(folder)) {
  std::optional<std::string> program = find_git(environment);
  if (!program) {
    throw Error("git is not installed", "install git; without it, name the records to check, or compare two folders");
  }
  program_ = *std::move(program);
  for (const auto& [name, value] : environment) {
    // A path to or from git means one file, whatever characters it contains.
    if (!name.ends_with("_PATHSPECS")) {
      variables_.push_back(fmt::format("{}={}", name, value));
    }
  }
}

pid_t Git::start(std::vector<std::string> arguments, int in, int out, int err) const {
  // git changes to the folder itself: POSIX has no way to do that before it starts. It looks at the files itself
  // instead of asking a file system monitor, whose answer may be incomplete. It obeys no repository whose files are
  // part of another one, as anybody may have committed them: its settings could name programs to run.
  arguments.insert(arguments.begin(), {program_, "-C", folder_.string(), "-c", "core.fsmonitor=false", "-c",
                                       "safe.bareRepository=explicit"});
  posix_spawn_file_actions_t actions;
  ::posix_spawn_file_actions_init(&actions);
  ::posix_spawn_file_actions_adddup2(&actions, in, STDIN_FILENO);
  ::posix_spawn_file_actions_adddup2(&actions, out, STDOUT_FILENO);
  ::posix_spawn_file_actions_adddup2(&actions, err, STDERR_FILENO);
  pid_t process = 0;
#ifndef CME_HAS_SOCK_CLOEXEC
  const std::lock_guard lock(new_sockets());
#endif
  const int refusal = ::posix_spawn(&process, program_.c_str(), &actions, nullptr, as_pointers(arguments).data(),
                                    as_pointers(variables_).data());
  ::posix_spawn_file_actions_destroy(&actions);
  if (refusal != 0) {
    cannot_run(refusal);
  }
  return process;
}

GitAnswer Git::begin(std::vector<std::string> arguments) const {
  // Files instead of pipes, so that nothing has to read one while git fills the other. An empty file is an input that
  // ends at once.
  const File input = make_temporary_file();
  auto running = std::make_unique<GitAnswer::Running>(make_temporary_file(), make_temporary_file());
  running->process = start(std::move(arguments), ::fileno(input.get()), ::fileno(running->output.get()),
                           ::fileno(running->complaints.get()));
  return GitAnswer(std::move(running));
}

Result<std::string> Git::run(std::vector<std::string> arguments) const {
  return begin(std::move(arguments)).receive();
}

GitAnswer::GitAnswer(std::unique_ptr<Running> running) : running_(std::move(running)) {}
GitAnswer::GitAnswer(GitAnswer&&) noexcept = default;
GitAnswer::~GitAnswer() = default;

Result<std::string> GitAnswer::receive() {
  const int status = wait_for(std::exchange(running_->process, no_process));
  if (WIFEXITED(status) && WEXITSTATUS(status) == 0) {
    return read_from_start(running_->output.get());
  }
  const std::string complaint = on_one_line(read_from_start(running_->complaints.get()));
  return failure(complaint.empty() ? "git failed" : complaint);
}

std::string GitAnswer::require(std::string_view failed, std::string_view help_outside) {
  Result<std::string> answer = receive();
  if (!answer) {
    const bool is_outside = answer.error().find("not a git repository") != std::string::npos;
    throw Error(fmt::format("{}: {}", failed, answer.error()), std::string(is_outside ? help_outside : ""));
  }
  return *std::move(answer);
}

GitObjects::GitObjects(const Git& git, std::size_t limit) : limit_(limit) {
  // A socket instead of two pipes: writing to a pipe whose reader has ended would end this process.
  std::array<int, 2> ends{};
  if (!open_socket_pair(ends)) {
    cannot_run(errno);
  }
  socket_ = Descriptor(ends[0]);
  const Descriptor of_git(ends[1]);
  const Descriptor silence(::open("/dev/null", O_WRONLY | O_CLOEXEC));
  process_ = git.start({"cat-file", "--batch"}, of_git.number(), of_git.number(), silence.number());
}

GitObjects::~GitObjects() {
  // git ends when its input ends.
  socket_ = {};
  forget(process_);
}

tl::unexpected<std::string> GitObjects::note_end() {
  has_ended_ = true;
  return failure("git ended before it answered");
}

bool GitObjects::send_line(std::string_view line) {
  while (!line.empty()) {
    const ssize_t count = ::send(socket_.number(), line.data(), line.size(), MSG_NOSIGNAL);
    if (count < 0 && errno != EINTR) {
      return false;
    }
    line.remove_prefix(static_cast<std::size_t>(std::max<ssize_t>(count, 0)));
  }
  return true;
}

/// Whether git has sent anything more.
bool GitObjects::receive_more() {
  received_.erase(0, std::exchange(used_, 0));
  ssize_t count = -1;
  do {
    count = ::recv(socket_.number(), at_once_.data(), at_once_.size(), 0);
  } while (count < 0 && errno == EINTR);
  received_.append(at_once_.data(), static_cast<std::size_t>(std::max<ssize_t>(count, 0)));
  return count > 0;
}

/// The next line that git sends, without its line break.
Result<std::string_view> GitObjects::receive_line() {
  std::size_t end = received_.find('\n', used_);
  while (end == std::string::npos) {
    if (!receive_more()) {
      return note_end();
    }
    end = received_.find('\n', used_);
  }
  const std::size_t begin = std::exchange(used_, end + 1);
  return std::string_view(received_).substr(begin, end - begin);
}

/// Reads the content of an object and the line break after it; keeps only up to the limit.
bool GitObjects::receive_content(std::size_t size) {
  content_.clear();
  for (std::size_t left = size + 1; left > 0;) {
    if (used_ == received_.size() && !receive_more()) {
      return false;
    }
    const std::size_t count = std::min(left, received_.size() - used_);
    const std::size_t room = std::min(size, limit_ + 1) - content_.size();
    content_.append(received_, used_, std::min(count, room));
    used_ += count;
    left -= count;
  }
  return true;
}

Result<std::string_view> GitObjects::read(const std::string& name) {
  ask_for(name);
  return receive();
}

void GitObjects::ask_for(std::string_view name) {
  // If git has ended, there will be no answer.
  has_ended_ = !send_line(fmt::format("{}\n", name)) || has_ended_;
  ++asked_;
}

Result<std::string_view> GitObjects::receive() {
  --asked_;
  // "ID TYPE SIZE", or "NAME missing".
  const Result<std::string_view> line = receive_line();
  if (!line) {
    return failure(line.error());
  }
  const std::string_view size_text = line->substr(line->rfind(' ') + 1);
  std::size_t size = 0;
  const auto [end, error] = std::from_chars(size_text.data(), size_text.data() + size_text.size(), size);
  if (error != std::errc() || end != size_text.data() + size_text.size()) {
    return failure("git does not have its content");
  }
  const bool is_file = line->find(" blob ") != std::string_view::npos;
  if (!receive_content(size)) {
    return note_end();
  }
  return is_file ? Result<std::string_view>(content_) : failure("it is not a file");
}

std::unique_ptr<GitObjects> SpareGitObjects::take() {
  const std::scoped_lock lock(mutex_);
  return std::move(spare_);
}

void SpareGitObjects::put(std::unique_ptr<GitObjects> objects) {
  const std::scoped_lock lock(mutex_);
  if (!spare_) {
    spare_ = std::move(objects);
  }
}

std::string_view without_line_break(std::string_view answer) {
  return answer.substr(0, answer.size() - (answer.ends_with('\n') ? 1 : 0));
}

std::vector<std::string_view> split_paths(std::string_view answer) {
  std::vector<std::string_view> paths = split(answer, '\0');
  std::erase(paths, std::string_view());
  return paths;
}

}  // namespace cme
