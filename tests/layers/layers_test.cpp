// SPDX-License-Identifier: MIT
#include <gtest/gtest.h>

#include <algorithm>
#include <array>
#include <filesystem>
#include <fstream>
#include <initializer_list>
#include <iterator>
#include <map>
#include <regex>
#include <string>
#include <string_view>
#include <vector>

namespace {

namespace fs = std::filesystem;

/// A folder of src/ and include/cme/, and the folders whose headers it may include beside its own.
struct Module {
  std::string_view name;
  std::vector<std::string_view> may_include;
};

const std::array modules = {
    Module{"base", {}},
    Module{"diag", {"base"}},
    Module{"model", {"base"}},
    Module{"yaml", {"diag", "base"}},
    Module{"query", {"model", "base"}},
    Module{"import", {"diag", "model", "base"}},
    Module{"render", {"import", "model", "base"}},
    Module{"rules", {"yaml", "diag", "model", "base"}},
    Module{"record", {"rules", "yaml", "diag", "model", "base"}},
    Module{"settings", {"record", "rules", "yaml", "diag", "model", "base"}},
    Module{"edit", {"record", "rules", "yaml", "diag", "model", "base"}},
    Module{"catalog", {"record", "rules", "diag", "model", "base"}},
    Module{"site", {"settings", "render", "model", "base"}},
    Module{"cli",
           {"site", "catalog", "edit", "settings", "record", "rules", "yaml", "query", "render", "import", "diag",
            "model", "base"}},
};

/// Headers of one library, by the start of their names, and the files that may include them, by the start of theirs.
struct Library {
  std::string_view headers;
  std::vector<std::string_view> files;
};

/// The only files that ask the system or talk to the world; the rest of the library does neither.
const std::vector<std::string_view> near_the_system = {
    "src/base/files.cpp", "src/base/atomic_file.cpp", "src/base/descriptor.cpp",  "src/catalog/git.",       "src/cli/",
    "src/main.cpp",       "src/site/regular_file.",   "src/site/site_folder.cpp", "src/site/site_state.cpp"};

const std::array libraries = {
    Library{"CLI/", {"src/cli/arguments."}},
    Library{"dtl/", {"src/base/diff.cpp"}},
    Library{"fmt/", {"src/"}},
    Library{"iconv.h", {"src/import/encoding.cpp"}},
    Library{"libxml/", {"src/import/page/html_lines.", "src/import/xml_events."}},
    Library{"nlohmann/", {"src/import/cell_json.cpp"}},
    Library{"sqlite3.h",
            {"src/query/sqlite.", "src/query/sqlite_checksums.cpp", "src/query/tokenizer.", "src/query/indexed_words.",
             "src/query/score.cpp"}},
    Library{"tl/expected.hpp", {"include/cme/base/result.hpp"}},
    Library{"utf8proc.h", {"src/base/"}},
    Library{"histedit.h", {"src/cli/line_editor.cpp"}},
    Library{"xlsxwriter.h", {"src/cli/list_workbook.cpp"}},
    Library{"xxhash.h", {"src/base/hash.cpp"}},
    Library{"zip.h", {"src/import/zip_archive.cpp"}},
    Library{"yaml-cpp/", {"src/yaml/parse.cpp", "src/yaml/tree_builder."}},
    Library{"dirent.h", near_the_system},
    Library{"fcntl.h", near_the_system},
    Library{"iostream", near_the_system},
    Library{"spawn.h", {"src/catalog/git.cpp"}},
    Library{"sys/", near_the_system},
    Library{"unistd.h", near_the_system},
};

/// What only some files may hold, as texts of records and names of files must leave through `base/safe_output`.
struct DoorRule {
  std::string_view why;
  std::string_view pattern;  ///< in a line that is no comment
  std::vector<std::string_view> files;
};

const std::array door_rules = {
    DoorRule{"only the talk of `cli` and the printers of reports and tables write to a stream",
             R"(\b(out|err|stream|cout|cerr)\w*(\.flush\(\)|\.write\(|\.put\(|\s*<<))",
             {"src/base/", "src/cli/talk.cpp", "src/cli/pager.cpp", "src/cli/progress.cpp",
              "src/cli/import_records.cpp", "src/diag/report", "src/render/table.cpp"}},
    DoorRule{"only `base/display` and the line that shows progress steer a terminal; YAML's `\\e` is read",
             R"(\\x1[bB]|\\u001[bB]|\\033|\\e\[)",
             {"src/base/display.", "src/cli/progress.cpp", "src/yaml/scalar_text.cpp"}},
    DoorRule{"only `base/safe_output` replaces characters",
             R"("\\uFFFD"|"&(lt|gt|amp|quot);"|"%\{:02X\}"|"\\{2}u\{:04x\}"|"∷")",
             {"src/base/safe_output.cpp", "src/base/safe_data.cpp", "src/base/ascii.cpp", "src/import/"}},
    DoorRule{"`base/safe_data.hpp` is a part of `base/safe_output`", "\"base/safe_data\\.hpp\"", {"src/base/safe_"}},
};

/// One `#include` of a file of ours.
struct Include {
  std::string file;  ///< from the root of the checkout
  std::size_t line = 0;
  std::string target;  ///< without its quotes or angle brackets
  bool quoted = false;

