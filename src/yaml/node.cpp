// SPDX-License-Identifier: MIT
#include "cme/yaml/node.hpp"

namespace cme {

bool YamlNode::is_null() const {
  return kind == YamlKind::scalar && style == YamlStyle::plain &&
         (text.empty() || text == "~" || text == "null" || text == "Null" || text == "NULL");
}

}  // namespace cme
