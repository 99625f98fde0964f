// SPDX-License-Identifier: MIT
#include "catalog/scan.hpp"

#include <algorithm>
#include <new>
#include <utility>

#include "catalog/turns.hpp"

namespace cme {
namespace {

/// Enough files that threads rarely contend, few enough that they finish together.
constexpr std::size_t files_of_a_batch = 16;

/// This few records of a revision are read quickly; starting another git for another thread would take longer.
constexpr std::size_t records_worth_a_git = 256;

/// The shared state of one run over the records of a source.
struct Scan {
  const RecordSource& source;
  const Function<Turn(std::size_t, std::string_view)>& look;
  const Pace& pace;
  Turns turns;
  std::vector<UnreadableFile> unreadable = {};  ///< changed only during a file's turn
};

Turn note_unreadable(Scan& scan, std::size_t file, std::string reason) {
  return [&scan, file, reason = std::move(reason)]() mutable {
    scan.unreadable.push_back({.file = file, .path = scan.source[file], .reason = std::move(reason)});
  };
}

/// One record that runs out of memory must not end the run for all.
Turn look_at(Scan& scan, std::size_t file, std::string_view bytes) {
  try {
    return scan.look(file, bytes);
  } catch (const std::bad_alloc&) {
    return note_unreadable(scan, file, "out of memory");
  }
}

std::vector<Turn> read_batch(Scan& scan, RecordReader& reader, std::size_t batch) {
  std::vector<Turn> turns;
  const std::size_t begin = batch * files_of_a_batch;
  const std::size_t end = std::min(begin + files_of_a_batch, scan.source.size());
  reader.expect(begin, end - begin);
  for (std::size_t file = begin; file < end; ++file) {
    const Result<std::string_view> bytes = reader.read(file);
    Turn turn = bytes ? look_at(scan, file, *bytes) : note_unreadable(scan, file, bytes.error());
    if (turn) {
      turns.push_back(std::move(turn));
    }
  }
  if (scan.pace.on_progress) {
    turns.emplace_back([&scan, end] { scan.pace.on_progress(end); });
  }
  return turns;
}

/// The work of one thread.
void read_batches(Scan& scan) {
  try {
    RecordReader reader(scan.source);
    while (const std::optional<std::size_t> batch = scan.turns.claim()) {
      scan.turns.finish(*batch, read_batch(scan, reader, *batch));
    }
  } catch (...) {
    scan.turns.fail(std::current_exception());
  }
}

}  // namespace

std::vector<UnreadableFile> scan(const RecordSource& source,
                                 const Function<Turn(std::size_t file, std::string_view bytes)>& look,
                                 const Pace& pace) {
  const std::size_t batches = (source.size() + files_of_a_batch - 1) / files_of_a_batch;
  Scan scan{.source = source, .look = look, .pace = pace, .turns = Turns(batches)};
  const std::size_t threads = source.is_of_revision() ? source.size() / records_worth_a_git + 1 : batches;
  run_in_threads(pace.jobs, std::min(threads, batches), [&scan] { read_batches(scan); });
  scan.turns.rethrow();
  return std::move(scan.unreadable);
}

}  // namespace cme
