// SPDX-License-Identifier: MIT
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "site/template.hpp"

namespace cme {

/// Files of a theme, by their names.
using ThemeFiles = std::map<std::string, std::string, std::less<>>;

/// Whether a file of a theme can have this name: letters, digits, ".", "_" and "-".
bool is_theme_name(std::string_view name);

/// A theme file that no page uses, and the name that was probably meant.
struct UnusedFile {
  std::string name;
  std::string nearest;  ///< may be empty
};

/// The templates and assets of a site: the built-in ones, unless a theme replaces them.
class SiteTheme {
 public:
  /// `own` are the files of the theme. `shown_folder` is the name of its folder in messages.
  explicit SiteTheme(ThemeFiles own = {}, std::string_view shown_folder = {});

  /// Loads the template with this name. Throws Error if it is invalid.
  [[nodiscard]] Template load(std::string_view name) const;

  /// The files that browsers load, by their names in `assets/`.
  [[nodiscard]] std::map<std::string, std::string_view, std::less<>> assets() const;

  /// Templates that replace none and are not included by any, and other files that neither replace one nor are named by
  /// another file of the theme. None of them is published: they may be anything that is in the same folder.
  [[nodiscard]] std::vector<UnusedFile> unused_files() const { return unused_; }

  /// The theme's own files that are used.
  [[nodiscard]] const ThemeFiles& own_files() const { return own_; }

  /// Whether the theme has a style sheet.
  [[nodiscard]] bool has_style() const;

 private:
  ThemeFiles own_;  ///< without the unused ones that would be published
  std::vector<UnusedFile> unused_;
  std::string shown_folder_;
};

/// The templates of all kinds of pages.
struct SiteTemplates {
  explicit SiteTemplates(const SiteTheme& theme)
      : activity(theme.load("activity.html")),
        list(theme.load("list.html")),
        providers(theme.load("providers.html")),
        index(theme.load("index.html")),
        search(theme.load("search.html")),
        not_found(theme.load("404.html")),
        embed(theme.load("embed.html")) {}

  Template activity;
  Template list;
  Template providers;
  Template index;
  Template search;
  Template not_found;
  Template embed;
};

}  // namespace cme
