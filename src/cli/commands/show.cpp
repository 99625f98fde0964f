// SPDX-License-Identifier: MIT
#include <fmt/format.h>

#include <algorithm>
#include <sstream>

#include "base/nearest.hpp"
#include "cli/activities.hpp"
#include "cli/names.hpp"
#include "cli/show_formats.hpp"
#include "cli/talk.hpp"
#include "diag/report.hpp"

namespace cme {

namespace {

/// What the catalog has to say about the ids asked for.
struct Answers {
  std::map<std::uint32_t, std::vector<LoadedRecord>> records;  ///< by id; those of one id in order of their files
  std::vector<std::uint32_t> ids;                              ///< one a file; 0 where there is none
  std::vector<UnreadableFile> unreadable;
};

Answers read_answers(const Catalog& catalog, const ShowOptions& options, Io& io) {
  Answers answers;
  answers.ids.resize(catalog.files.size());
  for (const std::uint32_t id : options.ids) {
    answers.records[id];
  }
  const auto look = [&](std::size_t file, LoadedRecord record) -> Turn {
    const std::optional<std::uint32_t> id = find_id(record);
    answers.ids[file] = id.value_or(0);
    const auto wanted = id ? answers.records.find(*id) : answers.records.end();
    if (wanted == answers.records.end()) {
      return {};
    }
    return [&records = wanted->second, record = std::move(record)]() mutable { records.push_back(std::move(record)); };
  };
  const LoadOptions loading{.reader = yaml_reader_of(io)};
  Progress progress(io, options.common);
  answers.unreadable =
      for_each_record_in_turn(catalog.files, loading, look, pace_of(options.common, progress, catalog.files.size()));
  return answers;
}

/// The id that was likely meant, and the next ones below and above.
std::string near_ids(std::uint32_t id, const std::vector<std::uint32_t>& recorded) {
  std::vector<std::string> texts;
  std::optional<std::uint32_t> below;
  std::optional<std::uint32_t> above;
  for (const std::uint32_t each : recorded) {
    if (each == 0) {
      continue;
    }
    texts.push_back(std::to_string(each));
    if (each < id && (!below || each > *below)) {
      below = each;
    }
    if (each > id && (!above || each < *above)) {
      above = each;
    }
  }
  const std::vector<std::string_view> names(texts.begin(), texts.end());
  std::vector<std::string> near;
  if (const auto nearest = find_nearest(std::to_string(id), names)) {
    near.emplace_back(*nearest);
  }
  for (const auto& neighbor : {below, above}) {
    if (neighbor && std::find(near.begin(), near.end(), std::to_string(*neighbor)) == near.end()) {
      near.push_back(std::to_string(*neighbor));
    }
  }
  return near.empty() ? std::string() : fmt::format("ids near it: {}", fmt::join(near, ", "));
}

void print_problems(Io& io, std::vector<Finding> findings, const Catalog& catalog) {
  for (Finding& finding : findings) {
    finding.place.path = catalog.shown(finding.place.path);
  }
  const Report report{findings, 1};
  all_reporters().front().print(io.err, report, {.summary = false});
}

}  // namespace

ExitCode run(const ShowOptions& options, Io& io) {
  const Date today = today_of(options.common, io);
  const Project project = read_project(io);
  const Catalog catalog = open_catalog(options.common, project, io);
  const Answers answers = read_answers(catalog, options, io);

  ExitCode code = ExitCode::yes;
  std::vector<const Activity*> activities;
  for (const std::uint32_t id : options.ids) {
    for (const LoadedRecord& record : answers.records.at(id)) {
      if (record.activity) {
        activities.push_back(&*record.activity);
      } else {
        print_problems(io, record.findings, catalog);
        code = ExitCode::failed;
      }
    }
  }
  print_activities(io, activities, options, today);

  for (const std::uint32_t id : options.ids) {
    if (!answers.records.at(id).empty()) {
      continue;
    }
    print_error(io.err, fmt::format("no activity has the id {}", id), near_ids(id, answers.ids));
    code = std::max(code, ExitCode::no);
  }
  return std::max(code, report_unreadable(answers.unreadable, catalog, io));
}

}  // namespace cme
