// SPDX-License-Identifier: MIT
#include "cli/links.hpp"

#include <fmt/format.h>

#include <system_error>

#include "base/paths.hpp"
#include "base/safe_output.hpp"
#include "cli/locate.hpp"
#include "cme/base/result.hpp"

namespace cme {

namespace fs = std::filesystem;

namespace {

/// Where a path leads that does not stay visible in `home`.
std::string way_out(const fs::path& real, const fs::path& home) {
  return fmt::format("{} {}", is_within(real, home) ? "to something hidden in" : "out of", quote(home.native()));
}

}  // namespace

fs::path home_of(const fs::path& folder) {
  return find_repository(real_path(folder));
}

fs::path home_of_records(const fs::path& folder) {
  const fs::path home = home_of(folder);
  const fs::path above = home.parent_path();
  return is_repository_root(home) || !above.has_relative_path() ? home : above;
}

fs::path home_of_catalog(const fs::path& folder, const Settings& settings) {
  return folder == settings.records.value ? home_of_records(folder) : home_of(folder);
}

void check_home(const fs::path& records, const fs::path& folder, std::string_view name) {
  const fs::path home = home_of(folder);
  const fs::path real = real_path(records);
  if (!is_visible_in(real, home)) {
    throw Error(fmt::format("{} leads {}", name, way_out(real, home)),
                "to use such a folder, name it yourself: --records FOLDER, or the variable CME_RECORDS");
  }
}

void check_links(const fs::path& path, std::string_view typed, const Io& io) {
  fs::path folder = path.root_path();
  for (const fs::path& part : path.relative_path()) {
    std::error_code unreadable;
    const bool is_link = fs::is_symlink(fs::symlink_status(folder / part, unreadable));
    const bool is_here = !io.working_directory.empty() && is_within(folder, io.working_directory);
    if (is_link && (is_here || is_repository_root(find_repository(folder)))) {
      const fs::path real = real_path(path);
      const fs::path home = home_of(folder);
      if (!is_visible_in(real, home)) {
        throw Error(fmt::format("{} leads by a link {}", quote(typed), way_out(real, home)),
                    fmt::format("if you mean {}, name that", quote(real.native())));
      }
    }
    folder /= part;
  }
}

}  // namespace cme
