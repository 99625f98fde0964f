// SPDX-License-Identifier: MIT
#include <fmt/format.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <random>
#include <set>

#include "base/ascii.hpp"
#include "cli/cli.hpp"
#include "tests/test_io.hpp"
#include "tests/unit/catalog/repository.hpp"

namespace cme {
namespace {

namespace fs = std::filesystem;
using test::Repository;

constexpr unsigned histories = 27;

/// Where the records are, and how git is asked.
enum class Layout : std::uint8_t {
  plain,
  linked_folder,
  submodule,
  nested_repository,
  other_repository,
  worktree,
  named_by_environment,
  shallow,
  no_commit,
};
constexpr unsigned layouts = 9;

/// What one run of `cme validate` reported.
struct Reported {
  ExitCode code = ExitCode::failed;
  std::multiset<std::string> findings;
  std::string talk;
};

/// The findings that `now` has and `before` did not have.
std::multiset<std::string> minus(std::multiset<std::string> now, const std::multiset<std::string>& before) {
  for (const std::string& finding : before) {
    if (const auto found = now.find(finding); found != now.end()) {
      now.erase(found);
    }
  }
  return now;
}

std::string joined(const std::multiset<std::string>& findings) {
  std::string text;
  for (const std::string& finding : findings) {
    text += "  " + finding + "\n";
  }
  return text;
}

/// One random repository: a base on `main`, and changes on the branch `work`.
class History {
 public:
  explicit History(unsigned seed) : layout_(static_cast<Layout>(seed % layouts)), random_(seed) {}

  /// Makes the base, and leaves the branch `work` checked out.
  void begin() {
    if (layout_ == Layout::linked_folder) {
      records_ = "one";
      write_records("two");
      repository_.link("records", "one");
    }
    write_records(records_);
    repository_.write("shared/1.yaml", record());
    repository_.write(".gitignore", "ignored*\n");
    if (choose(2) == 0) {
      repository_.write("cme.yaml", "severity: {missing-fee: error}\n");
    }
    add_others();
    if (layout_ != Layout::no_commit) {
      repository_.commit();
      repository_.git({"checkout", "--quiet", "-b", "work"});
    }
    if (layout_ == Layout::worktree) {
      repository_.git({"worktree", "add", "--quiet", "-b", "tree", "../tree"});
      top_ = "../tree";
    }
  }

  void change() {
    const unsigned count = 1 + choose(5);
    for (unsigned i = 0; i < count; ++i) {
      change_something();
      if (choose(3) == 0) {
        commit();
      }
    }
    if (layout_ == Layout::shallow) {
      commit();
      const std::string depth = fmt::format("--depth={}", 1 + choose(6));
      repository_.git({"clone", "--quiet", depth, "--no-single-branch", "--branch=work",
                       "file://" + repository_.root().string(), "../shallow"});
      top_ = "../shallow";
    }
  }

  [[nodiscard]] Reported validate(std::vector<std::string> options) const {
    std::vector<std::string> arguments{"validate", "-o", "concise"};
    arguments.insert(arguments.end(), options.begin(), options.end());
    if (layout_ == Layout::other_repository) {
      arguments.insert(arguments.end(), {"--records", "../other/records"});
    }
    Environment environment = test::git_environment();
    environment["CME_TODAY"] = "2026-01-15";
    if (layout_ == Layout::named_by_environment) {
      environment["GIT_DIR"] = ".git";
    }
    test::TestIo world((repository_.root() / top_).lexically_normal(), environment);
    Reported reported;
    reported.code = run(arguments, world.io);
    const std::string report = world.out.str();
    for (const std::string_view line : split(report, '\n')) {
      // What the rules of change report is not in the records, but between them.
      if (line.ends_with(']') && line.find("[change-") == std::string_view::npos) {
        reported.findings.emplace(line);
      }
    }
    reported.talk = world.err.str();
    return reported;
  }

  [[nodiscard]] std::string base() const {
    return layout_ == Layout::no_commit ? "HEAD" : layout_ == Layout::shallow ? "origin/main" : "main";
  }

 private:
  unsigned choose(unsigned count) { return std::uniform_int_distribution<unsigned>(0, count - 1)(random_); }

  /// Short, so that rules find much; ids clash now and then.
  std::string record() {
    static constexpr std::string_view fees[] = {"", "fee: free\n", "fee: 30\n", "fee: oops\n"};
    static constexpr std::string_view titles[] = {"", "title: Chest Imaging\n", "title: Skin\n"};
    return fmt::format("id: {}\n{}provider: P\nformat: Live\nexpires: 2027-01-01\n{}", 1 + choose(9), titles[choose(3)],
                       fees[choose(4)]);
  }

  std::string name() {
    static constexpr std::string_view names[] = {"1",     "2",  "a b",      "\xC3\xA9", "line\nbreak", "\"q\"",
                                                 "-dash", "\\", "ignored1", "x/3",      "*",           ":(top)x"};
    return fmt::format("{}.yaml", names[choose(std::size(names))]);
  }

  void write_records(const fs::path& folder) {
    const unsigned count = 2 + choose(4);
    for (unsigned i = 0; i < count; ++i) {
      repository_.write(folder / name(), record());
    }
    repository_.write(folder / "2.yaml", record());
    if (choose(2) == 0) {
      repository_.link(folder / "link.yaml", "../shared/1.yaml");
    }
  }

