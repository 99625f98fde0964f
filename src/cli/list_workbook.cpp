// SPDX-License-Identifier: MIT
#include "cli/list_workbook.hpp"

#include <fmt/format.h>
#include <unistd.h>
#include <xlsxwriter.h>

#include <algorithm>
#include <charconv>
#include <chrono>
#include <cstdlib>
#include <filesystem>
#include <map>
#include <memory>

#include "base/descriptor.hpp"
#include "base/files.hpp"
#include "base/json_writer.hpp"
#include "base/utf8.hpp"
#include "cme/base/result.hpp"
#include "import/workbook.hpp"
#include "render/spreadsheet.hpp"

#ifdef CME_HAS_MEMFD_CREATE
#include <sys/mman.h>
#endif

namespace cme {

namespace {

/// The limits of Excel.
constexpr std::size_t most_characters = 32'767;
constexpr std::size_t most_rows = 1'048'575;
constexpr std::size_t most_columns = 16'384;
constexpr std::size_t most_links = 65'530;
constexpr std::size_t longest_link = 2'000;

/// 1980-01-01: the same records give the same bytes.
constexpr time_t creation_time = 315'532'800;

/// Excel reads `_x0041_` as a character, and the library does not escape it.
std::string escaped_text(std::string_view text) {
  constexpr std::string_view digits = "0123456789ABCDEFabcdef";
  std::string escaped;
  std::size_t done = 0;
  for (std::size_t at = text.find("_x"); at != std::string_view::npos; at = text.find("_x", at + 2)) {
    if (text.find_first_not_of(digits, at + 2) == at + 6 && text[at + 6] == '_') {
      escaped.append(text.substr(done, at - done)).append("_x005F");
      done = at;
    }
  }
  return escaped.append(text.substr(done));
}

#ifdef CME_HAS_MEMFD_CREATE

/// A file in memory, which has no name and disappears with its descriptor.
class MemoryFile {
 public:
  MemoryFile() : file_(::memfd_create("workbook", MFD_CLOEXEC)) {}

  [[nodiscard]] std::string path() const { return fmt::format("/proc/self/fd/{}", file_.number()); }

 private:
  Descriptor file_;
};

using WorkbookFile = MemoryFile;

#else

/// A file in the folder for temporary files, readable only by this user and removed at the end of the scope.
class TemporaryWorkbook {
 public:
  TemporaryWorkbook() : path_((std::filesystem::temp_directory_path() / "cme-XXXXXX").string()) {
    const Descriptor closed_at_once(::mkstemp(path_.data()));
  }
  ~TemporaryWorkbook() { ::unlink(path_.c_str()); }
  TemporaryWorkbook(TemporaryWorkbook&&) = delete;
  TemporaryWorkbook& operator=(TemporaryWorkbook&&) = delete;

  [[nodiscard]] std::string path() const { return path_; }

 private:
  std::string path_;
};

using WorkbookFile = TemporaryWorkbook;

#endif

enum class CellForm : std::uint8_t { text, number, date, link, doi };

/// How a column looks.
struct ColumnForm {
  Field field;
  CellForm form;
  double width;  ///< in characters
};

/// The columns that are neither dates nor plain text of the usual width.
constexpr ColumnForm column_forms[] = {
    {Field::id, CellForm::number, 9},        {Field::days_left, CellForm::number, 9},
    {Field::title, CellForm::text, 60},      {Field::description, CellForm::text, 60},
    {Field::objectives, CellForm::text, 60}, {Field::url, CellForm::link, 24},
    {Field::doi, CellForm::doi, 24},
};

constexpr double usual_width = 24;

ColumnForm form_of(Field field) {
  if (holds_date(field)) {
    return {field, CellForm::date, 12};
  }
  const auto* const found = std::ranges::find(column_forms, field, &ColumnForm::field);
  return found == std::end(column_forms) ? ColumnForm{field, CellForm::text, usual_width} : *found;
}

/// Throws Error unless the library did what was asked.
void require(lxw_error error) {
  if (error != LXW_NO_ERROR) {
    throw Error(fmt::format("cannot create the workbook: {}", lxw_strerror(error)));
  }
}

class Writer {
 public:
  Writer(const std::string& path, std::span<const Field> fields)
      : fields_(fields), book_(workbook_new(path.c_str()), lxw_workbook_free) {
    if (book_ == nullptr) {
      require(LXW_ERROR_MEMORY_MALLOC_FAILED);
    }
    sheet_ = workbook_add_worksheet(book_.get(), std::string(workbook_subject).c_str());
    heading_ = workbook_add_format(book_.get());
    date_ = workbook_add_format(book_.get());
    if (sheet_ == nullptr || heading_ == nullptr || date_ == nullptr) {
      require(LXW_ERROR_MEMORY_MALLOC_FAILED);
    }
    format_set_bold(heading_);
    format_set_num_format(date_, "yyyy-mm-dd");
    // The library's parameters are char*, but it copies the texts.
    std::string subject(workbook_subject);
    lxw_doc_properties properties{};
    properties.subject = subject.data();
    properties.created = creation_time;
    require(workbook_set_properties(book_.get(), &properties));
  }

