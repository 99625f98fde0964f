// SPDX-License-Identifier: MIT
#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>

#include "cme/base/result.hpp"
#include "import/xml_events.hpp"
#include "import/zip_archive.hpp"

namespace cme {

// Source: ECMA-376, part 2 (Open Packaging Conventions).

/// A part that another part refers to.
struct Relation {
  std::string type;  ///< the last word of its address: "worksheet"
  std::string part;  ///< its name in the archive, or an external address
  bool is_outside = false;
};

using Relations = std::map<std::string, Relation, std::less<>>;

/// Reads one part of the archive; problems are reported with its name.
Result<void> read_part(const ZipArchive& archive, const std::string& part, const XmlEvents& events);

/// The parts that `part` refers to, by id; may be empty.
Result<Relations> read_relations(const ZipArchive& archive, const std::string& part);

/// The address in a formula such as `HYPERLINK("https://example.org","Register")`; nothing for other formulas.
std::optional<std::string> find_formula_link(std::string_view formula);

/// The name of the first part of a type, or nothing.
std::optional<std::string> find_part(const Relations& relations, std::string_view type);

}  // namespace cme
