// SPDX-License-Identifier: MIT
#pragma once

#include <string_view>
#include <utility>

namespace cme {

/// An open file descriptor, closed at the end of its scope.
class Descriptor {
 public:
  Descriptor() = default;

  /// Takes what `open` returned: closed if it is below 0, with the reason still in errno.
  explicit Descriptor(int number) : number_(number) {}
  ~Descriptor();
  Descriptor(Descriptor&& other) noexcept : number_(std::exchange(other.number_, -1)) {}
  Descriptor& operator=(Descriptor&& other) noexcept {
    std::swap(number_, other.number_);
    return *this;
  }

  [[nodiscard]] int number() const { return number_; }
  [[nodiscard]] bool is_open() const { return number_ >= 0; }

 private:
  int number_ = -1;
};

/// Writes all of `text`. Returns 0 or the system's error number.
int write_all(int number, std::string_view text);

}  // namespace cme
