// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/function.hpp"
#include "site/template_values.hpp"

namespace cme {

/// The text of a template file, and its name as printed.
struct TemplateSource {
  std::string shown_name;
  std::string text;
};

/// Returns the file with a name; null if there is none.
using FindTemplate = Function<std::shared_ptr<const TemplateSource>(std::string_view name)>;

/// A page with places to fill, in the notation of Mustache:
///   {{name}}             the value, escaped as its place needs it
///   {{#name}}…{{/name}}  for each item of a list, with its values; once for any other value that is there
///   {{^name}}…{{/name}}  if there is no such value, or it is empty
///   {{> file.html}}      another template in this place
///   {{! words}}          a comment
/// A line with only one of the last four prints nothing itself. A line break of a value is one on the page. A value can
/// be nothing but text, or the value of an attribute in double quotes; in an address it can be the address itself or,
/// as text, a part of one. JSON can be in a script of type application/ld+json, and nowhere else.
class Template {
 public:
  /// Reads the template and those that it includes. Throws Error if one is invalid, with its line and column.
  static Template compile(std::string_view name, const FindTemplate& find);

  /// Appends the page.
  void render(const TemplateValues& values, std::string& output) const;

  /// What the section of a list prints for one item, which is the same on all pages. Nothing if the section also shows
  /// values that the item does not have, or if there are several of the name.
  [[nodiscard]] std::optional<PrintedItem> print_item(TemplateName list, const TemplateValues& item) const;

  /// Where a value is printed.
  enum class Place : std::uint8_t { text, untagged, address_start, address_rest, json };

  /// A step of rendering.
  struct Step {
    enum class Kind : std::uint8_t { text, value, section, inverted, end };
    Kind kind;
    Place place = Place::text;
    TemplateName name{std::size_t{0}};
    std::string_view text = {};  ///< for a `text`
    std::size_t partner = 0;     ///< for a section, the index of its end
  };

 private:
  Template() = default;

  std::vector<Step> steps_;
  std::vector<std::shared_ptr<const TemplateSource>> sources_;  ///< the steps have views into these
};

}  // namespace cme
