// SPDX-License-Identifier: MIT
#include "cli/activities.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <filesystem>
#include <optional>
#include <system_error>
#include <utility>

#include "base/ascii.hpp"
#include "base/fold.hpp"
#include "base/paths.hpp"
#include "base/words.hpp"
#include "catalog/changed_files.hpp"
#include "cli/locate.hpp"
#include "cli/names.hpp"
#include "cli/talk.hpp"

namespace cme {

namespace {

namespace fs = std::filesystem;

std::string_view leading_digits(std::string_view text) {
  return text.substr(0, std::min(text.find_first_not_of("0123456789"), text.size()));
}

/// `text` without the characters that may precede a key or a value in invalid YAML.
std::string_view without_marks(std::string_view text) {
  constexpr std::string_view marks = " \t\r\n\"'{[-?,\xEF\xBB\xBF";
  for (;;) {
    text.remove_prefix(std::min(text.find_first_not_of(marks), text.size()));
    if (!text.starts_with('#')) {
      return text;
    }
    text.remove_prefix(std::min(text.find('\n'), text.size()));
  }
}

/// Nothing if git is not installed.
std::optional<Git> find_git_for(const fs::path& folder, const Io& io) {
  try {
    return git_for(folder, io);
  } catch (const Error&) {
    return std::nullopt;
  }
}

}  // namespace

Pace pace_of(std::optional<std::size_t> jobs, Progress& progress, std::size_t total) {
  return {.jobs = jobs, .on_progress = [&progress, total](std::size_t done) { progress.show("records", done, total); }};
}

SkippedRecords scan_activities(const RecordSource& source, YamlReader reader,
                               const Function<Turn(std::size_t file, const Activity&)>& look, const Pace& pace) {
  SkippedRecords skipped;
  const auto look_at_record = [&](std::size_t file, std::string_view bytes) -> Turn {
    const ParsedRecord record = read_record(bytes, reader);
    if (record.is_whole()) {
      return look(file, record.activity);
    }
    return [&skipped] { ++skipped.broken; };
  };
  skipped.unreadable = scan(source, look_at_record, pace);
  return skipped;
}

std::optional<std::uint32_t> find_id(const LoadedRecord& record) {
  if (record.id || record.activity) {
    return record.id;
  }
  return id_in_file_name(record.path);
}

std::optional<std::uint32_t> id_in_file_name(std::string_view path) {
  const std::string_view name = path.substr(path.rfind('/') + 1);
  const std::string_view digits = leading_digits(name);
  const std::string ending = lower_ascii(name.substr(digits.size(), 4));
  return ending.starts_with(".yml") || ending.starts_with(".yam") ? parse_whole_number(digits) : std::nullopt;
}

std::vector<std::uint32_t> ids_in_text(std::string_view text) {
  std::vector<std::uint32_t> ids;
  // A key starts a line, or an entry of a mapping in brackets.
  for (std::size_t begin = 0; begin < text.size(); begin = text.find_first_of("\n{,", begin)) {
    begin += begin == 0 ? 0 : 1;
    const std::string_view key = without_marks(text.substr(begin));
    begin = static_cast<std::size_t>(key.data() - text.data());
    if (!key.starts_with("id")) {
      continue;
    }
    const std::string_view sign = without_marks(key.substr(2));
    if (!sign.starts_with(':')) {
      continue;
    }
    if (const auto id = parse_whole_number(leading_digits(without_marks(sign.substr(1))))) {
      ids.push_back(*id);
    }
  }
  return ids;
}

std::vector<std::uint32_t> held_ids(const LoadedRecord& record, std::string_view bytes) {
  if (record.id || record.activity) {
    return record.id ? std::vector<std::uint32_t>{*record.id} : std::vector<std::uint32_t>();
  }
  std::vector<std::uint32_t> ids = ids_in_text(bytes);
  if (const auto id = id_in_file_name(record.path)) {
    ids.push_back(*id);
  }
  std::sort(ids.begin(), ids.end());
  ids.erase(std::unique(ids.begin(), ids.end()), ids.end());
  return ids;
}

std::map<std::uint32_t, std::string> find_hidden_ids(const fs::path& folder, const LoadOptions& loading, const Io& io) {
  std::map<std::uint32_t, std::string> ids;
  std::error_code unreadable;
  if (!fs::exists(find_repository(folder) / ".git", unreadable) && !io.environment.contains("GIT_DIR")) {
    return ids;
  }
  const std::optional<Git> git = find_git_for(folder, io);
  std::optional<GitObjects> objects;
  for (const HiddenFile& file : git ? find_hidden_files(*git, folder) : std::vector<HiddenFile>()) {
    if (fs::exists(fs::symlink_status(file.path, unreadable))) {
      continue;
    }
    if (const std::optional<std::uint32_t> id = id_in_file_name(file.path)) {
      ids.emplace(*id, file.path);  // git may have to fetch the content
    } else if (is_record_file(file.path)) {
      if (!objects) {
        objects.emplace(*git, max_record_bytes);
      }
      const Result<std::string_view> bytes = objects->read(file.object);
      if (!bytes) {
        throw Error(fmt::format("cannot read {}, which is not in the sparse checkout: {}",
                                relative_to(file.path, io.working_directory), bytes.error()),
                    "this file may already use the new id");
      }
      for (const std::uint32_t held : held_ids(load_record(file.path, *bytes, loading), *bytes)) {
        ids.emplace(held, file.path);
      }
    }
  }
  return ids;
}

ExitCode report_unreadable(const std::vector<UnreadableFile>& files, const Catalog& catalog, Io& io) {
  for (const UnreadableFile& file : files) {
    print_error(io, fmt::format("cannot read {}: {}", catalog.shown(file.path), file.reason));
  }
  return files.empty() ? ExitCode::yes : ExitCode::failed;
}

std::string broken_text(std::size_t broken) {
  return fmt::format("skipped {}; run \"cme validate\" to see why", counted(broken, "broken record"));
}

ExitCode report_skipped(const SkippedRecords& skipped, const Catalog& catalog, const Selection& selection, Talk talk,
                        Io& io) {
  const ExitCode unreadable = report_unreadable(skipped.unreadable, catalog, io);
  if (skipped.broken == 0) {
    return unreadable;
  }
  const std::string text = broken_text(skipped.broken);
  if (selection.strict) {
    print_error(io, text);
    return ExitCode::failed;
  }
  print_warning(io, talk, text);
  return unreadable;
}

void ApprovalTypes::add(const Activity& activity) {
  const std::lock_guard lock(mutex_);
  for (const Approval& approval : activity.approvals) {
    types_.insert(approval.type);
  }
}

void ApprovalTypes::add(const std::vector<std::string>& types) {
  const std::lock_guard lock(mutex_);
  types_.insert(types.begin(), types.end());
}

void ApprovalTypes::check(const std::vector<std::string>& asked) const {
  const std::vector<std::string_view> names(types_.begin(), types_.end());
  for (const std::string& type : asked) {
    const bool is_known =
        std::any_of(names.begin(), names.end(), [&](std::string_view name) { return fold(name) == fold(type); });
    if (!is_known) {
      refuse_name("approval type", type, names);
    }
  }
}

}  // namespace cme
