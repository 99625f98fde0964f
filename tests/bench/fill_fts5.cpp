// SPDX-License-Identifier: MIT
#include <sqlite3.h>

#include <chrono>
#include <cstdint>
#include <cstdio>
#include <exception>
#include <stdexcept>
#include <string>
#include <vector>

#include "query/search.hpp"
#include "records.hpp"

namespace {

constexpr const char* usage =
    "Usage: cme_fill_fts5 COUNT FILE\n"
    "Puts the text of COUNT invented activities into an FTS5 table of SQLite's, in FILE, and prints the seconds that "
    "this\n"
    "takes: the limit of a program that fills such an index. Making the text is not counted.\n";

constexpr std::uint32_t first_id = 100'001;

void check(sqlite3* database, int code) {
  if (code != SQLITE_OK && code != SQLITE_DONE) {
    throw std::runtime_error(sqlite3_errmsg(database));
  }
}

void execute(sqlite3* database, const char* statement) {
  check(database, sqlite3_exec(database, statement, nullptr, nullptr, nullptr));
}

void insert_all(sqlite3* database, const std::vector<cme::SearchText>& texts) {
  sqlite3_stmt* insert = nullptr;
  check(database, sqlite3_prepare_v2(database, "INSERT INTO activity VALUES (?, ?, ?, ?, ?, ?)", -1, &insert, nullptr));
  for (const cme::SearchText& text : texts) {
    for (std::size_t column = 0; column < text.size(); ++column) {
      check(database, sqlite3_bind_text(insert, static_cast<int>(column + 1), text[column].data(),
                                        static_cast<int>(text[column].size()), SQLITE_STATIC));
    }
    check(database, sqlite3_step(insert));
    check(database, sqlite3_reset(insert));
  }
  check(database, sqlite3_finalize(insert));
}

/// Larger buffers than SQLite's own make fewer merges; nothing waits for the disk.
void fill(sqlite3* database, const std::vector<cme::SearchText>& texts) {
  execute(database,
          "PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF;"
          "CREATE VIRTUAL TABLE activity USING fts5(title, keywords, objectives, provider, description, disclaimers,"
          " tokenize = 'porter unicode61');"
          "INSERT INTO activity(activity, rank) VALUES ('hashsize', 33554432), ('crisismerge', 64); BEGIN");
  insert_all(database, texts);
  execute(database, "COMMIT");
}

double seconds_to_fill(const std::string& file, std::uint32_t count) {
  std::vector<cme::SearchText> texts;
  for (std::uint32_t i = 0; i < count; ++i) {
    texts.push_back(cme::search_text(cme::bench::generate_activity(first_id + i, 1)));
  }
  sqlite3* database = nullptr;
  check(database, sqlite3_open(file.c_str(), &database));
  const auto begin = std::chrono::steady_clock::now();
  fill(database, texts);
  const std::chrono::duration<double> taken = std::chrono::steady_clock::now() - begin;
  sqlite3_close(database);
  return taken.count();
}

}  // namespace

int main(int argc, char** argv) {
  if (argc != 3) {
    std::fputs(usage, stderr);
    return 2;
  }
  try {
    const std::string file = argv[2];
    std::remove(file.c_str());
    std::printf("%.6f\n", seconds_to_fill(file, static_cast<std::uint32_t>(std::stoul(argv[1]))));
  } catch (const std::exception& error) {
    std::fprintf(stderr, "cme_fill_fts5: %s\n", error.what());
    return 2;
  }
  return 0;
}
