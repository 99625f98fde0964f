// SPDX-License-Identifier: MIT
#include "cli/modeline.hpp"

#include <fmt/format.h>

#include <optional>
#include <string_view>
#include <system_error>

#include "cli/locate.hpp"

namespace cme {

namespace {

constexpr std::string_view schema_file = "schema/activity.schema.json";

bool is_file(const std::filesystem::path& path) {
  std::error_code unreadable;
  return std::filesystem::is_regular_file(path, unreadable);
}

}  // namespace

std::string modeline_in(const std::filesystem::path& folder) {
  const std::optional<std::filesystem::path> schema = find_above(folder, schema_file, is_file);
  return schema
             ? fmt::format("# yaml-language-server: $schema={}\n", schema->lexically_relative(folder).generic_string())
             : std::string();
}

}  // namespace cme