  void write(std::span<const RowCells> rows) {
    collect_own_keys(rows);
    write_headings();
    for (std::size_t i = 0; i < rows.size(); ++i) {
      write_row(static_cast<lxw_row_t>(i + 1), rows[i]);
    }
    const auto last = static_cast<lxw_col_t>(fields_.size() + own_keys_.size() - 1);
    worksheet_freeze_panes(sheet_, 1, 0);
    require(worksheet_autofilter(sheet_, 0, 0, static_cast<lxw_row_t>(rows.size()), last));
    require(workbook_close(book_.release()));
  }

 private:
  void collect_own_keys(std::span<const RowCells> rows) {
    for (const RowCells& row : rows) {
      for (const auto& [key, cell] : row.own_keys) {
        own_keys_.emplace(key, 0);
      }
    }
    if (fields_.size() + own_keys_.size() > most_columns) {
      throw Error(fmt::format("the records have more than {} keys, the limit of Excel", most_columns), "use -o csv");
    }
    auto column = static_cast<lxw_col_t>(fields_.size());
    for (auto& [key, place] : own_keys_) {
      place = column++;
    }
  }

  void write_headings() {
    for (std::size_t i = 0; i < fields_.size(); ++i) {
      const auto column = static_cast<lxw_col_t>(i);
      require(worksheet_set_column(sheet_, column, column, form_of(fields_[i]).width, nullptr));
      require(worksheet_write_string(sheet_, 0, column, std::string(field_info(fields_[i]).name).c_str(), heading_));
    }
    for (const auto& [key, column] : own_keys_) {
      require(worksheet_set_column(sheet_, column, column, usual_width, nullptr));
      require(worksheet_write_string(sheet_, 0, column, key.c_str(), heading_));
    }
  }

  void write_row(lxw_row_t row, const RowCells& cells) {
    for (std::size_t i = 0; i < fields_.size(); ++i) {
      if (!cells.cells[i].empty()) {
        write_cell(row, static_cast<lxw_col_t>(i), form_of(fields_[i]).form, cells.cells[i]);
      }
    }
    for (const auto& [key, cell] : cells.own_keys) {
      write_cell(row, own_keys_.at(key), CellForm::text, cell);
    }
  }

  void write_cell(lxw_row_t row, lxw_col_t column, CellForm form, const std::string& text) {
    const std::string escaped = escaped_text(text);
    if (escaped.size() > most_characters && count_code_points(escaped) > most_characters) {
      throw Error(
          fmt::format("a cell in row {} has more than {} characters, the limit of Excel", row + 1, most_characters),
          "omit its field with --fields, or use -o csv");
    }
    double number = 0;
    const Result<Date> date = form == CellForm::date ? Date::parse(text) : failure(std::string());
    if (form == CellForm::number && std::from_chars(text.data(), text.data() + text.size(), number).ec == std::errc()) {
      require(worksheet_write_number(sheet_, row, column, number, nullptr));
    } else if (date) {
      write_date(row, column, *date);
    } else if ((form == CellForm::link || form == CellForm::doi) && links_ < most_links && text.size() < longest_link) {
      ++links_;
      const std::string address = form == CellForm::doi ? "https://doi.org/" + text : text;
      require(worksheet_write_url_opt(sheet_, row, column, address.c_str(), nullptr, escaped.c_str(), nullptr));
    } else {
      require(worksheet_write_string(sheet_, row, column, escaped.c_str(), nullptr));
    }
  }

  void write_date(lxw_row_t row, lxw_col_t column, Date date) {
    lxw_datetime day{};
    day.year = static_cast<int>(date.day().year());
    day.month = static_cast<int>(static_cast<unsigned>(date.day().month()));
    day.day = static_cast<int>(static_cast<unsigned>(date.day().day()));
    require(worksheet_write_datetime(sheet_, row, column, &day, date_));
  }

  std::span<const Field> fields_;
  std::map<std::string, lxw_col_t> own_keys_;
  std::unique_ptr<lxw_workbook, void (*)(lxw_workbook*)> book_;
  lxw_worksheet* sheet_ = nullptr;
  lxw_format* heading_ = nullptr;
  lxw_format* date_ = nullptr;
  std::size_t links_ = 0;
};

}  // namespace

std::string own_cell(const Extension& extension) {
  if (!extension.is_list) {
    return extension.values.front();
  }
  JsonWriter list(JsonLayout::compact);
  list.open('[');
  for (const std::string& value : extension.values) {
    list.append_text(value);
  }
  list.close(']');
  return list.take();
}

RowCells make_row_cells(const Row& row, std::span<const Field> fields, bool with_own_keys) {
  RowCells made;
  for (const Field field : fields) {
    made.cells.push_back(readable_cell(row, field));
  }
  if (with_own_keys) {
    for (const Extension& extension : row.activity->extensions) {
      made.own_keys.emplace_back(extension.key, own_cell(extension));
    }
  }
  return made;
}

std::string make_workbook(std::span<const Field> fields, std::span<const RowCells> rows) {
  if (rows.size() > most_rows) {
    throw Error(fmt::format("there are more than {} activities, the limit of Excel", most_rows));
  }
  const WorkbookFile file;
  Writer(file.path(), fields).write(rows);
  constexpr std::size_t most_bytes = std::size_t{1} << 31;
  Result<std::string> bytes = read_file(file.path(), most_bytes);
  if (!bytes) {
    throw Error(fmt::format("cannot create the workbook: {}", bytes.error()));
  }
  return *std::move(bytes);
}

}  // namespace cme
