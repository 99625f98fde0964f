// SPDX-License-Identifier: MIT
#include "cli/git.hpp"

#include <fcntl.h>
#include <fmt/format.h>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <cstdio>
#include <memory>
#include <optional>

#include "base/ascii.hpp"
#include "base/files.hpp"

namespace cme {

namespace {

namespace fs = std::filesystem;

struct CloseFile {
  void operator()(std::FILE* file) const { std::fclose(file); }
};

/// An open file, closed at the end of its scope.
using File = std::unique_ptr<std::FILE, CloseFile>;

/// The program `git` in the folders of PATH, or nothing.
std::optional<std::string> find_git(const Io& io) {
  const auto path = io.environment.find("PATH");
  if (path == io.environment.end()) {
    return std::nullopt;
  }
  for (const std::string_view folder : split(path->second, ':')) {
    std::string program = (fs::path(folder.empty() ? "." : folder) / "git").string();
    if (::access(program.c_str(), X_OK) == 0) {
      return program;
    }
  }
  return std::nullopt;
}

/// The texts as `execve` wants them; they must outlive the result.
std::vector<char*> as_pointers(std::vector<std::string>& texts) {
  std::vector<char*> pointers;
  for (std::string& text : texts) {
    pointers.push_back(text.data());
  }
  pointers.push_back(nullptr);
  return pointers;
}

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

/// All that a program has written into the file.
std::string read_from_start(std::FILE* file) {
  std::string text;
  std::array<char, 4096> bytes{};
  std::rewind(file);
  while (const std::size_t count = std::fread(bytes.data(), 1, bytes.size(), file)) {
    text.append(bytes.data(), count);
  }
  return text;
}

/// Runs the program to its end, its output and its complaints going to the files; returns what `waitpid` tells.
int run_to_end(const fs::path& folder, std::vector<std::string>& arguments, const Io& io, std::FILE* output,
               std::FILE* complaints) {
  std::vector<std::string> variables;
  for (const auto& [name, value] : io.environment) {
    variables.push_back(fmt::format("{}={}", name, value));
  }
  posix_spawn_file_actions_t actions;
  ::posix_spawn_file_actions_init(&actions);
  ::posix_spawn_file_actions_addchdir_np(&actions, folder.c_str());
  ::posix_spawn_file_actions_addopen(&actions, STDIN_FILENO, "/dev/null", O_RDONLY, 0);
  ::posix_spawn_file_actions_adddup2(&actions, ::fileno(output), STDOUT_FILENO);
  ::posix_spawn_file_actions_adddup2(&actions, ::fileno(complaints), STDERR_FILENO);
  pid_t child = 0;
  const int refusal = ::posix_spawn(&child, arguments.front().c_str(), &actions, nullptr, as_pointers(arguments).data(),
                                    as_pointers(variables).data());
  ::posix_spawn_file_actions_destroy(&actions);
  if (refusal != 0) {
    cannot_run(refusal);
  }
  int status = 0;
  while (::waitpid(child, &status, 0) < 0) {
    if (errno != EINTR) {
      cannot_run(errno);
    }
  }
  return status;
}

}  // namespace

Result<std::string> run_git(const fs::path& folder, std::vector<std::string> arguments, const Io& io) {
  std::optional<std::string> program = find_git(io);
  if (!program) {
    throw Error("there is no program git", "it tells what has changed; install it, or name the records");
  }
  arguments.insert(arguments.begin(), *std::move(program));
  // Files and no pipes: nobody has to read one while git fills the other.
  const File output = make_temporary_file();
  const File complaints = make_temporary_file();
  const int status = run_to_end(folder, arguments, io, output.get(), complaints.get());
  if (WIFEXITED(status) && WEXITSTATUS(status) == 0) {
    return read_from_start(output.get());
  }
  const std::string complaint = read_from_start(complaints.get());
  return failure(complaint.empty() ? "git failed" : complaint.substr(0, complaint.find('\n')));
}

}  // namespace cme
