# SPDX-License-Identifier: MIT

# Read by cpack for each kind of package: what is in it.
if(CPACK_GENERATOR STREQUAL DEB)
  set(CPACK_COMPONENTS_ALL debian program share)
else()
  set(CPACK_COMPONENTS_ALL bundle documents manual share)
  set(CPACK_COMPONENT_INCLUDE_TOPLEVEL_DIRECTORY ON)
endif()
