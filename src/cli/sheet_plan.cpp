// SPDX-License-Identifier: MIT
#include "cli/sheet_plan.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <set>
#include <span>
#include <unordered_map>
#include <unordered_set>
#include <utility>

#include "base/ascii.hpp"
#include "base/files.hpp"
#include "base/fold.hpp"
#include "base/paths.hpp"
#include "base/safe_output.hpp"
#include "base/utf8.hpp"
#include "base/words.hpp"
#include "cli/links.hpp"
#include "cli/locate.hpp"
#include "cli/names.hpp"
#include "cli/settings.hpp"
#include "cme/base/result.hpp"
#include "cme/model/url.hpp"
#include "cme/record/load.hpp"
#include "import/cell_text.hpp"
#include "import/workbook.hpp"

namespace cme {

namespace {

/// Real sheets have a few hundred at most, and each is compared with all names.
constexpr std::size_t most_columns = 1000;

bool is_known_name(std::string_view name) {
  const Column column = make_column(name, name);
  return column.kind != ColumnKind::unknown && (column.kind != ColumnKind::derived || column.field == Field::boards);
}

/// The rules of a map by their headings, both as written and folded.
class RulesByHeading {
 public:
  explicit RulesByHeading(const LoadedColumnMap& map) : map_(map) {
    for (std::size_t i = 0; i < map.columns.size(); ++i) {
      numbers_.emplace(one_line(map.columns[i].heading), i);
      folded_numbers_.emplace(fold(map.columns[i].heading), i);
    }
  }

  /// The map's first rule for the heading, or null. A rule with exactly the words of another heading in the sheet
  /// belongs to that heading.
  [[nodiscard]] const ColumnRule* find(const std::string& heading, const std::set<std::string>& headings = {}) const {
    const auto same = numbers_.find(heading);
    const auto alike = folded_numbers_.find(fold(heading));
    const std::size_t none = map_.columns.size();
    const std::size_t first_same = same == numbers_.end() ? none : same->second;
    const std::size_t first_alike = alike == folded_numbers_.end() ? none : alike->second;
    const bool is_of_other = first_alike != none && first_alike != first_same &&
                             headings.contains(one_line(map_.columns[first_alike].heading));
    const std::size_t first = is_of_other ? first_same : std::min(first_same, first_alike);
    return first == none ? nullptr : &map_.columns[first];
  }

