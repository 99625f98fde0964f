// SPDX-License-Identifier: MIT
#pragma once

#include <algorithm>
#include <bitset>
#include <cstddef>
#include <cstdint>
#include <iterator>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/ascii.hpp"
#include "cme/model/doi.hpp"
#include "cme/model/url.hpp"

namespace cme {

/// The names that templates can use, sorted by their bytes. A template with any other name is reported.
inline constexpr std::string_view template_names[] = {
    "abstract",
    "accredited_provider",
    "activities_word",
    "address",
    "again",
    "all_text",
    "amount",
    "approvals",
    "board_count",
    "boards",
    "calendar",
    "canonical",
    "checked",
    "choices",
    "contact",
    "contact_address",
    "count",
    "count_text",
    "credits",
    "credits_key",
    "credits_text",
    "credits_words",
    "crumbs",
    "description",
    "details",
    "example_id",
    "expires",
    "expires_short",
    "expires_words",
    "facet",
    "facets",
    "fee",
    "fee_key",
    "fee_text",
    "feed",
    "feed_title",
    "format",
    "format_address",
    "formats",
    "free",
    "free_count",
    "groups",
    "has_abstract",
    "has_approvals",
    "has_boards",
    "has_details",
    "has_feed",
    "has_items",
    "has_keywords",
    "has_objectives",
    "has_parts",
    "has_rows",
    "has_terms",
    "has_topics",
    "heading",
    "host",
    "id",
    "is_ama",
    "is_boards",
    "items",
    "key",
    "keywords",
    "kicker",
    "kind",
    "label",
    "language",
    "lead",
    "link",
    "linked",
    "list_address",
    "many",
    "member_board_note",
    "months",
    "name",
    "no_boards",
    "objectives",
    "on_search",
    "one",
    "open",
    "page_summary",
    "page_title",
    "pages",
    "paragraphs",
    "parts",
    "printed",
    "provider",
    "provider_address",
    "provider_count",
    "providers",
    "providers_word",
    "rest",
    "root",
    "rows",
    "search_address",
    "short",
    "site_name",
    "site_title",
    "span",
    "stamp",
    "structured_data",
    "terms",
    "text",
    "theme_style",
    "title",
    "topics",
    "type",
    "url",
    "year",
    "years",
};
static_assert(std::ranges::is_sorted(template_names));

/// One of `template_names`. In our own code, any other name does not compile.
class TemplateName {
 public:
  consteval TemplateName(const char* name)  // NOLINT(google-explicit-constructor): a name is written as it is
      : number_(find(name)) {
    if (number_ == std::size(template_names)) {
      throw "not in template_names";
    }
  }

  constexpr explicit TemplateName(std::size_t number) : number_(static_cast<std::uint8_t>(number)) {}

  /// The index of `name` in `template_names`, or their number if it is not one of them.
  static constexpr std::uint8_t find(std::string_view name) {
    const auto* const found = std::ranges::lower_bound(template_names, name);
    const bool is_there = found != std::end(template_names) && *found == name;
    return static_cast<std::uint8_t>(is_there ? found - std::begin(template_names)
                                              : static_cast<std::ptrdiff_t>(std::size(template_names)));
  }

  [[nodiscard]] constexpr std::size_t number() const { return number_; }

  constexpr bool operator==(const TemplateName&) const = default;

 private:
  std::uint8_t number_;
};

/// An address that is safe to follow: on the web, of a mailbox, or a path inside the site. No other can be created.
class Address {
 public:
  /// A path inside the site, made by the program: `../b/radiology/index.html`.
  static Address inside(std::string path) { return Address(std::move(path)); }
  static Address of(const Url& url) { return Address(encode_stray_percents(url.text())); }
  static Address of(const Doi& doi) { return Address(doi.address()); }
  static Address mailbox(std::string_view mailbox) { return Address("mailto:" + std::string(mailbox)); }

  [[nodiscard]] const std::string& text() const& { return text_; }
  [[nodiscard]] std::string text() && { return std::move(text_); }

 private:
  explicit Address(std::string text) : text_(std::move(text)) {}

  std::string text_;
};

/// A JSON value, as text.
struct JsonText {
  std::string text;
};

/// An item of a list as its section prints it, with all values escaped. Only Template creates it.
class PrintedItem {
 public:
  [[nodiscard]] std::string_view text() const { return text_; }

 private:
  friend class Template;

  PrintedItem() = default;

  std::string text_;
};

/// Printed items, which must outlive it.
using PrintedItems = std::vector<const PrintedItem*>;

/// The values for a template.
class TemplateValues {
 public:
  enum class Kind : std::uint8_t { text, address, json, list, printed_list };

  /// One value.
  struct Entry {
    TemplateName name;
    Kind kind;
    std::string own_text;                 ///< for all kinds except lists; if it is empty, `borrowed_text` is used
    std::string_view borrowed_text{};     ///< must outlive the values
    std::vector<TemplateValues> items{};  ///< for a list
    PrintedItems printed{};               ///< for a printed list

    [[nodiscard]] std::string_view text() const { return own_text.empty() ? borrowed_text : own_text; }

    /// Whether a section of this name is shown.
    [[nodiscard]] bool is_there() const { return !items.empty() || !printed.empty() || !text().empty(); }
  };

  /// Sets text from a record or from cme; it is escaped when it is printed.
  void set(TemplateName name, std::string text) { add({name, Kind::text, std::move(text)}); }
  void set(TemplateName name, std::string_view text) { add({name, Kind::text, std::string(text)}); }
  void set(TemplateName name, const char* text) { add({name, Kind::text, text}); }
  void set(TemplateName name, Address address) { add({name, Kind::address, std::move(address).text()}); }
  void set(TemplateName name, JsonText json) { add({name, Kind::json, std::move(json.text)}); }
  void set(TemplateName name, std::vector<TemplateValues> list) { add({name, Kind::list, {}, {}, std::move(list)}); }
  void set(TemplateName name, PrintedItems items) { add({name, Kind::printed_list, {}, {}, {}, std::move(items)}); }

  /// The same as `set` with a text, which is not copied: it must outlive the values.
  void refer(TemplateName name, std::string_view text) { add({name, Kind::text, {}, text}); }

  /// Shows the section with this name.
  void show(TemplateName name) { refer(name, "1"); }

  [[nodiscard]] bool empty() const { return entries_.empty(); }

  /// Makes room for this many values.
  void reserve(std::size_t count) { entries_.reserve(count); }

  /// Copies the texts that it refers to, so that they need not outlive it.
  void own_texts() {
    for (Entry& entry : entries_) {
      entry.own_text = entry.text();
      std::ranges::for_each(entry.items, &TemplateValues::own_texts);
    }
  }

  /// Appends the values of `others`.
  void absorb(TemplateValues others) {
    std::ranges::move(others.entries_, std::back_inserter(entries_));
    names_ |= others.names_;
  }

  /// The value with this name, or null.
  [[nodiscard]] const Entry* find(TemplateName name) const {
    // Most scopes around a place do not have it.
    if (!names_.test(name.number())) {
      return nullptr;
    }
    return &*std::ranges::find(entries_, name, &Entry::name);
  }

 private:
  void add(Entry entry) {
    constexpr std::size_t usual_count = 6;
    if (entries_.capacity() == 0) {
      entries_.reserve(usual_count);
    }
    names_.set(entry.name.number());
    entries_.push_back(std::move(entry));
  }

  std::bitset<std::size(template_names)> names_;  ///< those that `entries_` has
  std::vector<Entry> entries_;
};

}  // namespace cme
