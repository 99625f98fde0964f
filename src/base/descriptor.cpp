// SPDX-License-Identifier: MIT
#include "base/descriptor.hpp"

#include <unistd.h>

#include <cerrno>

namespace cme {

Descriptor::~Descriptor() {
  if (number_ >= 0) {
    ::close(number_);
  }
}

int write_all(int number, std::string_view text) {
  while (!text.empty()) {
    const ssize_t written = ::write(number, text.data(), text.size());
    if (written >= 0) {
      text.remove_prefix(static_cast<std::size_t>(written));
    } else if (errno != EINTR) {
      return errno;
    }
  }
  return 0;
}

}  // namespace cme
