// SPDX-License-Identifier: MIT
#include "import/workbook.hpp"

#include "import/ods.hpp"
#include "import/office_parts.hpp"
#include "import/xlsx.hpp"
#include "import/zip_archive.hpp"

namespace cme {
namespace {

// NOLINTNEXTLINE(misc-unused-using-decls): the literals below use it
using std::string_view_literals::operator""sv;

constexpr std::string_view zip_mark = "PK\x03\x04"sv;
constexpr std::string_view empty_zip_mark = "PK\x05\x06"sv;
constexpr std::string_view old_office_mark = "\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1"sv;

/// The name, in UTF-16, of the part of an old-format file that contains an encrypted new one.
constexpr std::string_view encrypted_part = "E\0n\0c\0r\0y\0p\0t\0e\0d\0P\0a\0c\0k\0a\0g\0e\0"sv;

/// The name, in UTF-16, of the part of an old-format file that contains the text of a document.
constexpr std::string_view document_part = "W\0o\0r\0d\0D\0o\0c\0u\0m\0e\0n\0t\0"sv;

constexpr std::string_view has_password = "it has a password; save it without one";

/// Why an archive is not a readable workbook.
std::string describe_other_format(const ZipArchive& archive) {
  if (archive.has("xl/workbook.bin")) {
    return "it is a binary Excel workbook (.xlsb); save it as .xlsx";
  }
  if (archive.has("word/document.xml")) {
    return "it is a Word document; save its table as .xlsx";
  }
  if (archive.has("ppt/presentation.xml")) {
    return "it is a PowerPoint presentation; save its table as .xlsx";
  }
  if (archive.has("Index/Document.iwa")) {
    return "it is a Numbers document; export it as .xlsx";
  }
  return "it is a zip archive but not a workbook (.xlsx or .ods)";
}

}  // namespace

bool is_workbook(std::string_view bytes) {
  return bytes.starts_with(zip_mark) || bytes.starts_with(empty_zip_mark) || bytes.starts_with(old_office_mark);
}

Result<Workbook> read_workbook(std::string_view bytes) {
  if (bytes.starts_with(old_office_mark)) {
    const bool is_encrypted = bytes.find(encrypted_part) != std::string_view::npos;
    const bool is_document = bytes.find(document_part) != std::string_view::npos;
    return failure(std::string(is_encrypted  ? has_password
                               : is_document ? "it is an old Word document; save its table as .xlsx"
                                             : "it is an old workbook (.xls); save it as .xlsx"));
  }
  const Result<ZipArchive> archive = ZipArchive::open(bytes);
  if (!archive) {
    return failure(archive.error());
  }
  const bool is_other =
      archive->has("word/document.xml") || archive->has("ppt/presentation.xml") || archive->has("xl/workbook.bin");
  if (archive->has("[Content_Types].xml") && archive->has("_rels/.rels") && !is_other) {
    return read_xlsx(*archive, bytes);
  }
  if (!archive->has("content.xml")) {
    return failure(describe_other_format(*archive));
  }
  if (archive->has("META-INF/manifest.xml")) {
    bool is_encrypted = false;
    const auto begin = [&](const XmlElement& element) {
      is_encrypted = is_encrypted || element.name == "encryption-data";
    };
    // What is wrong with the workbook shows when its content is read.
    static_cast<void>(
        read_part(*archive, "META-INF/manifest.xml", {.begin = begin, .end = [](auto) {}, .text = [](auto) {}}));
    if (is_encrypted) {
      return failure(std::string(has_password));
    }
  }
  return read_ods(*archive);
}

}  // namespace cme
