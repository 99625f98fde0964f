// SPDX-License-Identifier: MIT
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "base/function.hpp"
#include "cme/base/result.hpp"

namespace cme {

/// One attribute of an element, with its references resolved.
struct XmlAttribute {
  std::string_view name;        ///< without its prefix
  std::string_view name_space;  ///< the prefix's address; empty if it has none
  std::string_view value;
};

/// The start of an element. Its views are valid until the call returns.
struct XmlElement {
  std::string_view name;        ///< without its prefix
  std::string_view name_space;  ///< the prefix's address; empty if it has none
  std::span<const XmlAttribute> attributes;

  /// The value of the first attribute with that name, whatever its prefix.
  [[nodiscard]] std::optional<std::string_view> find(std::string_view attribute) const;
};

/// Callbacks for reading a document.
struct XmlEvents {
  Function<void(const XmlElement& element)> begin;
  Function<void(std::string_view name)> end;
  Function<void(std::string_view text)> text;  ///< a text may come in several parts
  Function<bool()> is_enough = {};             ///< whether to stop reading; may be empty
};

/// Returns the next bytes of a document, some 64 KiB, valid until it is called again; none at the end.
using NextPiece = Function<std::string_view()>;

/// Reads an XML document without loading anything external. Fails, with a sentence, if it is not well-formed or
/// declares entities or a document type, which workbooks never do.
Result<void> read_xml(const NextPiece& next, const XmlEvents& events);

}  // namespace cme
