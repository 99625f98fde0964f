// SPDX-License-Identifier: MIT
#include "catalog/changed_files.hpp"

#include <fmt/format.h>
#include <gtest/gtest.h>

#include <fstream>

#include "repository.hpp"

namespace cme {
namespace {

namespace fs = std::filesystem;
using test::Repository;

class UnchangedFilesTest : public testing::Test {
 protected:
  UnchangedFilesTest() {
    repository_.write("records/1.yaml", "id: 1\n");
    repository_.write("records/2.yaml", "id: 2\n");
    repository_.write(".gitignore", "ignored.yaml\n");
    repository_.commit();
  }

  /// Whether the file counts as unchanged since HEAD, as seen from the root.
  [[nodiscard]] bool is_unchanged(const fs::path& file, const std::string& since = "HEAD") const {
    const ChangedFiles changes = find_changed_files(repository_.root(), since, test::git_environment());
    return UnchangedFiles(changes).contain(repository_.root() / file);
  }

  const Repository repository_;
};

TEST_F(UnchangedFilesTest, HoldsWhatGitTracksAndFindsUnchanged) {
  repository_.write("records/2.yaml", "id: 22\n");
  EXPECT_TRUE(is_unchanged("records/1.yaml"));
  EXPECT_FALSE(is_unchanged("records/2.yaml"));
  repository_.commit();
  EXPECT_TRUE(is_unchanged("records/2.yaml"));
  EXPECT_FALSE(is_unchanged("records/2.yaml", "HEAD~1"));
}

TEST_F(UnchangedFilesTest, LacksWhatGitDoesNotTrack) {
  for (const std::string file : {"records/3.yaml", "records/ignored.yaml", "../outside.yaml", ".git/3.yaml"}) {
    SCOPED_TRACE(file);
    repository_.write(file, "id: 3\n");
    EXPECT_FALSE(is_unchanged(file));
  }
  EXPECT_FALSE(is_unchanged("records/gone.yaml"));
}

TEST_F(UnchangedFilesTest, LacksBothNamesOfARenamedFile) {
  repository_.git({"mv", "records/1.yaml", "records/9.yaml"});
  EXPECT_FALSE(is_unchanged("records/1.yaml"));
  EXPECT_FALSE(is_unchanged("records/9.yaml"));
}

TEST_F(UnchangedFilesTest, KnowsUnusualNames) {
  for (const std::string name : {"a b", "line\nbreak", "\xC3\xA9", "\xFF", "\"", "\\", "-x", "*", ":(top)x", "\t"}) {
    SCOPED_TRACE(name);
    const std::string file = "records/" + name + ".yaml";
    repository_.write(file, "id: 1\n");
    EXPECT_FALSE(is_unchanged(file));
    repository_.commit();
    EXPECT_TRUE(is_unchanged(file));
  }
}

TEST_F(UnchangedFilesTest, LacksWhatGitWasToldNotToLookAt) {
  for (const std::string flag : {"--assume-unchanged", "--skip-worktree"}) {
    SCOPED_TRACE(flag);
    repository_.git({"update-index", flag, "records/1.yaml"});
    repository_.write("records/1.yaml", "id: 11\n");
    EXPECT_FALSE(is_unchanged("records/1.yaml"));
    repository_.git({"checkout", "--force", "HEAD"});
    repository_.git({"update-index", "--no" + flag.substr(1), "records/1.yaml"});
  }
}

TEST_F(UnchangedFilesTest, FollowsLinksToWhatTheyLeadTo) {
  repository_.write("shared/1.yaml", "id: 1\n");
  repository_.link("records/l.yaml", "m.yaml");
  repository_.link("records/m.yaml", "../shared/./../shared/1.yaml");
  repository_.link("data", "records");
  repository_.link("records/out.yaml", "../../outside.yaml");
  repository_.link("records/round.yaml", "round.yaml");
  repository_.link("records/lost.yaml", "lost");
  repository_.write("../outside.yaml", "id: 1\n");
  repository_.commit();
  EXPECT_TRUE(is_unchanged("records/l.yaml"));
  EXPECT_TRUE(is_unchanged("data/l.yaml"));
  EXPECT_FALSE(is_unchanged("records/out.yaml"));
  EXPECT_FALSE(is_unchanged("records/round.yaml"));
  EXPECT_FALSE(is_unchanged("records/lost.yaml"));
  repository_.write("shared/1.yaml", "id: 11\n");
  EXPECT_FALSE(is_unchanged("records/l.yaml"));
  EXPECT_FALSE(is_unchanged("data/l.yaml"));
  EXPECT_TRUE(is_unchanged("data/1.yaml"));
}

TEST_F(UnchangedFilesTest, GivesUpAtMoreLinksThanTheSystemFollows) {
  // Each leads through the next one twice.
  constexpr int links = 64;
  for (int number = 0; number < links; ++number) {
    repository_.link("l" + std::to_string(number), fmt::format("l{0}/../l{0}", number + 1));
  }
  repository_.write("l64/1.yaml", "id: 1\n");
  repository_.commit();
  EXPECT_FALSE(is_unchanged("l0/1.yaml"));
  EXPECT_TRUE(is_unchanged("l63/1.yaml"));
}

TEST_F(UnchangedFilesTest, LacksWhatIsBehindALinkThatHasChanged) {
  repository_.write("one/1.yaml", "id: 1\n");
  repository_.write("two/1.yaml", "id: 1\n");
  repository_.link("data", "one");
  repository_.commit();
  EXPECT_TRUE(is_unchanged("data/1.yaml"));
  repository_.link("data", "two");
  EXPECT_FALSE(is_unchanged("data/1.yaml"));
  EXPECT_TRUE(is_unchanged("two/1.yaml"));
}

TEST_F(UnchangedFilesTest, IgnoresLinksOnTheWayToTheRepository) {
  repository_.link("../way", "top");
  EXPECT_TRUE(is_unchanged("../way/records/1.yaml"));
}

TEST_F(UnchangedFilesTest, LacksWhatIsInAnotherRepository) {
  const Repository other;
  other.write("1.yaml", "id: 1\n");
  other.commit();
  repository_.git({"submodule", "--quiet", "add", other.root().string(), "records/sub"});
  repository_.git({"init", "--quiet", "records/nested"});
  repository_.write("records/nested/2.yaml", "id: 2\n");
  repository_.commit("records/nested");
  repository_.git({"add", "records/sub"});
  repository_.git({"commit", "--quiet", "--message=sub"});
  for (const fs::path& file :
       {fs::path("records/sub/1.yaml"), fs::path("records/nested/2.yaml"), other.root() / "1.yaml"}) {
    SCOPED_TRACE(file);
    EXPECT_FALSE(is_unchanged(file));
  }
}

TEST_F(UnchangedFilesTest, HoldsNothingBeforeTheFirstCommit) {
  repository_.git({"checkout", "--quiet", "--orphan", "fresh"});
  for (const std::string since : {"HEAD", "main", "fresh", "no such branch"}) {
    SCOPED_TRACE(since);
    EXPECT_FALSE(is_unchanged("records/1.yaml", since));
  }
  const ChangedFiles changes = find_changed_files(repository_.root(), std::nullopt, test::git_environment());
  EXPECT_TRUE(changes.are_all);
}

TEST_F(UnchangedFilesTest, WorksInALinkedWorktreeAndBelowTheRoot) {
  repository_.git({"worktree", "add", "--quiet", "-b", "work", "../tree"});
  repository_.write("../tree/records/2.yaml", "id: 22\n");
  const fs::path tree = repository_.root().parent_path() / "tree";
  const ChangedFiles changes = find_changed_files(tree / "records", "main", test::git_environment());
  EXPECT_EQ(changes.root, tree);
  EXPECT_TRUE(UnchangedFiles(changes).contain(tree / "records/1.yaml"));
  EXPECT_FALSE(UnchangedFiles(changes).contain(tree / "records/2.yaml"));
  EXPECT_FALSE(UnchangedFiles(changes).contain(repository_.root() / "records/1.yaml"));
}

TEST_F(UnchangedFilesTest, TakesTheRepositoryThatTheEnvironmentNames) {
  Environment environment = test::git_environment();
  environment["GIT_DIR"] = "../.git";
  environment["GIT_WORK_TREE"] = "..";
  environment["GIT_LITERAL_PATHSPECS"] = "1";
  repository_.write("records/2.yaml", "id: 22\n");
  const ChangedFiles changes = find_changed_files(repository_.root() / "records", "HEAD", environment);
  EXPECT_TRUE(UnchangedFiles(changes).contain(repository_.root() / "records/1.yaml"));
  EXPECT_FALSE(UnchangedFiles(changes).contain(repository_.root() / "records/2.yaml"));
}

TEST_F(UnchangedFilesTest, IsNotMisledByGitsSettings) {
  repository_.git({"config", "diff.relative", "true"});
  repository_.git({"config", "diff.renames", "copies"});
  repository_.git({"config", "diff.noprefix", "true"});
  repository_.git({"config", "diff.external", "false"});
  repository_.git({"config", "color.ui", "always"});
  repository_.write("records/2.yaml", "id: 22\n");
  const ChangedFiles changes = find_changed_files(repository_.root() / "records", "HEAD", test::git_environment());
  EXPECT_TRUE(UnchangedFiles(changes).contain(repository_.root() / "records/1.yaml"));
  EXPECT_FALSE(UnchangedFiles(changes).contain(repository_.root() / "records/2.yaml"));
  repository_.write("top.yaml", "id: 3\n");
  repository_.commit();
  repository_.write("top.yaml", "id: 33\n");
  const ChangedFiles more = find_changed_files(repository_.root() / "records", "HEAD", test::git_environment());
  EXPECT_FALSE(UnchangedFiles(more).contain(repository_.root() / "top.yaml"));
}

TEST_F(UnchangedFilesTest, DoesNotAskAFileSystemMonitor) {
  repository_.write("monitor", "#!/bin/sh\nprintf 'token\\0'\n");  // nothing has changed
  fs::permissions(repository_.root() / "monitor", fs::perms::owner_all);
  repository_.git({"config", "core.fsmonitor", (repository_.root() / "monitor").string()});
  repository_.git({"config", "core.fsmonitorHookVersion", "2"});
  repository_.git({"update-index", "--fsmonitor"});
  repository_.commit();
  repository_.git({"status"});
  repository_.write("records/2.yaml", "id: 22\n");
  EXPECT_FALSE(is_unchanged("records/2.yaml"));
}

TEST_F(UnchangedFilesTest, DoesNotSkipABranchThatCannotBeRead) {
  repository_.git({"update-ref", "refs/remotes/origin/main", "HEAD"});
  const fs::path ref = repository_.root() / ".git/refs/remotes/origin/main";
  std::ofstream(ref) << std::string(40, '1') << "\n";
  EXPECT_THROW(find_changed_files(repository_.root(), std::nullopt, test::git_environment()), Error);
}

TEST_F(UnchangedFilesTest, KnowsWhatASparseCheckoutLeavesOut) {
  repository_.write("records/[a] b.yaml", "id: 3\n");
  repository_.write("other/4.yaml", "id: 4\n");
  repository_.commit();
  repository_.git({"sparse-checkout", "set", "--no-cone", "/records/1.yaml"});
  const ChangedFiles changes = find_changed_files(repository_.root(), "HEAD", test::git_environment());
  EXPECT_EQ(changes.hidden.size(), 4U);  // with .gitignore
  EXPECT_TRUE(changes.hidden.contains((repository_.root() / "records/2.yaml").string()));
  EXPECT_TRUE(changes.changed.empty());
  for (const std::string folder : {"", "records"}) {
    const Git git(repository_.root() / folder, test::git_environment());
    std::vector<std::string> names;
    for (const HiddenFile& file : find_hidden_files(git, repository_.root() / "records")) {
      names.push_back(fs::path(file.path).lexically_relative(repository_.root()).string() + '=' +
                      repository_.git({"cat-file", "blob", file.object}));
    }
    EXPECT_EQ(names, (std::vector<std::string>{"records/2.yaml=id: 2\n", "records/[a] b.yaml=id: 3\n"}));
  }
  EXPECT_TRUE(find_hidden_files(Git(repository_.root(), test::git_environment()), "/").empty());
}

TEST_F(UnchangedFilesTest, KnowsOtherRepositoriesBelow) {
  repository_.git({"init", "--quiet", "records/inner"});
  const fs::path root = repository_.root();
  EXPECT_TRUE(belongs_to(root, root));
  EXPECT_TRUE(belongs_to(root / "records/1.yaml", root));
  EXPECT_TRUE(belongs_to(root / "records/new/1.yaml", root));
  EXPECT_FALSE(belongs_to(root / "records/inner/1.yaml", root));
  EXPECT_FALSE(belongs_to(root / "records/inner", root));
  EXPECT_FALSE(belongs_to(root.parent_path() / "1.yaml", root));
  EXPECT_FALSE(belongs_to("/", root));
}

TEST_F(UnchangedFilesTest, NeedsAMergeBase) {
  repository_.write("records/2.yaml", "id: 22\n");
  repository_.commit();
  repository_.git({"clone", "--quiet", "--depth=1", "file://" + repository_.root().string(), "../shallow"});
  const fs::path shallow = repository_.root().parent_path() / "shallow";
  EXPECT_THROW(find_changed_files(shallow, "HEAD~1", test::git_environment()), Error);
  repository_.git({"checkout", "--quiet", "--orphan", "stranger"});
  repository_.commit();
  EXPECT_THROW(find_changed_files(repository_.root(), "main", test::git_environment()), Error);
}

}  // namespace
}  // namespace cme
