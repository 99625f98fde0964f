// SPDX-License-Identifier: MIT
#include <unistd.h>

#include <csignal>
#include <filesystem>
#include <iostream>
#include <sstream>
#include <system_error>

#include "cli/cli.hpp"
#include "cli/line_editor.hpp"
#include "cli/pager.hpp"
#include "cli/terminal.hpp"

int main(int argc, char** argv) {
  cme::reserve_standard_descriptors();
  // A reader that has seen enough ends us without a word, also where our parent ignores the signal.
  std::signal(SIGPIPE, SIG_DFL);
  std::ios::sync_with_stdio(false);
  std::error_code gone;
  cme::Io io{.in = std::cin,
             .out = std::cout,
             .err = std::cerr,
             .environment = cme::process_environment(),
             .working_directory = std::filesystem::current_path(gone),
             .out_is_terminal = cme::is_terminal(STDOUT_FILENO),
             .out_is_file = cme::is_file(STDOUT_FILENO),
             .err_is_terminal = cme::is_terminal(STDERR_FILENO),
             .in_is_terminal = cme::is_terminal(STDIN_FILENO),
             .width = cme::terminal_width(STDOUT_FILENO),
             .err_width = cme::is_terminal(STDERR_FILENO) ? cme::terminal_width(STDERR_FILENO) : 0,
             .local_date = cme::local_date()};
  const std::vector<std::string> arguments(argv + (argc > 0 ? 1 : 0), argv + argc);
  if (io.in_is_terminal && io.err_is_terminal) {
    io.edit_line = cme::edit_line;
  }
  const std::string pager = cme::choose_pager(arguments, io);
  if (pager.empty()) {
    return static_cast<int>(cme::run(arguments, io));
  }
  std::ostringstream text;
  cme::Io paged{.in = io.in,
                .out = text,
                .err = io.err,
                .environment = io.environment,
                .working_directory = io.working_directory,
                .out_is_terminal = true,
                .err_is_terminal = io.err_is_terminal,
                .in_is_terminal = io.in_is_terminal,
                .width = io.width,
                .err_width = io.err_width,
                .local_date = io.local_date};
  const cme::ExitCode code = cme::run(arguments, paged);
  cme::print_through_pager(pager, text.view(), std::cout);
  return static_cast<int>(code);
}
