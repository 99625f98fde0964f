// SPDX-License-Identifier: MIT
#include <gtest/gtest.h>
#include <sys/wait.h>
#include <unistd.h>

#include <random>

#include "index_folder.hpp"
#include "query/sqlite.hpp"

namespace cme {
namespace {

using test::Answers;
using test::Records;

class DamagedIndex : public test::IndexFolder {
 protected:
  /// Many enough for several pages of each table.
  static Records many_records() {
    Records records;
    for (int number = 0; number < 300; ++number) {
      std::string text = number % 3 == 0 ? "lung cancer" : "skin care";
      for (int word = 0; word < 40; ++word) text += " word" + std::to_string(number * 40 + word);
      records[std::to_string(1'000 + number) + ".yaml"] = text;
    }
    return records;
  }

  /// The answers, or what kind of trouble there is instead.
  [[nodiscard]] std::optional<IndexTrouble> trouble_with(const Records& records, const Answers& expected) const {
    try {
      EXPECT_TRUE(ask_kept(records) == expected);  // too much to be printed
      return std::nullopt;
    } catch (const IndexError& error) {
      return error.trouble();
    }
  }

  void expect_to_be_well_after_reset(const Records& records, const Answers& expected) const {
    reset_index(file().path);
    EXPECT_EQ(trouble_with(records, expected), std::nullopt);
    EXPECT_EQ(trouble_with(records, expected), std::nullopt);
  }
};

TEST_F(DamagedIndex, CutOffAnywhereIsNoticedAndEmptied) {
  const Records records = many_records();
  const Answers expected = ask_kept(records);
  ASSERT_TRUE(expected == ask_memory(records));
  const std::string whole = bytes();
  ASSERT_GT(whole.size(), 100'000U);
  for (const std::size_t size : {std::size_t{50}, std::size_t{99}, std::size_t{100}, std::size_t{4'095},
                                 std::size_t{4'096}, std::size_t{20'000}, whole.size() / 2}) {
    SCOPED_TRACE(size);
    write(std::string_view(whole).substr(0, size));
    EXPECT_EQ(trouble_with(records, expected), IndexTrouble::damaged);
    expect_to_be_well_after_reset(records, expected);
  }
}

// SQLite writes pages before the transaction ends when its cache is full, the first one last. What a killed process
// leaves so is no index yet, and the next one begins again in the same file.
TEST_F(DamagedIndex, IsWholeAfterItsFirstFillingWasKilled) {
  const auto fill = [&](const Connection& connection) {
    connection.execute(
        "PRAGMA cache_size = 10; BEGIN; CREATE TABLE pages (text TEXT);"
        "WITH RECURSIVE numbers(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM numbers WHERE n < 500)"
        "INSERT INTO pages SELECT hex(zeroblob(1000)) FROM numbers");
  };
  write("");
  const pid_t child = fork();
  if (child == 0) {
    const Connection connection(file().path);
    fill(connection);
    _exit(0);
  }
  ASSERT_EQ(waitpid(child, nullptr, 0), child);
  ASSERT_GT(bytes().size(), 100'000U);
  {
    const Connection connection(file().path);
    fill(connection);
    connection.execute("COMMIT");
  }
  EXPECT_EQ(Connection(file().path).number("SELECT sum(length(text)) FROM pages"), 500U * 2'000U);
}

TEST_F(DamagedIndex, OtherFilesAreNoticed) {
  const Records records{{"1.yaml", "lung"}};
  const Answers expected = ask_memory(records);
  for (const std::string_view text : {"hello\n", "SQLite format 3", "id: 1\n"}) {
    SCOPED_TRACE(text);
    std::string content;
    for (int i = 0; i < 1'000; ++i) content += text;
    write(content);
    EXPECT_EQ(trouble_with(records, expected), IndexTrouble::damaged);
    expect_to_be_well_after_reset(records, expected);
  }
}

TEST_F(DamagedIndex, NewerFormatIsMadeAnew) {
  const Records records{{"1.yaml", "lung"}};
  const Answers expected = ask_kept(records);
  Connection(file().path).execute("PRAGMA user_version = 99; DROP TABLE contents");
  EXPECT_EQ(trouble_with(records, expected), std::nullopt);
  EXPECT_EQ(trouble_with(records, expected), std::nullopt);
}

TEST_F(DamagedIndex, DatabaseOfAnotherProgramIsLeftAlone) {
  const Records records{{"1.yaml", "lung"}};
  const Answers expected = ask_memory(records);
  sqlite3* database = nullptr;
  ASSERT_EQ(sqlite3_open(file().path.c_str(), &database), SQLITE_OK);
  EXPECT_EQ(sqlite3_exec(database, "CREATE TABLE files (name)", nullptr, nullptr, nullptr), SQLITE_OK);
  EXPECT_EQ(sqlite3_close(database), SQLITE_OK);
  const std::string foreign = bytes();
  EXPECT_EQ(trouble_with(records, expected), IndexTrouble::foreign);
  EXPECT_THROW(summarize_index(file().path), IndexError);
  EXPECT_THROW(with_index_unused(file().path, [] { FAIL(); }), IndexError);
  EXPECT_EQ(bytes(), foreign);
}

TEST_F(DamagedIndex, PagesThatAreFreedAndUsedAgainAreNotTakenForDamage) {
  constexpr unsigned seed = 20'260'115;
  SCOPED_TRACE(testing::Message() << "seed " << seed);
  std::mt19937 random(seed);
  const auto draw = [&](std::size_t count) { return std::uniform_int_distribution<std::size_t>(0, count - 1)(random); };
  const Connection connection(file().path);
  // A cache of a few pages: some of those that are freed were not written yet, and are read when they are used again.
  connection.execute("PRAGMA cache_size = 40; BEGIN; CREATE TABLE texts (text)");
  const Statement insert(connection, "INSERT INTO texts VALUES (?1)");
  const Statement remove(connection, "DELETE FROM texts WHERE rowid > (SELECT max(rowid) FROM texts) - ?1");
  for (int round = 0; round < 300; ++round) {
    SCOPED_TRACE(testing::Message() << "round " << round);
    for (std::size_t row = draw(8); row > 0; --row) {
      const std::string text(draw(100'000), 'x');
      insert.bind(1, text);
      ASSERT_NO_THROW(insert.run());
    }
    remove.bind(1, draw(6));
    ASSERT_NO_THROW(remove.run());
  }
  connection.execute("COMMIT");
  EXPECT_EQ(connection.number("SELECT count(*) FROM pragma_integrity_check WHERE integrity_check = 'ok'"), 1U);
}

/// Each byte in turn would take too long: bytes, and whole pages, drawn by lot.
TEST_F(DamagedIndex, AnswersRightlyOrNotAtAllWhateverHasHappenedToItsBytes) {
  const Records records = many_records();
  const Answers expected = ask_kept(records);
  const std::string whole = bytes();
  constexpr unsigned seed = 20'260'115;
  SCOPED_TRACE(testing::Message() << "seed " << seed);
  std::mt19937 random(seed);
  const auto draw = [&](std::size_t count) { return std::uniform_int_distribution<std::size_t>(0, count - 1)(random); };
  int noticed = 0;
  for (int round = 0; round < 120; ++round) {
    SCOPED_TRACE(testing::Message() << "round " << round);
    std::string damaged = whole;
    if (round % 2 == 0) {
      damaged[draw(whole.size())] ^= static_cast<char>(1 + draw(255));
    } else {
      const std::size_t page = 4'096 * draw(whole.size() / 4'096);
      for (std::size_t i = 0; i < 4'096; ++i) damaged[page + i] = round % 4 == 1 ? '\0' : static_cast<char>(draw(256));
    }
    write(damaged);
    noticed += trouble_with(records, expected) ? 1 : 0;
  }
  EXPECT_GT(noticed, 60);
}

}  // namespace
}  // namespace cme
