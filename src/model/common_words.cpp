// SPDX-License-Identifier: MIT
#include "model/common_words.hpp"

#include <algorithm>

namespace cme {
namespace {

constexpr std::string_view words_of_all_texts[] = {
    "a",     "an",   "and",   "are",   "as",    "at",   "be",   "been", "but",    "by",   "can",  "for",  "from",
    "had",   "has",  "have",  "he",    "her",   "his",  "how",  "if",   "in",     "into", "is",   "it",   "its",
    "may",   "my",   "of",    "on",    "or",    "our",  "s",    "she",  "should", "some", "than", "that", "the",
    "their", "them", "then",  "there", "these", "they", "this", "to",   "versus", "vs",   "was",  "we",   "were",
    "what",  "when", "where", "which", "who",   "why",  "will", "with", "would",  "you",  "your",
};
static_assert(std::ranges::is_sorted(words_of_all_texts));

/// Some of them are abbreviations elsewhere: ALL, DID, DO, ME, US.
constexpr std::string_view words_of_questions[] = {
    "about",   "activities", "activity", "all",    "am",       "any",    "anything", "anywhere", "best",     "class",
    "classes", "cme",        "could",    "course", "courses",  "credit", "credits",  "did",      "do",       "does",
    "find",    "get",        "give",     "good",   "hours",    "i",      "learn",    "learning", "lecture",  "lectures",
    "list",    "looking",    "me",       "moc",    "need",     "new",    "online",   "please",   "points",   "seminar",
    "show",    "something",  "talk",     "talks",  "training", "us",     "want",     "webinar",  "webinars",
};
static_assert(std::ranges::is_sorted(words_of_questions));

}  // namespace

std::span<const std::string_view> function_words() {
  return words_of_all_texts;
}

bool is_common_word(std::string_view folded) {
  return std::ranges::binary_search(words_of_all_texts, folded) ||
         std::ranges::binary_search(words_of_questions, folded);
}

}  // namespace cme
