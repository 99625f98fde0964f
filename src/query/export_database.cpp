// SPDX-License-Identifier: MIT
#include "query/export_database.hpp"

#include <algorithm>
#include <iterator>
#include <set>
#include <type_traits>
#include <vector>

#include "cme/model/visit_field.hpp"
#include "query/sqlite.hpp"

namespace cme {
namespace {

/// The version of the format, in the file's header.
constexpr std::size_t format_version = 1;

/// The tables with their own structure, besides `activities`. Each list of text has a simple table, named like its key.
constexpr std::string_view tables =
    "CREATE TABLE credits (activity INTEGER NOT NULL REFERENCES activities, position INTEGER NOT NULL, amount REAL,"
    " max REAL, type TEXT, per TEXT, board TEXT, note TEXT, PRIMARY KEY (activity, position)) STRICT;"
    "CREATE TABLE fees (activity INTEGER NOT NULL REFERENCES activities, position INTEGER NOT NULL, amount REAL,"
    " max REAL, currency TEXT, per TEXT, audience TEXT, note TEXT, PRIMARY KEY (activity, position)) STRICT;"
    "CREATE TABLE supporters (activity INTEGER NOT NULL REFERENCES activities, position INTEGER NOT NULL,"
    " name TEXT NOT NULL, kind TEXT, nature TEXT, PRIMARY KEY (activity, position)) STRICT;"
    "CREATE TABLE approvals (activity INTEGER NOT NULL REFERENCES activities, position INTEGER NOT NULL,"
    " type TEXT NOT NULL, board TEXT NOT NULL, PRIMARY KEY (activity, position)) STRICT;"
    "CREATE TABLE sections (activity INTEGER NOT NULL REFERENCES activities, position INTEGER NOT NULL, heading TEXT,"
    " text TEXT NOT NULL, PRIMARY KEY (activity, position)) STRICT;"
    "CREATE TABLE own_keys (activity INTEGER NOT NULL REFERENCES activities, key TEXT NOT NULL,"
    " position INTEGER NOT NULL, value TEXT NOT NULL, PRIMARY KEY (activity, key, position)) STRICT;"
    "CREATE VIRTUAL TABLE activities_fts USING fts5(title, provider, keywords, objectives, description, content = '',"
    " tokenize = 'porter unicode61');";

constexpr std::string_view views =
    "CREATE INDEX activities_by_expires ON activities (expires);"
    "CREATE INDEX approvals_by_board ON approvals (board);"
    "CREATE VIEW activity_boards AS SELECT activities.id, title, provider, format, expires, type, board FROM activities"
    " JOIN approvals ON approvals.activity = activities.id;"
    "CREATE VIEW activity_credits AS SELECT activities.id, title, provider, format, expires, amount, max, type, per,"
    " board, credits.note FROM activities JOIN credits ON credits.activity = activities.id;"
    "CREATE VIEW activity_fees AS SELECT activities.id, title, provider, format, expires, amount, max, currency, per,"
    " audience, fees.note FROM activities JOIN fees ON fees.activity = activities.id;";

template <class T>
struct IsOptional : std::false_type {};
template <class T>
struct IsOptional<std::optional<T>> : std::true_type {};

/// The keys whose value is a list of texts or terms, each with a table of its own.
std::vector<Field> list_keys() {
  std::vector<Field> keys;
  for (const FieldInfo& key : record_keys()) {
    if (holds_list(key.field)) {
      keys.push_back(key.field);
    }
  }
  return keys;
}

/// What a column of `activities` holds, by the type of its key.
template <class Value>
std::string column_type(std::string_view name) {
  if constexpr (std::is_same_v<Value, std::optional<std::uint32_t>>) {
    return "INTEGER PRIMARY KEY";
  } else if constexpr (std::is_same_v<Value, std::optional<CommercialSupport>>) {
    return "INTEGER CHECK (" + std::string(name) + " IN (0, 1))";
  } else {
    return "TEXT";
  }
}

/// The table `activities`: a column for each key with one value, and the record's file.
std::string activities_table() {
  std::string columns;
  for (const FieldInfo& key : record_keys()) {
    visit_key(key.field, [&]<class Value>(Value Activity::*) {
      if constexpr (IsOptional<Value>::value) {
        columns += std::string(key.name) + ' ' + column_type<Value>(key.name) + ", ";
      }
    });
  }
  return "CREATE TABLE activities (" + columns + "file TEXT NOT NULL) STRICT;";
}

// The text of a value, even of a number, which SQLite converts.

std::string column_text(const std::string& text) {
  return text;
}

std::string column_text(const Prose& prose) {
  return prose.text;
}

std::string column_text(const Url& url) {
  return url.text();
}

std::string column_text(const Doi& doi) {
  return doi.text();
}

std::string column_text(const CommercialSupport& support) {
  return support.received ? "1" : "0";
}

std::string column_text(std::uint32_t number) {
  return std::to_string(number);
}

std::string column_text(Decimal number) {
  return to_string(number);
}

std::string column_text(Date date) {
  return to_string(date);
}

std::string column_text(const Currency& currency) {
  return std::string(currency.code());
}

template <class Term>
requires std::is_enum_v<Term> std::string column_text(Term term) {
  return std::string(to_string(term));
}

/// The statements that make all tables.
std::string all_tables() {
  std::string sql = activities_table() + std::string(tables);
  for (const Field key : list_keys()) {
    sql += "CREATE TABLE " + std::string(field_info(key).name) +
           " (activity INTEGER NOT NULL REFERENCES activities, position INTEGER NOT NULL,"
           " value TEXT NOT NULL, PRIMARY KEY (activity, position)) STRICT;";
  }
  return sql;
}

/// The names of everything in a database but SQLite's own, and of the tables' columns. Sorted.
std::vector<std::string> list_names(const Connection& connection) {
  const Statement statement(connection,
                            "WITH own AS (SELECT * FROM sqlite_schema WHERE substr(name, 1, 7) <> 'sqlite_')"
                            " SELECT name FROM own UNION SELECT own.name || '.' || columns.name FROM own"
                            " JOIN pragma_table_info(own.name) AS columns WHERE own.type = 'table' ORDER BY 1");
  std::vector<std::string> names;
  while (statement.step()) {
    names.emplace_back(statement.text(0));
  }
  return names;
}

using Values = std::vector<std::optional<std::string>>;

template <class T>
std::optional<std::string> column_value(const std::optional<T>& value) {
  return value ? std::optional(column_text(*value)) : std::nullopt;
}

/// A statement that inserts a row with this many values.
std::string insertion(std::string_view table, std::size_t values) {
  std::string sql = "INSERT INTO " + std::string(table) + " VALUES (?1";
  for (std::size_t number = 2; number <= values; ++number) {
    sql += ", ?" + std::to_string(number);
  }
  return sql + ")";
}

void insert(const Statement& statement, const Values& values) {
  for (std::size_t number = 0; number < values.size(); ++number) {
    const int parameter = static_cast<int>(number) + 1;
    if (values[number]) {
      statement.bind(parameter, std::string_view(*values[number]));
    } else {
      statement.bind_null(parameter);
    }
  }
  statement.run();
}

std::string joined(const std::vector<std::string>& texts) {
  std::string all;
  for (const std::string& text : texts) {
    all += text + '\n';
  }
  return all;
}

/// The keys that have a column in `activities`.
Values activity_values(const Activity& activity, std::string_view file) {
  Values values;
  for (const FieldInfo& key : record_keys()) {
    visit_key(key.field, [&](auto member) {
      const auto& value = activity.*member;
      if constexpr (IsOptional<std::remove_cvref_t<decltype(value)>>::value) {
        values.push_back(column_value(value));
      }
    });
  }
  values.emplace_back(file);
  return values;
}

}  // namespace

struct ExportDatabase::Tables {
  explicit Tables(const std::string& path) : connection(Connection::create(path)), keys(list_keys()) {
    connection.execute(
        "PRAGMA page_size = 4096; PRAGMA journal_mode = off; PRAGMA synchronous = off; PRAGMA foreign_keys = on;"
        "PRAGMA application_id = " +
        std::to_string(export_application_id) + "; PRAGMA user_version = " + std::to_string(format_version) +
        "; BEGIN;" + all_tables());
    for (const Field key : keys) {
      lists.push_back(std::make_unique<Statement>(connection, insertion(field_info(key).name, 3)));
    }
    const auto prepare = [this](std::string_view table, std::size_t values) {
      return std::make_unique<Statement>(connection, insertion(table, values));
    };
    activities = prepare("activities", activity_values(Activity(), "").size());
    credits = prepare("credits", 8);
    fees = prepare("fees", 8);
    supporters = prepare("supporters", 5);
    approvals = prepare("approvals", 4);
    sections = prepare("sections", 4);
    own_keys = prepare("own_keys", 4);
    words = std::make_unique<Statement>(connection,
                                        "INSERT INTO activities_fts (rowid, title, provider, keywords, objectives,"
                                        " description) VALUES (CAST(?1 AS INTEGER), ?2, ?3, ?4, ?5, ?6)");
  }

