// SPDX-License-Identifier: MIT
#include "site/site_theme.hpp"

#include <algorithm>
#include <memory>

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

}  // namespace cme
