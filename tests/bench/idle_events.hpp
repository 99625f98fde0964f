// SPDX-License-Identifier: MIT
#pragma once

#include <string>

namespace cme::bench {

/// Has yaml-cpp read a document and does nothing with its events: the least that reading by yaml-cpp can cost. Throws
/// YAML::Exception if it is no YAML.
void drive_yaml_cpp(const std::string& text);

}  // namespace cme::bench
