// SPDX-License-Identifier: MIT
#include "import/xlsx.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <future>
#include <map>
#include <optional>
#include <span>
#include <string>
#include <utility>
#include <vector>

#include "base/ascii.hpp"
#include "base/safe_output.hpp"
#include "import/cell_collector.hpp"
#include "import/number_cell.hpp"
#include "import/number_format.hpp"
#include "import/office_parts.hpp"
#include "import/xml_events.hpp"

// Source of all names: ECMA-376, part 1 (Office Open XML).

namespace cme {
namespace {

/// The widest sheet of Excel: column XFD.
constexpr std::size_t most_columns = 16'384;
constexpr std::size_t most_rows = 1'048'576;

/// A sheet as the workbook lists it.
struct ListedSheet {
  std::string name;
  std::string relation;
  bool is_hidden = false;
};

/// What the sheets of a workbook share, except their strings.
struct SharedParts {
  std::vector<NumberFormat> formats;  ///< for each cell style
  DayZero zero = DayZero::of_1900;
};

/// Excel writes characters that XML cannot contain as `_x000D_`, and this text itself as `_x005F_x000D_`.
std::string decode_escapes(std::string_view text) {
  constexpr std::size_t length = 7;
  std::string decoded;
  std::size_t done = 0;
  for (std::size_t at = text.find("_x"); at != std::string_view::npos; at = text.find("_x", at)) {
    unsigned number = 0;
    const char* const digits = text.data() + at + 2;
    if (at + length > text.size() || text[at + length - 1] != '_' ||
        std::from_chars(digits, digits + 4, number, 16).ptr != digits + 4 || number == 0 || number >= 0x80) {
      ++at;
      continue;
    }
    decoded.append(text.substr(done, at - done)).push_back(static_cast<char>(number));
    at += length;
    done = at;
  }
  return decoded.append(text.substr(done));
}

/// Collects the text of a rich-text item: its `t` elements, but not those of a phonetic guide (`rPh`).
class RichText {
 public:
  void begin(std::string_view name) {
    phonetic_ += name == "rPh" ? 1 : 0;
    is_text_ = name == "t" && phonetic_ == 0;
  }
  void end(std::string_view name) {
    phonetic_ -= name == "rPh" ? 1 : 0;
    is_text_ = false;
  }
  void append(std::string_view text) {
    if (is_text_) {
      text_ += text;
    }
  }
  std::string take() { return decode_escapes(std::exchange(text_, {})); }