  [[nodiscard]] std::string complaint(std::string_view why) const {
    return file + ":" + std::to_string(line) + ": " + target + ": " + std::string(why) + "\n";
  }
};

bool ends_as_source(const fs::path& path) {
  return path.extension() == ".cpp" || path.extension() == ".hpp";
}

/// The sources below `folder`, from the root of the checkout, sorted.
std::vector<std::string> find_sources(std::string_view folder) {
  const fs::path root(CME_SOURCE_DIR);
  std::vector<std::string> paths;
  for (const auto& entry : fs::recursive_directory_iterator(root / folder)) {
    if (entry.is_regular_file() && ends_as_source(entry.path())) {
      paths.push_back(entry.path().lexically_relative(root).generic_string());
    }
  }
  std::sort(paths.begin(), paths.end());
  return paths;
}

std::string read_text(const std::string& path) {
  std::ifstream stream(fs::path(CME_SOURCE_DIR) / path);
  return {std::istreambuf_iterator<char>(stream), {}};
}

void append_includes(const std::string& file, std::vector<Include>& includes) {
  std::ifstream stream(fs::path(CME_SOURCE_DIR) / file);
  std::string line;
  for (std::size_t number = 1; std::getline(stream, line); ++number) {
    if (!line.starts_with("#include")) {
      continue;
    }
    const auto open = line.find_first_of("<\"");
    const auto close = line.find_first_of(">\"", open + 1);
    includes.push_back({file, number, line.substr(open + 1, close - open - 1), line[open] == '"'});
  }
}

std::vector<Include> all_includes() {
  std::vector<Include> includes;
  for (const std::string_view folder : {"include", "src"}) {
    for (const auto& file : find_sources(folder)) {
      append_includes(file, includes);
    }
  }
  return includes;
}

/// "yaml" of `src/yaml/parse.cpp`, `include/cme/yaml/node.hpp` and `cme/yaml/node.hpp`; nothing if there is no folder.
std::string_view module_of(std::string_view path) {
  for (const std::string_view start : {"include/cme/", "cme/", "src/"}) {
    if (path.starts_with(start)) {
      path.remove_prefix(start.size());
      break;
    }
  }
  const auto slash = path.find('/');
  return slash == std::string_view::npos ? std::string_view() : path.substr(0, slash);
}

const Module* find_module(std::string_view name) {
  const auto* const found = std::find_if(modules.begin(), modules.end(), [&](const auto& m) { return m.name == name; });
  return found == modules.end() ? nullptr : &*found;
}

bool starts_with_any(std::string_view text, const std::vector<std::string_view>& starts) {
  return std::any_of(starts.begin(), starts.end(), [&](auto start) { return text.starts_with(start); });
}

bool is_standard_header(std::string_view target) {
  return target.find_first_of("./") == std::string_view::npos;
}

TEST(Layers, EveryFolderIsAKnownModule) {
  for (const std::string_view folder : {"include/cme", "src"}) {
    for (const auto& entry : fs::directory_iterator(fs::path(CME_SOURCE_DIR) / folder)) {
      if (entry.is_directory() && !fs::is_empty(entry)) {
        EXPECT_NE(find_module(entry.path().filename().string()), nullptr) << entry.path();
      }
    }
  }
}

TEST(Layers, ModulesIncludeOnlyLowerOnes) {
  std::string complaints;
  for (const auto& include : all_includes()) {
    const auto from = module_of(include.file);
    const auto to = module_of(include.target);
    if (!include.quoted || to.empty() || from == to || from.empty()) {
      continue;
    }
    const auto* const module = find_module(from);
    if (module == nullptr || !starts_with_any(to, module->may_include)) {
      complaints += include.complaint("a module includes only lower ones");
    }
  }
  EXPECT_EQ(complaints, "");
}

TEST(Layers, LibrariesAppearOnlyWhereTheyBelong) {
  std::string complaints;
  for (const auto& include : all_includes()) {
    if (include.quoted) {
      continue;
    }
    const auto* const library = std::find_if(libraries.begin(), libraries.end(),
                                             [&](const auto& l) { return include.target.starts_with(l.headers); });
    if (library == libraries.end()) {
      if (!is_standard_header(include.target)) {
        complaints += include.complaint("no library that we know");
      }
    } else if (!starts_with_any(include.file, library->files)) {
      complaints += include.complaint("this library does not belong here");
    }
  }
  EXPECT_EQ(complaints, "");
}

TEST(Layers, PublicHeadersAreFreeOfLibrariesAndOfPrivateHeaders) {
  std::string complaints;
  for (const auto& include : all_includes()) {
    const bool is_public = include.file.starts_with("include/");
    if (is_public && include.quoted && !include.target.starts_with("cme/")) {
      complaints += include.complaint("a public header includes only public ones");
    }
    if (is_public && !include.quoted && !is_standard_header(include.target) && include.target != "tl/expected.hpp") {
      complaints += include.complaint("only tl/expected.hpp is allowed in a public header");
    }
  }
  EXPECT_EQ(complaints, "");
}

TEST(Layers, OnlyVisitFieldSwitchesOverFields) {
  std::vector<std::string> files;
  for (const std::string_view folder : {"include", "src"}) {
    for (const auto& file : find_sources(folder)) {
      if (read_text(file).find("case Field::") != std::string::npos) {
        files.push_back(file);
      }
    }
  }
  EXPECT_EQ(files, std::vector<std::string>{"include/cme/model/visit_field.hpp"});
}

// A path printed as it is could steer a terminal or be a command of a build's runner: `base/safe_output.hpp` says what
// happens to text in each place.
TEST(Layers, TextsLeaveThroughOneDoor) {
  std::string complaints;
  for (const DoorRule& rule : door_rules) {
    const std::regex pattern{std::string(rule.pattern)};
    std::size_t uses = 0;
    for (const auto& file : find_sources("src")) {
      std::ifstream stream(fs::path(CME_SOURCE_DIR) / file);
      std::string line;
      for (std::size_t number = 1; std::getline(stream, line); ++number) {
        const std::size_t begin = line.find_first_not_of(' ');
        if (begin == std::string::npos || line.compare(begin, 2, "//") == 0 || !std::regex_search(line, pattern)) {
          continue;
        }
        uses += 1;
        if (!starts_with_any(file, rule.files)) {
          complaints += file + ":" + std::to_string(number) + ": " + std::string(rule.why) + "\n" + line + "\n";
        }
      }
    }
    EXPECT_GT(uses, 0U) << "this pattern no longer finds anything: " << rule.pattern;
  }
  EXPECT_EQ(complaints, "");
}

/// The calls of `write` in `source` whose argument is composed there, and how many calls there are.
std::string composed_results(std::string_view source, std::size_t& calls) {
  std::string found;
  for (std::size_t at = source.find(" write(io"); at != std::string_view::npos; at = source.find(" write(io", at + 1)) {
    const std::string_view call = source.substr(at, source.find(';', at) - at);
    calls += 1;
    for (const std::string_view composing : {"fmt::format", "relative_to", "shown", "path", "quote("}) {
      if (call.find(composing) != std::string_view::npos) {
        found += std::string(call) + "\n";
        break;
      }
    }
  }
  return found;
}

TEST(Layers, CommandsComposeResultsForTheDoor) {
  std::size_t calls = 0;
  for (const auto& file : find_sources("src/cli")) {
    EXPECT_EQ(composed_results(read_text(file), calls), "") << file << ": print it by `write_line`";
  }
  EXPECT_GT(calls, 10U);
}

/// The calls in `source` of what reads YAML that name no reader, and how many calls there are.
std::string calls_without_reader(std::string_view source, std::size_t& calls) {
  std::string found;
  for (const std::string_view function :
       {"parse_yaml(", "parse_text(", "read_record(", "load_config(", "update_record(", "LoadOptions loading{"}) {
    for (std::size_t at = source.find(function); at != std::string_view::npos; at = source.find(function, at + 1)) {
      const std::string_view call = source.substr(at, source.find(';', at) - at);
      calls += 1;
      found += call.find("reader") == std::string_view::npos ? std::string(call) + "\n" : std::string();
    }
  }
  return found;
}

// CME_PLAIN_READER=0 gives the same answers, so that no other test would see a reading that does not follow it.
TEST(Layers, EveryReadingOfYamlIsToldItsReader) {
  std::size_t calls = 0;
  for (const auto& file : find_sources("src")) {
    EXPECT_EQ(calls_without_reader(read_text(file), calls), "") << file;
  }
  EXPECT_GT(calls, 10U);
}

/// The name of the type that a line at the start of its margin defines; nothing if it defines none.
std::string type_defined_in(std::string_view line) {
  for (const std::string_view keyword : {"struct ", "class ", "enum class ", "enum ", "union "}) {
    if (line.starts_with(keyword) && !line.ends_with(';')) {
      const std::string_view rest = line.substr(keyword.size());
      const std::size_t end = std::min(rest.find_first_of(" {"), rest.size());
      return std::string(rest.substr(0, end));
    }
  }
  return {};
}

// Two types of one name in the project's namespace would be one to the linker, which does not say so; two in unnamed
// namespaces confuse who reads.
TEST(Layers, EveryTypeHasANameOfItsOwn) {
  std::map<std::string, std::string> files;
  for (const std::string_view folder : {"include", "src"}) {
    for (const auto& file : find_sources(folder)) {
      std::ifstream stream(fs::path(CME_SOURCE_DIR) / file);
      for (std::string line; std::getline(stream, line);) {
        const std::string type = type_defined_in(line);
        if (!type.empty()) {
          const auto [first, is_new] = files.emplace(type, file);
          EXPECT_TRUE(is_new) << type << " is defined in " << first->second << " and in " << file;
        }
      }
    }
  }
  EXPECT_GT(files.size(), 100U);
}

/// Sources without a header of their name: rows of a table, whose header declares them all, and the parts of search.
const std::vector<std::string_view> declared_elsewhere = {
    "src/main.cpp",
    "src/cli/commands/",          // registry.hpp
    "src/diag/report_",           // report_parts.hpp
    "src/rules/",                 // registry.hpp
    "src/query/query_text.cpp",   // search.hpp
    "src/query/search_text.cpp",  // search.hpp
};

TEST(Layers, EverySourceHasTheHeaderOfItsName) {
  const fs::path root(CME_SOURCE_DIR);
  for (const auto& file : find_sources("src")) {
    if (!file.ends_with(".cpp") || starts_with_any(file, declared_elsewhere)) {
      continue;
    }
    const fs::path header = fs::path(file).replace_extension(".hpp");
    const fs::path public_header = "include/cme" / header.lexically_relative("src");
    EXPECT_TRUE(fs::exists(root / header) || fs::exists(root / public_header)) << file;
  }
}

TEST(Layers, EverySourceIsBuilt) {
  const auto library = read_text("CMakeLists.txt");
  for (const auto& file : find_sources("src")) {
    if (file.ends_with(".cpp")) {
      EXPECT_NE(library.find(file), std::string::npos) << file << " is not in CMakeLists.txt";
    }
  }
  const auto tests = read_text("tests/CMakeLists.txt");
  for (const auto& file : find_sources("tests")) {
    if (file.ends_with(".cpp")) {
      const auto listed = file.substr(std::string_view("tests/").size());
      const fs::path path(file);
      const auto own = read_text((path.parent_path() / "CMakeLists.txt").string());  // empty where there is none
      EXPECT_TRUE(tests.find(listed) != std::string::npos || own.find(path.filename().string()) != std::string::npos)
          << file << " is not in tests/CMakeLists.txt, and not in a CMakeLists.txt beside it";
    }
  }
}

// Not every build compiles every source.
TEST(Layers, NoSourceHasAMergeConflict) {
  for (const std::string_view folder : {"include", "src", "tests"}) {
    for (const auto& file : find_sources(folder)) {
      const std::string text = "\n" + read_text(file);
      for (const std::string_view mark : {"\n<<<<<<< ", "\n>>>>>>> "}) {
        EXPECT_EQ(text.find(mark), std::string::npos) << file;
      }
    }
  }
}

TEST(Layers, EverySourceHasItsLicense) {
  for (const std::string_view folder : {"include", "src", "tests"}) {
    for (const auto& file : find_sources(folder)) {
      EXPECT_TRUE(read_text(file).starts_with("// SPDX-License-Identifier: MIT\n")) << file;
    }
  }
}

}  // namespace
