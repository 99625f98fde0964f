// SPDX-License-Identifier: MIT
#include "query/search.hpp"
#include "cli/commands/registry.hpp"
#include "cli/selection_options.hpp"
#include "cli/settings.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <iterator>

#include "base/safe_output.hpp"
#include "base/words.hpp"
#include "cli/activities.hpp"
#include "cli/cache_folder.hpp"
#include "cli/listing.hpp"
#include "cli/progress.hpp"
#include "cli/talk.hpp"
#include "query/explain.hpp"
#include "query/search_index.hpp"
#include "query/snippet.hpp"
#include "query/steps.hpp"
#include "render/calendar.hpp"

namespace cme {

namespace {

struct SearchOptions {
  std::vector<std::string> words;
  bool no_cache = false;
  Reading reading = Reading::meant;
  bool explains = false;
};

/// Whether a saved index is read and written.
enum class IndexUse : std::uint8_t { kept, none };

/// What to search for, where, and how to print the results.
struct Question {
  const Selection& selection;
  std::string text;  ///< the query as typed
  Query query;       ///< as it was read
  const SynonymTable& synonyms;
  Reading reading;
  bool explains;  ///< show how the query was read, instead of the results
  bool counts;    ///< count all matches, even if only some are printed
  const Settings& settings;
  const Catalog& catalog;
  const Layout& layout;
  Date today;
};

struct Answers {
  std::vector<ListLine> lines;
  SearchResult result;
  std::string explanation = {};
  std::size_t matching = 0;  ///< how many would be printed without a limit, if they are counted
  SkippedRecords skipped;
  IndexChanges changes;
};

/// Reads all files, and parses those whose content is not in the index.
void bring_up_to_date(SearchIndex& index, const Question& question, Answers& answers, Io& io) {
  const RecordSource& files = question.catalog.files;
  index.set_file_count(files.size());
  const auto look = [&](std::size_t file, std::string_view bytes) {
    const ContentHash content = hash_content(bytes);
    if (index.keep(file, content)) {
      return Turn();
    }
    const ParsedRecord record = read_record(bytes, question.settings.reader);
    index.put(file, content,
              record.is_whole() ? std::optional(index.prepare(search_record(record.activity))) : std::nullopt);
    return Turn();
  };
  const Settings& settings = question.settings;
  Progress progress(io, settings.output);
  answers.skipped.unreadable = scan(files, look, pace_of(settings.jobs, progress, files.size()));
  answers.changes = index.finish();
  answers.skipped.broken = index.broken_count();
}

void check_approvals(const SearchIndex& index, const Question& question) {
  ApprovalTypes types(question.settings.project.config.approval_types);
  types.add(index.approval_types());
  types.check(question.selection.approvals);
}

ListLine explained_line(const SearchHit& hit, const Row& row) {
  return {.key = {},
          .id = row.activity->id.value_or(0),
          .file = static_cast<std::uint32_t>(hit.key),
          .text = fmt::format("{}  {}  {}", explain_hit(hit), row.activity->id.value_or(0),
                              safe_text(row.activity->title.value_or(""), Target::terminal))};
}

/// Reads the files of some hits, and appends a line for each that passes the filter, in their order.
void append_lines(std::span<const SearchHit> hits, const SnippetMaker& snippets, const Question& question,
                  std::vector<ListLine>& lines) {
  const Selection& selection = question.selection;
  std::vector<std::string> files;
  for (const SearchHit& hit : hits) {
    files.push_back(question.catalog.files[hit.key]);
  }
  const RecordSource source(std::move(files));
  std::vector<std::optional<ListLine>> found(hits.size());
  const std::string host = calendar_host(question.settings.project.config.site.base_url);
  const auto look = [&](std::size_t rank, const Activity& activity) {
    if (!matches(selection.filter, activity, question.today)) {
      return Turn();
    }
    const std::string shown = question.catalog.shown(source[rank]);
    const Row row{.activity = &activity,
                  .file = shown,
                  .today = question.today,
                  .within = selection.filter.within,
                  .snippet = {},
                  .host = host};
    if (question.explains) {
      found[rank] = explained_line(hits[rank], row);
      return Turn();
    }
    const std::string snippet = snippets.make(search_text(activity));
    found[rank] = make_line(row, hits[rank].key, question.layout, selection, snippet);
    return Turn();
  };
  scan_activities(source, question.settings.reader, look, {.jobs = question.settings.jobs});
  for (std::optional<ListLine>& line : found) {
    if (line) {
      lines.push_back(*std::move(line));
    }
  }
}

/// Takes the hits in order until there are enough lines: a filter needs the complete record, but only of hits that may
/// be shown.
void answer(const SearchIndex& index, const Question& question, Answers& answers) {
  static constexpr std::size_t fewest_at_once = 32;
  const Selection& selection = question.selection;
  answers.result = find_meant(index, question.text, question.query, question.synonyms, question.reading);
  if (question.explains) {
    answers.explanation = explain_query(index, answers.result);
  }
  const std::vector<SearchHit>& hits = answers.result.hits;
  std::vector<ListLine>& lines = answers.lines;
  const SnippetMaker snippets(wanted_terms(answers.result.query));
  const bool is_filtered = selection.filter != Filter();
  // At least one, even for --limit 0, because the exit code says whether anything was found.
  const std::size_t wanted = selection.sort || !selection.limit || (question.counts && is_filtered)
                                 ? hits.size()
                                 : std::max<std::size_t>(1, *selection.limit);
  std::size_t at_once = std::max(wanted, fewest_at_once);
  for (std::span<const SearchHit> rest = hits; !rest.empty() && lines.size() < wanted;) {
    const std::size_t count = std::min(at_once, rest.size());
    append_lines(rest.first(count), snippets, question, lines);
    rest = rest.subspan(count);
    at_once *= 2;
  }
  answers.matching = is_filtered ? lines.size() : hits.size();
}

Answers search_in(SearchIndex& index, const Question& question, Io& io) {
  Answers answers;
  bring_up_to_date(index, question, answers, io);
  check_approvals(index, question);
  answer(index, question, answers);
  return answers;
}

std::string in_words(const IndexChanges& changes) {
  return fmt::format("{} unchanged, {} read, {} obsolete", counted(changes.kept, "record"), changes.added,
                     changes.obsolete);
}

/// The results are complete; the next search may have to do the work again.
void keep(SearchIndex& index, const Question& question, const IndexChanges& changes, Io& io) {
  try {
    index.commit();
    print_detail(io, question.settings.output.talk, "search index: " + in_words(changes));
  } catch (const IndexError& error) {
    print_detail(io, question.settings.output.talk, std::string("the search index was not saved: ") + error.what());
  }
}

/// Reports that no saved index can be used. A damaged one is emptied, so that the next search rebuilds it.
void give_up(const IndexFile& file, const IndexError& error, Talk talk, Io& io) {
  print_detail(io, talk, fmt::format("searching without a saved index: {}", error.what()));
  if (error.trouble() != IndexTrouble::damaged) {
    return;
  }
  try {
    reset_index(file.path);
  } catch (const IndexError& again) {
    print_detail(io, talk, std::string("it is still damaged: ") + again.what());
  }
}

/// The answers from the saved index; nothing if none can be used.
std::optional<Answers> search_kept_index(const Question& question, IndexUse use, Io& io) {
  const Talk talk = question.settings.output.talk;
  if (use == IndexUse::none || find_variable(io, "CME_NO_CACHE")) {
    print_detail(io, talk, "searching without a saved index, as requested");
    return std::nullopt;
  }
  const Result<IndexFile> file = prepare_index_file(question.catalog.folder, io);
  if (!file) {
    print_detail(io, talk, "searching without a saved index: " + file.error());
    return std::nullopt;
  }
  // A search that only reads does not wait for others; one that must write starts over and waits.
  for (const IndexAccess access : {IndexAccess::read_first, IndexAccess::write}) {
    try {
      SearchIndex index(*file, access);
      Answers answers = search_in(index, question, io);
      keep(index, question, answers.changes, io);
      return answers;
    } catch (const IndexError& error) {
      if (error.trouble() != IndexTrouble::in_use || access == IndexAccess::write) {
        give_up(*file, error, talk, io);
        return std::nullopt;
      }
    }
  }
  return std::nullopt;
}

Answers search_in_memory(const Question& question, Io& io) {
  SearchIndex index;
  return search_in(index, question, io);
}

/// The default number of results on a terminal: about what fits without much scrolling.
constexpr std::size_t usual_limit = 20;

/// Reports what was done to find something, and what is not shown.
void report_what_was_found(const Answers& answers, const Selection& selection, bool has_usual_limit, Talk talk,
                           Io& io) {
  for (const std::string& note : answers.result.notes) {
    print_note(io, talk, note);
  }
  const std::size_t shown = std::min(answers.lines.size(), selection.limit.value_or(answers.lines.size()));
  const auto expired = static_cast<std::size_t>(std::ranges::count_if(
      std::span(answers.lines).first(shown), [](const ListLine& line) { return line.is_expired; }));
  if (expired > 0 && selection.filter.statuses.empty()) {
    print_note(io, talk,
               fmt::format("{} of {} {} expired; --status current excludes them", expired, shown,
                           expired == 1 ? "has" : "have"));
  }
  if (has_usual_limit && answers.matching > shown) {
    print_note(
        io, talk,
        fmt::format("these are the best {} of {}; --limit {} shows all", shown, answers.matching, answers.matching));
  }
}

/// Reports why nothing is printed, and what may help.
void report_why_nothing(const SearchResult& result, const Question& question, Talk talk, Io& io) {
  for (const std::string& note : result.notes) {
    print_note(io, talk, note);
  }
  const std::size_t hits = result.hits.size();
  if (hits > 0) {
    print_note(io, talk,
               fmt::format("{} {} the query, but {} the filters", counted(hits, "record"),
                           hits == 1 ? "matches" : "match", hits == 1 ? "does not pass" : "none passes"));
    return;
  }
  if (question.reading == Reading::exact) {
    print_note(io, talk, "no record contains all of this; without --exact, other spellings and synonyms are tried");
  }
}

/// Prints how the query was read, and the scores of the first hits.
void print_explanation(const Answers& answers, const CommandLine& line, const Selection& selection, Io& io) {
  for (const std::string& note : answers.result.notes) {
    write_line(io, "note: " + note);
  }
  write(io, answers.explanation);
  for (const TypedOption& option : line.options) {
    if (std::ranges::any_of(filter_options.options, [&](const OptionSpec& spec) { return &spec == option.spec; })) {
      write_line(io, fmt::format("Filter: {} {}", option.spec->names, safe_text(option.value, Target::terminal)));
    }
  }
  const std::size_t shown = std::min(answers.lines.size(), selection.limit.value_or(answers.lines.size()));
  write_line(io, "");
  write_line(io, counted(answers.result.hits.size(), "hit") + ", best first:");
  write_line(io, explained_hits_heading() + "  id and title");
  for (const ListLine& each : std::span(answers.lines).first(shown)) {
    write_line(io, each.text);
  }
}

ExitCode run(const CommandLine& line, Io& io) {
  const auto typed = read_options<SelectionOptions>(line);
  const auto options = read_options<SearchOptions>(line);
  const Settings settings = resolve_settings(read_options<CommonOptions>(line), io);
  Selection selection = select_on(typed, settings.today.value);
  const std::string text = fmt::format("{}", fmt::join(options.words, " "));
  const Result<Query> query = parse_query(text);
  if (!query) {
    throw Error(query.error());
  }
  const Catalog catalog = open_catalog(settings, io);
  const Layout layout = choose_layout(selection, settings, io, Snippets::with);
  const bool has_usual_limit =
      !selection.limit && (options.explains || (layout.is_results && io.out_is_terminal && !selection.file));
  if (has_usual_limit) {
    selection.limit = usual_limit;
  }
  const SynonymTable synonyms(own_synonyms(settings));
  const Question question{.selection = selection,
                          .text = text,
                          .query = *query,
                          .synonyms = synonyms,
                          .reading = options.reading,
                          .explains = options.explains,
                          .counts = has_usual_limit,
                          .settings = settings,
                          .catalog = catalog,
                          .layout = layout,
                          .today = settings.today.value};

  std::optional<Answers> kept = search_kept_index(question, options.no_cache ? IndexUse::none : IndexUse::kept, io);
  Answers answers = kept ? *std::move(kept) : search_in_memory(question, io);
  const bool has_hits = !answers.lines.empty();
  if (selection.sort) {
    sort_lines(answers.lines, selection);
  }
  const Talk talk = settings.output.talk;
  if (options.explains) {
    print_explanation(answers, line, selection, io);
  } else if (has_hits) {
    report_what_was_found(answers, selection, has_usual_limit, talk, io);
  } else {
    report_why_nothing(answers.result, question, talk, io);
  }
  report_omitted_fields(selection, talk, io);
  if (!options.explains) {
    print_lines(io, std::move(answers.lines), layout, selection);
  }
  const ExitCode code = report_skipped(answers.skipped, catalog, selection, settings.output.talk, io);
  return code == ExitCode::yes && !has_hits ? ExitCode::no : code;
}

constexpr OptionSpec table[] = {
    {.names = "--explain",
     .kind = OptionKind::flag,
     .help = "show how the query was read, and how each field adds to the score of each hit",
     .take = [](SearchOptions& options, const std::string&) { options.explains = true; }},
    {.names = "--exact",
     .kind = OptionKind::flag,
     .help = "find only records with all of these words, without synonyms or other spellings",
     .take = [](SearchOptions& options, const std::string&) { options.reading = Reading::exact; }},
    {.names = "--no-cache",
     .kind = OptionKind::flag,
     .help = "do not use or save an index in the cache folder",
     .take = [](SearchOptions& options, const std::string&) { options.no_cache = true; }},
};

constexpr OptionGroup own_options{common_heading, table};
constexpr const OptionGroup* groups[] = {&filter_options, &output_options, &common_options, &own_options};

constexpr std::string_view examples[] = {
    "cme search lung cancer",
    "cme search '\"lung cancer\" -skin'",
    "cme search 'title:controvers* oncology' --board Radiology",
    "cme search -o json --limit 5 imaging",
};

}  // namespace

constinit const CommandSpec search_command{
    .name = "search",
    .summary = "Search activities by words, best match first",
    .about =
        "Searches titles, keywords, objectives, providers and descriptions. An activity matches if it has "
        "all the words, in any form and case. If no activity has them all, other spellings, longer words and most of "
        "the words are tried, and a note says so. \"a phrase\" matches these words in this order, -word excludes a "
        "word, word* matches words that start like this, and AND, OR, NOT and parentheses work between words. "
        "title:word searches the title only (also keywords:, objectives:, provider:, description:, disclaimers:); "
        "id:, doi:, board: and format: find what they name. Put such a query in single quotes, and put \"--\" before "
        "a query that starts with -.\nThe exit code is 1 if nothing was found.",
    .operands = {.count = OperandCount::at_least_one,
                 .value = "WORD",
                 .complaint = "requires words to search for",
                 .help = "for example: cme search lung cancer",
                 .take = [](SearchOptions& options, const std::string& text) { options.words.push_back(text); }},
    .answer_no = "Nothing was found.",
    .groups = groups,
    .examples = examples,
    .unknown_option_help = "to exclude a word, put -- first: cme search -- lung -skin",
    .run = run};

}  // namespace cme
