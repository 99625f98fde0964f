// SPDX-License-Identifier: MIT
#include "render/schema.hpp"

#include "cli/cli.hpp"
#include "cli/talk.hpp"

namespace cme {

ExitCode run(const SchemaOptions& /*options*/, Io& io) {
  write(io, record_schema());
  return ExitCode::yes;
}

}  // namespace cme
