// SPDX-License-Identifier: MIT
#pragma once

#include <string>
#include <string_view>

namespace cme::test {

/// What the two readers of YAML make of one text.
struct ReaderComparison {
  bool is_accepted = false;  ///< whether the plain reader takes it
  std::string difference;    ///< to yaml-cpp's way; empty if there is none
};

/// Compares both ways, node by node, if the plain reader takes the text.
ReaderComparison compare_readers(std::string_view text);

/// Whether readers are given such bytes at all: UTF-8 without control characters and a byte order mark.
bool is_readable_text(std::string_view bytes);

}  // namespace cme::test
