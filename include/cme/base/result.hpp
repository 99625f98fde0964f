// SPDX-License-Identifier: MIT
#pragma once

#include <stdexcept>
#include <string>
#include <tl/expected.hpp>
#include <utility>

namespace cme {

/// A value, or one sentence (lower case, no period) that says why there is none.
template <class T>
using Result = tl::expected<T, std::string>;

/// What a function that returns a Result returns when it has no value.
inline tl::unexpected<std::string> failure(std::string why) {
  return tl::unexpected<std::string>(std::move(why));
}

/// A failure outside the program: the disk, a folder, an option on the command line. Thrown anywhere, caught only in
/// `cli`.
class Error : public std::runtime_error {
 public:
  /// `what` says what is wrong; `help`, if not empty, what to do about it.
  explicit Error(const std::string& what, std::string help = {}) : std::runtime_error(what), help_(std::move(help)) {}

  /// One sentence that says what to do, or nothing.
  [[nodiscard]] const std::string& help() const { return help_; }

 private:
  std::string help_;
};

}  // namespace cme
