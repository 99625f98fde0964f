// SPDX-License-Identifier: MIT
#pragma once

#include "cli/help.hpp"

namespace cme {

inline constexpr std::string_view validate_examples[] = {
    "cme validate",
    "cme validate records/14389.yaml",
    "cme validate records/90002.yaml --fail-on warning -o concise",
    "cme validate -o json",
    "cme validate - < records/14389.yaml",
    "cme validate --fix records/14389.yaml",
};
inline constexpr std::string_view list_examples[] = {
    "cme list --board Radiology",
    "cme list --board ABR --board ABTS --free",
    "cme list --status expiring --within 365 -o csv",
    "cme list --format Live --min-credits 5 --sort expires",
    "cme list --provider 'example society' --fields id,title,boards",
};
inline constexpr std::string_view search_examples[] = {
    "cme search lung cancer",
    "cme search '\"lung cancer\" -skin'",
    "cme search 'title:controvers* oncology' --board Radiology",
    "cme search -o json --limit 5 imaging",
};
inline constexpr std::string_view show_examples[] = {
    "cme show 14389",
    "cme show 14389 90001 -o markdown",
    "cme show 14389 -o json",
};
inline constexpr std::string_view import_examples[] = {
    "cme import --dry-run docs/examples/pages",
    "cme import --dry-run --title 'Lung Nodules' - < docs/examples/pages/91001.txt",
    "cme import --dry-run --csv docs/examples/activities.csv",
};
inline constexpr std::string_view explain_examples[] = {
    "cme explain",
    "cme explain unknown-board",
};
inline constexpr std::string_view fmt_examples[] = {
    "cme fmt --check",
    "cme fmt --diff records/14389.yaml",
    "cme fmt - < records/14389.yaml",
};
inline constexpr std::string_view new_examples[] = {
    "cme new",
    "cme new 90100 --title 'Chest Imaging' --format Live --expires 2027-06-30",
    "cme new --like 90029 --into records/series",
};
inline constexpr std::string_view schema_examples[] = {
    "cme schema",
};

inline constexpr std::string_view config_examples[] = {
    "cme config",
    "cme config --records records/series",
};

inline constexpr std::string_view cache_examples[] = {
    "cme cache",
    "cme cache --clear",
};

inline constexpr CommandHelp validate_help{
    "validate", "[OPTION…] [PATH…]", "Check the records: what is wrong, where, what to write",
    "Without a PATH, all records are checked. With files or folders, only their problems are shown; the rest of their "
    "catalog is read too, as an id may stand only once. \"-\" reads one record from standard input.\n"
    "--fix writes what leaves no doubt into the records, and changes nothing else in them; --diff shows it before.\n"
    "Exit code 1 tells that there are problems (with --diff alone: something to fix), 2 that something could not be "
    "read.",
    validate_examples};
inline constexpr CommandHelp list_help{"list", "[OPTION…]", "List the activities that pass the filters",
                                       "A table on a terminal, tab-separated values in a pipe, or another format by "
                                       "-o. Broken records are left out, with a "
                                       "word about it.",
                                       list_examples};
inline constexpr CommandHelp search_help{
    "search", "[OPTION…] WORD…", "Search the texts of the activities, best match first",
    "Titles, keywords, objectives, providers, descriptions and disclaimers are searched. All words must occur, in any "
    "form and case. \"a phrase\" must occur as it stands, -word must not, word* may go "
    "on, title:word must stand in the title (likewise keywords:, objectives:, provider:, description:, disclaimers:). "
    "Put such a query "
    "between single quotes; one that begins with - goes behind \"--\".\n"
    "Exit code 1 tells that nothing was found.",
    search_examples};
inline constexpr CommandHelp show_help{"show", "[OPTION…] ID…", "Show activities as the directory lays out its pages",
                                       "Exit code 1 tells that there is no activity with one of the ids.",
                                       show_examples};
inline constexpr CommandHelp import_help{
    "import", "[OPTION…] [FILE…]", "Make records of directory pages or of a spreadsheet",
    "A FILE is a page of the ABMS directory, saved as text or HTML, or a folder of such pages (.txt, .html, .htm); "
    "\"-\" "
    "reads one from standard input. Each becomes ID.yaml in the records folder. An id that has a record already is "
    "refused; with --update its record is changed where it differs, and all else in it stays, comments too. What the "
    "page does not say is left as it is.\n"
    "The first row of a spreadsheet holds the headings: the record's keys or the directory's labels. A row that cannot "
    "be "
    "read is told with its row and column and left out.\n"
    "Exit code 1 tells that pages or rows were left out, 2 that something could not be read or written.",
    import_examples};
inline constexpr CommandHelp explain_help{"explain", "[OPTION…] [RULE…]",
                                          "Explain a rule of validate, or list them all", "", explain_examples};
inline constexpr CommandHelp fmt_help{
    "fmt", "[OPTION…] [PATH…]", "Write records in their canonical form, comments kept",
    "Without a PATH, all records are formatted; with files or folders, only those. \"-\" reads one record from "
    "standard "
    "input and prints it. A record is written only if it reads the same afterwards, with every comment; else, and if "
    "it "
    "is broken, it is left as it is, and told.\n"
    "Exit code 1 tells that a record is not in canonical form (with --check or --diff), 2 that one was left as it is.",
    fmt_examples};
inline constexpr CommandHelp new_help{
    "new", "[OPTION…] [ID]", "Begin a record, with a key for all that it should say",
    "Writes ID.yaml and prints its path. Without an ID, the next one above the largest is taken. What is not known yet "
    "stands there as a key without a value, with a comment that says what belongs there; \"cme validate\" points at "
    "each. "
    "On a terminal, it asks for what the options do not say.\n"
    "No file is ever overwritten.",
    new_examples};
inline constexpr CommandHelp schema_help{"schema", "[OPTION…]", "Print the record format as a JSON Schema, for editors",
                                         "An editor with a YAML server offers keys and terms and marks mistakes while "
                                         "one types, in records whose first line "
                                         "names the file with the schema:\n"
                                         "# yaml-language-server: $schema=../schema/activity.schema.json",
                                         schema_examples};
inline constexpr CommandHelp config_help{
    "config", "[OPTION…]", "Print the settings in force, and where each comes from",
    "An option counts more than a variable of the environment (CME_RECORDS, CME_TODAY, CME_FAIL_ON), that more than "
    "the "
    "project's file cme.yaml, and that more than the default. cme.yaml is looked for here and in the folders above, as "
    "far as the root of the repository. It may say:\n"
    "records: FOLDER, as seen from the file\n"
    "fail-on: error or warning\n"
    "severity: a mapping of rules to error, warning, note or off\n"
    "approval-types: a list of the house's own types of approval",
    config_examples};

inline constexpr CommandHelp cache_help{
    "cache", "[OPTION…]", "Show the search indexes that are kept, or remove them",
    "\"cme search\" keeps one for each records folder in $XDG_CACHE_HOME/cme, or else in ~/.cache/cme, to be quick the "
    "next time. Removing them loses nothing. CME_NO_CACHE=1 in the environment, or \"cme search --no-cache\", searches "
    "without.",
    cache_examples};

}  // namespace cme
