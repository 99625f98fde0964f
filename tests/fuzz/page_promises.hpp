// SPDX-License-Identifier: MIT
#pragma once

#include <string>
#include <string_view>

namespace cme::test {

/// Reads the bytes as a directory page and says which promise of its readers does not hold for them; empty if all do.
std::string find_broken_page_promise(std::string_view bytes);

}  // namespace cme::test
