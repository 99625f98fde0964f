// SPDX-License-Identifier: MIT
#include "query/known_contents.hpp"

#include <algorithm>
#include <numeric>

#include "query/search_index.hpp"

namespace cme {
namespace {

[[noreturn]] void refuse_damaged() {
  throw IndexError(IndexTrouble::damaged, "the search index is damaged");
}

}  // namespace

void KnownContents::load(const Connection& connection) {
  const Statement read(connection, "SELECT first_row, entries FROM contents ORDER BY first_row");
  while (read.step()) {
    const std::string_view entries = read.bytes(1);
    const std::size_t count = entries.size() / sizeof(Content);
    if (read.number(0) != contents_.size() + 1 || entries.size() != count * sizeof(Content)) {
      refuse_damaged();
    }
    contents_.resize(contents_.size() + count);
    std::memcpy(contents_.data() + contents_.size() - count, entries.data(), entries.size());
  }
  from_before_ = contents_.size();
  saved_ = from_before_;
  rows_from_before_.reserve(from_before_);
  for (std::size_t place = 0; place < from_before_; ++place) {
    rows_from_before_.emplace(contents_[place].hash, static_cast<std::uint32_t>(place + 1));
  }
}

void KnownContents::save(const Connection& connection) {
  if (saved_ == contents_.size()) {
    return;
  }
  const Statement insert(connection, "INSERT INTO contents VALUES (?1, ?2)");
  insert.bind(1, saved_ + 1);
  const std::span<const Content> added = std::span(contents_).subspan(saved_);
  insert.bind_bytes(2, {reinterpret_cast<const char*>(added.data()), added.size_bytes()});
  insert.run();
  saved_ = contents_.size();
}

bool KnownContents::keep(std::size_t key, const ContentHash& content) {
  const auto known = rows_from_before_.find(content);
  if (known == rows_from_before_.end()) {
    return false;
  }
  file_rows_[key] = known->second;
  return true;
}

std::size_t KnownContents::add(std::size_t key, const ContentHash& content, std::optional<std::uint32_t> words) {
  contents_.push_back({content, words.value_or(broken_record)});
  file_rows_[key] = static_cast<std::uint32_t>(contents_.size());
  return contents_.size();
}

/// Sorts the files by their rows, by counting, and weighs the texts.
void KnownContents::map_files() {
  row_begins_.assign(contents_.size() + 2, 0);
  for (const std::uint32_t row : file_rows_) {
    ++row_begins_[row + 1];
  }
  row_begins_[1] = 0;
  std::partial_sum(row_begins_.begin() + 1, row_begins_.end(), row_begins_.begin() + 1);
  files_by_row_.resize(row_begins_.back());
  std::vector<std::uint32_t> next(row_begins_);
  std::uint64_t words = 0;
  record_count_ = 0;
  for (std::size_t key = 0; key < file_rows_.size(); ++key) {
    const std::uint32_t row = file_rows_[key];
    if (row == 0) {
      continue;
    }
    files_by_row_[next[row]++] = static_cast<std::uint32_t>(key);
    if (contents_[row - 1].words != broken_record) {
      words += contents_[row - 1].words;
      ++record_count_;
    }
  }
  average_words_ = std::max(1.0, static_cast<double>(words) / std::max(1.0, static_cast<double>(record_count_)));
}

std::span<const std::uint32_t> KnownContents::files_of(std::size_t row) const {
  if (row == 0 || row > contents_.size()) {
    refuse_damaged();
  }
  return std::span(files_by_row_).subspan(row_begins_[row], row_begins_[row + 1] - row_begins_[row]);
}

std::size_t KnownContents::obsolete_count() const {
  std::size_t count = 0;
  for (std::size_t row = 1; row <= contents_.size(); ++row) {
    count += files_of(row).empty() ? 1U : 0U;
  }
  return count;
}

}  // namespace cme
