// SPDX-License-Identifier: MIT
#include "catalog/revision.hpp"

#include <gtest/gtest.h>

#include "base/ascii.hpp"
#include "repository.hpp"

namespace cme {
namespace {

namespace fs = std::filesystem;
using test::Repository;

class RevisionTest : public testing::Test {
 protected:
  /// What is wrong with the revision; empty if it is a commit.
  [[nodiscard]] std::string refusal(const std::string& revision) const {
    try {
      require_commit(git_, revision);
      return {};
    } catch (const Error& error) {
      return error.what();
    }
  }

  /// Deletes what git knows as `name`.
  void lose(const std::string& name) const {
    const std::string id(trim(repository_.git({"rev-parse", name})));
    fs::remove(repository_.root() / ".git/objects" / id.substr(0, 2) / id.substr(2));
  }

  const Repository repository_;
  const Git git_{repository_.root(), test::git_environment()};
};

TEST_F(RevisionTest, IsUnbornOnlyUntilTheFirstCommit) {
  EXPECT_TRUE(is_unborn(git_));
  EXPECT_EQ(refusal("HEAD"), "nothing has been committed yet");
  repository_.write("records/1.yaml", "id: 1\n");
  repository_.commit();
  EXPECT_FALSE(is_unborn(git_));
  EXPECT_EQ(refusal("HEAD"), "");
  repository_.git({"checkout", "--quiet", "--orphan", "fresh"});
  EXPECT_TRUE(is_unborn(git_));
  EXPECT_EQ(refusal("main"), "");
}

TEST_F(RevisionTest, DoesNotTakeALostCommitForNone) {
  repository_.commit();
  lose("HEAD");
  for (const std::string revision : {"HEAD", "main"}) {
    EXPECT_EQ(refusal(revision), "git cannot read the commit of \"" + revision + "\"");
  }
  EXPECT_FALSE(is_unborn(git_));
  EXPECT_THROW(merge_base(git_, "main", "HEAD"), Error);
}

TEST_F(RevisionTest, DoesNotTakeALostBranchForNone) {
  repository_.commit();
  std::filesystem::resize_file(repository_.root() / ".git/refs/heads/main", 0);
  EXPECT_FALSE(is_unborn(git_));
}

TEST_F(RevisionTest, NamesWhatIsNoCommit) {
  repository_.write("records/1.yaml", "id: 1\n");
  repository_.commit();
  repository_.git({"tag", "files", "HEAD^{tree}"});
  repository_.git({"tag", "--annotate", "--message=tree", "signed", "HEAD^{tree}"});
  for (const std::string revision : {"files", "signed", "HEAD:records", "HEAD:records/1.yaml"}) {
    EXPECT_EQ(refusal(revision), "\"" + revision + "\" is not a commit");
  }
  for (const std::string revision : {"nowhere", "--help", "0123456789012345678901234567890123456789", "HEAD:nowhere"}) {
    EXPECT_EQ(refusal(revision), "git has no branch, tag or commit \"" + revision + "\"");
  }
}

}  // namespace
}  // namespace cme