 private:
  std::string text_;
  int phonetic_ = 0;
  bool is_text_ = false;
};

Result<std::vector<std::string>> read_strings(const ZipArchive& archive, const std::string& part) {
  std::vector<std::string> strings;
  RichText item;
  const XmlEvents events{
      .begin = [&](const XmlElement& element) { item.begin(element.name); },
      .end =
          [&](std::string_view name) {
            item.end(name);
            if (name == "si") {
              strings.push_back(item.take());
            }
          },
      .text = [&](std::string_view text) { item.append(text); },
  };
  Result<void> read = read_part(archive, part, events);
  return read ? Result<std::vector<std::string>>(std::move(strings)) : failure(read.error());
}

/// The number formats of the styles that cells name.
Result<std::vector<NumberFormat>> read_formats(const ZipArchive& archive, const std::string& part) {
  std::map<unsigned, NumberFormat> own;
  std::vector<NumberFormat> formats;
  bool are_cells = false;
  const auto begin = [&](const XmlElement& element) {
    const auto number = parse_whole_number(element.find("numFmtId").value_or(""));
    if (element.name == "numFmt" && number) {
      own[*number] = parse_number_format(element.find("formatCode").value_or(""));
    } else if (element.name == "cellXfs") {
      are_cells = true;
    } else if (element.name == "xf" && are_cells) {
      const auto found = own.find(number.value_or(0));
      formats.push_back(found == own.end() ? built_in_number_format(number.value_or(0)) : found->second);
    }
  };
  const auto end = [&](std::string_view name) { are_cells = are_cells && name != "cellXfs"; };
  Result<void> read = read_part(archive, part, {.begin = begin, .end = end, .text = [](auto) {}});
  return read ? Result<std::vector<NumberFormat>>(std::move(formats)) : failure(read.error());
}

/// A row from 1 and a column from 0.
struct CellPlace {
  std::size_t row = 0;
  std::size_t column = 0;
};

/// The place that a reference such as `AB12` names; nothing if it is invalid.
std::optional<CellPlace> parse_reference(std::string_view reference) {
  std::size_t column = 0;
  std::size_t letters = 0;
  for (; letters < reference.size() && reference[letters] >= 'A' && reference[letters] <= 'Z'; ++letters) {
    column = column * 26 + static_cast<std::size_t>(reference[letters] - 'A') + 1;
    if (column > most_columns) {
      return std::nullopt;
    }
  }
  const auto row = parse_whole_number(reference.substr(letters));
  if (letters == 0 || !row || *row == 0 || *row > most_rows) {
    return std::nullopt;
  }
  return CellPlace{.row = *row, .column = column - 1};
}

/// The part of the sheet that a reference such as `L4:L6` or `L4` names; nothing if it is invalid.
std::optional<CellRange> parse_range(std::string_view reference) {
  const std::size_t colon = reference.find(':');
  const auto first = parse_reference(reference.substr(0, colon));
  const auto last = colon == std::string_view::npos ? first : parse_reference(reference.substr(colon + 1));
  if (!first || !last) {
    return std::nullopt;
  }
  return CellRange{
      .first_row = first->row, .first_column = first->column, .last_row = last->row, .last_column = last->column};
}

/// Reads the cells of one sheet.
class SheetReader {
 public:
  SheetReader(const SharedParts& shared, const Relations& relations, CellCollector& cells)
      : shared_(shared), relations_(relations), cells_(cells) {}

  void begin(const XmlElement& element) {
    if (element.name == "row") {
      const auto number = parse_whole_number(element.find("r").value_or(""));
      place_ = {.row = number && *number > 0 && *number <= most_rows ? *number : place_.row + 1, .column = 0};
    } else if (element.name == "c") {
      begin_cell(element);
    } else if (element.name == "v" || element.name == "f") {
      part_ = element.name == "v" ? Part::value : Part::formula;
      has_formula_ = has_formula_ || part_ == Part::formula;
    } else if (element.name == "hyperlink") {
      put_link(element);
    } else if (element.name == "mergeCell") {
      if (const auto range = parse_range(element.find("ref").value_or(""))) {
        cells_.fill_merged(*range);
      }
    }
    inline_text_.begin(element.name);
  }

  void end(std::string_view name) {
    inline_text_.end(name);
    if (name == "v" || name == "f") {
      part_ = Part::none;
    } else if (name == "c") {
      end_cell();
      ++place_.column;
    }
  }

  void append(std::string_view text) {
    if (part_ == Part::value) {
      value_ += text;
    } else if (part_ == Part::formula) {
      formula_ += text;
    } else {
      inline_text_.append(text);
    }
  }

 private:
  enum class Part : std::uint8_t { none, value, formula };

  void begin_cell(const XmlElement& element) {
    if (const auto place = parse_reference(element.find("r").value_or(""))) {
      place_ = *place;
    }
    type_ = element.find("t").value_or("n");
    style_ = parse_whole_number(element.find("s").value_or("")).value_or(0);
    value_.clear();
    formula_.clear();
    has_formula_ = false;
    inline_text_.take();
  }

  void end_cell() {
    Cell cell = read_cell();
    if (cell.text.empty() || place_.column >= most_columns) {
      return;
    }
    cells_.put(place_.row, place_.column, std::move(cell));
    if (const auto address = find_formula_link(formula_)) {
      cells_.put_link(place_.row, place_.column, *address);
    }
  }

