// SPDX-License-Identifier: MIT
#include "made_workbook.hpp"

#include <fmt/format.h>
#include <zip.h>

#include <cstddef>
#include <stdexcept>

namespace cme {
namespace {

void require(bool is_done) {
  if (!is_done) {
    throw std::runtime_error("the archive cannot be made");
  }
}

constexpr std::string_view relationships = "http://schemas.openxmlformats.org/package/2006/relationships";
constexpr std::string_view office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

std::string relations_of(const std::vector<std::pair<std::string_view, std::string_view>>& targets) {
  std::string relations = fmt::format("<Relationships xmlns=\"{}\">", relationships);
  for (const auto& [type, target] : targets) {
    relations += fmt::format("<Relationship Id=\"{}\" Type=\"{}/{}\" Target=\"{}\"/>", type, office, type, target);
  }
  return relations + "</Relationships>";
}

}  // namespace

std::string archive_of(const std::vector<std::pair<std::string, std::string>>& files) {
  zip_source_t* const made = zip_source_buffer_create(nullptr, 0, 0, nullptr);
  require(made != nullptr);
  zip_source_keep(made);
  zip_t* const archive = zip_open_from_source(made, ZIP_TRUNCATE, nullptr);
  require(archive != nullptr);
  for (const auto& [name, bytes] : files) {
    zip_source_t* const file = zip_source_buffer(archive, bytes.data(), bytes.size(), 0);
    require(file != nullptr && zip_file_add(archive, name.c_str(), file, 0) >= 0);
  }
  require(zip_close(archive) == 0);
  zip_stat_t status;
  require(zip_source_stat(made, &status) == 0 && zip_source_open(made) == 0);
  std::string bytes(static_cast<std::size_t>(status.size), '\0');
  require(zip_source_read(made, bytes.data(), bytes.size()) == static_cast<zip_int64_t>(bytes.size()));
  zip_source_close(made);
  zip_source_free(made);
  return bytes;
}

std::string xlsx_of(std::string_view rows, std::string_view shared, std::string_view styles) {
  return archive_of({
      {"[Content_Types].xml", "<Types/>"},
      {"_rels/.rels", relations_of({{"officeDocument", "xl/workbook.xml"}})},
      {"xl/workbook.xml",
       fmt::format("<workbook xmlns:r=\"{}\"><sheets><sheet name=\"A\" r:id=\"worksheet\"/></sheets></workbook>",
                   office)},
      {"xl/_rels/workbook.xml.rels",
       relations_of({{"worksheet", "sheet.xml"}, {"sharedStrings", "strings.xml"}, {"styles", "styles.xml"}})},
      {"xl/sheet.xml", fmt::format("<worksheet><sheetData>{}</sheetData></worksheet>", rows)},
      {"xl/strings.xml", fmt::format("<sst>{}</sst>", shared)},
      {"xl/styles.xml", fmt::format("<styleSheet>{}</styleSheet>", styles)},
  });
}

std::string ods_of(std::string_view tables) {
  constexpr std::string_view names = "urn:oasis:names:tc:opendocument:xmlns:";
  return archive_of(
      {{"content.xml", fmt::format("<o:document-content xmlns:o=\"{0}office:1.0\" xmlns:table=\"{0}table:1.0\" "
                                   "xmlns:text=\"{0}text:1.0\" xmlns:draw=\"{0}drawing:1.0\" "
                                   "xmlns:xlink=\"http://www.w3.org/1999/xlink\">{1}</o:document-content>",
                                   names, tables)}});
}

std::vector<std::string> rows_of(const Sheet& sheet) {
  constexpr std::string_view kinds = " ndbef";
  std::vector<std::string> rows;
  for (const SheetRow& row : sheet.rows) {
    std::string shown = std::to_string(row.number) + ":";
    for (const Cell& cell : row.cells) {
      shown += &cell == row.cells.data() ? " " : "|";
      shown += cell.text;
      if (cell.kind != CellKind::text) {
        shown.append("(").append(1, kinds[static_cast<std::size_t>(cell.kind)]).append(")");
      }
    }
    rows.push_back(shown);
  }
  return rows;
}

}  // namespace cme
