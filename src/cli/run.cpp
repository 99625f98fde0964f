// SPDX-License-Identifier: MIT
#include <exception>
#include <new>

#include "cli/cli.hpp"
#include "cli/project.hpp"
#include "cli/talk.hpp"
#include "cme/base/result.hpp"
#include "diag/report.hpp"

namespace cme {

namespace {

ExitCode run_command(std::span<const std::string> arguments, Io& io) {
  const Command command = parse_arguments(arguments, io);
  const ExitCode code = std::visit([&io](const auto& options) { return run(options, io); }, command);
  finish_writing(io);
  return code;
}

}  // namespace

ExitCode run(const Answer& answer, Io& io) {
  if (answer.code == ExitCode::failed) {
    io.err << answer.text;
  } else {
    write(io, answer.text);
  }
  return answer.code;
}

ExitCode run(std::span<const std::string> arguments, Io& io) {
  try {
    return run_command(arguments, io);
  } catch (const Error& error) {
    print_error(io.err, error.what(), error.help());
  } catch (const BadProject& bad) {
    all_reporters().front().print(io.err, {.findings = bad.findings()}, {.summary = false, .rules = false});
  } catch (const std::bad_alloc&) {
    print_error(io.err, "out of memory");
  } catch (const std::exception& bug) {
    print_error(io.err, std::string("internal error: ") + bug.what());
  }
  return ExitCode::failed;
}

}  // namespace cme