  /// The other repositories of some layouts.
  void add_others() {
    if (layout_ == Layout::submodule) {
      make_repository("../origin", "");
      repository_.git({"submodule", "--quiet", "add", "../origin", "records/sub"});
      inner_ = "records/sub";
    } else if (layout_ == Layout::nested_repository) {
      make_repository("records/nested", "");
      inner_ = "records/nested";
    } else if (layout_ == Layout::other_repository) {
      make_repository("../other", "records");
      inner_ = "../other/records";
    }
  }

  void make_repository(const fs::path& folder, const fs::path& records) {
    write_records(folder / records);
    repository_.git({"init", "--quiet", "--initial-branch=main"}, folder);
    repository_.commit(folder);
  }

  /// The files of the records folder and of the inner repository.
  std::vector<fs::path> files() const {
    std::vector<fs::path> found;
    for (const fs::path& folder : {top_ / records_, inner_}) {
      std::error_code missing;
      for (const auto& entry : fs::recursive_directory_iterator(repository_.root() / folder, missing)) {
        const fs::path file = entry.path().lexically_relative(repository_.root());
        if (!entry.is_directory() && entry.path().extension() == ".yaml" &&
            file.string().find(".git/") == std::string::npos) {
          found.push_back(file);
        }
      }
    }
    std::ranges::sort(found);
    return found;
  }

  void change_something() {
    const std::vector<fs::path> all = files();
    const fs::path file = all.empty() ? top_ / records_ / "2.yaml" : all[choose(static_cast<unsigned>(all.size()))];
    const fs::path folder = !inner_.empty() && choose(2) == 0 ? inner_ : top_ / records_;
    const fs::path full = repository_.root() / file;
    switch (choose(11)) {
      case 0:
      case 1:
        return repository_.write(file, record());
      case 2:
        return repository_.write(folder / name(), record());
      case 3:
        fs::remove(full);
        return;
      case 4:
        return rename_file(full, repository_.root() / folder / name());
      case 5:
        return repository_.write(top_ / "shared/1.yaml", record());
      case 6:
        repository_.write(top_ / "shared/2.yaml", record());
        return repository_.link(top_ / records_ / "link.yaml", "../shared/2.yaml");
      case 7:
        return change_project();
      case 8:
        if (layout_ == Layout::linked_folder) {
          repository_.link("records", "two");
        }
        return;
      case 9:
        return hide_change(file);
      default:
        // A folder becomes a link to itself elsewhere.
        if (layout_ == Layout::plain && !fs::exists(repository_.root() / "moved")) {
          fs::rename(repository_.root() / "records", repository_.root() / "moved");
          repository_.link("records", "moved");
          records_ = "moved";
        }
    }
  }

  static void rename_file(const fs::path& from, const fs::path& to) {
    std::error_code refused;
    fs::create_directories(to.parent_path(), refused);
    fs::rename(from, to, refused);
  }

  void change_project() {
    const fs::path project = repository_.root() / top_ / "cme.yaml";
    switch (choose(3)) {
      case 0:
        fs::remove(project);
        return;
      case 1:
        return rename_file(project, repository_.root() / top_ / "kept/cme.yaml");
      default:
        return repository_.write(top_ / "cme.yaml", "severity: {missing-title: error, missing-fee: off}\n");
    }
  }

  /// Changes a tracked file of which git was made to believe that it never changes.
  void hide_change(const fs::path& file) {
    try {
      const fs::path full = (repository_.root() / file).lexically_normal();
      repository_.git(
          {"update-index", choose(2) == 0 ? "--assume-unchanged" : "--skip-worktree", "--", full.filename().string()},
          full.parent_path().lexically_relative(repository_.root()));
    } catch (const Error&) {
      // It is not tracked.
    }
    repository_.write(file, record());
  }

  void commit() {
    if (layout_ == Layout::no_commit) {
      return;
    }
    if (!inner_.empty() && choose(2) == 0) {
      repository_.commit(layout_ == Layout::other_repository ? fs::path("../other") : inner_);
    }
    repository_.commit(top_);
  }

  Repository repository_;
  Layout layout_;
  std::mt19937 random_;
  fs::path top_;                  ///< what is worked in
  fs::path records_ = "records";  ///< below it
  fs::path inner_;                ///< the folder of records in another repository, if there is one
};

TEST(Changed, ReportsEachFindingThatTheBaseDidNotHave) {
  std::size_t found = 0;
  std::size_t refused = 0;
  std::size_t skipped = 0;
  for (unsigned seed = 0; seed < histories; ++seed) {
    SCOPED_TRACE(fmt::format("seed {}", seed));
    History history(seed);
    history.begin();
    const Reported before = history.base() == "HEAD" ? Reported{} : history.validate({});
    history.change();
    const Reported now = history.validate({});
    const Reported changed = history.validate({"--changed=" + history.base()});
    if (changed.code == ExitCode::failed && changed.findings.empty()) {
      EXPECT_TRUE(changed.talk.starts_with("error: ")) << changed.talk;
      ++refused;
      continue;
    }
    const auto fresh = minus(now.findings, before.findings);
    EXPECT_EQ(joined(minus(fresh, changed.findings)), "") << changed.talk;
    EXPECT_EQ(joined(minus(changed.findings, now.findings)), "");
    found += fresh.size();
    skipped += now.findings.size() - changed.findings.size();
  }
  EXPECT_GT(found, histories);
  EXPECT_GT(skipped, histories);
  EXPECT_LT(refused, histories / 4);
}

}  // namespace
}  // namespace cme
