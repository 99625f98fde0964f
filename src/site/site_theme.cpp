// SPDX-License-Identifier: MIT
#include "site/site_theme.hpp"

#include <algorithm>
#include <memory>
#include <set>

#include "base/ascii.hpp"
#include "base/nearest.hpp"
#include "site/built_in.hpp"

namespace cme {
namespace {

constexpr std::string_view style_name = "theme.css";

bool is_template(std::string_view name) {
  return name.ends_with(".html");
}

const BuiltInFile* find_built_in(std::string_view name) {
  const auto files = built_in_files();
  const auto found = std::ranges::find(files, name, &BuiltInFile::name);
  return found == files.end() ? nullptr : &*found;
}

/// The templates that a template includes.
void append_included(std::string_view text, std::set<std::string_view>& names) {
  constexpr std::string_view mark = "{{>";
  for (std::size_t at = text.find(mark); at != std::string_view::npos; at = text.find(mark, at + mark.size())) {
    const std::string_view rest = text.substr(at + mark.size());
    names.insert(trim(rest.substr(0, rest.find("}}"))));
  }
}

bool is_name_character(char byte) {
  return is_ascii_letter(byte) || is_digit(byte) || byte == '.' || byte == '_' || byte == '-';
}

/// Whether a browser may find the names of other files in it.
bool names_files(std::string_view name) {
  return is_template(name) || name.ends_with(".css") || name.ends_with(".js") || name.ends_with(".svg");
}

/// Adds each word of the text that is the name of one of the files.
void add_named(std::string_view text, const ThemeFiles& files, std::set<std::string_view>& named) {
  for (auto begin = std::ranges::find_if(text, is_name_character); begin != text.end();) {
    const auto end = std::find_if_not(begin, text.end(), is_name_character);
    if (const auto file = files.find(std::string_view(begin, end)); file != files.end()) {
      named.insert(file->first);
    }
    begin = std::find_if(end, text.end(), is_name_character);
  }
}

/// The templates that replace none and are not included by any, and the other files that replace none and are not named
/// by another file of the theme.
std::vector<UnusedFile> find_unused(const ThemeFiles& own) {
  std::vector<std::string_view> templates;
  std::vector<std::string_view> assets{style_name};
  for (const BuiltInFile& file : built_in_files()) {
    (is_template(file.name) ? templates : assets).push_back(file.name);
  }
  std::set<std::string_view> included;
  std::set<std::string_view> named;
  for (const auto& [name, text] : own) {
    if (is_template(name)) {
      append_included(text, included);
    }
    if (names_files(name)) {
      add_named(text, own, named);
    }
  }
  std::vector<UnusedFile> unused;
  for (const auto& file : own) {
    const std::string& name = file.first;
    const bool is_used =
        find_built_in(name) || name == style_name || (is_template(name) ? included : named).contains(name);
    if (is_used) {
      continue;
    }
    if (is_template(name)) {
      unused.push_back({name, std::string(find_nearest(name, templates).value_or(""))});
      continue;
    }
    const auto meant = std::ranges::find_if(assets, [&](std::string_view each) { return is_slip_of(name, each); });
    unused.push_back({name, std::string(meant == assets.end() ? "" : *meant)});
  }
  return unused;
}

}  // namespace

bool is_theme_name(std::string_view name) {
  return std::ranges::all_of(name, is_name_character);
}

SiteTheme::SiteTheme(ThemeFiles own, std::string_view shown_folder)
    : own_(std::move(own)), unused_(find_unused(own_)), shown_folder_(shown_folder) {
  for (const UnusedFile& file : unused_) {
    if (!is_template(file.name)) {  // a template is not published anyway
      own_.erase(file.name);
    }
  }
}

Template SiteTheme::load(std::string_view name) const {
  return Template::compile(name, [this](std::string_view wanted) -> std::shared_ptr<const TemplateSource> {
    if (const auto own = own_.find(wanted); own != own_.end()) {
      return std::make_shared<TemplateSource>(
          TemplateSource{shown_folder_.empty() ? own->first : shown_folder_ + "/" + own->first, own->second});
    }
    if (const BuiltInFile* const file = find_built_in(wanted)) {
      return std::make_shared<TemplateSource>(TemplateSource{std::string(wanted), std::string(file->text)});
    }
    return nullptr;
  });
}

bool SiteTheme::has_style() const {
  return own_.contains(style_name);
}

std::map<std::string, std::string_view, std::less<>> SiteTheme::assets() const {
  std::map<std::string, std::string_view, std::less<>> assets;
  for (const BuiltInFile& file : built_in_files()) {
    if (!is_template(file.name)) {
      assets[std::string(file.name)] = file.text;
    }
  }
  for (const auto& [name, text] : own_) {
    if (!is_template(name)) {
      assets[name] = text;
    }
  }
  return assets;
}

}  // namespace cme
