# SPDX-License-Identifier: MIT

# cmake -DSOURCE_DIR=… -DLIBRARIES=… -DOUTPUT=… -P build_facts.cmake: writes the values of src/cli/build_facts.hpp. They
# come from git; in the source of a release from cmake/commit.txt, where `git archive` writes them.
set(commit "")
set(day "")
find_program(GIT git)
if(GIT AND EXISTS ${SOURCE_DIR}/.git)
  execute_process(
    COMMAND ${GIT} -C ${SOURCE_DIR} log -1 --format=%H|%cs
    OUTPUT_VARIABLE log
    OUTPUT_STRIP_TRAILING_WHITESPACE ERROR_QUIET)
else()
  file(STRINGS ${SOURCE_DIR}/cmake/commit.txt log LIMIT_COUNT 1)
endif()
if(log MATCHES "^([0-9a-f]+)[|](....-..-..)$")
  set(commit ${CMAKE_MATCH_1})
  set(day ${CMAKE_MATCH_2})
else()
  string(TIMESTAMP day "%Y-%m-%d" UTC) # SOURCE_DATE_EPOCH, if that is set
endif()

set(text
    "// Written by cmake/build_facts.cmake.
#include \"cli/build_facts.hpp\"

namespace cme {

const std::string_view build_commit = \"${commit}\";
const std::string_view build_day = \"${day}\";
const std::string_view build_libraries = \"${LIBRARIES}\";

}  // namespace cme
")
file(WRITE ${OUTPUT} "${text}")
