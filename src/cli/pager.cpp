// SPDX-License-Identifier: MIT
#include "cli/pager.hpp"

#include <fmt/format.h>
#include <sys/ioctl.h>
#include <unistd.h>

#include <algorithm>
#include <csignal>
#include <cstdio>
#include <cstdlib>
#include <ostream>

#include "base/paths.hpp"

namespace cme {

namespace {

std::size_t terminal_height() {
  struct winsize size {};
  return ::ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) == 0 && size.ws_row > 0 ? size.ws_row : std::size_t{24};
}

/// For the shell that runs the pager.
void leave_relative_folders_out_of_path() {
  if (const char* const path = std::getenv("PATH")) {  // NOLINT(concurrency-mt-unsafe): as below
    const std::string folders = fmt::to_string(fmt::join(absolute_folders(path), ":"));
    ::setenv("PATH", folders.empty() ? "/usr/bin:/bin" : folders.c_str(), 1);  // NOLINT(concurrency-mt-unsafe)
  }
}

}  // namespace

std::string choose_pager(std::span<const std::string> arguments, const Io& io) {
  // `new` asks questions between its lines.
  const bool is_asked_not_to = std::ranges::find(arguments, "--no-pager") != arguments.end() ||
                               std::ranges::find(arguments, "new") != arguments.end();
  if (!io.out_is_terminal || is_asked_not_to || io.variable("TERM") == "dumb") {
    return {};
  }
  const bool has_own = io.environment.contains("CME_PAGER");
  const std::string_view named = has_own                            ? io.variable("CME_PAGER")
                                 : io.environment.contains("PAGER") ? io.variable("PAGER")
                                                                    : "less";
  return named == "cat" ? std::string() : std::string(named);
}

void print_through_pager(const std::string& pager, std::string_view text, std::ostream& out) {
  const auto lines = static_cast<std::size_t>(std::ranges::count(text, '\n'));
  if (pager.empty() || lines < terminal_height()) {
    out << text << std::flush;
    return;
  }
  leave_relative_folders_out_of_path();
  // Like git: exit if everything fits on one screen, keep colors, leave the text on the screen. The user's own LESS
  // takes precedence.
  ::setenv("LESS", "FRX", 0);     // NOLINT(concurrency-mt-unsafe): all other threads have ended
  std::signal(SIGPIPE, SIG_IGN);  // a person who quits the pager has seen enough
  // Ctrl-C is for the pager, and the shell may not continue before it ends. The pager does not inherit a handler.
  std::signal(SIGINT, [](int /*signal*/) {});
  std::FILE* const pipe = ::popen(pager.c_str(), "w");
  if (pipe == nullptr) {
    out << text << std::flush;
    return;
  }
  (void)std::fwrite(text.data(), 1, text.size(), pipe);
  // 127: the shell did not find the program.
  if (::pclose(pipe) == 127 << 8) {
    out << text << std::flush;
  }
}

}  // namespace cme
