// SPDX-License-Identifier: MIT
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "cme/model/activity.hpp"

namespace cme {

/// A change of one activity, to be printed: added if there is no `before`, removed if there is no `after`.
struct ActivityChange {
  const Activity* before = nullptr;
  const Activity* after = nullptr;
  std::string_view before_file = {};  ///< as printed
  std::string_view after_file = {};
};

/// One line for each change, which begins with the id: `14389  fee: $30 → $35`.
std::string changes_text(const std::vector<ActivityChange>& changes, bool color);

/// For a comment on a pull request: a heading for each activity and a list of its changes, cut at 60,000 bytes because
/// forges have a limit. `gaps` say what was not compared, each in one line.
std::string changes_markdown(const std::vector<ActivityChange>& changes, const std::vector<std::string>& gaps);

/// A `section` of HTML.
std::string changes_html(const std::vector<ActivityChange>& changes, const std::vector<std::string>& gaps);

/// One array of objects: `id`, `change` (added, removed or changed), `before_file`, `after_file`, `fields` with the key
/// and both values of each change, and `record`, the complete record of an added activity. Applying it to the first
/// state yields the second.
std::string changes_json(const std::vector<ActivityChange>& changes);

/// One id per line, each once.
std::string changes_ids(const std::vector<ActivityChange>& changes);

}  // namespace cme
