// SPDX-License-Identifier: MIT
#include "query/export_database.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>

#include "query/search_index.hpp"
#include "query/sqlite.hpp"
#include "tests/checkout_copy.hpp"
#include "tests/unit/render/activities.hpp"

namespace cme {
namespace {

/// A database of one activity with a value under every key, and one with nearly none.
std::string write_database(const std::filesystem::path& path) {
  ExportDatabase database(path.string());
  EXPECT_TRUE(database.add(test::rich_activity(), "records/14389.yaml"));
  EXPECT_FALSE(database.add(test::rich_activity(), "records/again.yaml"));
  EXPECT_FALSE(database.add(Activity(), "records/none.yaml"));
  Activity poor;
  poor.id = 7;
  EXPECT_TRUE(database.add(poor, "records/7.yaml"));
  database.finish();
  std::ifstream file(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(file), {}};
}

std::string answer(const Connection& connection, const std::string& sql) {
  const Statement statement(connection, sql);
  std::string lines;
  while (statement.step()) {
    lines += std::string(statement.text(0)) + '\n';
  }
  return lines;
}

TEST(ExportDatabase, IsSoundAndHoldsEveryKey) {
  const test::TemporaryFolder folder;
  const std::filesystem::path path = folder.path() / "a.sqlite";
  write_database(path);
  const Connection connection = Connection::create(path.string());
  EXPECT_EQ(answer(connection, "PRAGMA integrity_check"), "ok\n");
  EXPECT_EQ(answer(connection, "PRAGMA foreign_key_check"), "");
  EXPECT_EQ(answer(connection, "SELECT id FROM activities ORDER BY id"), "7\n14389\n");
  EXPECT_EQ(answer(connection, "SELECT file FROM activities WHERE id = 14389"), "records/14389.yaml\n");
  EXPECT_EQ(answer(connection, "SELECT typeof(amount) || max || type FROM credits ORDER BY position LIMIT 1"),
            "real20.0AMA PRA Category 1 Credit\n");
  EXPECT_EQ(answer(connection, "SELECT amount || coalesce(audience, '') FROM fees ORDER BY position"),
            "50.0members\n75.5\n");
  EXPECT_EQ(answer(connection, "SELECT board FROM activity_boards WHERE type = 'Self-Assessment'"), "Radiology\n");
  EXPECT_EQ(answer(connection, "SELECT heading FROM sections ORDER BY position"), "Importance\nFindings\n");
  EXPECT_EQ(answer(connection, "SELECT name || kind FROM supporters ORDER BY position"),
            "Acmegrant\nExample Incin-kind\n");
  EXPECT_EQ(answer(connection, "SELECT value FROM own_keys ORDER BY key, position"), "Ann\na\nb\n");
  EXPECT_EQ(answer(connection, "SELECT rowid FROM activities_fts WHERE activities_fts MATCH 'cancers'"), "14389\n");
  for (const std::string table : {"joint_providers", "competencies", "practice_settings", "well_being",
                                  "quality_processes", "keywords", "objectives", "disclaimers"}) {
    EXPECT_NE(answer(connection, "SELECT value FROM " + table + " WHERE activity = 14389"), "") << table;
  }
  for (const FieldInfo& key : record_keys()) {
    const std::string name(key.name);
    const bool has_column =
        connection.number("SELECT count(*) FROM pragma_table_info('activities') WHERE name = '" + name + "'") == 1;
    if (has_column) {
      EXPECT_NE(answer(connection, "SELECT " + name + " FROM activities WHERE id = 14389"), "\n") << name;
    }
  }
}

TEST(ExportDatabase, HasTheSameBytesForTheSameActivities) {
  const test::TemporaryFolder folder;
  EXPECT_EQ(write_database(folder.path() / "a.sqlite"), write_database(folder.path() / "b.sqlite"));
}

class EarlierExportTest : public testing::Test {
 protected:
  EarlierExportTest() { write_database(path_); }

  [[nodiscard]] bool has_companion() const {
    return std::ranges::any_of(database_companions, [this](std::string_view ending) {
      return std::filesystem::exists(path_.string() + std::string(ending));
    });
  }

  /// Takes it over; whether that was refused because another program is using it.
  [[nodiscard]] bool is_in_use() const {
    try {
      const EarlierExport earlier(path_.string());
      return false;
    } catch (const IndexError& error) {
      return error.trouble() == IndexTrouble::in_use;
    }
  }

  const test::TemporaryFolder folder_;
  const std::filesystem::path path_ = folder_.path() / "a.sqlite";
};

TEST_F(EarlierExportTest, MergesWhatAnotherProgramLeftBesideIt) {
  const std::filesystem::path live = folder_.path() / "live.sqlite";
  std::filesystem::rename(path_, live);
  const Connection writer = Connection::create(live.string());
  writer.execute("PRAGMA journal_mode = wal; UPDATE activities SET title = 'New'");
  for (const std::string ending : {"", "-wal", "-shm"}) {  // as after a crash of the writer
    std::filesystem::copy(live.string() + ending, path_.string() + ending);
  }
  EXPECT_TRUE(has_companion());
  {
    const EarlierExport earlier(path_.string());
    EXPECT_FALSE(has_companion());
  }
  EXPECT_EQ(answer(Connection::create(path_.string()), "SELECT DISTINCT title FROM activities"), "New\n");
}

TEST_F(EarlierExportTest, RemovesAJournalThatWasKept) {
  Connection::create(path_.string()).execute("PRAGMA journal_mode = persist; UPDATE activities SET title = 'New'");
  EXPECT_TRUE(has_companion());
  const EarlierExport earlier(path_.string());
  EXPECT_FALSE(has_companion());
}

TEST_F(EarlierExportTest, IsRefusedWhileAnotherProgramUsesIt) {
  {
    const Connection reader = Connection::create(path_.string());
    reader.execute("PRAGMA journal_mode = wal; SELECT count(*) FROM activities");
    EXPECT_TRUE(is_in_use());
    reader.execute("PRAGMA journal_mode = delete; BEGIN IMMEDIATE");
    EXPECT_TRUE(is_in_use());
  }
  EXPECT_FALSE(is_in_use());
}

TEST_F(EarlierExportTest, CannotBeChangedMeanwhile) {
  const EarlierExport earlier(path_.string());
  const Connection other = Connection::create(path_.string());
  EXPECT_EQ(answer(other, "SELECT count(*) FROM activities"), "2\n");
  EXPECT_THROW(other.execute("UPDATE activities SET title = 'New'"), IndexError);
}

TEST_F(EarlierExportTest, KnowsWhatAPersonAdded) {
  EXPECT_EQ(EarlierExport(path_.string()).additions(), std::vector<std::string>());
  Connection::create(path_.string())
      .execute(
          "ANALYZE; CREATE TABLE mine (a); CREATE VIEW titles AS SELECT title FROM activities;"
          "CREATE INDEX by_title ON activities (title); ALTER TABLE fees ADD COLUMN paid TEXT");
  EXPECT_EQ(EarlierExport(path_.string()).additions(),
            (std::vector<std::string>{"by_title", "fees.paid", "mine", "mine.a", "titles"}));
}

}  // namespace
}  // namespace cme
