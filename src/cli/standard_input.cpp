// SPDX-License-Identifier: MIT
#include "cli/standard_input.hpp"

#include <cerrno>

#include "base/files.hpp"
#include "cme/base/result.hpp"

namespace cme {

std::string read_standard_input(std::istream& in, std::size_t limit) {
  std::string text(limit + 1, '\0');
  errno = 0;
  in.read(text.data(), static_cast<std::streamsize>(text.size()));
  text.resize(static_cast<std::size_t>(in.gcount()));
  // A stream tells an error of reading as the end of the text; only errno knows.
  if (text.empty() && errno != 0) {
    throw Error("cannot read the standard input: " + system_reason(errno));
  }
  return text;
}

}  // namespace cme
