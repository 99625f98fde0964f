// SPDX-License-Identifier: MIT
#pragma once

#include "cme/base/result.hpp"
#include "import/page/page.hpp"

namespace cme {

/// The activity that a page describes. Fails with a sentence if the page has no label or no id.
Result<ImportedActivity> to_activity(Page page);

}  // namespace cme
