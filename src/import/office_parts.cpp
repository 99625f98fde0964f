// SPDX-License-Identifier: MIT
#include "import/office_parts.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <utility>
#include <vector>

#include "base/ascii.hpp"
#include "base/safe_output.hpp"

namespace cme {
namespace {

std::string folder_of(std::string_view part) {
  const std::size_t slash = part.rfind('/');
  return slash == std::string_view::npos ? std::string() : std::string(part.substr(0, slash + 1));
}

/// The name of the part that `target` refers to from `part`; from the root if it begins with a slash.
std::string resolve(std::string_view part, std::string_view target) {
  std::vector<std::string_view> names;
  const std::string path = target.starts_with('/') ? std::string(target) : folder_of(part) + std::string(target);
  for (const std::string_view name : split(path, '/')) {
    if (name == ".." && !names.empty()) {
      names.pop_back();
    } else if (!name.empty() && name != ".." && name != ".") {
      names.push_back(name);
    }
  }
  return fmt::format("{}", fmt::join(names, "/"));
}

std::string_view last_word(std::string_view address) {
  return address.substr(std::min(address.rfind('/') + 1, address.size()));
}

}  // namespace

Result<void> read_part(const ZipArchive& archive, const std::string& part, const XmlEvents& events) {
  Result<ZipFile> file = archive.open_file(part);
  if (!file) {
    return failure(file.error());
  }
  Result<std::string_view> piece;
  const auto next = [&] {
    piece = file->next();
    return piece.value_or("");
  };
  const Result<void> read = read_xml(next, events);
  if (!piece) {
    return failure(piece.error());
  }
  if (!read) {
    return failure(fmt::format("the file is damaged: {}: {}", quote(part), read.error()));
  }
  return {};
}

Result<Relations> read_relations(const ZipArchive& archive, const std::string& part) {
  Relations relations;
  const std::string path = folder_of(part) + "_rels/" + std::string(last_word(part)) + ".rels";
  if (!archive.has(path)) {
    return relations;
  }
  const auto begin = [&](const XmlElement& element) {
    const auto id = element.find("Id");
    const auto target = element.find("Target");
    if (element.name == "Relationship" && id && target) {
      const bool is_outside = element.find("TargetMode").value_or("") == "External";
      relations[std::string(*id)] = {.type = std::string(last_word(element.find("Type").value_or(""))),
                                     .part = is_outside ? std::string(*target) : resolve(part, *target),
                                     .is_outside = is_outside};
    }
  };
  Result<void> read = read_part(archive, path, {.begin = begin, .end = [](auto) {}, .text = [](auto) {}});
  return read ? Result<Relations>(std::move(relations)) : failure(read.error());
}

std::optional<std::string> find_formula_link(std::string_view formula) {
  constexpr std::string_view prefix = "of:";
  constexpr std::string_view function = "hyperlink(";
  formula = trim(formula);
  formula.remove_prefix(formula.starts_with(prefix) ? prefix.size() : 0);
  formula.remove_prefix(formula.starts_with('=') ? 1 : 0);
  if (lower_ascii(formula.substr(0, function.size())) != function) {
    return std::nullopt;
  }
  const std::string_view content = trim(formula.substr(function.size()));
  const std::size_t end = content.find('"', 1);
  // What follows is the shown text, or nothing; anything else calculates the address.
  const std::string_view rest = end == std::string_view::npos ? "" : trim(content.substr(end + 1));
  const bool is_plain =
      content.starts_with('"') && !rest.empty() && std::string_view(",;)").find(rest.front()) != std::string_view::npos;
  return is_plain ? std::optional(std::string(content.substr(1, end - 1))) : std::nullopt;
}

std::optional<std::string> find_part(const Relations& relations, std::string_view type) {
  const auto found = std::ranges::find_if(
      relations, [&](const auto& each) { return each.second.type == type && !each.second.is_outside; });
  return found == relations.end() ? std::nullopt : std::optional(found->second.part);
}

}  // namespace cme
