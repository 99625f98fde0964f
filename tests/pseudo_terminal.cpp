// SPDX-License-Identifier: MIT
#include "pseudo_terminal.hpp"

#include <poll.h>
#include <pty.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <csignal>
#include <cstdlib>

#include "base/descriptor.hpp"

namespace cme::test {
namespace {

/// In the child: becomes the program.
[[noreturn]] void become_cme(const std::vector<std::string>& arguments, const std::filesystem::path& folder) {
  ::setenv("TERM", "xterm", 1);
  ::setenv("PAGER", "cat", 1);
  ::setenv("CME_TODAY", "2026-01-15", 1);
  ::setenv("XDG_CACHE_HOME", (folder / ".cache").c_str(), 1);
  ::signal(SIGINT, SIG_DFL);  // a shell lets what runs in the background ignore it
  std::vector<char*> words{const_cast<char*>("cme")};
  for (const std::string& argument : arguments) {
    words.push_back(const_cast<char*>(argument.c_str()));
  }
  words.push_back(nullptr);
  if (::chdir(folder.c_str()) == 0) {
    ::execv(CME_BINARY, words.data());
  }
  ::_exit(99);
}

/// Ctrl-D.
constexpr std::string_view end_of_input = "\x04";

}  // namespace

TerminalSession run_on_terminal(const std::vector<std::string>& arguments, const std::filesystem::path& folder,
                                std::size_t width, const std::vector<std::string>& keys) {
  const winsize size{.ws_row = 50, .ws_col = static_cast<unsigned short>(width), .ws_xpixel = 0, .ws_ypixel = 0};
  int number = -1;
  const pid_t child = ::forkpty(&number, nullptr, nullptr, &size);
  if (child == 0) {
    become_cme(arguments, folder);
  }
  const Descriptor terminal(number);
  TerminalSession session;
  std::array<char, 4096> buffer{};
  constexpr int silence = 300;  // milliseconds: the program waits for a key
  std::size_t typed = 0;
  std::size_t answered = 0;  // how much of the text was there when the last key was typed
  for (;;) {
    pollfd ready{.fd = number, .events = POLLIN, .revents = 0};
    const bool is_question = !keys.empty() && session.text.find(": ", answered) != std::string::npos;
    if (is_question && ::poll(&ready, 1, silence) == 0) {
      write_all(number, typed < keys.size() ? keys[typed] : end_of_input);
      ++typed;
      answered = session.text.size();
      continue;
    }
    const ssize_t count = ::read(number, buffer.data(), buffer.size());
    if (count <= 0) {
      break;  // Linux reports EIO when the program has closed its side
    }
    session.text.append(buffer.data(), static_cast<std::size_t>(count));
  }
  ::waitpid(child, &session.status, 0);
  std::erase(session.text, '\r');
  return session;
}

}  // namespace cme::test
