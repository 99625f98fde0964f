// SPDX-License-Identifier: MIT
#include "base/hash.hpp"

#include <xxhash.h>

#include <cstring>
#include <memory>
#include <new>
#include <random>

namespace cme {
namespace {

ContentHash to_content_hash(XXH128_hash_t number) {
  XXH128_canonical_t canonical;
  XXH128_canonicalFromHash(&canonical, number);
  ContentHash hash;
  static_assert(sizeof canonical.digest == sizeof hash.bytes);
  std::memcpy(hash.bytes.data(), canonical.digest, sizeof canonical.digest);
  return hash;
}

std::uint64_t seed_of_this_run() {
  static const std::uint64_t seed = [] {
    std::random_device random;
    return std::uint64_t{random()} << 32U | random();
  }();
  return seed;
}

struct FreeState {
  void operator()(XXH3_state_t* state) const { XXH3_freeState(state); }
};

}  // namespace

ContentHash hash_content(std::string_view content) {
  return to_content_hash(XXH3_128bits(content.data(), content.size()));
}

std::uint64_t hash_of_this_run(std::string_view text) {
  return XXH3_64bits_withSeed(text.data(), text.size(), seed_of_this_run());
}

ContentHash content_hash_of_this_run(std::string_view content) {
  return to_content_hash(XXH3_128bits_withSeed(content.data(), content.size(), seed_of_this_run()));
}

struct ContentHasher::State {
  std::unique_ptr<XXH3_state_t, FreeState> state;
};

ContentHasher::ContentHasher() : state_(std::make_unique<State>()) {
  state_->state.reset(XXH3_createState());
  if (!state_->state) {
    throw std::bad_alloc();
  }
  XXH3_128bits_reset(state_->state.get());
}

ContentHasher::~ContentHasher() = default;
ContentHasher::ContentHasher(ContentHasher&&) noexcept = default;
ContentHasher& ContentHasher::operator=(ContentHasher&&) noexcept = default;

void ContentHasher::add(std::string_view part) {
  XXH3_128bits_update(state_->state.get(), part.data(), part.size());
}

ContentHash ContentHasher::hash() const {
  return to_content_hash(XXH3_128bits_digest(state_->state.get()));
}

std::string to_hex(const ContentHash& hash) {
  static constexpr std::string_view digits = "0123456789abcdef";
  std::string hex;
  for (const char character : hash.bytes) {
    const auto byte = static_cast<unsigned char>(character);
    hex += digits[byte >> 4U];
    hex += digits[byte & 0xFU];
  }
  return hex;
}

}  // namespace cme
