// SPDX-License-Identifier: MIT
#pragma once

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <string_view>

namespace cme {

/// Finds a word in prose, in any case, without folding the prose: most places are ruled out, many at a time, by
/// checking where the word's two rarest letters would be.
class CaselessWord {
 public:
  /// `word` has only letters from a to z, at least one, and outlives the object.
  constexpr explicit CaselessWord(std::string_view word) : word_(word) {
    for (std::size_t i = 1; i < word.size(); ++i) {
      if (rarity(word[i]) > rarity(word[rarest_])) {
        second_rarest_ = rarest_;
        rarest_ = i;
      } else if (second_rarest_ == rarest_ || rarity(word[i]) > rarity(word[second_rarest_])) {
        second_rarest_ = i;
      }
    }
  }

  [[nodiscard]] constexpr std::size_t size() const { return word_.size(); }

  /// The first place of the word at or after `from`, or npos.
  [[nodiscard]] constexpr std::size_t find(std::string_view text, std::size_t from = 0) const {
    const std::size_t places = text.size() < word_.size() ? 0 : text.size() - word_.size() + 1;
    for (std::size_t begin = from; begin < places; begin += places_at_once) {
      const std::size_t end = std::min(begin + places_at_once, places);
      if (end >= places_at_once && !may_occur_in(text.substr(end - places_at_once))) {
        continue;
      }
      for (std::size_t at = begin; at < end; ++at) {
        if (stands_at(text, at)) {
          return at;
        }
      }
    }
    return std::string_view::npos;
  }

 private:
  static constexpr std::size_t places_at_once = 32;

  /// Greater for letters that are rarer in English.
  static constexpr std::size_t rarity(char letter) {
    constexpr std::string_view by_frequency = "etaoinshrdlcumwfgypbvkjxqz";
    return by_frequency.find(letter);
  }

  /// The letter in lower case, if it is ASCII; no other byte becomes a letter.
  static constexpr unsigned char small(char letter) {
    constexpr unsigned case_bit = 0x20;
    return static_cast<unsigned char>(static_cast<unsigned char>(letter) | case_bit);
  }

  /// Whether the word could be at one of the first places of the text. There is no branch per place, so the compiler
  /// can use a few vector instructions.
  [[nodiscard]] constexpr bool may_occur_in(std::string_view text) const {
    const auto one = static_cast<unsigned char>(word_[rarest_]);
    const auto other = static_cast<unsigned char>(word_[second_rarest_]);
    const std::string_view at_one = text.substr(rarest_);
    const std::string_view at_other = text.substr(second_rarest_);
    unsigned char found = 0;
    for (std::size_t i = 0; i < places_at_once; ++i) {
      const bool is_one = small(at_one[i]) == one;
      const bool is_other = small(at_other[i]) == other;
      found |= static_cast<unsigned char>(static_cast<unsigned char>(is_one) & static_cast<unsigned char>(is_other));
    }
    return found != 0;
  }

  [[nodiscard]] constexpr bool stands_at(std::string_view text, std::size_t at) const {
    const auto fits = [&](std::size_t i) { return small(text[at + i]) == small(word_[i]); };
    if (!fits(rarest_)) {
      return false;
    }
    for (std::size_t i = 0; i < word_.size(); ++i) {
      if (!fits(i)) {
        return false;
      }
    }
    return true;
  }

  std::string_view word_;
  std::size_t rarest_ = 0;
  std::size_t second_rarest_ = 0;
};

/// Some long words to be found in prose in any case, all in one pass: four letters at a time say how far the next place
/// is where one of the words could end, mostly as far as the shortest of them is long.
template <std::size_t count>
class CaselessWords {
 public:
  /// Each word has only letters from a to z, at least four, and outlives the object.
  constexpr explicit CaselessWords(const std::array<std::string_view, count>& words)
      : words_(words), size_(std::ranges::min(words, {}, &std::string_view::size).size()) {
    steps_.fill(static_cast<std::uint8_t>(size_ - letters + 1));
    for (const std::string_view word : words) {
      for (std::size_t at = 0; at + letters <= size_; ++at) {
        std::uint8_t& step = steps_[number_of(word.substr(at))];
        step = std::min(step, static_cast<std::uint8_t>(size_ - letters - at));
      }
    }
  }

  /// Whether one of the words is in the text.
  [[nodiscard]] constexpr bool are_in(std::string_view text) const {
    for (std::size_t end = size_; end <= text.size();) {
      const std::size_t step = steps_[number_of(text.substr(end - letters))];
      if (step == 0 && begins_with_one(text.substr(end - size_))) {
        return true;
      }
      end += std::max<std::size_t>(step, 1);
    }
    return false;
  }

 private:
  static constexpr std::size_t letters = 4;
  static constexpr unsigned bits = 11;

  /// A number for the first letters of the text, the same for small and capital ones.
  static constexpr std::size_t number_of(std::string_view text) {
    constexpr std::uint32_t letter_bits = 0x1F1F'1F1F;
    constexpr std::uint32_t multiplier = 0x9E37'79B1;  // spreads them over the highest bits
    std::uint32_t first = 0;
    for (std::size_t i = 0; i < letters; ++i) {
      first |= static_cast<std::uint32_t>(static_cast<unsigned char>(text[i])) << (8 * i);
    }
    return (first & letter_bits) * multiplier >> (32 - bits);
  }

  [[nodiscard]] constexpr bool begins_with_one(std::string_view text) const {
    constexpr unsigned case_bit = 0x20;
    const auto is_letter = [](char letter, char of_word) {
      return (static_cast<unsigned char>(letter) | case_bit) == static_cast<unsigned char>(of_word);
    };
    return std::ranges::any_of(words_, [&](std::string_view word) {
      return word.size() <= text.size() && std::ranges::equal(text.substr(0, word.size()), word, is_letter);
    });
  }

  std::array<std::string_view, count> words_;
  std::size_t size_;  // of the shortest, and so of the beginnings that are looked for
  std::array<std::uint8_t, std::size_t{1} << bits> steps_{};
};

}  // namespace cme
