// SPDX-License-Identifier: MIT
#include <fmt/format.h>

#include <utility>

#include "base/ascii.hpp"
#include "base/safe_output.hpp"
#include "base/utf8.hpp"
#include "import/cell_json.hpp"
#include "import/cell_text.hpp"
#include "import/sheet.hpp"
#include "import/values.hpp"
#include "import/visible_text.hpp"

namespace cme {
namespace {

/// Text that stands for JSON, as `cme list -o csv` writes values with parts.
bool is_json(std::string_view cell) {
  const std::string_view text = trim(cell);
  return text.starts_with('{') || text.starts_with("[{") || text == "[]" || text == "null";
}

/// Reads the cells of one row into an activity.
class RowReader {
 public:
  RowReader(std::span<const Column> columns, std::span<const std::string> cells) : columns_(columns), cells_(cells) {}

  ReadRow read() {
    for (column_ = 0; column_ < columns_.size(); ++column_) {
      const VisibleText cell = text_of(column_);
      if (valid_utf8_prefix(cell.text) != cell.text.size()) {
        report("this is no UTF-8; save the file as CSV in UTF-8");
      } else if (!trim(cell.text).empty()) {
        read_cell(columns_[column_], cell.text);
        warn_of_removed(cell);
      }
    }
    return std::move(row_);
  }

 private:
  void report(std::string what) { row_.problems.push_back({.column = column_, .message = std::move(what)}); }

  void warn(std::vector<std::string> remarks) {
    for (std::string& remark : remarks) {
      row_.warnings.push_back({.column = column_, .message = std::move(remark)});
    }
  }

  void warn_of_removed(const VisibleText& cell) {
    if (!cell.remark.empty() && columns_[column_].kind != ColumnKind::derived) {
      warn({cell.remark});
    }
  }

  [[nodiscard]] VisibleText text_of(std::size_t column) const {
    std::string cell = without_formula_guard(cells_[column]);
    // No person wrote the JSON, and a text in it may be nothing else.
    return is_json(cell) ? VisibleText{.text = std::move(cell), .remark = {}} : keep_visible(cell);
  }

  template <class T, class Target>
  void take(Result<T> value, Target& target) {
    if (value) {
      target = *std::move(value);
    } else {
      report(std::move(value).error());
    }
  }

  void read_cell(const Column& column, const std::string& cell) {
    switch (column.kind) {
      case ColumnKind::key:
        return read_key(column.field, cell);
      case ColumnKind::own:
        row_.activity.extensions.push_back({.key = column.own_key, .is_list = false, .values = {read_text(cell)}});
        return;
      case ColumnKind::unnamed:
        return report("this column has no heading");
      case ColumnKind::credit_types:
        return read_credit_types(cell);
      case ColumnKind::derived:
        return;
    }
  }

  void read_key(Field field, const std::string& cell) {
    Activity& activity = row_.activity;
    switch (field) {
      case Field::id:
        return take(parse_id(trim(cell)), activity.id);
      case Field::title:
        activity.title = read_text(cell);
        return;
      case Field::provider:
        activity.provider = read_text(cell);
        return;
      case Field::accredited_provider:
        activity.accredited_provider = read_text(cell);
        return;
      case Field::url:
        return take(Url::parse(trim(cell)), activity.url);
      case Field::doi:
        return take(Doi::parse(trim(cell)), activity.doi);
      case Field::format:
        return take(parse_term<Format>(cell), activity.format);
      case Field::released:
        return take(parse_date(trim(cell)), activity.released);
      case Field::reviewed:
        return take(parse_date(trim(cell)), activity.reviewed);
      case Field::expires:
        return take(parse_date(trim(cell)), activity.expires);
      default:
        return read_parts(field, cell);
    }
  }

  /// The keys whose values have parts of their own.
  void read_parts(Field field, const std::string& cell) {
    Activity& activity = row_.activity;
    switch (field) {
      case Field::credits:
        return read_credits(cell);
      case Field::fee:
        return read_fees(cell);
      case Field::commercial_support:
        return read_support(cell);
      case Field::approvals:
        return take(is_json(cell) ? parse_approvals_json(cell) : parse_approvals(cell), activity.approvals);
      case Field::description:
        return take(is_json(cell) ? parse_description_json(cell) : read_paragraphs(cell), activity.description);
      default:
        return read_lists(field, cell);
    }
  }

