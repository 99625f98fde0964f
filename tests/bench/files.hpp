// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <functional>
#include <string>
#include <string_view>

namespace cme::bench {

/// Reads every regular file below `folder` and hands its bytes to `work`, which is called from several threads at once.
/// The least that a program can do which reads all files: it asks for no size, sorts no paths, and judges no name.
/// Returns how many files there were. Throws std::system_error where the system refuses, and what `work` throws.
std::size_t for_each_file(const std::string& folder, std::size_t threads,
                          const std::function<void(std::string_view)>& work);

}  // namespace cme::bench
