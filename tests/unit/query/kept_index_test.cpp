// SPDX-License-Identifier: MIT
#include <gtest/gtest.h>

#include <random>
#include <thread>

#include "index_folder.hpp"
#include "query/sqlite.hpp"

namespace cme {
namespace {

using test::Records;

class KeptIndex : public test::IndexFolder {
 protected:
  /// How much is known of the records, and how much had to be done.
  [[nodiscard]] IndexChanges changes_for(const IndexFile& kept, const Records& records) const {
    SearchIndex index(kept, IndexAccess::read_first);
    (void)ask(index, records);
    const IndexChanges changes = index.finish();
    index.commit();
    return changes;
  }
};

const Records three_records{{"1.yaml", "a lung"}, {"2.yaml", "a lung, a lung cancer"}, {"sub/3.yaml", "a skin"}};

TEST_F(KeptIndex, AnswersAsOneInMemoryWhateverHasHappenedToTheRecords) {
  constexpr unsigned seed = 20'260'115;
  SCOPED_TRACE(testing::Message() << "seed " << seed);
  std::mt19937 random(seed);
  const auto draw = [&](std::size_t count) { return std::uniform_int_distribution<std::size_t>(0, count - 1)(random); };
  const std::string_view words[] = {"lung", "lungs", "cancer", "skin", "care", "a", "of", "heart", "candle", "étude"};
  Records records;
  for (int round = 0; round < 150; ++round) {
    SCOPED_TRACE(testing::Message() << "round " << round);
    for (std::size_t i = draw(6); i > 0; --i) {
      const std::string name = std::to_string(draw(40)) + ".yaml";
      std::string text;
      for (std::size_t length = draw(12); length > 0; --length) text.append(words[draw(std::size(words))]) += ' ';
      if (draw(3) == 0) {
        records.erase(name);
      } else if (draw(5) == 0) {
        records[name] = std::nullopt;
      } else {
        records[name] = text;
      }
    }
    ASSERT_EQ(ask_kept(records), ask_memory(records));
  }
}

TEST_F(KeptIndex, ReadsOnlyWhatIsNewOrHasChanged) {
  Records records = three_records;
  records["4.yaml"] = std::nullopt;
  const auto expect = [&](std::size_t kept, std::size_t added, std::size_t obsolete) {
    const IndexChanges changes = changes_for(file(), records);
    EXPECT_EQ(changes.kept, kept);
    EXPECT_EQ(changes.added, added);
    EXPECT_EQ(changes.obsolete, obsolete);
  };
  expect(0, 4, 0);
  expect(4, 0, 0);
  records["1.yaml"] = "a heart";
  records["4.yaml"] = "no longer broken";
  records.erase("2.yaml");
  expect(1, 2, 3);
  expect(3, 0, 3);
}

TEST_F(KeptIndex, IsMergedOnceItWasFilled) {
  (void)changes_for(file(), three_records);
  EXPECT_EQ(Connection(file().path).number("SELECT v FROM activities_config WHERE k = 'automerge'"), 4U);
}

TEST_F(KeptIndex, KnowsARecordThatIsRenamedOrComesBack) {
  Records records = three_records;
  EXPECT_EQ(changes_for(file(), records).added, 3U);
  records["another.yaml"] = records["1.yaml"];
  records.erase("1.yaml");
  EXPECT_EQ(changes_for(file(), records).added, 0U);
  records["2.yaml"] = "a heart";
  EXPECT_EQ(changes_for(file(), records).added, 1U);
  EXPECT_EQ(ask_kept(three_records), ask_memory(three_records));
  EXPECT_EQ(changes_for(file(), three_records).added, 0U);
}

TEST_F(KeptIndex, FindsEveryFileOfOneContent) {
  Records records = three_records;
  EXPECT_EQ(ask_kept(records), ask_memory(records));
  for (const std::string_view name : {"0.yaml", "4.yaml", "sub/4.yaml"}) {
    records[std::string(name)] = records["2.yaml"];
    EXPECT_EQ(ask_kept(records), ask_memory(records));
    EXPECT_EQ(changes_for(file(), records).kept, records.size());
  }
}

TEST_F(KeptIndex, StartsOverWhenMuchOfItIsObsolete) {
  Records records;
  for (int number = 1'000; number < 1'300; ++number) {
    records[std::to_string(number)] = "lung " + std::to_string(number);
  }
  (void)ask_kept(records);
  const std::size_t once = bytes().size();
  std::size_t started_over = 0;
  for (int change = 0; change < 20; ++change) {
    for (int number = 1'000; number < 1'060; ++number) {
      records[std::to_string(number)] = "lung " + std::to_string(1'000'000 + change * 1'000 + number);
    }
    EXPECT_EQ(ask_kept(records), ask_memory(records));
    EXPECT_LE(bytes().size(), 2 * once);
    started_over += changes_for(file(), records).kept == 0 ? 1U : 0U;
  }
  EXPECT_GE(started_over, 2U);
  EXPECT_LE(started_over, 6U);
}

TEST_F(KeptIndex, TakesFilesInFromSeveralThreads) {
  std::vector<std::string> names;
  for (int number = 1'000; number < 1'400; ++number) names.push_back(std::to_string(number));
  SearchIndex index(file(), IndexAccess::read_first);
  index.set_file_count(names.size());
  const auto put_every_fourth = [&](std::size_t first) {
    for (std::size_t key = first; key < names.size(); key += 4) {
      SearchRecord record;
      record.text[static_cast<std::size_t>(SearchColumn::title)] = key % 2 == 0 ? "lung" : "skin";
      index.put(key, hash_content(names[key]), index.prepare(record));
    }
  };
  {
    std::vector<std::jthread> threads;
    for (std::size_t first = 0; first < 4; ++first) threads.emplace_back(put_every_fourth, first);
  }
  EXPECT_EQ(index.finish().added, names.size());
  const std::vector<SearchHit> hits = index.find(parse_query("lung").value());
  ASSERT_EQ(hits.size(), names.size() / 2);
  for (std::size_t i = 0; i < hits.size(); ++i) EXPECT_EQ(hits[i].key, 2 * i);
}

TEST_F(KeptIndex, LetsGoOfAFileThatCanNoLongerBeRead) {
  (void)ask_kept(three_records);
  SearchIndex index(file(), IndexAccess::read_first);
  index.set_file_count(3);
  EXPECT_TRUE(index.keep(0, hash_content("text a lung")));
  EXPECT_FALSE(index.keep(1, hash_content("text another")));
  const IndexChanges changes = index.finish();
  EXPECT_EQ(changes.kept, 1U);
  EXPECT_EQ(changes.obsolete, 2U);
  EXPECT_EQ(index.find(parse_query("lung").value()).size(), 1U);
  EXPECT_TRUE(index.find(parse_query("skin").value()).empty());
}

TEST_F(KeptIndex, KnowsBrokenRecordsAndTypesOfApproval) {
  for (int round = 0; round < 2; ++round) {
    SCOPED_TRACE(round);
    SearchIndex index(file(), IndexAccess::read_first);
    index.set_file_count(3);
    const SearchRecord record{.text = {}, .approval_types = {"Old Credit", "House Credit", "House Credit"}};
    if (!index.keep(0, hash_content("1"))) index.put(0, hash_content("1"), index.prepare(record));
    if (!index.keep(1, hash_content("2"))) index.put(1, hash_content("2"), std::nullopt);
    if (!index.keep(2, hash_content("3")))
      index.put(2, hash_content("3"), index.prepare({.text = {}, .approval_types = {"House Credit"}}));
    index.finish();
    EXPECT_EQ(index.broken_count(), 1U);
    EXPECT_EQ(index.approval_types(), (std::vector<std::string>{"House Credit", "Old Credit"}));
    index.commit();
  }
  SearchIndex index(file(), IndexAccess::read_first);
  index.set_file_count(1);
  EXPECT_TRUE(index.keep(0, hash_content("3")));
  index.finish();
  EXPECT_EQ(index.broken_count(), 0U);
  EXPECT_EQ(index.approval_types(), std::vector<std::string>{"House Credit"});
}

TEST_F(KeptIndex, ForgetsWhatWasNotCommitted) {
  {
    SearchIndex index(file(), IndexAccess::read_first);
    (void)ask(index, three_records);
  }
  EXPECT_EQ(changes_for(file(), three_records).added, 3U);
}

TEST_F(KeptIndex, IsMadeAnewForAnotherProgram) {
  (void)ask_kept(three_records);
  IndexFile other = file();
  other.program = "another cme";
  EXPECT_EQ(changes_for(other, three_records).added, 3U);
  EXPECT_EQ(changes_for(other, three_records).kept, 3U);
  EXPECT_EQ(changes_for(file(), three_records).added, 3U);
}

TEST_F(KeptIndex, DoesNotServeAnotherFolder) {
  (void)ask_kept(three_records);
  IndexFile other = file();
  other.folder = "/other";
  try {
    const SearchIndex index(other, IndexAccess::read_first);
    FAIL() << "it was opened";
  } catch (const IndexError& error) {
    EXPECT_EQ(error.trouble(), IndexTrouble::foreign);
    EXPECT_STREQ(error.what(), "the search index is for another folder");
  }
  EXPECT_EQ(changes_for(file(), three_records).kept, 3U);
}

TEST_F(KeptIndex, IsReadByManyAndWrittenByOne) {
  (void)ask_kept(three_records);
  SearchIndex first(file(), IndexAccess::read_first);
  SearchIndex second(file(), IndexAccess::read_first);
  Records changed = three_records;
  changed["1.yaml"] = "a heart";
  EXPECT_EQ(ask(first, changed), ask_memory(changed));
  // What the first writes is not seen by others before it is committed, and only one may write.
  EXPECT_EQ(ask(second, three_records), ask_memory(three_records));
  changed["2.yaml"] = "a heart";
  try {
    (void)ask(second, changed);
    FAIL() << "two were writing";
  } catch (const IndexError& error) {
    EXPECT_EQ(error.trouble(), IndexTrouble::in_use);
  }
}

TEST_F(KeptIndex, SaysWhatItIsAbout) {
  EXPECT_EQ(summarize_index(file().path).folder, "");
  (void)ask_kept(three_records);
  const IndexSummary summary = summarize_index(file().path);
  EXPECT_EQ(summary.folder, "/records");
  EXPECT_EQ(summary.records, 3U);
}

TEST_F(KeptIndex, IsRemovedOnlyWhileNobodyUsesIt) {
  (void)ask_kept(three_records);
  int calls = 0;
  with_index_unused(file().path, [&] { ++calls; });
  EXPECT_EQ(calls, 1);
  const SearchIndex index(file(), IndexAccess::write);
  EXPECT_THROW(with_index_unused(file().path, [&] { ++calls; }), IndexError);
  EXPECT_EQ(calls, 1);
}

}  // namespace
}  // namespace cme