  /// Links are listed below all cells. The address and the place in its page are apart.
  void put_link(const XmlElement& element) {
    const auto range = parse_range(element.find("ref").value_or(""));
    const auto relation = relations_.find(element.find("id").value_or(""));
    if (range && relation != relations_.end() && relation->second.is_outside) {
      const std::string_view place = element.find("location").value_or("");
      cells_.put_links(*range, fmt::format("{}{}{}", relation->second.part, place.empty() ? "" : "#", place));
    }
  }

  Cell read_cell() {
    if (type_ == "inlineStr") {
      return {.text = inline_text_.take()};
    }
    if (type_ == "s") {
      return {.text = value_, .kind = CellKind::shared_string};
    }
    if (type_ == "b") {
      return {.text = value_ == "1" ? "true" : value_ == "0" ? "false" : value_, .kind = CellKind::boolean};
    }
    if (type_ == "e") {
      return {.text = value_, .kind = CellKind::error};
    }
    if (type_ == "str") {
      return {.text = decode_escapes(value_)};
    }
    if (type_ == "d") {
      // A time of 0:00 means a whole day.
      return {.text = value_.substr(0, value_.find("T00:00:00")), .kind = CellKind::date};
    }
    if (value_.empty()) {
      // It was written by a program that does not calculate. The formula may be shared with another cell.
      return has_formula_ ? Cell{.text = "=" + formula_, .kind = CellKind::formula} : Cell{};
    }
    const std::optional<double> number = parse_number(value_);
    if (!number) {
      return {.text = value_};
    }
    static const NumberFormat general;
    return number_cell(*number, style_ < shared_.formats.size() ? shared_.formats[style_] : general, shared_.zero);
  }