  void add_lists(const Activity& activity, const std::string& id) {
    for (std::size_t number = 0; number < keys.size(); ++number) {
      visit_key(keys[number], [&](auto member) { add_list(*lists[number], id, activity.*member); });
    }
  }

  template <class Value>
  static void add_list(Statement& list, const std::string& id, const Value& values) {
    if constexpr (is_list_value<Value>) {
      std::size_t position = 0;
      for (const auto& value : values) {
        insert(list, {id, std::to_string(++position), column_text(value)});
      }
    }
  }

  void add_parts(const Activity& activity, const std::string& id) const {
    std::size_t position = 0;
    for (const Credit& credit : activity.credits) {
      insert(*credits, {id, std::to_string(++position), column_value(credit.amount), column_value(credit.max),
                        column_value(credit.type), credit.per, column_value(credit.board), credit.note});
    }
    position = 0;
    for (const Fee& fee : activity.fee) {
      const std::optional<Money>& money = fee.amount;
      insert(*fees, {id, std::to_string(++position), money ? std::optional(column_text(money->amount())) : std::nullopt,
                     money ? column_value(money->max()) : std::nullopt,
                     money ? column_value(money->currency()) : std::nullopt, fee.per, fee.audience, fee.note});
    }
    position = 0;
    for (const Approval& approval : activity.approvals) {
      for (const Board board : approval.boards) {
        insert(*approvals, {id, std::to_string(++position), approval.type, column_text(board)});
      }
    }
    position = 0;
    for (const Section& section : activity.description) {
      insert(*sections, {id, std::to_string(++position), section.heading, section.text});
    }
    if (activity.commercial_support) {
      position = 0;
      for (const Supporter& supporter : activity.commercial_support->supporters) {
        insert(*supporters,
               {id, std::to_string(++position), supporter.name, column_value(supporter.kind), supporter.nature});
      }
    }
    for (const Extension& extension : activity.extensions) {
      position = 0;
      for (const std::string& value : extension.values) {
        insert(*own_keys, {id, extension.key, std::to_string(++position), value});
      }
    }
  }

