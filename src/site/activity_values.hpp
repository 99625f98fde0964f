// SPDX-License-Identifier: MIT
#pragma once

#include "cme/model/activity.hpp"
#include "site/template_values.hpp"

namespace cme {

/// The values for `activity-body.html`.
TemplateValues activity_values(const Activity& activity);

}  // namespace cme
