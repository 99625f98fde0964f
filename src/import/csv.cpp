// SPDX-License-Identifier: MIT
#include "import/csv.hpp"

#include <algorithm>
#include <istream>
#include <iterator>
#include <string_view>

#include "base/safe_output.hpp"
#include "base/utf8.hpp"

namespace cme {
namespace {

constexpr std::size_t chunk_bytes = std::size_t{1} << 16;
constexpr const char* too_long = "the row is longer than 4 MiB; most likely a quote that opens here is never closed";

bool is_blank(const std::vector<std::string>& cells) {
  return std::ranges::all_of(cells, [](const std::string& cell) { return cell.empty(); });
}

}  // namespace

/// Reads more of the stream behind the row; false at its end.
bool CsvReader::fill() {
  // What lies before the row is not needed again.
  buffer_.erase(0, row_);
  offset_ -= row_;
  row_ = 0;
  const std::size_t size = buffer_.size();
  buffer_.resize(size + chunk_bytes);
  in_->read(buffer_.data() + size, static_cast<std::streamsize>(chunk_bytes));
  buffer_.resize(size + static_cast<std::size_t>(in_->gcount()));
  return buffer_.size() > size;
}

/// Whether there is a byte so far behind the next one.
bool CsvReader::has(std::size_t offset) {
  while (offset_ + offset >= buffer_.size()) {
    if (!fill()) {
      return false;
    }
  }
  return true;
}

bool CsvReader::is_at_row_end() {
  return !has(0) || buffer_[offset_] == '\n' || (buffer_[offset_] == '\r' && has(1) && buffer_[offset_ + 1] == '\n');
}

/// The text between quotes, and the quotes. Returns what is wrong.
std::optional<std::string> CsvReader::read_quoted(std::string& cell) {
  ++offset_;
  while (has(0)) {
    if (offset_ - row_ > max_row_bytes) {
      return too_long;
    }
    const std::size_t quote = std::min(buffer_.find('"', offset_), buffer_.size());
    cell.append(buffer_, offset_, quote - offset_);
    offset_ = quote;
    if (quote == buffer_.size()) {
      continue;
    }
    ++offset_;
    if (!has(0) || buffer_[offset_] != '"') {
      return is_at_row_end() || buffer_[offset_] == separator_
                 ? std::nullopt
                 : std::optional<std::string>(
                       "a quote opens here and is closed in the middle of a text; write a quote "
                       "that belongs to the text twice");
    }
    cell += '"';
    ++offset_;
  }
  return "the quote that opens here is never closed";
}

/// The text as far as the next separator or line end. A quote inside it is a part of it.
std::optional<std::string> CsvReader::read_bare(std::string& cell) {
  while (!is_at_row_end() && buffer_[offset_] != separator_) {
    if (offset_ - row_ > max_row_bytes) {
      return too_long;
    }
    const char ends[] = {separator_, '\r', '\n'};
    const std::size_t end = std::min(buffer_.find_first_of(ends, offset_ + 1, std::size(ends)), buffer_.size());
    cell.append(buffer_, offset_, end - offset_);
    offset_ = end;
  }
  return std::nullopt;
}

/// What parts the cells of the row that begins here.
char CsvReader::find_separator() {
  bool is_in_quotes = false;
  bool has_semicolon = false;
  for (std::size_t ahead = 0; ahead < max_row_bytes && has(ahead); ++ahead) {
    const char byte = buffer_[offset_ + ahead];
    is_in_quotes = is_in_quotes != (byte == '"');
    if (is_in_quotes) {
      continue;
    }
    if (byte == ',' || byte == '\n') {
      return byte == '\n' && has_semicolon ? ';' : ',';
    }
    has_semicolon = has_semicolon || byte == ';';
  }
  return has_semicolon ? ';' : ',';
}

std::optional<CsvProblem> CsvReader::read_cells(std::vector<std::string>& cells) {
  while (true) {
    std::string cell;
    const bool is_quoted = has(0) && buffer_[offset_] == '"';
    std::optional<std::string> problem = is_quoted ? read_quoted(cell) : read_bare(cell);
    if (!problem && cell.find('\0') != std::string::npos) {
      problem = "the character NUL is no text; save the file as CSV in UTF-8";
    }
    cells.push_back(std::move(cell));
    if (problem) {
      return CsvProblem{.cell = cells.size() - 1, .message = *std::move(problem)};
    }
    if (is_at_row_end()) {
      return std::nullopt;
    }
    ++offset_;
  }
}

/// Goes on behind the end of the line.
void CsvReader::skip_line() {
  while (has(0)) {
    const std::size_t end = buffer_.find('\n', offset_);
    offset_ = end == std::string::npos ? buffer_.size() : end + 1;
    // A line may be longer than memory: what was passed over is let go.
    row_ = offset_;
    if (end != std::string::npos) {
      return;
    }
  }
}

std::optional<CsvRow> CsvReader::next() {
  if (number_ == 0 && has(utf8_byte_order_mark.size() - 1) && buffer_.starts_with(utf8_byte_order_mark)) {
    offset_ = utf8_byte_order_mark.size();
  }
  while (true) {
    row_ = offset_;
    if (!has(0)) {
      return std::nullopt;
    }
    if (!has_head_) {
      separator_ = find_separator();
    }
    CsvRow row{.number = ++number_, .cells = {}, .problem = {}};
    row.problem = read_cells(row.cells);
    if (row.problem) {
      // Back to the first line of the row: those behind it may be rows of their own.
      offset_ = row_;
    }
    skip_line();
    if (row.problem || !is_blank(row.cells)) {
      has_head_ = true;
      return row;
    }
  }
}

}  // namespace cme
