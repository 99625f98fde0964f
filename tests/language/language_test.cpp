// SPDX-License-Identifier: MIT
#include <gtest/gtest.h>

#include <algorithm>
#include <array>
#include <filesystem>
#include <fstream>
#include <string>
#include <string_view>
#include <vector>

#include "base/ascii.hpp"

namespace {

namespace fs = std::filesystem;

/// Words that the project does not use, and what it uses instead (CONTRIBUTING.md, "Language").
struct AvoidedWord {
  std::string_view word;  ///< in lower case; matches a whole word in any case
  std::string_view use;
};

constexpr auto avoided_words = std::to_array<AvoidedWord>({
    {"afterwards", "afterward"},
    {"all else", "everything else, the rest"},
    {"anew", "again"},
    {"any more", "any longer, no longer"},
    {"asked of", "required of, run on"},
    {"backwards", "backward"},
    {"became of", "happened to, the result of"},
    {"become of", "happen to"},
    {"becomes of", "happens to"},
    {"behind", "after"},
    {"blank", "space, empty"},
    {"blanks", "spaces"},
    {"but for", "except"},
    {"full stop", "period"},
    {"in force", "in effect"},
    {"in order of their", "sorted by"},
    {"in silence", "silently"},
    {"in the midst", "in the middle"},
    {"leave out", "omit, skip"},
    {"leaves out", "omits, skips"},
    {"left out", "omitted, skipped"},
    {"lest", "so that … not"},
    {"lets go", "releases"},
    {"lies in", "is in"},
    {"likewise", "also, the same"},
    {"mail address", "email address"},
    {"mend", "correct, fix"},
    {"mended", "corrected, fixed"},
    {"mends", "corrects, fixes"},
    {"one a line", "one per line"},
    {"or else", "otherwise"},
    {"outside of", "outside"},
    {"parted", "separated"},
    {"pass over", "skip"},
    {"passed over", "skipped"},
    {"passes over", "skips"},
    {"said of", "said about, reported about"},
    {"say of", "say about"},
    {"says of", "says about"},
    {"seldom", "rarely"},
    {"slip of the pen", "typing mistake"},
    {"somebody", "a person, another user, you"},
    {"stand", "be, appear, occur"},
    {"standing", "being, usual"},
    {"stands", "is, appears, occurs"},
    {"surely", "certainly"},
    {"take out", "remove"},
    {"taken out", "removed"},
    {"takes out", "removes"},
    {"the house", "your own, the office"},
    {"the house's", "your own, the office's"},
    {"told", "reported, said, known"},
    {"towards", "toward"},
    {"upwards", "upward"},
    {"wanted", "expected, needed"},
    {"wants", "must, expects, is required"},
    {"whoever", "a person who, a program that"},
    {"with a word about it", "and reported"},
    // American spelling.
    {"analyse", "analyze"},
    {"behaviour", "behavior"},
    {"cancelled", "canceled"},
    {"catalogue", "catalog"},
    {"catalogues", "catalogs"},
    {"centre", "center"},
    {"colour", "color"},
    {"colours", "colors"},
    {"favour", "favor"},
    {"grey", "gray"},
    {"labelled", "labeled"},
    {"learnt", "learned"},
    {"licence", "license"},
    {"misspelt", "misspelled"},
    {"neighbour", "neighbor"},
    {"neighbours", "neighbors"},
    {"optimise", "optimize"},
    {"organisation", "organization"},
    {"organisations", "organizations"},
    {"practise", "practice"},
    {"practises", "practices"},
    {"recognise", "recognize"},
    {"recognised", "recognized"},
    {"spelt", "spelled"},
    {"whilst", "while"},
});

/// A place that may use such a word: in the files whose path starts with `path`, on lines that contain `part`.
struct AllowedPlace {
  std::string_view path;
  std::string_view part;
};

constexpr auto allowed_places = std::to_array<AllowedPlace>({
    {"tests/language/", ""},  // this list
    {"src/base/function.hpp", "behind a pointer"},
    {"tests/unit/rules/support_test.cpp", "Companies outside of medicine"},  // text of a record
    {"src/site/assets/", ""},                                                // names of variables
    {"src/model/american_spelling.cpp", ""},                                 // British spellings, which people type
    {"src/cli/commands/init.cpp", "leave behind"},
    {"CONTRIBUTING.md", "| not |"},                  // the heading of its table of words, and
    {"CONTRIBUTING.md", " ✗ |"},                     // its lines
    {"src/model/terms.cpp", ""},                     // names in other spellings, which people type
    {"src/base/atomic_file.hpp", "nothing behind"},  // leaves nothing behind
    {"src/cli/cache_folder.hpp", "left behind"},
});

constexpr std::array folders{"include", "src", "docs", "scripts", "tests", "cmake", ".ci", ".github"};
constexpr std::array files{"README.md",         "CONTRIBUTING.md", "CHANGELOG.md",          "CMakeLists.txt",
                           "CMakePresets.json", "action.yml",      ".pre-commit-hooks.yaml"};

/// Inputs of tests and invented prose: text that others wrote, or could have.
constexpr std::array not_ours{"tests/fuzz/corpus/", "tests/pages/", "tests/records/",
                              "tests/bench/",       "tests/peers/", "docs/examples/"};

fs::path root() {
  return CME_SOURCE_DIR;
}

bool is_source(std::string_view path) {
  return path.ends_with(".cpp") || path.ends_with(".hpp");
}

bool is_session(std::string_view path) {
  return path.ends_with(".test");
}

bool is_watched(const std::string& path) {
  const bool is_data = std::ranges::any_of(not_ours, [&](std::string_view start) { return path.starts_with(start); });
  return !is_data || (is_source(path) && !path.starts_with("tests/bench/"));
}

std::vector<std::string> find_texts() {
  std::vector<std::string> paths(files.begin(), files.end());
  for (const std::string_view folder : folders) {
    for (const auto& entry : fs::recursive_directory_iterator(root() / folder)) {
      const std::string path = entry.path().lexically_relative(root()).generic_string();
      if (entry.is_regular_file() && is_watched(path)) {
        paths.push_back(path);
      }
    }
  }
  std::ranges::sort(paths);
  return paths;
}

/// What people read in a line of C++: comments and strings. Names of the code, also between backticks, are not.
std::string readable_part(std::string_view line) {
  std::string part;
  bool is_string = false;
  for (std::size_t i = 0; i < line.size(); ++i) {
    if (!is_string && line.substr(i).starts_with("//")) {
      part += line.substr(i);
      break;
    }
    if (is_string && line[i] == '\\' && i + 1 < line.size()) {
      part += ' ';
      i += 1;
    } else {
      part += is_string ? line[i] : ' ';
      is_string = is_string != (line[i] == '"');
    }
  }
  return part;
}

/// A line of a golden session that a person wrote: a comment. The rest is data, or printed by the program.
std::string remark(std::string_view line) {
  return line.starts_with("# ") ? std::string(line) : std::string();
}

std::string without_names(std::string_view text) {
  std::string prose;
  bool is_name = false;
  for (const char byte : text) {
    is_name = is_name != (byte == '`');
    prose += is_name ? ' ' : byte;
  }
  return prose;
}

std::string prose_in(std::string_view path, std::string_view line) {
  std::string text = is_source(path) ? readable_part(line) : is_session(path) ? remark(line) : std::string(line);
  return without_names(cme::lower_ascii(text));
}

bool is_word_character(char byte) {
  return (byte >= 'a' && byte <= 'z') || (byte >= '0' && byte <= '9') || byte == '_' || byte == '-' || byte == '\'';
}

bool has_word(std::string_view text, std::string_view word) {
  for (std::size_t at = text.find(word); at != std::string_view::npos; at = text.find(word, at + 1)) {
    const std::size_t end = at + word.size();
    if ((at == 0 || !is_word_character(text[at - 1])) && (end == text.size() || !is_word_character(text[end]))) {
      return true;
    }
  }
  return false;
}

bool is_allowed(std::string_view path, std::string_view line) {
  return std::ranges::any_of(allowed_places, [&](const AllowedPlace& place) {
    return path.starts_with(place.path) && line.find(place.part) != std::string_view::npos;
  });
}

TEST(Language, UsesThePlainWords) {
  for (const std::string& path : find_texts()) {
    std::ifstream file(root() / path);
    std::string line;
    for (std::size_t number = 1; std::getline(file, line); ++number) {
      const std::string prose = prose_in(path, line);
      for (const auto& [word, use] : avoided_words) {
        EXPECT_FALSE(has_word(prose, word) && !is_allowed(path, line))
            << path << ":" << number << ": \"" << word << "\"; write: " << use;
      }
    }
  }
}

TEST(Language, ReadsCommentsAndStringsOfSources) {
  EXPECT_TRUE(has_word(prose_in("x.cpp", "x(\"a Blank\");"), "blank"));
  EXPECT_TRUE(has_word(prose_in("x.cpp", "x();  // a blank"), "blank"));
  EXPECT_FALSE(has_word(prose_in("x.cpp", "blank();  // a blankness"), "blank"));
  EXPECT_FALSE(has_word(prose_in("x.cpp", "x(\"\\\"\", blank);"), "blank"));
  EXPECT_FALSE(has_word(prose_in("x.cpp", "// what `blank` is"), "blank"));
  EXPECT_TRUE(has_word(prose_in("x.md", "It is passed over."), "passed over"));
  EXPECT_FALSE(has_word(prose_in("x.md", "She understands."), "stands"));
  EXPECT_FALSE(has_word(prose_in("x.test", "| a blank"), "blank"));
  EXPECT_TRUE(has_word(prose_in("x.test", "# a blank"), "blank"));
}

}  // namespace
