// SPDX-License-Identifier: MIT
#include "site/site_folder.hpp"

#include <gtest/gtest.h>
#include <sys/stat.h>
#include <unistd.h>

#include <filesystem>
#include <fstream>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "cme/base/result.hpp"
#include "tests/checkout_copy.hpp"

namespace cme {
namespace {

namespace fs = std::filesystem;

class SiteFolderTest : public testing::Test {
 protected:
  using Files = std::map<std::string, std::string>;

  SiteChanges render(const Files& files, SiteMode mode = SiteMode::write, Foreign foreign = Foreign::refuse) {
    SiteFolder site(root(), "SITE", mode, foreign);
    for (const auto& [path, text] : files) {
      site.put(path, text);
    }
    return site.finish();
  }

  std::string complaint(const Files& files, Foreign foreign = Foreign::refuse) {
    try {
      render(files, SiteMode::write, foreign);
    } catch (const Error& error) {
      return error.what();
    }
    return "";
  }

  [[nodiscard]] fs::path root() const { return folder_.path() / "site"; }

  void write(const std::string& path, const std::string& text) const {
    fs::create_directories((root() / path).parent_path());
    std::ofstream(root() / path) << text;
  }

  [[nodiscard]] std::string read(const std::string& path) const {
    std::ifstream stream(root() / path);
    return {std::istreambuf_iterator<char>(stream), {}};
  }

  /// All files but the program's own.
  [[nodiscard]] Files tree() const {
    Files files;
    for (const auto& entry : fs::recursive_directory_iterator(root())) {
      const std::string path = entry.path().lexically_relative(root()).generic_string();
      if (entry.is_regular_file() && !path.starts_with(".cme-render/")) {
        files[path] = read(path);
      }
    }
    return files;
  }

