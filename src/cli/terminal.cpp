// SPDX-License-Identifier: MIT
#include "cli/terminal.hpp"

#include <fcntl.h>
#include <sys/ioctl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <chrono>
#include <ctime>
#include <string_view>

// Not in any POSIX header. NOLINTNEXTLINE(readability-redundant-declaration)
extern char** environ;

namespace cme {

namespace {

/// A variable's value; empty if it is not set, which means the same.
bool is_dumb(const Io& io) {
  return io.variable("TERM") == "dumb";
}

}  // namespace

Color out_color(ColorChoice choice, const Io& io) {
  if (choice == ColorChoice::always) {
    return Color::on;
  }
  if (choice == ColorChoice::never) {
    return Color::off;
  }
  if (!io.variable("NO_COLOR").empty()) {
    return Color::off;  // no-color.org
  }
  const std::string_view force = io.variable("CLICOLOR_FORCE");
  if (!force.empty() && force != "0") {
    return Color::on;  // bixense.com/clicolors
  }
  return io.out_is_terminal && !is_dumb(io) ? Color::on : Color::off;
}

bool takes_hyperlinks(const Io& io) {
  return io.out_is_terminal && !is_dumb(io);
}

bool takes_progress(const Io& io) {
  // CI services sometimes give their jobs a terminal, and set CI.
  return io.err_is_terminal && !is_dumb(io) && io.variable("CI").empty();
}

bool runs_in_github(const Io& io) {
  return io.variable("GITHUB_ACTIONS") == "true";
}

bool prints_build_log(const Io& io) {
  return runs_in_github(io) && !io.out_is_file;
}

void reserve_standard_descriptors() {
  // Opened the wrong way around, so that reading and writing still fail.
  constexpr int modes[] = {O_WRONLY, O_RDONLY, O_RDONLY};
  for (int number = STDIN_FILENO; number <= STDERR_FILENO; ++number) {
    if (::fcntl(number, F_GETFD) == -1) {
      (void)::open("/dev/null", modes[number]);  // gets the lowest free number, which is this one
    }
  }
}

bool is_terminal(int file) {
  return ::isatty(file) == 1;
}

bool is_file(int file) {
  struct stat status {};
  return ::fstat(file, &status) == 0 && S_ISREG(status.st_mode);
}

std::size_t terminal_width(int file) {
  constexpr std::size_t usual = 80;
  winsize size{};
  return ::ioctl(file, TIOCGWINSZ, &size) == 0 && size.ws_col > 0 ? size.ws_col : usual;
}

std::map<std::string, std::string, std::less<>> process_environment() {
  std::map<std::string, std::string, std::less<>> variables;
  for (char** entry = environ; entry != nullptr && *entry != nullptr; ++entry) {
    const std::string_view text = *entry;
    const std::size_t equals = text.find('=');
    if (equals != std::string_view::npos) {
      variables.emplace(text.substr(0, equals), text.substr(equals + 1));
    }
  }
  return variables;
}

Date local_date() {
  const std::time_t now = std::time(nullptr);
  std::tm local{};
  ::localtime_r(&now, &local);
  return Date(std::chrono::year(local.tm_year + 1900) / (local.tm_mon + 1) / local.tm_mday);
}

}  // namespace cme
