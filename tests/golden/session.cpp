// SPDX-License-Identifier: MIT
#include "session.hpp"

#include <charconv>
#include <cstdlib>
#include <fstream>
#include <iterator>
#include <sstream>

#include "base/ascii.hpp"
#include "base/safe_output.hpp"
#include "cli/cli.hpp"
#include "tests/checkout_copy.hpp"

namespace cme::test {

namespace {

namespace fs = std::filesystem;

/// The words of a line; spaces separate them, unless they are between '…' or "…".
std::vector<std::string> split_words(std::string_view line) {
  std::vector<std::string> words;
  bool in_word = false;
  char quote = 0;
  for (const char byte : line) {
    const bool is_quote = quote == 0 ? byte == '\'' || byte == '"' : byte == quote;
    if (is_quote) quote = quote == 0 ? byte : '\0';
    if (quote == 0 && byte == ' ') {
      in_word = false;
      continue;
    }
    if (!in_word) words.emplace_back();
    in_word = true;
    if (!is_quote) words.back() += byte;
  }
  return words;
}

/// `\n`, `\r`, `\t`, `\\` and `\xNN` as the bytes that they mean.
std::string unescape(std::string_view text) {
  std::string bytes;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] != '\\' || i + 1 == text.size()) {
      bytes += text[i];
      continue;
    }
    const char kind = text[++i];
    if (kind == 'x') {
      unsigned value = 0;
      std::from_chars(text.data() + i + 1, text.data() + std::min(i + 3, text.size()), value, 16);
      bytes += static_cast<char>(value);
      i += 2;
    } else {
      bytes += kind == 'n' ? '\n' : kind == 'r' ? '\r' : kind == 't' ? '\t' : kind;
    }
  }
  return bytes;
}

void write_bytes(const fs::path& path, std::string_view bytes) {
  fs::create_directories(path.parent_path());
  std::ofstream(path, std::ios::binary) << bytes;
}

/// Each line of `text` after `prefix`. Characters that nobody sees are shown by their pictures.
void append_lines(std::string& session, std::string_view prefix, std::string_view text) {
  while (!text.empty()) {
    const std::size_t end = text.find('\n');
    session += prefix;
    if (end != 0) session += ' ';
    for (const char byte : text.substr(0, end)) {
      if (byte == '\x1b') {
        session += "␛";
      } else if (byte == '\r') {
        session += "␍";
      } else {
        session += byte;
      }
    }
    session += end == std::string_view::npos ? "⏎ is missing\n" : "\n";
    text.remove_prefix(end == std::string_view::npos ? text.size() : end + 1);
  }
}

bool is_expectation(std::string_view line) {
  return line.starts_with('|') || line.starts_with('!') || line.starts_with('=');
}

std::string path_of_this_process() {
  const char* const path = std::getenv("PATH");  // NOLINT(concurrency-mt-unsafe): nobody changes the environment
  return path == nullptr ? std::string() : path;
}

}  // namespace

Session::Session() : environment_{{"CME_TODAY", "2026-01-15"}, {"PATH", path_of_this_process()}, {"TERM", "xterm"}} {
  working_directory_ = folder_.path();
}

fs::path Session::inside(std::string_view path) const {
  return (folder_.path() / path).lexically_normal();
}

