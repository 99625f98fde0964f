// SPDX-License-Identifier: MIT
#include "site/beginnings.hpp"

#include <gtest/gtest.h>

#include <numeric>

#include "site/site_address.hpp"

namespace cme {
namespace {

/// The numbers of the keys, by how these begin.
std::vector<Beginning<std::size_t>> groups_of(const std::vector<std::string>& keys) {
  std::vector<std::size_t> numbers(keys.size());
  std::iota(numbers.begin(), numbers.end(), std::size_t{0});
  return group_by_beginning<std::size_t>(numbers, [&](std::size_t number) { return keys[number]; });
}

std::string shown(const std::vector<std::string>& names) {
  std::vector<std::string> keys;
  for (const std::string& name : names) keys.push_back(key_of_name(name));
  std::string text;
  for (const Beginning<std::size_t>& beginning : groups_of(keys)) {
    text += words_of_beginning(names[beginning.members.front()], beginning.key) + " (" + beginning.key + "):";
    for (const std::size_t member : beginning.members) text += ' ' + std::to_string(member);
    text += '\n';
  }
  return text;
}

TEST(Beginnings, AreAsLongAsTheyDiffer) {
  EXPECT_EQ(shown({"Zebra", "American College", "Ábaco", "american academy"}), "A (a): 1 2 3\nZ (z): 0\n");
  EXPECT_EQ(shown({"American College", "American Academy", "American Heart"}),
            "American A (american-a): 1\nAmerican C (american-c): 0\nAmerican H (american-h): 2\n");
}

TEST(Beginnings, EndWhereANameEndsThatBeginsAnother) {
  EXPECT_EQ(shown({"AMA", "AMA Ed", "AMAX"}), "AMA … (ama-): 1\nAMA (ama_): 0\nAMAX (amax): 2\n");
}

TEST(Beginnings, OfASingleNameAreAllOfIt) {
  EXPECT_EQ(shown({"Mayo Clinic"}), "Mayo Clinic (mayo-clinic_): 0\n");
  EXPECT_EQ(shown({}), "");
}

TEST(Beginnings, ThatNamesDoNotHaveAreCapitalized) {
  EXPECT_EQ(shown({"医学会 Cardiology", "Ohio"}), "C (c): 0\nO (o): 1\n");
}

TEST(Beginnings, OfNamesWithoutAsciiAreTogether) {
  EXPECT_EQ(shown({"医学会", "大学", "3D Printing", "Ohio"}), "3 (3): 2\nOther names (_): 0 1\nO (o): 3\n");
  const std::string text = shown({"医学会", "大学"});
  EXPECT_NE(text.find("Other names, "), std::string::npos) << text;
}

TEST(Beginnings, AreWordsWithoutMarksBeforeThem) {
  EXPECT_EQ(shown({"(3D) imaging", "'Cardio'", "[Basic] Life", "eHealth", "C++ for all"}),
            "3 (3): 0\nB (b): 2\nC (c): 1 4\nE (e): 3\n");
}

TEST(Beginnings, OfThingsWithOneNameAreThoseOfTheirIds) {
  const std::vector<std::string> keys = {key_of_name("Basic Life Support", 12), key_of_name("Basic Life Support", 1),
                                         key_of_name("Basic Life Support", 2)};
  const std::vector<Beginning<std::size_t>> groups = groups_of(keys);
  ASSERT_EQ(groups.size(), 2U);
  EXPECT_EQ(groups[0].key, "basic-life-support_1");
  EXPECT_EQ(groups[0].members, (std::vector<std::size_t>{0, 1}));
  EXPECT_EQ(words_of_beginning("Basic Life Support", groups[0].key), "Basic Life Support, IDs from 1");
  EXPECT_EQ(words_of_beginning("Basic Life Support", "basic-life-support_12_"), "Basic Life Support, IDs from 12");
}

// What splits a long list ends: no group has all keys.
TEST(Beginnings, AlwaysSplitNamesWithDifferentSlugs) {
  std::vector<std::string> keys;
  const std::string same(200, 'a');
  for (int number = 0; number < 50; ++number) {
    keys.push_back(key_of_name(same + ' ' + std::to_string(number)));
  }
  for (std::size_t size = keys.size(); size > 1;) {
    const std::vector<Beginning<std::size_t>> groups = groups_of(keys);
    ASSERT_GT(groups.size(), 1U);
    std::size_t members = 0;
    for (const Beginning<std::size_t>& group : groups) members += group.members.size();
    EXPECT_EQ(members, size);
    std::vector<std::string> first;
    for (const std::size_t member : groups.front().members) first.push_back(keys[member]);
    keys = first;
    size = keys.size();
  }
}

}  // namespace
}  // namespace cme
