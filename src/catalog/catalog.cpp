// SPDX-License-Identifier: MIT
#include "catalog/catalog.hpp"

#include <algorithm>
#include <new>
#include <utility>

#include "base/files.hpp"
#include "catalog/turns.hpp"

namespace cme {
namespace {

/// Enough files that the threads seldom meet, few enough that they end together.
constexpr std::size_t files_of_a_batch = 16;

using Look = std::function<Turn(std::size_t file, std::string_view bytes)>;

/// One run over many files, as its threads see it.
struct Reading {
  const std::vector<std::string>& paths;
  const Look& look;
  const Pace& pace;
  Turns turns;
  std::vector<UnreadableFile> unreadable = {};  ///< changed only when it is a file's turn
};

Turn note_unreadable(Reading& reading, const std::string& path, std::string reason) {
  return
      [&reading, &path, reason = std::move(reason)] { reading.unreadable.push_back({.path = path, .reason = reason}); };
}

/// What one record takes too much of must not end the run for all.
Turn look_at(Reading& reading, std::size_t file, std::string_view bytes) {
  try {
    return reading.look(file, bytes);
  } catch (const std::bad_alloc&) {
    return note_unreadable(reading, reading.paths[file], "out of memory");
  }
}

std::vector<Turn> read_batch(Reading& reading, FileReader& files, std::size_t batch) {
  std::vector<Turn> turns;
  const std::size_t begin = batch * files_of_a_batch;
  const std::size_t end = std::min(begin + files_of_a_batch, reading.paths.size());
  for (std::size_t file = begin; file < end; ++file) {
    const std::string& path = reading.paths[file];
    const Result<std::string_view> bytes = files.read(path);
    Turn turn = bytes ? look_at(reading, file, *bytes) : note_unreadable(reading, path, bytes.error());
    if (turn) {
      turns.push_back(std::move(turn));
    }
  }
  if (reading.pace.on_progress) {
    turns.emplace_back([&reading, end] { reading.pace.on_progress(end); });
  }
  return turns;
}

/// What one thread does.
void read_batches(Reading& reading) {
  try {
    FileReader files(max_record_bytes);
    while (const std::optional<std::size_t> batch = reading.turns.claim()) {
      reading.turns.finish(*batch, read_batch(reading, files, *batch));
    }
  } catch (...) {
    reading.turns.fail(std::current_exception());
  }
}

std::vector<UnreadableFile> read_files(const std::vector<std::string>& paths, const Look& look, const Pace& pace) {
  const std::size_t batches = (paths.size() + files_of_a_batch - 1) / files_of_a_batch;
  Reading reading{.paths = paths, .look = look, .pace = pace, .turns = Turns(batches)};
  run_in_threads(pace.jobs, batches, [&reading] { read_batches(reading); });
  reading.turns.rethrow();
  return std::move(reading.unreadable);
}

}  // namespace

std::vector<UnreadableFile> for_each_file(const std::vector<std::string>& paths,
                                          const std::function<void(std::size_t, std::string_view)>& take,
                                          const Pace& pace) {
  const Look look = [&](std::size_t file, std::string_view bytes) {
    take(file, bytes);
    return Turn();
  };
  return read_files(paths, look, pace);
}

std::vector<UnreadableFile> for_each_record(const std::vector<std::string>& paths, const LoadOptions& options,
                                            const std::function<void(std::size_t, LoadedRecord)>& take,
                                            const Pace& pace) {
  return for_each_file(
      paths, [&](std::size_t file, std::string_view bytes) { take(file, load_record(paths[file], bytes, options)); },
      pace);
}

std::vector<UnreadableFile> for_each_record_in_turn(const std::vector<std::string>& paths, const LoadOptions& options,
                                                    const std::function<Turn(std::size_t, LoadedRecord)>& look,
                                                    const Pace& pace) {
  return read_files(
      paths,
      [&](std::size_t file, std::string_view bytes) { return look(file, load_record(paths[file], bytes, options)); },
      pace);
}

}  // namespace cme
