// SPDX-License-Identifier: MIT
#include "base/paths.hpp"

#include <algorithm>

#include "base/ascii.hpp"

namespace cme {

std::string with_slash(std::string folder) {
  if (!folder.empty() && folder.back() != '/') {
    folder += '/';
  }
  return folder;
}

bool has_ending(std::string_view path, std::string_view ending) {
  return path.size() >= ending.size() && std::ranges::equal(path.substr(path.size() - ending.size()), ending, {},
                                                            [](char c) { return lower_ascii(c); });
}

bool is_record_file(std::string_view path) {
  const std::string_view name = path.substr(path.rfind('/') + 1);
  constexpr std::string_view endings[] = {".yaml", ".yml"};
  // A name that is nothing but its ending is that of a hidden file.
  return std::ranges::any_of(
      endings, [&](std::string_view ending) { return name.size() > ending.size() && has_ending(name, ending); });
}

bool resembles_record_file(std::string_view path) {
  if (is_record_file(path)) {
    return true;
  }
  const std::string name = lower_ascii(path.substr(path.rfind('/') + 1));
  return name.find(".yaml") != std::string::npos || name.find(".yml") != std::string::npos;
}

std::filesystem::path path_from(const std::filesystem::path& folder, const std::filesystem::path& path) {
  std::filesystem::path whole = path.is_absolute() ? std::filesystem::path() : folder;
  bool has_name = path.is_absolute();
  for (const std::filesystem::path& part : path) {
    if (part.empty() || part == ".") {
      continue;
    }
    has_name = has_name || part != "..";
    whole = has_name ? whole / part : whole.parent_path();
  }
  return whole;
}

std::string relative_to(const std::filesystem::path& path, const std::filesystem::path& base) {
  std::string relative = path_from({}, path).lexically_relative(path_from({}, base)).generic_string();
  std::string whole = path.generic_string();
  if (relative.empty()) {
    return whole;
  }
  const bool outside = path.is_absolute() && relative.starts_with("..");
  const bool far_off = relative.starts_with("../../../..");
  if (outside && (far_off || relative.size() >= whole.size())) {
    return whole;
  }
  return relative;
}

bool has_hidden_part(std::string_view path) {
  return path.starts_with('.') || path.find("/.") != std::string_view::npos;
}

bool is_within(const std::filesystem::path& path, const std::filesystem::path& folder) {
  const auto [rest_of_folder, rest] = std::mismatch(folder.begin(), folder.end(), path.begin(), path.end());
  // After a link, `..` may lead anywhere.
  return rest_of_folder == folder.end() && std::find(rest, path.end(), "..") == path.end();
}

bool is_visible_in(const std::filesystem::path& path, const std::filesystem::path& home) {
  return is_within(path, home) && !has_hidden_part(path.native().substr(home.native().size()));
}

std::vector<std::string_view> absolute_folders(std::string_view path_variable) {
  std::vector<std::string_view> folders = split(path_variable, ':');
  std::erase_if(folders, [](std::string_view folder) { return !folder.starts_with('/'); });
  return folders;
}

}  // namespace cme
