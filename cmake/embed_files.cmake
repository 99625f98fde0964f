# SPDX-License-Identifier: MIT
#
# Writes OUTPUT, the C++ source that holds the files of FILES (separated by commas) for src/site/built_in.hpp.
string(REPLACE "," ";" FILES "${FILES}")
set(entries "")
foreach(file IN LISTS FILES)
  get_filename_component(name "${file}" NAME)
  file(READ "${file}" text)
  if(name MATCHES "[.]js$")
    # Comments on lines of their own, and indentation, are for readers of the source only.
    string(REGEX REPLACE "\n[ \n]+" "\n" text "\n${text}")
    string(REGEX REPLACE "\n/[*][^*]*[*]/" "" text "${text}")
    string(STRIP "${text}" text)
  endif()
  string(APPEND entries "    {\"${name}\", R\"built_in(${text})built_in\"},\n")
endforeach()
file(WRITE "${OUTPUT}"
     "// SPDX-License-Identifier: MIT
#include \"site/built_in.hpp\"

namespace cme {
namespace {

constexpr BuiltInFile files[] = {
${entries}};

}  // namespace

std::span<const BuiltInFile> built_in_files() {
  return files;
}

}  // namespace cme
")