  const SharedParts& shared_;
  const Relations& relations_;
  CellCollector& cells_;
  CellPlace place_;
  std::string type_;
  std::size_t style_ = 0;
  std::string value_;
  std::string formula_;
  bool has_formula_ = false;
  RichText inline_text_;
  Part part_ = Part::none;
};

/// The list of sheets, and how days are counted.
Result<std::vector<ListedSheet>> read_list(const ZipArchive& archive, const std::string& part, DayZero& zero) {
  std::vector<ListedSheet> sheets;
  const auto begin = [&](const XmlElement& element) {
    if (element.name == "sheet") {
      const auto id = std::ranges::find_if(element.attributes, [](const XmlAttribute& attribute) {
        return attribute.name == "id" && !attribute.name_space.empty();
      });
      sheets.push_back({.name = std::string(element.find("name").value_or("")),
                        .relation = std::string(id == element.attributes.end() ? "" : id->value),
                        .is_hidden = element.find("state").value_or("visible") != "visible"});
    } else if (element.name == "workbookPr") {
      const std::string_view answer = element.find("date1904").value_or("0");
      zero = answer == "1" || answer == "true" ? DayZero::of_1904 : DayZero::of_1900;
    }
  };
  Result<void> read = read_part(archive, part, {.begin = begin, .end = [](auto) {}, .text = [](auto) {}});
  return read ? Result<std::vector<ListedSheet>>(std::move(sheets)) : failure(read.error());
}

Result<void> read_sheet(const ZipArchive& archive, const std::string& part, const SharedParts& shared,
                        CellCollector& cells) {
  const Result<Relations> relations = read_relations(archive, part);
  if (!relations) {
    return failure(relations.error());
  }
  SheetReader reader(shared, *relations, cells);
  const XmlEvents events{.begin = [&](const XmlElement& element) { reader.begin(element); },
                         .end = [&](std::string_view name) { reader.end(name); },
                         .text = [&](std::string_view text) { reader.append(text); },
                         .is_enough = [&] { return cells.is_full(); }};
  Result<void> read = read_part(archive, part, events);
  return cells.is_full() ? failure(cells.problem()) : read;
}

using Strings = Result<std::vector<std::string>>;

/// The strings that cells share, if the workbook has any. Unpacks them from `bytes`, so that another thread can unpack
/// the sheets from `archive` at the same time.
Strings read_shared_strings(std::string_view bytes, const Relations& relations) {
  const Result<ZipArchive> archive = ZipArchive::open(bytes);
  if (!archive) {
    return failure(archive.error());
  }
  const auto part = find_part(relations, "sharedStrings");
  return part && archive->has(*part) ? read_strings(*archive, *part) : Strings();
}

/// The formats of the cells, if the workbook has any.
Result<std::vector<NumberFormat>> read_shared_formats(const ZipArchive& archive, const Relations& relations) {
  const auto part = find_part(relations, "styles");
  return part && archive.has(*part) ? read_formats(archive, *part) : Result<std::vector<NumberFormat>>();
}

/// Reads the sheets with cells of the list, in its order.
Result<void> read_sheets(const ZipArchive& archive, std::span<const ListedSheet> list, const Relations& relations,
                         const SharedParts& shared, CellCollector& cells) {
  for (const ListedSheet& sheet : list) {
    const auto relation = relations.find(sheet.relation);
    // Charts have their own sheets.
    if (relation == relations.end() || relation->second.type != "worksheet" || relation->second.is_outside) {
      continue;
    }
    cells.begin_sheet(sheet.name, shared.zero, sheet.is_hidden);
    if (Result<void> read = read_sheet(archive, relation->second.part, shared, cells); !read) {
      return read;
    }
  }
  return {};
}

/// Whether the workbook's properties say that `cme list` wrote it.
bool is_written_by_cme(const ZipArchive& archive, const Relations& roots) {
  const std::optional<std::string> part = find_part(roots, "core-properties");
  if (!part || !archive.has(*part)) {
    return false;
  }
  std::string subject;
  bool is_subject = false;
  const XmlEvents events{.begin = [&](const XmlElement& element) { is_subject = element.name == "subject"; },
                         .end = [&](std::string_view) { is_subject = false; },
                         .text =
                             [&](std::string_view text) {
                               if (is_subject) {
                                 subject += text;
                               }
                             }};
  return read_part(archive, *part, events) && subject == workbook_subject;
}

}  // namespace

Result<Workbook> read_xlsx(const ZipArchive& archive, std::string_view bytes) {
  const Result<Relations> roots = read_relations(archive, "");
  const auto part = roots ? find_part(*roots, "officeDocument") : std::nullopt;
  if (!part) {
    return failure(roots ? std::string("it is a zip archive but not a workbook (.xlsx or .ods)") : roots.error());
  }
  const Result<Relations> relations = read_relations(archive, *part);
  if (!relations) {
    return failure(relations.error());
  }
  // The texts are half of the work. They are put into their cells when both are read; without a second thread, then.
  std::future<Strings> strings = std::async([&] { return read_shared_strings(bytes, *relations); });
  SharedParts shared;
  const Result<std::vector<ListedSheet>> list = read_list(archive, *part, shared.zero);
  if (!list) {
    return failure(list.error());
  }
  Result<std::vector<NumberFormat>> formats = read_shared_formats(archive, *relations);
  if (!formats) {
    return failure(formats.error());
  }
  shared.formats = *std::move(formats);
  CellCollector cells;
  if (Result<void> read = read_sheets(archive, *list, *relations, shared, cells); !read) {
    return failure(read.error());
  }
  const Strings texts = strings.get();
  if (!texts) {
    return failure(texts.error());
  }
  cells.put_shared(*texts);
  if (cells.is_full()) {
    return failure(cells.problem());
  }
  Workbook workbook = cells.take();
  workbook.is_of_cme = is_written_by_cme(archive, *roots);
  return workbook;
}

}  // namespace cme
