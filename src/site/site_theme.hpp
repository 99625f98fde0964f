// SPDX-License-Identifier: MIT
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "site/template.hpp"

namespace cme {

/// A file of a theme that no page of a site uses, and the name that was meant, if there is a near one.
struct UnusedFile {
  std::string name;
  std::string nearest;  ///< may be empty
};

/// The templates and assets of a site: those of the program, and in their place those of a theme.
class SiteTheme {
 public:
  /// `own` are the files of the theme by their names. `shown_folder` is how messages call its folder.
  explicit SiteTheme(std::map<std::string, std::string, std::less<>> own = {}, std::string_view shown_folder = {});

  /// The template of this name, read. Throws Error on what is wrong with it.
  [[nodiscard]] Template load(std::string_view name) const;

  /// The files that browsers load, by their names in `assets/`.
  [[nodiscard]] std::map<std::string, std::string_view, std::less<>> assets() const;

  /// Templates that are in the place of none and included by none, and assets whose names are slips of known ones.
  [[nodiscard]] std::vector<UnusedFile> unused_files() const;

  /// Whether there is a style sheet besides the program's.
  [[nodiscard]] bool has_style() const { return own_.contains(style_name); }

 private:
  static constexpr std::string_view style_name = "theme.css";

  std::map<std::string, std::string, std::less<>> own_;
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
