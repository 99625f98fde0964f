// SPDX-License-Identifier: MIT
#include "cme/query/search.hpp"

#include <algorithm>

#include "cli/activities.hpp"
#include "cli/listing.hpp"
#include "cli/talk.hpp"
#include "cme/base/result.hpp"

namespace cme {

namespace {

/// The texts of all activities, and which of them pass the filter.
struct Texts {
  std::vector<std::optional<SearchText>> texts;  ///< one a file
  std::vector<char> passes;                      ///< one a file; no vector<bool>, whose elements share bytes
  LeftOut left_out;
};

Texts read_texts(const Catalogue& catalogue, const Config& config, const SearchOptions& options,
                 const RuleContext& context, Io& io) {
  const Selection& selection = options.selection;
  Texts read{
      std::vector<std::optional<SearchText>>(catalogue.files.size()), std::vector<char>(catalogue.files.size(), 0), {}};
  ApprovalTypes types(config.approval_types);
  const bool asks_approvals = !selection.approvals.empty();
  const auto take = [&](std::size_t file, const Activity& activity) {
    if (asks_approvals) {
      types.add(activity);
    }
    read.texts[file] = search_text(activity);
    read.passes[file] = matches(selection.filter, activity, context.today) ? 1 : 0;
  };
  Progress progress(io, options.common);
  read.left_out =
      for_each_activity(catalogue.files, context, take, pace_of(options.common, progress, catalogue.files.size()));
  types.check(selection.approvals);
  return read;
}

SearchIndex build_index(std::vector<std::optional<SearchText>>& texts) {
  SearchIndex index;
  for (std::size_t file = 0; file < texts.size(); ++file) {
    if (!texts[file]) {
      continue;
    }
    index.add(file, *texts[file]);
    texts[file].reset();
  }
  return index;
}

}  // namespace

ExitCode run(const SearchOptions& options, Io& io) {
  const Selection& selection = options.selection;
  const Result<std::vector<QueryTerm>> query = parse_query(options.query);
  if (!query) {
    throw Error(query.error());
  }
  const Date today = today_of(options.common, io);
  const RuleContext context{.today = today, .reader = yaml_reader_of(io)};
  const Project project = read_project(io);
  const Catalogue catalogue = open_catalogue(options.common, project, io);
  const Layout layout = choose_layout(selection, options.common, io, Snippets::with);

  Texts read = read_texts(catalogue, project.config, options, context, io);
  const SearchIndex index = build_index(read.texts);
  std::vector<SearchHit> hits = index.find(*query);
  // After the ranking: a filter never changes the order.
  std::erase_if(hits, [&read](const SearchHit& hit) { return read.passes[hit.key] == 0; });
  const bool has_hits = !hits.empty();
  if (!selection.sort && selection.limit) {
    hits.resize(std::min(hits.size(), *selection.limit));
  }

  // Only what is found is read again, for its other fields: the prose of all the records need not be kept.
  std::vector<std::string> files;
  std::vector<std::string> snippets;
  for (const SearchHit& hit : hits) {
    files.push_back(catalogue.files[hit.key]);
    snippets.push_back(index.snippet(hit, *query));
  }
  std::vector<std::optional<Line>> found(hits.size());
  const auto take = [&](std::size_t rank, const Activity& activity) {
    const std::string shown = catalogue.shown(files[rank]);
    const Row row{
        .activity = &activity, .file = shown, .today = today, .within = selection.filter.within, .snippet = {}};
    found[rank] = make_line(row, hits[rank].key, layout, selection, snippets[rank]);
  };
  for_each_activity(files, context, take, {.jobs = options.common.jobs});
  std::vector<Line> lines;
  for (std::optional<Line>& line : found) {
    if (line) {
      lines.push_back(*std::move(line));
    }
  }
  if (selection.sort) {
    sort_lines(lines, selection);
  }

  tell_fields_left_out(selection, options.common, io);
  print_lines(io, std::move(lines), layout, selection);
  const ExitCode code = report_left_out(read.left_out, catalogue, selection, options.common, io);
  return code == ExitCode::yes && !has_hits ? ExitCode::no : code;
}

}  // namespace cme
