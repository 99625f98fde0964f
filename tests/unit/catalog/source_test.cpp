// SPDX-License-Identifier: MIT
#include "catalog/source.hpp"

#include <gtest/gtest.h>

#include <filesystem>

#include "base/files.hpp"
#include "base/paths.hpp"
#include "cme/record/load.hpp"
#include "repository.hpp"

namespace cme {
namespace {

namespace fs = std::filesystem;

using test::Repository;

/// Each record of the source with its bytes, or with "!" and the reason why there are none.
using Records = std::vector<std::pair<std::string, std::string>>;

enum class Reading { one_by_one, expected };

Records read_all(const RecordSource& source, Reading how) {
  RecordReader reader(source);
  if (how == Reading::expected) {
    reader.expect(0, source.size());
  }
  Records records;
  for (std::size_t file = 0; file < source.size(); ++file) {
    const Result<std::string_view> bytes = reader.read(file);
    records.emplace_back(source[file], bytes ? std::string(*bytes) : "!" + bytes.error());
  }
  return records;
}

/// However they are read, they are the same.
Records read_all(const RecordSource& source) {
  Records records = read_all(source, Reading::one_by_one);
  EXPECT_EQ(read_all(source, Reading::expected), records);
  return records;
}

Git git_in(const Repository& repository) {
  return {repository.root(), test::git_environment()};
}

Records read_revision(const Repository& repository, const std::string& revision, const std::string& folder) {
  return read_all(RecordSource::of_revision(git_in(repository), revision, folder));
}

TEST(RecordSource, ReadsFilesInTheOrderGiven) {
  const Repository repository;
  repository.write("b.yaml", "id: 2\n");
  repository.write("a.yaml", "id: 1\n");
  const std::string b = (repository.root() / "b.yaml").string();
  const std::string a = (repository.root() / "a.yaml").string();
  const std::string gone = (repository.root() / "c.yaml").string();
  EXPECT_EQ(read_all(RecordSource({b, a, gone})),
            (Records{{b, "id: 2\n"}, {a, "id: 1\n"}, {gone, "!no such file or directory"}}));
}

TEST(RecordSource, ReadsARevisionAsItWas) {
  const Repository repository;
  repository.write("records/1.yaml", "id: 1\n");
  repository.write("records/2.yaml", "id: 2\n");
  repository.write("elsewhere/9.yaml", "id: 9\n");
  repository.commit();
  repository.git({"mv", "records/2.yaml", "records/3.yaml"});
  repository.write("records/1.yaml", "id: 10\n");
  repository.commit();
  repository.write("records/1.yaml", "id: 100\n");
  repository.write("records/4.yaml", "id: 4\n");
  EXPECT_EQ(read_revision(repository, "HEAD~1", "records"),
            (Records{{"records/1.yaml", "id: 1\n"}, {"records/2.yaml", "id: 2\n"}}));
  EXPECT_EQ(read_revision(repository, "main", "records"),
            (Records{{"records/1.yaml", "id: 10\n"}, {"records/3.yaml", "id: 2\n"}}));
  EXPECT_EQ(read_revision(repository, "main", "nowhere"), Records());
  EXPECT_EQ(read_revision(repository, "main", "").size(), 3U);
}

TEST(DifferingRecords, AreThoseOfTheFolderWithOtherContent) {
  const Repository repository;
  for (const std::string name : {"1", "2", "3", "records/1"}) {
    repository.write("records/" + name + ".yaml", "id: 1\n");
  }
  repository.write("elsewhere/9.yaml", "id: 9\n");
  repository.commit();
  repository.write("records/1.yaml", "id: 10\n");
  repository.write("records/records/1.yaml", "id: 11\n");
  repository.write("records/.hidden/1.yaml", "id: 12\n");
  repository.write("elsewhere/9.yaml", "id: 90\n");
  repository.git({"mv", "records/2.yaml", "records/4.yaml"});
  repository.git({"rm", "-q", "records/3.yaml"});
  std::filesystem::create_symlink("1.yaml", repository.root() / "records/5.yaml");
  repository.commit();
  const Git git(repository.root() / "records", test::git_environment());
  const auto difference = [&](const std::string& before, const std::string& after, const std::string& folder) {
    return receive_difference(begin_difference(git, before, after, repository.root() / folder), folder,
                              std::make_shared<SpareGitObjects>());
  };
  const DifferingRecords differing = difference("HEAD~1", "HEAD", "records");
  EXPECT_EQ(read_all(differing.before), (Records{{"records/1.yaml", "id: 1\n"},
                                                 {"records/2.yaml", "id: 1\n"},
                                                 {"records/3.yaml", "id: 1\n"},
                                                 {"records/records/1.yaml", "id: 1\n"}}));
  EXPECT_EQ(read_all(differing.after),
            (Records{{"records/1.yaml", "id: 10\n"},
                     {"records/4.yaml", "id: 1\n"},
                     {"records/5.yaml", "!it is a symbolic link, which cme does not follow in a revision"},
                     {"records/records/1.yaml", "id: 11\n"}}));
  EXPECT_EQ(difference("HEAD~1", "HEAD", "").after.size(), 5U);
  EXPECT_TRUE(difference("HEAD", "main", "records").before.empty());
  EXPECT_THROW(difference("HEAD", "--all", "records"), Error);
}

TEST(RecordSource, LetsARecordGoWithItsContent) {
  const Repository repository;
  for (const std::string id : {"1", "2", "3"}) {
    repository.write("records/" + id + ".yaml", "id: " + id + "\n");
  }
  repository.commit();
  RecordSource source = RecordSource::of_revision(git_in(repository), "HEAD", "records");
  source.erase_if([&](std::size_t file) { return source[file] == "records/2.yaml"; });
  EXPECT_EQ(read_all(source), (Records{{"records/1.yaml", "id: 1\n"}, {"records/3.yaml", "id: 3\n"}}));
}

TEST(RecordSource, ListsARevisionAsAFolderIsListed) {
  const Repository repository;
  for (const std::string name : {"a b.yaml", "a/1.yaml", "a.yml", "a-b.yaml", "line\nbreak.yaml", "\xC3\xA9.yaml",
                                 "\xFF.yaml", "\"quoted\".yaml", "back\\slash.yaml", "-x.yaml", "note.txt", ".a.yaml",
                                 ".hidden/1.yaml", "*.yaml", ":(top)x.yaml", "a/.b/2.yaml"}) {
    repository.write("re cords/" + name, name);
  }
  repository.commit();
  std::vector<std::string> on_disk;
  for (const std::string& file : find_record_files(repository.root() / "re cords")) {
    on_disk.push_back(relative_to(file, repository.root()));
  }
  const RecordSource source = RecordSource::of_revision(git_in(repository), "HEAD", "re cords");
  EXPECT_EQ(std::vector<std::string>(source.begin(), source.end()), on_disk);
  EXPECT_EQ(source.size(), 12U);
  for (const auto& [path, bytes] : read_all(source)) {
    EXPECT_EQ("re cords/" + bytes, path);
  }
}

TEST(RecordSource, TakesTheFolderByItsNameAlone) {
  const Repository repository;
  repository.write("*/1.yaml", "id: 1\n");
  repository.write("a/2.yaml", "id: 2\n");
  repository.write(":(top)a/3.yaml", "id: 3\n");
  repository.commit();
  EXPECT_EQ(read_revision(repository, "HEAD", "*"), (Records{{"*/1.yaml", "id: 1\n"}}));
  EXPECT_EQ(read_revision(repository, "HEAD", ":(top)a"), (Records{{":(top)a/3.yaml", "id: 3\n"}}));
}

TEST(RecordSource, FollowsNoLinkOfARevision) {
  const Repository repository;
  repository.write("shared/1.yaml", "id: 1\n");
  repository.link("records/1.yaml", "../shared/1.yaml");
  repository.link("records/more", "../shared");
  repository.commit();
  EXPECT_EQ(read_revision(repository, "HEAD", "records"),
            (Records{{"records/1.yaml", "!it is a symbolic link, which cme does not follow in a revision"}}));
}

TEST(RecordSource, NamesSubmodulesAmongWhatCannotBeRead) {
  const Repository other;
  other.write("1.yaml", "id: 1\n");
  other.commit();
  const Repository repository;
  repository.write("records/2.yaml", "id: 2\n");
  repository.git({"submodule", "--quiet", "add", other.root().string(), "records/sub"});
  repository.git({"submodule", "--quiet", "add", other.root().string(), "all"});
  repository.commit();
  const std::string reason = "!it is a submodule, so its records are in another repository";
  EXPECT_EQ(read_revision(repository, "HEAD", "records"),
            (Records{{"records/2.yaml", "id: 2\n"}, {"records/sub", reason}}));
  EXPECT_EQ(read_revision(repository, "HEAD", "all"), (Records{{"all", reason}}));
}

TEST(RecordSource, ReadsAShallowClone) {
  const Repository repository;
  repository.write("records/1.yaml", "id: 1\n");
  repository.commit();
  repository.write("records/1.yaml", "id: 2\n");
  repository.commit();
  repository.git({"clone", "--quiet", "--depth=1", "file://" + repository.root().string(), "../shallow"});
  const Git shallow(repository.root().parent_path() / "shallow", test::git_environment());
  EXPECT_EQ(read_all(RecordSource::of_revision(shallow, "HEAD", "records")), (Records{{"records/1.yaml", "id: 2\n"}}));
  EXPECT_THROW(RecordSource::of_revision(shallow, "HEAD~1", "records"), Error);
}

TEST(RecordSource, HasNoRevisionBeforeTheFirstCommit) {
  const Repository repository;
  repository.write("records/1.yaml", "id: 1\n");
  for (const std::string revision : {"HEAD", "main", "", "-h", "--all"}) {
    SCOPED_TRACE(revision);
    EXPECT_THROW(RecordSource::of_revision(git_in(repository), revision, "records"), Error);
  }
}

TEST(RecordSource, SaysWhichRecordGitHasLost) {
  const Repository repository;
  repository.write("records/1.yaml", "id: 1\n");
  repository.write("records/2.yaml", "id: 2\n");
  repository.commit();
  std::string id = repository.git({"rev-parse", "HEAD:records/1.yaml"});
  id.pop_back();
  std::filesystem::remove(repository.root() / ".git/objects" / id.substr(0, 2) / id.substr(2));
  EXPECT_EQ(read_revision(repository, "HEAD", "records"),
            (Records{{"records/1.yaml", "!git does not have its content"}, {"records/2.yaml", "id: 2\n"}}));
}

TEST(RecordReader, LeavesNoAnswersToTheNext) {
  const Repository repository;
  repository.write("records/1.yaml", "id: 1\n");
  repository.write("records/2.yaml", "id: 2\n");
  repository.commit();
  const RecordSource source = RecordSource::of_revision(git_in(repository), "HEAD", "records");
  {
    RecordReader reader(source);
    reader.expect(0, 2);
    EXPECT_EQ(reader.read(0).value_or(""), "id: 1\n");
  }
  EXPECT_EQ(read_all(source), (Records{{"records/1.yaml", "id: 1\n"}, {"records/2.yaml", "id: 2\n"}}));
}

TEST(RecordSource, KeepsOneByteMoreThanARecordMayHave) {
  const Repository repository;
  repository.write("records/1.yaml", std::string(max_record_bytes + 100'000, '\n'));
  repository.write("records/2.yaml", "");
  repository.write("records/3.yaml", std::string(max_record_bytes, 'x'));
  repository.commit();
  const Records records = read_revision(repository, "HEAD", "records");
  ASSERT_EQ(records.size(), 3U);
  EXPECT_EQ(records[0].second, std::string(max_record_bytes + 1, '\n'));
  EXPECT_EQ(records[1].second, "");
  EXPECT_EQ(records[2].second, std::string(max_record_bytes, 'x'));
}

TEST(RecordSource, ReadsARepositoryWithLongIds) {
  const Repository repository;
  repository.git({"init", "--quiet", "--object-format=sha256", "long"});
  repository.write("long/records/1.yaml", "id: 1\n");
  repository.commit("long");
  EXPECT_EQ(read_all(RecordSource::of_revision(Git(repository.root() / "long", test::git_environment()), "HEAD", "")),
            (Records{{"records/1.yaml", "id: 1\n"}}));
}

TEST(RecordReader, FindsWhatAFileHadInEarlierCommits) {
  const Repository repository;
  const std::string prose = "title: a text that is long enough for git to see that the file was renamed\n";
  for (const std::string_view file : {"a.yaml", "b.yaml", ":c.yaml"}) {
    repository.write(fs::path("records") / file, "id: 1\n" + prose);
    repository.commit();
    repository.git({"mv", "records/" + std::string(file), "records/1.yaml"});
    repository.write("records/1.yaml", "id: 2\n" + prose);
    repository.commit();
    repository.write("records/1.yaml", "id: 3\n" + prose);
    repository.commit();
    const RecordSource source = RecordSource::of_revision(git_in(repository), "HEAD", "records");
    RecordReader reader(source);
    std::vector<std::string> seen;
    const auto is_first = [&](std::string_view bytes) {
      seen.emplace_back(bytes.substr(0, 5));
      return bytes.starts_with("id: 1");
    };
    EXPECT_TRUE(reader.find_earlier(0, is_first)) << file;
    EXPECT_EQ(seen, (std::vector<std::string>{"id: 3", "id: 2", "id: 1"})) << file;
    EXPECT_FALSE(reader.find_earlier(0, [](std::string_view) { return false; })) << file;
    repository.git({"rm", "--quiet", "records/1.yaml"});
    repository.commit();
  }
}

TEST(RecordReader, FindsNothingEarlierInAShallowClone) {
  const Repository repository;
  repository.write("records/1.yaml", "id: 1\n");
  repository.commit();
  repository.write("records/1.yaml", "id: 2\n");
  repository.commit();
  repository.git({"clone", "--quiet", "--depth=1", "file://" + repository.root().string(), "shallow"});
  const Git git(repository.root() / "shallow", test::git_environment());
  const RecordSource source = RecordSource::of_revision(git, "HEAD", "records");
  RecordReader reader(source);
  EXPECT_TRUE(reader.find_earlier(0, [](std::string_view bytes) { return bytes == "id: 2\n"; }));
  EXPECT_FALSE(reader.find_earlier(0, [](std::string_view bytes) { return bytes == "id: 1\n"; }));
}

}  // namespace
}  // namespace cme