  void add_words(const Activity& activity, const std::string& id) const {
    std::string description;
    for (const Section& section : activity.description) {
      description += section.heading.value_or("") + '\n' + section.text + '\n';
    }
    insert(*words, {id, activity.title, activity.provider, joined(activity.keywords), joined(activity.objectives),
                    std::move(description)});
  }

  Connection connection;
  std::vector<Field> keys;
  std::set<std::uint32_t> ids;
  std::vector<std::unique_ptr<Statement>> lists;  ///< one for each of `keys`
  std::unique_ptr<Statement> activities, credits, fees, supporters, approvals, sections, own_keys, words;
};

ExportDatabase::ExportDatabase(const std::string& path) : tables_(std::make_unique<Tables>(path)) {}

ExportDatabase::~ExportDatabase() = default;

bool ExportDatabase::add(const Activity& activity, std::string_view file) {
  if (!activity.id || !tables_->ids.insert(*activity.id).second) {
    return false;
  }
  const std::string id = std::to_string(*activity.id);
  insert(*tables_->activities, activity_values(activity, file));
  tables_->add_lists(activity, id);
  tables_->add_parts(activity, id);
  tables_->add_words(activity, id);
  return true;
}

void ExportDatabase::finish() {
  tables_->connection.execute("INSERT INTO activities_fts (activities_fts) VALUES ('optimize'); COMMIT;" +
                              std::string(views));
  tables_.reset();
}

EarlierExport::EarlierExport(const std::string& path) : connection_(Connection::create(path)) {
  // Leaving the write-ahead log merges it, which succeeds only if no other program is connected. SQLite deletes the
  // journal of a transaction when it leaves the mode that keeps it.
  connection_.execute(
      "PRAGMA journal_mode = delete; PRAGMA journal_mode = persist; PRAGMA journal_mode = delete;"
      "BEGIN IMMEDIATE");
}

std::vector<std::string> EarlierExport::additions() const {
  const Connection plain;
  plain.execute(all_tables() + std::string(views));
  std::vector<std::string> added;
  std::ranges::set_difference(list_names(connection_), list_names(plain), std::back_inserter(added));
  return added;
}

}  // namespace cme
