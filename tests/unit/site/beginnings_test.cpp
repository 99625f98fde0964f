// SPDX-License-Identifier: MIT
#include "site/beginnings.hpp"

#include <gtest/gtest.h>

#include "site/site_address.hpp"

namespace cme {
namespace {

std::string shown(const std::vector<std::string>& names) {
  std::vector<std::string> keys;
  for (const std::string& name : names) keys.push_back(key_of_name(name));
  std::string text;
  for (const Beginning& beginning : group_by_beginning(keys)) {
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
  EXPECT_EQ(shown({"AMA", "AMA Ed", "AMAX"}), "AMA E (ama-): 1\nAMA (ama_): 0\nAMAX (amax): 2\n");
}

TEST(Beginnings, OfASingleNameAreAllOfIt) {
  EXPECT_EQ(shown({"Mayo Clinic"}), "Mayo Clinic (mayo-clinic_): 0\n");
  EXPECT_EQ(shown({}), "");
}

TEST(Beginnings, ThatNamesDoNotHaveAreCapitalized) {
  const std::string text = shown({"医学会 Cardiology", "Ohio"});
  EXPECT_EQ(text, "C (c): 0\nO (o): 1\n");
}

TEST(Beginnings, OfNamesWithoutAsciiAreThoseOfTheirSlugs) {
  const std::string slug = slug_of("医学会");
  const std::string other = slug_of("大学");
  ASSERT_NE(slug[0], other[0]);
  const std::string text = shown({"医学会", "大学"});
  EXPECT_NE(text.find(slug.substr(0, 1) + "): 0\n"), std::string::npos) << text;
  EXPECT_NE(text.find(other.substr(0, 1) + "): 1\n"), std::string::npos) << text;
}

// What splits a long list ends: no group has all keys.
TEST(Beginnings, AlwaysSplitNamesWithDifferentSlugs) {
  std::vector<std::string> keys;
  const std::string same(200, 'a');
  for (int number = 0; number < 50; ++number) {
    keys.push_back(key_of_name(same + ' ' + std::to_string(number)));
  }
  for (std::size_t size = keys.size(); size > 1;) {
    const std::vector<Beginning> groups = group_by_beginning(keys);
    ASSERT_GT(groups.size(), 1U);
    std::size_t members = 0;
    for (const Beginning& group : groups) members += group.members.size();
    EXPECT_EQ(members, size);
    std::vector<std::string> first;
    for (const std::size_t member : groups.front().members) first.push_back(keys[member]);
    keys = first;
    size = keys.size();
  }
}

}  // namespace
}  // namespace cme
