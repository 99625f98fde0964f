// SPDX-License-Identifier: MIT
#include "site/site_theme.hpp"

#include <algorithm>
#include <memory>

#include "base/ascii.hpp"
#include "base/nearest.hpp"
#include "site/built_in.hpp"

namespace cme {
namespace {

bool is_template(std::string_view name) {
  return name.ends_with(".html");
}

const BuiltInFile* find_built_in(std::string_view name) {
  const auto files = built_in_files();
  const auto found = std::ranges::find(files, name, &BuiltInFile::name);
  return found == files.end() ? nullptr : &*found;
}

/// The templates that a template includes.
void append_included(std::string_view text, std::vector<std::string_view>& names) {
  constexpr std::string_view mark = "{{>";
  for (std::size_t at = text.find(mark); at != std::string_view::npos; at = text.find(mark, at + mark.size())) {
    const std::string_view rest = text.substr(at + mark.size());
    names.push_back(trim(rest.substr(0, rest.find("}}"))));
  }
}

}  // namespace

SiteTheme::SiteTheme(std::map<std::string, std::string, std::less<>> own, std::string_view shown_folder)
    : own_(std::move(own)), shown_folder_(shown_folder) {}

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

std::vector<UnusedFile> SiteTheme::unused_files() const {
  std::vector<std::string_view> templates;
  std::vector<std::string_view> assets{style_name};
  for (const BuiltInFile& file : built_in_files()) {
    (is_template(file.name) ? templates : assets).push_back(file.name);
  }
  std::vector<std::string_view> included;
  for (const auto& [name, text] : own_) {
    if (is_template(name)) {
      append_included(text, included);
    }
  }
  std::vector<UnusedFile> unused;
  for (const auto& own : own_) {
    const std::string& name = own.first;
    if (find_built_in(name) || name == style_name || std::ranges::find(included, name) != included.end()) {
      continue;
    }
    if (is_template(name)) {
      unused.push_back({name, std::string(find_nearest(name, templates).value_or(""))});
      continue;
    }
    const auto meant =
        std::ranges::find_if(assets, [&name](std::string_view asset) { return is_slip_of(name, asset); });
    if (meant != assets.end()) {
      unused.push_back({name, std::string(*meant)});
    }
  }
  return unused;
}

}  // namespace cme