  void read_lists(Field field, const std::string& cell) {
    Activity& activity = row_.activity;
    switch (field) {
      case Field::competencies:
        return take(parse_terms<Competency>(cell), activity.competencies);
      case Field::practice_settings:
        return take(parse_terms<PracticeSetting>(cell), activity.practice_settings);
      case Field::well_being:
        return take(parse_terms<WellBeing>(cell), activity.well_being);
      case Field::quality_processes:
        activity.quality_processes = split_list(cell);
        return;
      case Field::keywords:
        activity.keywords = split_list(cell);
        return;
      case Field::objectives:
        activity.objectives = split_list(cell);
        return;
      case Field::disclaimers:
        activity.disclaimers = split_list(cell);
        return;
      default:
        return read_prose(field, cell);
    }
  }

  void read_prose(Field field, const std::string& cell) {
    Activity& activity = row_.activity;
    auto& target = field == Field::opioid_rems ? activity.opioid_rems
                   : field == Field::mips      ? activity.mips
                   : field == Field::note      ? activity.note
                                               : activity.additional_information;
    target = read_text(cell);
  }

  void read_credits(const std::string& cell) {
    if (is_json(cell)) {
      return take(parse_credits_json(cell), row_.activity.credits);
    }
    std::vector<std::string> remarks;
    row_.activity.credits = read_credit(trim(cell), credit_types(), remarks);
    if (row_.activity.credits.empty()) {
      // Without a type there is no entry whose note could keep the words.
      return report(fmt::format("{} is no amount of credit; write a number as 1 or 0.25", quote(trim(cell))));
    }
    warn(std::move(remarks));
  }

  /// The types of credit that the row names in a column of their own, as far as they can be read.
  [[nodiscard]] std::vector<CreditType> credit_types() const {
    for (std::size_t i = 0; i < columns_.size(); ++i) {
      if (columns_[i].kind == ColumnKind::credit_types) {
        return parse_terms<CreditType>(text_of(i).text).value_or(std::vector<CreditType>());
      }
    }
    return {};
  }

  /// Tells types that cannot be read; those that can are taken with the amount, or alone if there is none.
  void read_credit_types(const std::string& cell) {
    const Result<std::vector<CreditType>> types = parse_terms<CreditType>(cell);
    if (!types) {
      return report(types.error());
    }
    std::string amount;
    for (std::size_t i = 0; i < columns_.size(); ++i) {
      if (columns_[i].kind == ColumnKind::key && columns_[i].field == Field::credits) {
        amount = text_of(i).text;
      }
    }
    if (trim(amount).empty()) {
      std::vector<std::string> remarks;
      row_.activity.credits = read_credit("", *types, remarks);
    } else if (is_json(amount)) {
      report("the types of credit stand with the amounts already; leave this cell empty");
    }
  }

  void read_fees(const std::string& cell) {
    if (is_json(cell)) {
      return take(parse_fee_json(cell), row_.activity.fee);
    }
    std::vector<std::string> remarks;
    row_.activity.fee = read_fee(trim(cell), remarks);
    warn(std::move(remarks));
  }

  void read_support(const std::string& cell) {
    if (is_json(cell)) {
      return take(parse_support_json(cell), row_.activity.commercial_support);
    }
    if (const std::optional<bool> received = parse_yes_or_no(trim(cell))) {
      row_.activity.commercial_support = CommercialSupport{.received = *received, .supporters = {}};
    } else {
      report(fmt::format("{} is neither yes nor no", quote(cell)));
    }
  }

  std::span<const Column> columns_;
  std::span<const std::string> cells_;
  std::size_t column_ = 0;
  ReadRow row_;
};

}  // namespace

ReadRow read_row(std::span<const Column> columns, std::span<const std::string> cells) {
  return RowReader(columns, cells).read();
}

}  // namespace cme
