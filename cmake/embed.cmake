# SPDX-License-Identifier: MIT

# Builds a text file into a library, as `extern const std::string_view NAME` of the namespace cme.
function(embed_text target file name)
  file(READ ${file} content)
  set(source ${CMAKE_CURRENT_BINARY_DIR}/embedded/${name}.cpp)
  configure_file(cmake/embedded.cpp.in ${source} @ONLY)
  set_property(DIRECTORY APPEND PROPERTY CMAKE_CONFIGURE_DEPENDS ${file})
  target_sources(${target} PRIVATE ${source})
endfunction()