std::optional<std::string> Session::arrange(std::string_view line, const std::string& text) {
  const std::vector<std::string> words = split_words(line);
  const std::string_view verb = words.empty() ? std::string_view() : words[0];
  if (verb == "file" && words.size() == 2) {
    write_bytes(inside(words[1]), text);
  } else if (verb == "bytes" && words.size() == 4) {
    std::string bytes;
    for (int count = std::stoi(words[2]); count > 0; --count) bytes += unescape(words[3]);
    write_bytes(inside(words[1]), bytes);
  } else if (verb == "folder" && words.size() == 2) {
    fs::create_directories(inside(words[1]));
  } else if (verb == "link" && words.size() == 3) {
    fs::create_symlink(words[2], inside(words[1]));
  } else if (verb == "remove" && words.size() == 2) {
    fs::remove_all(inside(words[1]));
  } else if (verb == "in" && words.size() == 2) {
    working_directory_ = inside(words[1]);
    if (words[1] == "checkout") copy_catalog(working_directory_);
  } else if (verb == "git" && words.size() >= 2) {
    return run_git(line.substr(verb.size() + 1));
  } else if (verb == "cache" && words.size() == 2) {
    environment_["XDG_CACHE_HOME"] = inside(words[1]).string();
  } else if (verb == "terminal" && words.size() == 2) {
    terminal_width_ = std::stoul(words[1]);
  } else if (verb == "pipe" && words.size() == 1) {
    terminal_width_.reset();
    in_is_terminal_ = false;
  } else if (verb == "keyboard" && words.size() == 1) {
    in_is_terminal_ = true;
  } else if (verb == "set" && words.size() == 3) {
    environment_[words[1]] = unescape(words[2]);
  } else {
    return "no such line: @ " + std::string(line);
  }
  return std::nullopt;
}

std::optional<std::string> Session::run_git(std::string_view arguments) const {
  // No settings of the person's own, and no repository that this one may lie in.
  const std::string command = "cd " + shell_quoted(working_directory_) +
                              " && env -i PATH=\"$PATH\" HOME=/nonexistent GIT_CONFIG_NOSYSTEM=1 git "
                              "-c user.name=Test -c user.email=test@example.org -c init.defaultBranch=main " +
                              std::string(arguments) + " >/dev/null 2>&1";
  return std::system(command.c_str()) == 0 ? std::nullopt : std::optional("git fails: " + std::string(arguments));
}

Played Session::play(std::string_view line) const {
  std::vector<std::string> words = split_words(line);
  std::string input;
  if (words.size() > 2 && words[words.size() - 2] == "<") {
    input = read_text(working_directory_ / words.back());
    words.resize(words.size() - 2);
  }
  std::istringstream in(input);
  std::ostringstream out;
  std::ostringstream err;
  constexpr std::size_t width_in_pipe = 80;
  Io io{.in = in,
        .out = out,
        .err = err,
        .environment = environment_,
        .working_directory = working_directory_,
        .out_is_terminal = terminal_width_.has_value(),
        .in_is_terminal = in_is_terminal_,
        .width = terminal_width_.value_or(width_in_pipe),
        .local_date = Date::parse("1999-12-31").value()};
  std::vector<std::string> arguments;
  for (std::size_t i = 1; i < words.size(); ++i) arguments.push_back(unescape(words[i]));
  const ExitCode code = run(arguments, io);
  return {out.str(), err.str(), static_cast<int>(code)};
}

std::string replay(std::string_view session_text, std::vector<std::string>& mistakes) {
  Session session;
  std::string replayed;
  std::vector<std::string_view> lines = split(session_text, '\n');
  if (!lines.empty() && lines.back().empty()) lines.pop_back();
  for (std::size_t i = 0; i < lines.size(); ++i) {
    if (is_expectation(lines[i])) continue;
    replayed.append(lines[i]) += '\n';
    if (lines[i].starts_with("@ ")) {
      const std::string_view arrangement = lines[i].substr(2);
      std::string text;
      for (; i + 1 < lines.size() && lines[i + 1].starts_with(':'); ++i) {
        replayed.append(lines[i + 1]) += '\n';
        text.append(lines[i + 1].substr(std::min<std::size_t>(2, lines[i + 1].size()))) += '\n';
      }
      if (auto mistake = session.arrange(arrangement, text)) mistakes.push_back(*std::move(mistake));
    } else if (lines[i].starts_with("$ cme")) {
      const Played played = session.play(lines[i].substr(2));
      append_lines(replayed, "|", played.out);
      append_lines(replayed, "!", played.err);
      if (played.code != 0) replayed += "= " + std::to_string(played.code) + '\n';
    } else if (!lines[i].empty() && !lines[i].starts_with('#')) {
      mistakes.push_back("no such line: " + std::string(lines[i]));
    }
  }
  return replayed;
}

}  // namespace cme::test
