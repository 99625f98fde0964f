// SPDX-License-Identifier: MIT
#include "base/descriptor.hpp"

#include <fcntl.h>
#include <gtest/gtest.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <string>
#include <thread>
#include <utility>

namespace cme {
namespace {

bool is_open_in_this_process(int number) {
  return ::fcntl(number, F_GETFD) >= 0;
}

TEST(Descriptor, ClosesAtTheEndOfItsScope) {
  int number = -1;
  {
    const Descriptor file(::open("/dev/null", O_RDONLY | O_CLOEXEC));
    number = file.number();
    EXPECT_TRUE(file.is_open());
    EXPECT_TRUE(is_open_in_this_process(number));
  }
  EXPECT_FALSE(is_open_in_this_process(number));
}

TEST(Descriptor, ClosesWhatAnotherOneReplaces) {
  Descriptor file(::open("/dev/null", O_RDONLY | O_CLOEXEC));
  Descriptor other(::open("/dev/null", O_RDONLY | O_CLOEXEC));
  const int first = file.number();
  const int second = other.number();
  file = Descriptor(std::move(other));
  EXPECT_EQ(file.number(), second);
  EXPECT_FALSE(is_open_in_this_process(first));
  file = {};
  EXPECT_FALSE(file.is_open());
  EXPECT_FALSE(is_open_in_this_process(second));
}

TEST(Descriptor, KeepsTheReasonWhyNothingIsOpen) {
  const Descriptor file(::open("/dev/null/none", O_RDONLY | O_CLOEXEC));
  EXPECT_EQ(errno, ENOTDIR);
  EXPECT_FALSE(file.is_open());
}

TEST(WriteAll, WritesMoreThanAPipeHolds) {
  std::array<int, 2> ends{};
  ASSERT_EQ(::pipe(ends.data()), 0);
  const Descriptor out(ends[0]);
  Descriptor in(ends[1]);
  const std::string text(std::size_t{1} << 20U, 'x');
  std::string received;
  std::thread reader([&] {
    std::array<char, 4096> buffer{};
    for (ssize_t count = 0; (count = ::read(out.number(), buffer.data(), buffer.size())) > 0;) {
      received.append(buffer.data(), static_cast<std::size_t>(count));
    }
  });
  EXPECT_EQ(write_all(in.number(), text), 0);
  in = {};
  reader.join();
  EXPECT_EQ(received, text);
}

TEST(WriteAll, ReportsWhyItCannotWrite) {
  const Descriptor file(::open("/dev/full", O_WRONLY | O_CLOEXEC));
  EXPECT_EQ(write_all(file.number(), "text"), ENOSPC);
}

}  // namespace
}  // namespace cme
