// SPDX-License-Identifier: MIT
#pragma once

#include "cme/model/activity.hpp"
#include "site/template_values.hpp"

namespace cme {

/// What `activity-body.html` shows of an activity.
TemplateValues activity_values(const Activity& activity);

}  // namespace cme
