// SPDX-License-Identifier: MIT
//
// What only the real binary can show: exit codes, full disks, closed pipes.
#include <gtest/gtest.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <csignal>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>
#include <utility>

#include "tests/checkout_copy.hpp"
#include "tests/pseudo_terminal.hpp"

namespace {

using cme::test::run_on_terminal;
using cme::test::shell_quoted;
using cme::test::TemporaryFolder;
using cme::test::TerminalSession;

/// What a shell command printed, standard error included, and how it ended.
struct Ended {
  std::string text;
  int code = -1;
};

/// Runs it with `cme` as the binary, in a copy of the records that ship. `mktemp` and what cme keeps stay in a folder
/// that is removed afterward.
Ended run_in_shell(const std::string& commands) {
  const TemporaryFolder folder;
  std::filesystem::permissions(folder.path(), std::filesystem::perms(0755));  // also nobody enters
  const std::filesystem::path checkout = folder.path() / "checkout";
  cme::test::copy_catalog(checkout);
  const std::string script = "cd " + shell_quoted(checkout) + " || exit 99; cme() { " + shell_quoted(CME_BINARY) +
                             " \"$@\"; }; export CME_TODAY=2026-01-15 TMPDIR=" + shell_quoted(folder.path()) +
                             " XDG_CACHE_HOME=" + shell_quoted(folder.path() / "cache") + "; { " + commands +
                             "\n} 2>&1";
  std::FILE* const pipe = ::popen(script.c_str(), "r");
  if (pipe == nullptr) return {};
  Ended ended;
  std::array<char, 4096> buffer{};
  for (std::size_t count; (count = std::fread(buffer.data(), 1, buffer.size(), pipe)) > 0;)
    ended.text.append(buffer.data(), count);
  const int status = ::pclose(pipe);
  if (WIFEXITED(status)) ended.code = WEXITSTATUS(status);
  return ended;
}

constexpr const char* cannot_be_nobody = "root is not kept from any file, and setpriv cannot run cme as another user";

/// The binary in quotes, run by a user who is not root, as root may read and write everything; empty if it cannot be.
std::string cme_of_nobody() {
  const std::string as_nobody = ::geteuid() == 0 ? "setpriv --reuid=65534 --regid=65534 --clear-groups " : "";
  std::string cme = as_nobody + shell_quoted(CME_BINARY);
  return run_in_shell(cme + " --version").code == 0 ? std::move(cme) : std::string();
}

TEST(Binary, ExitsWithTheCodeOfTheAnswer) {
  const struct {
    const char* commands;
    int code;
  } cases[] = {
      {"cme validate", 0},
      {"cme list --provider nobody", 0},
      {"cme search xyzzyx", 1},
      {"cme show 999999999", 1},
      {"cme nonsense", 2},
      {"cme list --board Radiolgy", 2},
      {"cme", 2},
      {"cme --version", 0},
      {"cme --help", 0},
  };
  for (const auto& [commands, code] : cases) {
    SCOPED_TRACE(commands);
    EXPECT_EQ(run_in_shell(commands).code, code);
  }
}

TEST(Binary, PrintsItsVersion) {
  const Ended ended = run_in_shell("cme --version");
  EXPECT_TRUE(ended.text.starts_with("cme 0.1.0\ncommit ")) << ended.text;
  EXPECT_NE(ended.text.find("\nbuilt with CLI11 "), std::string::npos) << ended.text;
  EXPECT_EQ(ended.code, 0);
}

// A library that lies where the program is run could be anybody's. An empty file is none, and would be complained
// about.
TEST(Binary, LooksForNoLibraryInTheWorkingDirectory) {
  const Ended ended = run_in_shell("mkdir other; cd other; touch libstdc++.so.6 libm.so.6 libc.so.6; cme --version -q");
  EXPECT_EQ(ended.text, "cme 0.1.0\n");
  EXPECT_EQ(ended.code, 0);
}

// A person who prepares a folder may put a program of any name into it.
TEST(Binary, RunsNoGitOfTheWorkingDirectory) {
  const Ended ended = run_in_shell(
      "printf '#!/bin/sh\\necho hello\\n' > git; chmod +x git; mkdir bin; cp git bin; PATH=:.:bin cme diff HEAD");
  EXPECT_EQ(ended.text.find("hello"), std::string::npos);
  EXPECT_TRUE(ended.text.starts_with("error: git is not installed")) << ended.text;
  EXPECT_EQ(ended.code, 2);
}

// CI reports in public on what anybody sends, and `cme fmt` writes.
TEST(Binary, ReadsAndChangesNothingOutsideTheRepository) {
  const Ended ended = run_in_shell(R"(
    mkdir .git ../private
    echo 'secret: 1' > .git/config
    echo 'secret: 2' > ../private/s.yaml
    say() { cme "$@" > ../out 2>&1; echo $? $(grep -c -e ' out of ' -e 'link to a hidden file' ../out) $(grep -c secret ../out); }
    ln -s ../.git/config records/1.yaml
    ln -s ../../private/s.yaml records/2.yaml
    say validate; say fmt; say list; say stats; say search cancer
    rm records/1.yaml records/2.yaml
    ln -s ../private/s.yaml out.csv
    say list -o csv:out.csv; say export out.csv
    mv cme.yaml ..
    ln -s ../private/s.yaml cme.yaml
    say validate
    rm cme.yaml
    echo 'records: ../private' > cme.yaml
    say validate
    rm cme.yaml
    mv records ..
    ln -s ../private records
    say validate; say new
    cat ../private/s.yaml
    ls ../private
    cme list -o ids --records ../records | head -n 1
  )");
  EXPECT_EQ(ended.text,
            "2 2 0\n2 2 0\n2 2 0\n2 2 0\n2 2 0\n2 1 0\n2 1 0\n2 1 0\n2 1 0\n2 1 0\n2 1 0\n"
            "secret: 2\ns.yaml\n14389\n");
}

// Its settings may name programs that git runs. It can be committed, as it is not called .git.
TEST(Binary, ObeysNoRepositoryInsideAnotherOne) {
  const Ended ended = run_in_shell(
      "type git > /dev/null || exit 77; export HOME=$TMPDIR; git init --quiet . && cd records && export GIT_DIR=$PWD "
      "&& "
      "export GIT_WORK_TREE=$PWD && git init --quiet && git config core.bare false && git config core.worktree . && "
      "git config filter.x.clean 'touch ran; cat' && echo '*.yaml filter=x' > .gitattributes && "
      "git -c user.name=x -c user.email=x@example.org commit --quiet --allow-empty -m x && git add 90001.yaml && "
      "unset GIT_DIR GIT_WORK_TREE && rm -f ran && touch 90001.yaml && mkdir ../docs && cd ../docs && "
      "cme diff HEAD > /dev/null; cme validate --changed > /dev/null; cd ../records; cme diff > /dev/null; "
      "test -e ran && echo it ran; test -e HEAD && echo it is there");
  if (ended.code == 77) {
    GTEST_SKIP() << "there is no git";
  }
  EXPECT_EQ(ended.text.find("it ran"), std::string::npos) << ended.text;
  EXPECT_TRUE(ended.text.ends_with("it is there\n")) << ended.text;
}

TEST(Binary, KeepsEachByteOfWhatAStepOfAWorkflowSendsIntoAFile) {
  const std::string record =
      "id: 1\\nprovider: A\\nformat: Live\\nexpires: 2027-01-01\\ncredits:\\n  - amount: 1\\n    type: AMA PRA "
      "Category 1 "
      "Credit\\ncommercial_support: false\\ndescription: >-\\n  An example\\n\\n  ::stop-commands::x\\n";
  const Ended ended =
      run_in_shell("file=$(mktemp) && export GITHUB_ACTIONS=true && printf '" + record +
                   "' | cme fmt - > \"$file\" && cat \"$file\" | "
                   "cme fmt --check - > /dev/null; echo $?; grep -c '^  ::stop-commands::x$' \"$file\"; "
                   "cme fmt - < \"$file\" | grep -c '^ *::'; rm \"$file\"");
  EXPECT_EQ(ended.text, "0\n1\n0\n");
}

TEST(Binary, SaysWhyTheOutputCannotBeWritten) {
  if (::access("/dev/full", W_OK) != 0) GTEST_SKIP() << "there is no /dev/full here";
  for (const char* command : {"cme --version", "cme list", "cme list -o json", "cme list -o csv --fields all",
                              "cme statement 14389", "cme stats", "cme schema", "cme search -q cancer",
                              "cme show 14389", "cme validate", "cme explain", "cme list --help"}) {
    SCOPED_TRACE(command);
    const Ended ended = run_in_shell(std::string(command) + " 3>&1 1>/dev/full 2>&3");
    EXPECT_EQ(ended.text, "error: cannot write the output: no space left on device\n");
    EXPECT_EQ(ended.code, 2);
  }
}

TEST(Binary, SaysWhyTheOutputCannotBeWrittenAlsoBelowAWarning) {
  if (::access("/dev/full", W_OK) != 0) GTEST_SKIP() << "there is no /dev/full here";
  for (const char* command : {"cme list", "cme search cancer --status current"}) {
    SCOPED_TRACE(command);
    const Ended ended =
        run_in_shell("echo 'id: x' > records/broken.yaml; " + std::string(command) + " 3>&1 1>/dev/full 2>&3");
    EXPECT_EQ(ended.text,
              "warning: skipped 1 broken record; run \"cme validate\" to see why\n"
              "error: cannot write the output: no space left on device\n");
    EXPECT_EQ(ended.code, 2);
  }
}

TEST(Binary, FailsWhenThereIsNoOutput) {
  const Ended ended = run_in_shell("cme --version 3>&1 1>&- 2>&3");
  EXPECT_EQ(ended.text, "error: cannot write the output: bad file descriptor\n");
  EXPECT_EQ(ended.code, 2);
}

TEST(Binary, PrintsIntoNoFileOfASiteWhatHasNowhereToGo) {
  // A file gets the lowest free descriptor, also one that the output has by convention.
  const Ended ended = run_in_shell(
      "cme render --into site <&- >&- 2>&-; echo $?; cme render --into site <&- >&- 2>&-; "
      "grep -rl 'unchanged\\|without site.base-url' site; cat site/.cme-render/lock");
  EXPECT_EQ(ended.text, "0\n");
}

TEST(Binary, PublishesNoFileFromOutsideATheme) {
  const Ended ended = run_in_shell(
      "mkdir theme && touch secret && ln -s ../secret theme/a.css && cme render --into site --theme theme; rm "
      "theme/a.css; "
      "touch theme/.hidden && ln -s .hidden theme/theme.css && cme render -q --into site --theme theme; "
      "rm theme/theme.css; mkfifo theme/pipe.css; ln -s none theme/none.css; cme render --into site --theme theme 2>&1 "
      "| "
      "grep ignored; ln -s nowhere gone; cme render --into gone; cme new --into gone");
  EXPECT_EQ(ended.text,
            "error: \"theme/a.css\" is a link that leads out of the theme\n"
            "help: put a copy of the file into the theme instead\n"
            "error: \"theme/theme.css\" is a link that leads out of the theme\n"
            "help: put a copy of the file into the theme instead\n"
            "warning: \"theme/none.css\" is ignored: a theme cannot contain links to nothing\n"
            "warning: \"theme/pipe.css\" is ignored: a theme cannot contain pipes, sockets or devices\n"
            "error: cannot create the folder \"gone\": it is a link to a folder that does not exist\n"
            "error: cannot create the folder \"gone\": it is a link to a folder that does not exist\n");
}

TEST(Binary, PublishesNothingOfTheNote) {
  const Ended ended = run_in_shell(
      "cp -r records mine && printf 'note: theirsecret\\nx-room: theirroom\\n' >>mine/14389.yaml && "
      "cme render -q --records mine --into site 2>/dev/null; grep -rl theirsecret site; "
      "head -n 1 site/data/activities.csv | grep -o note; grep -rl theirroom site | sort | head -n 1");
  EXPECT_EQ(ended.text, "site/a/e4/14389.html\n");
}

TEST(Binary, EndsWithoutAWordWhenItsReaderHasSeenEnough) {
  // More than a pipe holds; the second time our parent ignores the signal, which a process inherits.
  const std::string many_pages =
      "i=0; while [ $i -lt 400 ]; do set -- \"$@\" 14389; i=$((i+1)); done; "
      "{ cme show \"$@\"; echo $? >&3; } 3>&2 | head -n 1 >/dev/null";
  for (const std::string& before : std::array<std::string, 2>{"", "trap '' PIPE; "}) {
    SCOPED_TRACE(before);
    const Ended ended = run_in_shell(before + many_pages);
    EXPECT_EQ(ended.text, std::to_string(128 + SIGPIPE) + "\n");
  }
}

TEST(Binary, GoesOnBehindAFileThatItMayNotRead) {
  const std::string cme = cme_of_nobody();
  if (cme.empty()) GTEST_SKIP() << cannot_be_nobody;
  const Ended ended = run_in_shell(
      "folder=$(mktemp -d) && chmod 755 \"$folder\" && cp records/14389.yaml \"$folder/1.yaml\" && "
      "cp records/14389.yaml \"$folder/2.yaml\" && chmod 644 \"$folder/1.yaml\" && chmod 000 \"$folder/2.yaml\" && "
      "cd \"$folder\" && " +
      cme + " validate --rule syntax --records .; code=$?; exit $code");
  EXPECT_EQ(ended.text, "error: cannot read 2.yaml: permission denied\n1 record, no problems\n");
  EXPECT_EQ(ended.code, 2);
}

TEST(Binary, FixesNoFileThatItMayNotWrite) {
  const std::string cme = cme_of_nobody();
  if (cme.empty()) GTEST_SKIP() << cannot_be_nobody;
  const Ended ended = run_in_shell(
      "folder=$(mktemp -d) && chmod 777 \"$folder\" && sed 's/^fee:.*/fee: 30/' records/14389.yaml > "
      "\"$folder/1.yaml\" && "
      "chmod 444 \"$folder/1.yaml\" && cd \"$folder\" && " +
      cme +
      " validate --rule invalid-fee --fix --records . -q -o concise; code=$?; "
      "grep -c 'fee: 30' 1.yaml; ls -A; exit $code");
  EXPECT_EQ(ended.text,
            "error: cannot write 1.yaml: permission denied\n"
            "1.yaml:12:6: error: \"30\" is not a fee; write $30 [invalid-fee]\n1\n1.yaml\n");
  EXPECT_EQ(ended.code, 2);
}

TEST(Binary, FormatsNoFileThatItMayNotWrite) {
  const std::string cme = cme_of_nobody();
  if (cme.empty()) GTEST_SKIP() << cannot_be_nobody;
  const Ended ended = run_in_shell(
      "folder=$(mktemp -d) && chmod 777 \"$folder\" && sed 's/^fee:.*/fee: \"free\"/' records/14389.yaml > "
      "\"$folder/1.yaml\" && cp \"$folder/1.yaml\" \"$folder/2.yaml\" && chmod 444 \"$folder/1.yaml\" && "
      "chmod 666 \"$folder/2.yaml\" && cd \"$folder\" && " +
      cme + " fmt --records .; code=$?; grep -H '^fee' 1.yaml 2.yaml; ls -A; exit $code");
  EXPECT_EQ(ended.text,
            "error: 1.yaml was not formatted: permission denied\n1 of 2 records formatted\n"
            "1.yaml:fee: \"free\"\n2.yaml:fee: free\n1.yaml\n2.yaml\n");
  EXPECT_EQ(ended.code, 2);
}

TEST(Binary, KeepsTheModeOfWhatItFixes) {
  const Ended ended = run_in_shell(
      "folder=$(mktemp -d) && sed 's/^fee:.*/fee: 30/' records/14389.yaml > \"$folder/1.yaml\" && "
      "chmod 640 \"$folder/1.yaml\" && ln -s 1.yaml \"$folder/2.yaml\" && cd \"$folder\" && "
      "cme validate --rule invalid-fee --fix 2.yaml -q; LC_ALL=C stat -c '%a %F' 1.yaml 2.yaml; ls -A");
  EXPECT_EQ(ended.text, "640 regular file\n777 symbolic link\n1.yaml\n2.yaml\n");
}

TEST(Binary, PrintsADifferenceThatGitApplies) {
  const Ended ended = run_in_shell(
      "folder=$(mktemp -d) && sed 's/^fee:.*/fee: 30/' records/14389.yaml > \"$folder/1.yaml\" && cd \"$folder\" && "
      "cme validate --rule invalid-fee --diff --records . -q > diff; code=$?; git apply diff && grep '^fee' 1.yaml; "
      "cme validate --rule invalid-fee --diff --records .; exit $code");
  EXPECT_EQ(ended.text, "fee: $30\n");
  EXPECT_EQ(ended.code, 1);
}

TEST(Binary, LeavesNothingWhereItMayNotWrite) {
  const std::string cme = cme_of_nobody();
  if (cme.empty()) GTEST_SKIP() << cannot_be_nobody;
  const Ended ended = run_in_shell(
      "folder=$(mktemp -d) && cp docs/examples/activities.csv \"$folder\" && mkdir \"$folder/records\" && "
      "chmod 555 \"$folder\" \"$folder/records\" && cd \"$folder\" && " +
      cme + " import --csv activities.csv; code=$?; ls records; exit $code");
  EXPECT_EQ(ended.text, "error: cannot write records/91101.yaml: permission denied\nno records written\n");
  EXPECT_EQ(ended.code, 2);
}

TEST(Binary, EndsByCtrlCAndLeavesTheReportAsItWas) {
  namespace fs = std::filesystem;
  const TemporaryFolder folder;
  const fs::path report = folder.path() / "report.json";
  std::ofstream(report) << "old";
  const std::string output = "json:" + report.string();
  std::array<int, 2> input{};  // never written to: the run waits for its record
  ASSERT_EQ(::pipe(input.data()), 0);
  // Set before the fork: a shell lets what runs in the background ignore SIGINT, and the child may not have run yet.
  auto* const before = std::signal(SIGINT, SIG_DFL);
  const pid_t child = ::fork();
  if (child == 0) {
    ::dup2(input[0], STDIN_FILENO);
    ::execl(CME_BINARY, "cme", "validate", "-", "-o", output.c_str(), nullptr);
    ::_exit(99);
  }
  std::signal(SIGINT, before);
  ::kill(child, SIGINT);
  int status = 0;
  ASSERT_EQ(::waitpid(child, &status, 0), child);
  ::close(input[0]);
  ::close(input[1]);
  EXPECT_TRUE(WIFSIGNALED(status));
  EXPECT_EQ(WTERMSIG(status), SIGINT);  // a shell makes 130 of it
  std::string text;
  std::getline(std::ifstream(report), text);
  EXPECT_EQ(text, "old");
  EXPECT_EQ(std::distance(fs::directory_iterator(folder.path()), fs::directory_iterator()), 1);
}

TEST(Binary, SearchesWhenThereIsNoRoomForAnIndex) {
  const std::string with_little_room = "ulimit -f 16; trap '' XFSZ; ";
  const Ended full = run_in_shell(with_little_room + "cme search cancer -o ids");
  EXPECT_EQ(full.text, run_in_shell("cme search cancer -o ids --no-cache").text);
  EXPECT_EQ(full.code, 0);
  const Ended verbose = run_in_shell(with_little_room + "cme search cancer -o ids -v --limit 0");
  EXPECT_EQ(verbose.text, "note: the search index was not saved: the database failed: disk I/O error\n");
}

TEST(Binary, ReadsStandardInput) {
  const Ended ended = run_in_shell("cme validate --rule syntax - < records/14389.yaml");
  EXPECT_EQ(ended.text, "1 record, no problems\n");
  EXPECT_EQ(ended.code, 0);
}

TEST(Binary, AnswersWithoutAWorkingDirectory) {
  const Ended ended = run_in_shell("gone=$(mktemp -d); cd \"$gone\"; rmdir \"$gone\"; cme --version -q; cme list");
  EXPECT_EQ(ended.text, "cme 0.1.0\nerror: the working directory no longer exists\n");
  EXPECT_EQ(ended.code, 2);
}

// On a real terminal, as `script` makes one: a slip is taken back, and Tab completes a format.
TEST(Binary, EditsLinesOnATerminal) {
  const Ended ended = run_in_shell(
      "type script > /dev/null || exit 77; export TERM=xterm; { sleep 1; "
      "for answer in '95001' 'Chest XX\\177\\177CT' 'Example Society' 'Li\\t' '2028-01-31'; do "
      "printf \"$answer\\r\"; sleep 0.2; done; printf '\\004'; sleep 1; } | "
      "timeout 60 script -qec \"" CME_BINARY " new\" /dev/null > /dev/null; sed -n 1,5p records/95001.yaml");
  if (ended.code == 77) {
    GTEST_SKIP() << "there is no program script, which makes a terminal";
  }
  EXPECT_EQ(ended.text, "id: 95001\ntitle: Chest CT\nprovider: Example Society\nformat: Live\nexpires: 2028-01-31\n");
}

TEST(Binary, WritesNothingWhenCtrlCEndsTheQuestions) {
  const TemporaryFolder folder;
  std::filesystem::create_directory(folder.path() / "records");
  const TerminalSession session = run_on_terminal({"new"}, folder.path(), 80, {"\r", "Only begun\r", "\003"});
  EXPECT_TRUE(session.text.starts_with("Press Enter to skip a question")) << session.text;
  EXPECT_TRUE(session.text.find("Only begun") != std::string::npos) << session.text;
  EXPECT_TRUE(WIFSIGNALED(session.status)) << session.status;
  EXPECT_EQ(WTERMSIG(session.status), SIGINT);  // a shell makes 130 of it
  EXPECT_TRUE(std::filesystem::is_empty(folder.path() / "records"));
}

}  // namespace
