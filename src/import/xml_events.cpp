// SPDX-License-Identifier: MIT
#include "import/xml_events.hpp"

#include <fmt/format.h>
#include <libxml/parser.h>

#include <algorithm>
#include <cstdint>
#include <memory>
#include <vector>

#include "base/ascii.hpp"
#include "base/byte_set.hpp"
#include "base/safe_output.hpp"

namespace cme {
namespace {

std::string_view view(const xmlChar* text) {
  return text == nullptr ? std::string_view() : std::string_view(reinterpret_cast<const char*>(text));
}

/// The events, and the state of the library's callbacks.
struct XmlReading {
  const XmlEvents* events = nullptr;
  xmlParserCtxtPtr context = nullptr;
  std::vector<XmlAttribute> attributes = {};
  bool declares_type = false;
  bool has_enough = false;
};

/// Counts the attributes of XML that comes in pieces. libxml2 compares each with all earlier ones of its element,
/// before anyone hears of them.
class ComparedAttributes {
 public:
  /// Returns whether the library can read the piece, and all before it, in less than a second.
  bool add(std::string_view piece) {
    for (std::size_t at = 0; at < piece.size() && compared_ <= most_compared; ++at) {
      switch (place_) {
        case Place::text:
          at = find_long_tag(piece, at);
          place_ = at < piece.size() ? Place::tag_begin : Place::text;
          break;
        case Place::tag_begin:
          attributes_ = 0;
          place_ = piece[at] == '!' || piece[at] == '?' || piece[at] == '>' ? Place::text : Place::tag;
          break;
        case Place::tag:
          at = go_on_in_tag(piece, at);
          break;
        case Place::value:
          at = go_on_in_value(piece, at);
          break;
      }
    }
    return compared_ <= most_compared;
  }

 private:
  enum class Place : std::uint8_t { text, tag_begin, tag, value };

  std::size_t go_on_in_tag(std::string_view piece, std::size_t at) {
    at = find_byte(piece, at, [](char byte) { return (byte == '>') | (byte == '"') | (byte == '\''); });
    if (at < piece.size()) {
      quote_ = piece[at];
      place_ = quote_ == '>' ? Place::text : Place::value;
    }
    return at;
  }

  std::size_t go_on_in_value(std::string_view piece, std::size_t at) {
    at = std::min(piece.find(quote_, at), piece.size());
    if (at < piece.size()) {
      compared_ += attributes_++;
      place_ = Place::tag;
    }
    return at;
  }

  /// Where the next tag begins that may have many attributes; the end if there is none. No tag contains the beginning
  /// of another one.
  static std::size_t find_long_tag(std::string_view piece, std::size_t at) {
    std::size_t begin = piece.find('<', at);
    while (begin != std::string_view::npos) {
      const std::size_t next = piece.find('<', begin + 1);
      if (next == std::string_view::npos || next - begin > longest_short_tag) {
        return begin;
      }
      begin = next;
    }
    return piece.size();
  }

  /// A workbook of 100 MiB has less than a tenth of it.
  static constexpr std::size_t most_compared = 200'000'000;
  /// Room for some 25 attributes: 100 MiB of such tags are hardly more than the library may compare.
  static constexpr std::size_t longest_short_tag = 128;

  Place place_ = Place::text;
  char quote_ = 0;
  std::size_t attributes_ = 0;  ///< of the element so far
  std::size_t compared_ = 0;
};

XmlReading& reading_of(void* data) {
  return *static_cast<XmlReading*>(data);
}

void stop_if_enough(XmlReading& reading) {
  if (reading.events->is_enough && reading.events->is_enough()) {
    reading.has_enough = true;
    xmlStopParser(reading.context);
  }
}

/// Five pointers per attribute: name, prefix, address, value, end of the value.
void begin_element(void* data, const xmlChar* name, const xmlChar* /*prefix*/, const xmlChar* address,
                   int /*namespace_count*/, const xmlChar** /*namespaces*/, int count, int /*defaulted*/,
                   const xmlChar** raw) {
  XmlReading& reading = reading_of(data);
  reading.attributes.clear();
  for (int i = 0; i < count; ++i, raw += 5) {
    const auto* const value = reinterpret_cast<const char*>(raw[3]);
    const auto* const end = reinterpret_cast<const char*>(raw[4]);
    reading.attributes.push_back(
        {.name = view(raw[0]), .name_space = view(raw[2]), .value = {value, static_cast<std::size_t>(end - value)}});
  }
  reading.events->begin({.name = view(name), .name_space = view(address), .attributes = reading.attributes});
  stop_if_enough(reading);
}

void end_element(void* data, const xmlChar* name, const xmlChar* /*prefix*/, const xmlChar* /*address*/) {
  XmlReading& reading = reading_of(data);
  reading.events->end(view(name));
  stop_if_enough(reading);
}

void take_text(void* data, const xmlChar* text, int length) {
  reading_of(data).events->text({reinterpret_cast<const char*>(text), static_cast<std::size_t>(length)});
}

void refuse_type(void* data, const xmlChar* /*name*/, const xmlChar* /*external*/, const xmlChar* /*system*/) {
  XmlReading& reading = reading_of(data);
  reading.declares_type = true;
  xmlStopParser(reading.context);
}

}  // namespace

std::optional<std::string_view> XmlElement::find(std::string_view attribute) const {
  const auto found = std::ranges::find(attributes, attribute, &XmlAttribute::name);
  return found == attributes.end() ? std::nullopt : std::optional(found->value);
}

Result<void> read_xml(const NextPiece& next, const XmlEvents& events) {
  xmlSAXHandler handler{};
  handler.initialized = XML_SAX2_MAGIC;
  handler.startElementNs = begin_element;
  handler.endElementNs = end_element;
  handler.characters = take_text;
  handler.ignorableWhitespace = take_text;
  handler.cdataBlock = take_text;
  handler.internalSubset = refuse_type;
  XmlReading reading{.events = &events};
  const std::unique_ptr<xmlParserCtxt, void (*)(xmlParserCtxtPtr)> context(
      xmlCreatePushParserCtxt(&handler, &reading, nullptr, 0, nullptr), xmlFreeParserCtxt);
  if (!context) {
    return failure("there is not enough memory to read it");
  }
  // Without NOENT, the library passes attributes with `&#38;` for `&`. There are no entities except XML's own.
  xmlCtxtUseOptions(context.get(), XML_PARSE_NONET | XML_PARSE_NOENT);
  reading.context = context.get();
  ComparedAttributes attributes;
  int error = 0;
  for (bool is_end = false; !is_end && error == 0;) {
    const std::string_view piece = next();
    is_end = piece.empty();
    if (!attributes.add(piece)) {
      return failure("its elements have too many attributes");
    }
    error = xmlParseChunk(context.get(), piece.data(), static_cast<int>(piece.size()), is_end ? 1 : 0);
  }
  if (reading.declares_type) {
    return failure("it declares a document type, which a workbook never does");
  }
  if (reading.has_enough || (error == 0 && context->wellFormed != 0)) {
    return {};
  }
  const xmlError* const problem = xmlCtxtGetLastError(context.get());
  if (problem == nullptr || problem->message == nullptr) {
    return failure("it is not well-formed XML");
  }
  return failure(fmt::format("line {}: {}", problem->line, safe_text(trim(problem->message), Target::terminal)));
}

}  // namespace cme
