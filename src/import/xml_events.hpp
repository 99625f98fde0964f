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

/// An element that begins. Its views hold until the call returns.
struct XmlElement {
  std::string_view name;        ///< without its prefix
  std::string_view name_space;  ///< the prefix's address; empty if it has none
  std::span<const XmlAttribute> attributes;

  /// The value of the first attribute of that name, whatever its prefix.
  [[nodiscard]] std::optional<std::string_view> find(std::string_view name) const;
};

/// What is called as a document is read.
struct XmlEvents {
  Function<void(const XmlElement& element)> begin;
  Function<void(std::string_view name)> end;
  Function<void(std::string_view text)> text;  ///< parts of a text come one by one
  Function<bool()> is_enough = {};             ///< whether nothing more is to be read; may be empty
};

/// Reads an XML document without anything from outside. Fails, with a sentence, on what is not well-formed and on a
/// document that declares entities or a type, as no workbook does.
Result<void> read_xml(std::string_view bytes, const XmlEvents& events);

}  // namespace cme