  test::TemporaryFolder folder_;
};

TEST_F(SiteFolderTest, WritesWhatDiffersAndRemovesWhatIsNoLongerThere) {
  SiteChanges changes = render({{"index.html", "1"}, {"a/00/1.html", "one"}, {"a/01/2.html", "two"}});
  EXPECT_EQ(changes.created, 3U);
  const auto time = fs::last_write_time(root() / "index.html");
  changes = render({{"index.html", "1"}, {"a/00/1.html", "uno"}});
  EXPECT_EQ(changes.unchanged, 1U);
  EXPECT_EQ(changes.replaced, 1U);
  EXPECT_EQ(changes.removed, 1U);
  EXPECT_EQ(fs::last_write_time(root() / "index.html"), time);
  EXPECT_EQ(tree(), (Files{{"index.html", "1"}, {"a/00/1.html", "uno"}}));
  EXPECT_FALSE(fs::exists(root() / "a/01")) << "a folder that is empty goes too";
}

TEST_F(SiteFolderTest, IsForAllWhomTheUmaskAllows) {
  const mode_t before = ::umask(0027);
  render({{"a/1.html", "one"}});
  ::umask(before);
  EXPECT_EQ(fs::status(root() / "a").permissions(), fs::perms(0750));
  EXPECT_EQ(fs::status(root() / "a/1.html").permissions(), fs::perms(0640));
}

TEST_F(SiteFolderTest, NamesTheFilesOfOthersThatItReplaces) {
  const Files files{{"a/1.html", "one"}, {"index.html", "1"}, {"same.html", "same"}, {"search.html", "2"}};
  write("search.html", "mine");
  write("index.html", "mine");
  write("same.html", "same");
  write("mine.txt", "mine");
  const std::vector<std::string> others{"index.html", "search.html"};
  EXPECT_EQ(render(files, SiteMode::check, Foreign::adopt).adopted, others);
  EXPECT_EQ(render(files, SiteMode::write, Foreign::adopt).adopted, others);
  EXPECT_EQ(read("mine.txt"), "mine");
  write("index.html", "changed");
  const SiteChanges changes = render(files, SiteMode::write, Foreign::adopt);
  EXPECT_EQ(changes.replaced, 1U);
  EXPECT_TRUE(changes.adopted.empty());
}

TEST_F(SiteFolderTest, ContinuesOnceAFolderIsNoLongerInTheWay) {
  const Files files{{"a/1.html", "one"}, {"index.html", "1"}, {"search.html", "2"}};
  fs::create_directories(root() / "search.html");
  try {
    render(files, SiteMode::write, Foreign::adopt);
    FAIL();
  } catch (const Error& error) {
    EXPECT_STREQ(error.what(), "\"search.html\" in \"SITE\" is a folder, not a file");
    EXPECT_EQ(error.help(),
              "move it away and run the command again, which continues with the files written so far; or name another "
              "folder");
  }
  fs::remove(root() / "search.html");
  EXPECT_EQ(render(files).unchanged, 2U);
  EXPECT_EQ(tree(), files);
}

TEST_F(SiteFolderTest, ChecksWithoutWriting) {
  EXPECT_TRUE(render({{"index.html", "1"}}, SiteMode::check).any());
  EXPECT_FALSE(fs::exists(root()));
  render({{"index.html", "1"}, {"old.html", "old"}});
  EXPECT_FALSE(render({{"index.html", "1"}, {"old.html", "old"}}, SiteMode::check).any());
  const SiteChanges changes = render({{"index.html", "2"}, {"new.html", "new"}}, SiteMode::check);
  EXPECT_EQ(changes.replaced, 1U);
  EXPECT_EQ(changes.created, 1U);
  EXPECT_EQ(changes.removed, 1U);
  EXPECT_EQ(tree(), (Files{{"index.html", "1"}, {"old.html", "old"}}));
}

TEST_F(SiteFolderTest, LeavesForeignFilesAlone) {
  write("mine.txt", "mine");
  EXPECT_EQ(complaint({{"index.html", "1"}}), "\"SITE\" has files that \"cme render\" did not write");
  EXPECT_EQ(render({{"index.html", "1"}}, SiteMode::write, Foreign::adopt).created, 1U);
  write("a/00/1.html", "mine too");
  EXPECT_EQ(complaint({{"index.html", "1"}, {"a/00/1.html", "one"}}),
            "\"a/00/1.html\" in \"SITE\" was not written by \"cme render\"");
  render({{"index.html", "1"}});
  EXPECT_EQ(tree(), (Files{{"index.html", "1"}, {"mine.txt", "mine"}, {"a/00/1.html", "mine too"}}));
}

TEST_F(SiteFolderTest, ReplacesOnlyFilesWithANameOfTheSiteIfItIsForcedTo) {
  const Files site{{"index.html", "1"}, {"a/1.html", "one"}};
  const fs::path outside = folder_.path() / "outside.html";
  std::ofstream(outside) << "outside";
  write("index.html", "mine");
  write("mine.html", "mine");
  write("a/mine.html", "mine");
  fs::create_symlink(outside, root() / "a/1.html");
  const SiteChanges changes = render(site, SiteMode::write, Foreign::adopt);
  EXPECT_EQ(changes.replaced, 2U);
  EXPECT_EQ(tree(), (Files{{"index.html", "1"}, {"a/1.html", "one"}, {"mine.html", "mine"}, {"a/mine.html", "mine"}}));
  EXPECT_FALSE(fs::is_symlink(root() / "a/1.html"));
  std::ifstream kept(outside);
  EXPECT_EQ(std::string(std::istreambuf_iterator<char>(kept), {}), "outside");
  // What is no longer part of the site is removed, nothing else.
  write("index.html", "edited");
  EXPECT_EQ(render({{"index.html", "2"}}).removed, 1U);
  EXPECT_EQ(tree(), (Files{{"index.html", "2"}, {"mine.html", "mine"}, {"a/mine.html", "mine"}}));
  // Neither a folder nor a link to one is replaced.
  fs::create_directories(root() / "b.html/mine");
  fs::create_directory_symlink(folder_.path(), root() / "c");
  EXPECT_EQ(complaint({{"b.html", "1"}}, Foreign::adopt), "\"b.html\" in \"SITE\" is a folder, not a file");
  EXPECT_EQ(complaint({{"c/1.html", "1"}}, Foreign::adopt), "\"c\" in \"SITE\" is a link or a file, not a folder");
}

TEST_F(SiteFolderTest, KeepsAFileThatSomebodyChanged) {
  render({{"index.html", "1"}, {"old.html", "old"}});
  write("old.html", "edited");
  const SiteChanges changes = render({{"index.html", "1"}});
  EXPECT_EQ(changes.removed, 0U);
  EXPECT_EQ(changes.kept, std::vector<std::string>{"old.html"});
  EXPECT_EQ(read("old.html"), "edited");
}

TEST_F(SiteFolderTest, FollowsNoLink) {
  render({{"index.html", "1"}, {"a/1.html", "one"}, {"b/2.html", "two"}});
  const fs::path outside = folder_.path() / "outside";
  fs::create_directories(outside);
  std::ofstream(outside / "2.html") << "two";
  fs::remove_all(root() / "b");
  fs::create_directory_symlink(outside, root() / "b");
  EXPECT_EQ(complaint({{"index.html", "1"}, {"b/3.html", "three"}}),
            "\"b\" in \"SITE\" is a link or a file, not a folder");
  // What the manifest names after it is not removed either.
  render({{"index.html", "1"}});
  EXPECT_TRUE(fs::exists(outside / "2.html"));
  // A link in the place of a file is replaced, and what it leads to stays.
  fs::remove(root() / "index.html");
  std::ofstream(outside / "index.html") << "outside";
  fs::create_symlink(outside / "index.html", root() / "index.html");
  render({{"index.html", "2"}});
  EXPECT_FALSE(fs::is_symlink(root() / "index.html"));
  EXPECT_EQ(read("index.html"), "2");
}

TEST_F(SiteFolderTest, ChecksWhatWritingWouldRefuse) {
  const auto refused = [&](std::string_view path) {
    const auto complaint_of = [&](SiteMode mode) {
      try {
        render({{std::string(path), "1"}}, mode);
      } catch (const Error& error) {
        return std::string(error.what());
      }
      return std::string();
    };
    const std::string said = complaint_of(SiteMode::check);
    EXPECT_EQ(said, complaint_of(SiteMode::write));
    return said;
  };
  render({{"index.html", "1"}, {"a/1.html", "one"}});
  fs::remove(root() / "index.html");
  fs::create_directories(root() / "index.html");
  EXPECT_EQ(refused("index.html"), "\"index.html\" in \"SITE\" is a folder, not a file");
  fs::remove_all(root() / "a");
  fs::create_directory_symlink(folder_.path(), root() / "a");
  EXPECT_EQ(refused("a/1.html"), "\"a\" in \"SITE\" is a link or a file, not a folder");
  fs::remove(root() / "a");
  std::ofstream(root() / "a") << "a file";
  EXPECT_EQ(refused("a/1.html"), "\"a\" in \"SITE\" is a link or a file, not a folder");
  fs::remove_all(root());
  std::ofstream(folder_.path() / "own") << "a file";
  fs::create_directories(root());
  fs::create_symlink(folder_.path() / "own", root() / ".cme-render");
  EXPECT_EQ(refused("index.html"), "cannot write \".cme-render\" in \"SITE\": not a directory");
}

TEST_F(SiteFolderTest, DoesNotLeaveItsFolderForAManifestThatSaysSo) {
  render({{"index.html", "1"}});
  std::ofstream(folder_.path() / "outside.txt") << "1";
  std::ofstream manifest(root() / ".cme-render/manifest", std::ios::app);
  const std::string hash = to_hex(hash_content("1"));
  manifest << hash << " 1 ../outside.txt\n" << hash << " 1 /etc/passwd\n" << hash << " 1 a/../../outside.txt\n";
  manifest.close();
  EXPECT_EQ(render({{"index.html", "1"}}).removed, 0U);
  EXPECT_TRUE(fs::exists(folder_.path() / "outside.txt"));
}

TEST_F(SiteFolderTest, RefusesASecondRun) {
  const SiteFolder first(root(), "SITE", SiteMode::write, Foreign::refuse);
  EXPECT_EQ(complaint({}), "another \"cme render\" is writing \"SITE\"");
}

TEST_F(SiteFolderTest, RefusesWhatIsNoFolder) {
  std::ofstream(root()) << "a file";
  EXPECT_EQ(complaint({}), "\"SITE\" is not a folder");
}

TEST_F(SiteFolderTest, SaysWhyAFolderCannotBeMade) {
  try {
    const SiteFolder site(folder_.path() / std::string(300, 'x'), "SITE", SiteMode::write, Foreign::refuse);
    FAIL() << "no system has names of 300 bytes";
  } catch (const Error& error) {
    EXPECT_STREQ(error.what(), "cannot create the folder \"SITE\": file name too long");
  }
}

TEST_F(SiteFolderTest, GoesOnAfterARunThatWasStopped) {
  render({{"index.html", "1"}, {"old.html", "old"}});
  {
    SiteFolder stopped(root(), "SITE", SiteMode::write, Foreign::refuse);
    stopped.put("index.html", "2");
    stopped.put("new.html", "new");
  }
  EXPECT_EQ(read("index.html"), "1") << "nothing is replaced before all is written";
  EXPECT_EQ(read("new.html"), "new");
  EXPECT_EQ(read("old.html"), "old");
  // The file that the stopped run made is known, and not taken for another file.
  const SiteChanges changes = render({{"index.html", "2"}});
  EXPECT_EQ(changes.removed, 2U);
  EXPECT_EQ(tree(), (Files{{"index.html", "2"}}));
}

TEST_F(SiteFolderTest, KnowsWhatItWasMadeFromWhileNobodyTouchesIt) {
  const Files files{{"index.html", "1"}, {"a/1.html", "one"}, {"long.html", std::string(100'000, 'x')}};
  const SiteOrigin origin{.inputs = hash_content("records"), .activities = 7, .broken = 2};
  const auto one_after_the_other = [](std::size_t count, const Function<void(std::size_t)>& work) {
    for (std::size_t at = 0; at < count; ++at) {
      work(at);
    }
  };
  const auto is_known = [&](SiteMode mode = SiteMode::check) {
    SiteFolder site(root(), "SITE", mode, Foreign::refuse);
    return site.origin() == origin && site.is_as_written(one_after_the_other);
  };
  const auto make = [&] {
    SiteFolder site(root(), "SITE", SiteMode::write, Foreign::refuse);
    for (const auto& [path, text] : files) {
      site.put(path, text);
    }
    site.finish(origin);
  };
  make();
  EXPECT_TRUE(is_known());
  EXPECT_TRUE(is_known(SiteMode::write));
  for (const auto& [path, text] : files) {
    SCOPED_TRACE(path);
    write(path, text.substr(1) + "y");  // as long as before
    EXPECT_FALSE(is_known());
    fs::remove(root() / path);
    EXPECT_FALSE(is_known());
    make();
    EXPECT_TRUE(is_known());
  }
  write("mine.txt", "mine");
  EXPECT_TRUE(is_known());

  {
    SiteFolder stopped(root(), "SITE", SiteMode::write, Foreign::refuse);
    stopped.put("new.html", "new");
  }
  EXPECT_FALSE(is_known());
  render(files);
  EXPECT_TRUE(is_known());
  render({{"index.html", "1"}});
  EXPECT_FALSE(is_known()) << "it is of another site";
}

TEST_F(SiteFolderTest, SaysThatNothingChanges) {
  render({{"index.html", "1"}, {"a/1.html", "one"}});
  SiteFolder site(root(), "SITE", SiteMode::write, Foreign::refuse);
  const SiteChanges changes = site.finish_unchanged();
  EXPECT_EQ(changes.unchanged, 2U);
  EXPECT_FALSE(changes.any());
  EXPECT_FALSE(fs::exists(root() / ".cme-render/journal"));
}

TEST_F(SiteFolderTest, WritesAgainWhatANewSiteLeftHalf) {
  {
    SiteFolder stopped(root(), "SITE", SiteMode::write, Foreign::refuse);
    stopped.put("a/1.html", "one");
  }
  write("a/1.html", "o");
  EXPECT_EQ(render({{"a/1.html", "one"}}).replaced, 1U);
  EXPECT_EQ(read("a/1.html"), "one");
}

TEST_F(SiteFolderTest, WritesLargeFilesInParts) {
  const std::string part(100'000, 'x');
  const auto render_large = [&](std::string_view end, SiteMode mode) {
    SiteFolder site(root(), "SITE", mode, Foreign::refuse);
    SiteFolder::LargeFile file = site.open_large("data/all.csv");
    file.add(part);
    file.add(end);
    file.finish();
    return site.finish();
  };
  EXPECT_EQ(render_large("1", SiteMode::write).created, 1U);
  EXPECT_EQ(read("data/all.csv"), part + "1");
  EXPECT_EQ(render_large("1", SiteMode::write).unchanged, 1U);
  EXPECT_EQ(render_large("2", SiteMode::check).replaced, 1U);
  EXPECT_EQ(render_large("", SiteMode::write).replaced, 1U) << "shorter, and the same as far as it goes";
  EXPECT_EQ(read("data/all.csv"), part);
}

}  // namespace
}  // namespace cme
