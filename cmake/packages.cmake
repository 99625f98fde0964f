# SPDX-License-Identifier: MIT

# What `cpack` makes of a release build: a Debian package, and an archive with a program that brings its libraries along.
# docs/installing.md says what each of them needs.

set(doc_dir ${CMAKE_INSTALL_DATADIR}/doc/cme)
install(FILES LICENSE CHANGELOG.md DESTINATION ${doc_dir} COMPONENT documents)

# Debian's places for the license and the changes, and compressed pages of the manual. A package that Debian makes itself,
# from revision 1 on, replaces ours.
set(debian_version ${PROJECT_VERSION}-0cme1)
set(maintainer "the cme developers <cme@packages.invalid>")
configure_file(packaging/install_debian_files.cmake.in install_debian_files.cmake @ONLY)
install(SCRIPT ${CMAKE_CURRENT_BINARY_DIR}/install_debian_files.cmake COMPONENT debian EXCLUDE_FROM_ALL)

# The program of the archive looks for libraries beside itself (as DT_RPATH, which libraries of libraries are looked for
# by, too). No other may: CMake ends the path of a program that it installs with an empty folder, which is the working
# directory, and there the library could be anybody's. This one is not installed by CMake, but copied.
add_executable(cme_of_archive EXCLUDE_FROM_ALL $<TARGET_OBJECTS:cme>)
target_link_libraries(cme_of_archive PRIVATE cme_cli)
set_target_properties(cme_of_archive PROPERTIES BUILD_RPATH "$ORIGIN/../lib/cme")
if(CMAKE_SYSTEM_NAME STREQUAL Linux)
  target_link_options(cme_of_archive PRIVATE -Wl,--disable-new-dtags)
endif()
configure_file(packaging/install_bundle.cmake.in install_bundle.cmake.in @ONLY)
file(
  GENERATE
  OUTPUT install_bundle.cmake
  INPUT ${CMAKE_CURRENT_BINARY_DIR}/install_bundle.cmake.in)
install(SCRIPT ${CMAKE_CURRENT_BINARY_DIR}/install_bundle.cmake COMPONENT bundle EXCLUDE_FROM_ALL)

# cpack does not build the tests first.
set(CMAKE_SKIP_INSTALL_ALL_DEPENDENCY ON)
set(CPACK_GENERATOR DEB TGZ)
set(CPACK_PROJECT_CONFIG_FILE ${CMAKE_CURRENT_SOURCE_DIR}/packaging/cpack.cmake)
set(CPACK_PACKAGE_VENDOR "the cme developers")
set(CPACK_PACKAGE_CONTACT ${maintainer})
set(CPACK_PACKAGE_DESCRIPTION_SUMMARY "checks, searches and publishes CME activity records")
set(CPACK_STRIP_FILES ON)
set(CPACK_DEB_COMPONENT_INSTALL ON)
set(CPACK_ARCHIVE_COMPONENT_INSTALL ON)
set(CPACK_COMPONENTS_GROUPING ALL_COMPONENTS_IN_ONE)
string(TOLOWER "cme-${PROJECT_VERSION}-${CMAKE_SYSTEM_NAME}-${CMAKE_SYSTEM_PROCESSOR}" CPACK_PACKAGE_FILE_NAME)

set(CPACK_DEBIAN_FILE_NAME DEB-DEFAULT)
set(CPACK_DEBIAN_PACKAGE_VERSION ${debian_version})
set(CPACK_DEBIAN_PACKAGE_SECTION science)
set(CPACK_DEBIAN_PACKAGE_SHLIBDEPS ON)
set(CPACK_DEBIAN_PACKAGE_RECOMMENDS git)
set(CPACK_DEBIAN_PACKAGE_SUGGESTS "bash-completion, less")
set(CPACK_DEBIAN_PACKAGE_CONTROL_STRICT_PERMISSION ON)
set(CPACK_DEBIAN_PACKAGE_DESCRIPTION
    "Keeps activities of continuing medical education (CME) as YAML files, one
for each activity, in a folder or a repository. The program validates them
against the rules of the accrediting bodies, lists and searches them, imports
spreadsheets and directory pages, and renders a web site.")
include(CPack)