 private:
  const LoadedColumnMap& map_;
  std::unordered_map<std::string, std::size_t> numbers_;
  std::unordered_map<std::string, std::size_t> folded_numbers_;
};

Column make_ruled_column(const std::string& heading, const ColumnRule& rule) {
  if (rule.name.empty()) {
    return {.heading = heading, .kind = ColumnKind::skipped};
  }
  Column column = make_column(heading, rule.name);
  if (rule.credit_type) {
    column.credit_type = rule.credit_type;
  }
  if (rule.dates) {
    column.date_order = rule.dates;
  }
  column.separator = rule.separator;
  if (rule.currency) {
    column.currency = rule.currency;
  }
  if (rule.audience) {
    column.audience = rule.audience;
  }
  column.words = rule.words;
  column.gather = rule.gather;
  column.is_mapped = true;
  return column;
}

/// The column of a heading that repeats the words of another and has no rule of its own in the map: the rule for those
/// words applies to it too if both columns can have it; a rule that skips them leaves it the key that the words mean.
Column make_repeated_column(const std::string& name, const std::string& words, const ColumnRule& rule) {
  Column column = make_ruled_column(name, rule);
  if (column.kind == ColumnKind::skipped) {
    Column own = make_column(name, words);
    return own.kind == ColumnKind::unknown ? column : own;
  }
  return takes_several(column) ? column : Column{.heading = name};
}

/// The meaning of the column according to the map, otherwise according to its heading.
Column settle_column(const RulesByHeading& rules, const std::set<std::string>& headings, const std::string& name,
                     const std::string& words) {
  if (const ColumnRule* const rule = rules.find(name, headings)) {
    return make_ruled_column(name, *rule);
  }
  const ColumnRule* const rule = name == words ? nullptr : rules.find(words, headings);
  return rule != nullptr ? make_repeated_column(name, words, *rule) : make_column(name, words);
}

/// The order of dates in the column, if all dates that reveal one agree.
std::optional<DateOrder> find_column_order(const SheetPlan& plan, const Sheet& sheet, std::size_t column) {
  std::set<DateOrder> orders;
  for_each_cell(plan, sheet, column, [&](const Cell& cell) {
    if (const auto order = find_date_order(cell)) {
      orders.insert(*order);
    }
  });
  return orders.size() == 1 ? std::optional(*orders.begin()) : std::nullopt;
}

/// A program that saves the output of `cme list` writes all dates in one order: what one column reveals is true for
/// all.
void share_date_order(SheetPlan& plan) {
  std::set<DateOrder> orders;
  for (const Column& column : plan.reading.columns) {
    if (column.date_order) {
      orders.insert(*column.date_order);
    }
  }
  for (Column& column : plan.reading.columns) {
    if (orders.size() == 1 && is_date(column)) {
      column.date_order = *orders.begin();
    }
  }
}

bool has_key(const SheetPlan& plan, Field field) {
  return std::ranges::any_of(plan.reading.columns, [&](const Column& column) {
    return column.kind == ColumnKind::key && column.field == field;
  });
}

/// Decides about columns that `cme list` derives: boards are the approvals if no other column is, and in a sheet that
/// it did not write, or with other values, status, days and files are the person's own.
void settle_derived(SheetPlan& plan, const Sheet& sheet) {
  for (std::size_t i = 0; i < plan.width(); ++i) {
    Column& column = plan.reading.columns[i];
    if (column.kind != ColumnKind::derived) {
      continue;
    }
    const bool is_list = plan.reading.origin == SheetOrigin::cme || plan.may_be_list;
    if (column.field == Field::boards && (!is_list || !has_key(plan, Field::approvals))) {
      column.kind = ColumnKind::key;
      column.field = Field::approvals;
      continue;
    }
    bool is_own = !is_list;
    for_each_cell(plan, sheet, i, [&](const Cell& cell) {
      is_own = is_own ||
               (column.field == Field::status &&
                std::ranges::find(status_names(), trim(cell.text)) == status_names().end()) ||
               (column.field == Field::file && !is_record_file(cell.text));
    });
    column.kind = is_own ? ColumnKind::unknown : ColumnKind::derived;
  }
}

/// Columns without a heading that only number the rows or have no cells need no explanation.
void settle_unnamed(SheetPlan& plan, const Sheet& sheet) {
  for (std::size_t i = 0; i < plan.width(); ++i) {
    Column& column = plan.reading.columns[i];
    if (!is_unnamed(plan.headings, i) || column.kind != ColumnKind::unknown) {
      continue;
    }
    bool is_empty = true;
    for_each_cell(plan, sheet, i, [&](const Cell&) { is_empty = false; });
    if (is_empty || is_counter(sheet, plan.headings.row, i)) {
      column.kind = ColumnKind::skipped;
    }
  }
}

/// Gives each column of amounts the column with its types. Numbers say which belong together: `Credit Type 2` and
/// `Credits 2`, but not `Credit Type 1`. Without numbers, as many columns of both kinds belong together in their order.
void pair_types_with_amounts(SheetPlan& plan) {
  std::vector<std::size_t> types;
  std::vector<std::size_t> amounts;
  bool are_types_numbered = false;
  bool are_amounts_numbered = false;
  for (std::size_t i = 0; i < plan.width(); ++i) {
    const Column& column = plan.reading.columns[i];
    const bool is_numbered = number_of_heading(column.heading).has_value();
    if (column.kind == ColumnKind::credit_types) {
      types.push_back(i);
      are_types_numbered = are_types_numbered || is_numbered;
    } else if (column.kind == ColumnKind::key && column.field == Field::credits && !column.credit_type) {
      amounts.push_back(i);
      are_amounts_numbered = are_amounts_numbered || is_numbered;
    }
  }
  if (are_types_numbered && are_amounts_numbered) {
    const auto number = [&](std::size_t i) { return number_of_heading(plan.headings.names[i]).value_or(1); };
    for (const std::size_t amount : amounts) {
      const auto type = std::ranges::find(types, number(amount), number);
      // Without types of its own, it has none, rather than those of another column.
      plan.reading.columns[amount].types_column = type == types.end() ? amount : *type;
    }
  } else if (types.size() > 1 && types.size() == amounts.size()) {
    for (std::size_t i = 0; i < amounts.size(); ++i) {
      plan.reading.columns[amounts[i]].types_column = types[i];
    }
  }
}

std::size_t find_column(const SheetPlan& plan, const std::string& heading) {
  const auto found =
      std::ranges::find_if(plan.headings.names, [&](const std::string& name) { return fold(name) == fold(heading); });
  if (found == plan.headings.names.end()) {
    const std::vector<std::string_view> names(plan.headings.names.begin(), plan.headings.names.end());
    refuse_name("heading of the spreadsheet", heading, names, "it appears only in the map");
  }
  return static_cast<std::size_t>(found - plan.headings.names.begin());
}

/// Rejects a map with rules for headings that the sheet does not have, and names all of them.
void check_headings(const SheetPlan& plan, const LoadedColumnMap& map) {
  std::unordered_set<std::string> folded;
  for (const std::string& name : plan.headings.names) {
    folded.insert(fold(name));
  }
  std::vector<std::string> unknown;
  for (const ColumnRule& rule : map.columns) {
    std::string heading = one_line(rule.heading);
    if (!folded.contains(fold(heading)) && std::ranges::find(unknown, heading) == unknown.end()) {
      unknown.push_back(std::move(heading));
    }
  }
  if (unknown.size() == 1) {
    find_column(plan, unknown.front());
  }
  if (!unknown.empty()) {
    std::vector<std::string> quoted;
    std::ranges::transform(unknown, std::back_inserter(quoted),
                           [](const std::string& heading) { return quote(heading); });
    throw Error(fmt::format("the map has {} that are not headings of the spreadsheet: {}",
                            counted(unknown.size(), "line"), fmt::join(quoted, ", ")),
                "write each heading exactly as it is in the spreadsheet");
  }
}

/// Throws Error if the headings are below each other, so that each activity is a column.
void check_direction(const SheetPlan& plan, const Sheet& sheet) {
  constexpr std::size_t most_rows = 50;
  constexpr std::size_t fewest_headings = 3;
  const auto known_across = std::ranges::count_if(
      plan.reading.columns, [](const Column& column) { return column.kind != ColumnKind::unknown; });
  const auto rows = std::span(sheet.rows).first(std::min(sheet.rows.size(), most_rows));
  const auto known_below = std::ranges::count_if(rows, [](const SheetRow& row) {
    return !row.cells.empty() && row.cells.front().kind == CellKind::text &&
           is_known_name(one_line(row.cells.front().text));
  });
  if (known_below >= std::ptrdiff_t{fewest_headings} && known_below > known_across) {
    throw Error(fmt::format("the headings of {} are in its first column, not in a row", plan.origin),
                "each activity must be a row: copy the cells in the spreadsheet program, and paste them transposed "
                "into a new sheet");
  }
}

void add_constants(const LoadedColumnMap& map, SheetPlan& plan) {
  for (const ColumnConstant& constant : map.constants) {
    Column column = make_column(constant.name, constant.name);
    plan.reading.columns.push_back(std::move(column));
    plan.reading.constants.push_back({.text = constant.text});
  }
}

/// Whether a cell of the row has the address that one of its cells leads to, or that cell as much of it as says all: a
/// DOI, the name of a mailbox.
bool has_address(const SheetRow& row, const CellLink& link) {
  const std::string_view words = trim(row.cells[link.column].text);
  return (!words.empty() && link.address.find(words) != std::string::npos) ||
         std::ranges::any_of(row.cells,
                             [&](const Cell& cell) { return cell.text.find(link.address) != std::string::npos; });
}

void check_width(const std::string& origin, const Sheet& sheet) {
  for (const SheetRow& row : sheet.rows) {
    if (row.cells.size() > most_columns) {
      throw Error(fmt::format("{}: row {} has {} columns; the limit is {}", origin, row.number, row.cells.size(),
                              most_columns));
    }
  }
}

/// Takes the guards from the headings, and lets those of a text end with its row of headings.
void settle_headings(SheetPlan& plan, const Sheet& sheet) {
  if (plan.reading.has_guards) {
    for (std::vector<std::string>* const names : {&plan.headings.names, &plan.headings.words}) {
      std::ranges::transform(*names, names->begin(), without_formula_guard);
    }
  }
  if (plan.is_text) {
    plan.headings.names.resize(
        std::max(sheet.rows[plan.headings.first_row].cells.size(), sheet.rows[plan.headings.row].cells.size()));
    plan.headings.words.resize(plan.headings.names.size());
  }
}

}  // namespace

LoadedColumnMap read_column_map(const std::optional<std::string>& file, YamlReader reader, const Io& io) {
  if (!file) {
    return {};
  }
  const std::filesystem::path path = absolute_path(io, *file);
  check_links(path, *file, io);
  const Result<std::string> bytes = read_file(path, max_record_bytes);
  if (!bytes) {
    throw Error(fmt::format("cannot read {}: {}", *file, bytes.error()));
  }
  if (bytes->size() > max_record_bytes) {
    throw Error(fmt::format("{} is larger than 1 MiB, the limit for a map", quote(*file)),
                "a map has one line for each column; see \"cme import SHEET --write-map FILE\"");
  }
  LoadedColumnMap map = load_column_map(
      *file, *bytes,
      {.usual = column_names(),
       .is_known = is_known_name,
       .takes_option = [](std::string_view name,
                          std::string_view option) { return takes_option(make_column(name, name), option); }},
      reader);
  if (!map.findings.empty()) {
    throw BadProject(std::move(map.findings));
  }
  return map;
}

SheetPlan plan_sheet(std::string origin, const SheetFile& file, const Sheet& sheet, const LoadedColumnMap& map) {
  const RulesByHeading rules(map);
  const auto is_known = [&](std::string_view heading) {
    return rules.find(std::string(heading)) != nullptr || is_known_name(heading);
  };
  check_width(origin, sheet);
  std::optional<Headings> headings = find_headings(sheet, is_known);
  if (!headings) {
    throw Error(fmt::format("{} has no rows", origin), "the first row must be column headings");
  }
  SheetPlan plan{.origin = std::move(origin), .headings = *std::move(headings), .is_text = file.is_text};
  plan.reading.day_zero = sheet.day_zero;
  plan.reading.decimal_sign = file.decimal_sign;
  plan.reading.origin = origin_of(file, sheet);
  plan.may_be_list = file.has_keys && plan.reading.origin == SheetOrigin::person;
  plan.reading.has_guards = has_guards(file, sheet);
  settle_headings(plan, sheet);
  const std::set<std::string> names(plan.headings.names.begin(), plan.headings.names.end());
  for (std::size_t i = 0; i < plan.width(); ++i) {
    plan.reading.columns.push_back(settle_column(rules, names, plan.headings.names[i], plan.headings.words[i]));
  }
  check_direction(plan, sheet);
  check_headings(plan, map);
  settle_derived(plan, sheet);
  settle_unnamed(plan, sheet);
  for (std::size_t i = 0; i < plan.width(); ++i) {
    if (Column& column = plan.reading.columns[i]; is_date(column) && !column.date_order) {
      column.date_order = find_column_order(plan, sheet, i);
    }
  }
  if (file.has_keys) {
    share_date_order(plan);
  }
  if (map.group_by) {
    plan.group_by = find_column(plan, one_line(*map.group_by));
  }
  if (map.id && !has_key(plan, Field::id)) {
    plan.id = map.id;
    if (!map.id->is_next) {
      plan.id_from = find_column(plan, one_line(map.id->from));
    }
  }
  pair_types_with_amounts(plan);
  add_constants(map, plan);
  return plan;
}

void for_each_cell(const SheetPlan& plan, const Sheet& sheet, std::size_t column,
                   const Function<void(const Cell&)>& take) {
  for (const SheetRow& row : std::span(sheet.rows).subspan(plan.headings.row + 1)) {
    if (column < row.cells.size() && !trim(row.cells[column].text).empty() && !row.problem && !is_total(row)) {
      take(row.cells[column]);
    }
  }
}

std::map<std::size_t, std::size_t> use_links(const SheetPlan& plan, Sheet& sheet) {
  std::vector<std::pair<SheetRow*, const CellLink*>> others;
  for (const CellLink& link : sheet.links) {
    const auto row = std::ranges::lower_bound(sheet.rows, link.row, {}, &SheetRow::number);
    const bool is_below = row - sheet.rows.begin() > static_cast<std::ptrdiff_t>(plan.headings.row);
    if (row == sheet.rows.end() || row->number != link.row || !is_below ||
        link.column >= std::min(plan.width(), row->cells.size())) {
      continue;
    }
    const Column& column = plan.reading.columns[link.column];
    Cell& cell = row->cells[link.column];
    if (column.kind == ColumnKind::key && column.field == Field::url && !Url::parse(trim(cell.text)) &&
        Url::parse(link.address)) {
      cell.text = link.address;
    } else if (column.kind == ColumnKind::key || column.kind == ColumnKind::own) {
      others.emplace_back(&*row, &link);
    }
  }
  std::map<std::size_t, std::size_t> unread;
  for (const auto& [row, link] : others) {
    unread[link->column] += has_address(*row, *link) ? std::size_t{0} : std::size_t{1};
  }
  std::erase_if(unread, [](const auto& each) { return each.second == 0; });
  return unread;
}

void check_keys(const SheetPlan& plan) {
  std::map<Field, const Column*> first;
  for (const Column& column : std::span(plan.reading.columns).first(plan.width())) {
    if (column.kind == ColumnKind::key && !takes_several(column)) {
      const auto [same, is_new] = first.emplace(column.field, &column);
      if (!is_new) {
        const Column& other = *same->second;
        const std::string other_one =
            safe_text(is_vague(other) && !is_vague(column) ? other.heading : column.heading, Target::terminal);
        throw Error(fmt::format("the columns {} and {} both have the key {}", quote(other.heading),
                                quote(column.heading), field_info(column.field).name),
                    fmt::format("skip one of them in a map: \"{}: skip\"{}", other_one,
                                column.field == Field::fee
                                    ? fmt::format(", or say who pays: \"{}: {{key: fee, for: members}}\"", other_one)
                                    : ""));
      }
    }
  }
}

std::vector<std::size_t> unknown_columns(const SheetPlan& plan) {
  std::vector<std::size_t> unknown;
  for (std::size_t i = 0; i < plan.width(); ++i) {
    // A column that gives ids or groups rows is already in use.
    if (plan.reading.columns[i].kind == ColumnKind::unknown && plan.id_from != i && plan.group_by != i) {
      unknown.push_back(i);
    }
  }
  return unknown;
}

bool has_ids(const SheetPlan& plan) {
  return plan.id.has_value() || has_key(plan, Field::id);
}

}  // namespace cme
