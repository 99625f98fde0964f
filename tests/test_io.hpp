// SPDX-License-Identifier: MIT
#pragma once

#include <filesystem>
#include <sstream>
#include <utility>

#include "catalog/git.hpp"
#include "cli/cli.hpp"

namespace cme::test {

/// What commands read and write, in memory: no terminal, `folder` as the working directory, on the day of the tests.
struct TestIo {
  explicit TestIo(std::filesystem::path folder, Environment environment = {})
      : io{.in = in,
           .out = out,
           .err = err,
           .environment = std::move(environment),
           .working_directory = std::move(folder),
           .local_date = Date::parse("2026-01-15").value()} {}

  std::istringstream in;
  std::ostringstream out;
  std::ostringstream err;
  Io io;
};

}  // namespace cme::test
