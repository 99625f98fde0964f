// SPDX-License-Identifier: MIT
#include "catalog/difference.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <iterator>
#include <map>
#include <set>
#include <string_view>
#include <utility>

#include "base/fold.hpp"
#include "base/safe_output.hpp"
#include "cme/model/visit_field.hpp"
#include "cme/record/parsed_record.hpp"
#include "model/compare.hpp"
#include "record/find_node.hpp"
#include "rules/change.hpp"
#include "rules/registry.hpp"

namespace cme {
namespace {

std::uint32_t id_of(const RecordState& state) {
  return state.activity.id.value_or(0);
}

/// The states that have no counterpart yet, by their ids and names.
using Waiting = std::map<std::uint32_t, std::multimap<std::string, RecordState>>;

std::optional<RecordState> take_counterpart(Waiting& waiting, const RecordState& after) {
  const auto of_id = waiting.find(id_of(after));
  if (of_id == waiting.end() || of_id->second.empty()) {
    return std::nullopt;
  }
  std::multimap<std::string, RecordState>& states = of_id->second;
  const auto same_name = states.find(after.name);
  auto found = states.extract(same_name != states.end() ? same_name : states.begin());
  return std::move(found.mapped());
}

bool read_the_same(const Activity& before, const Activity& after) {
  return changed_fields(before, after).empty() && changed_extensions(before, after).empty();
}

/// Collects the findings of changes.
class ChangeJudge {
 public:
  ChangeJudge(const RuleContext& context, YamlReader reader) : context_(context), reader_(reader) {}

  /// Reports what the rules for one activity find.
  void judge(const RecordState& before, const RecordState& after) {
    std::vector<std::pair<Rule, Breach>> breaches;
    for (const ActivityChangeRule& rule : activity_change_rules()) {
      rule.check(before.activity, after.activity, context_,
                 [&](Breach breach) { breaches.emplace_back(rule.rule, std::move(breach)); });
    }
    report_all(after, std::move(breaches));
  }

  /// Reports that an activity was removed although its credit can still be claimed.
  void judge_removed(const RecordState& before) {
    if (status_on(before.activity, context_.today) == Status::expired) {
      return;
    }
    std::vector<std::pair<Rule, Breach>> breaches;
    breaches.emplace_back(
        Rule::change_removed,
        Breach{.field = {.key = "expires"},
               .message = before.activity.expires ? fmt::format("{} was removed before it expires on {}", id_of(before),
                                                                to_string(*before.activity.expires))
                                                  : fmt::format("{} was removed", id_of(before)),
               .help = {}});
    report_all(before, std::move(breaches));
  }

  void judge_renumbered(const RecordState& before, const RecordState& after) {
    std::vector<std::pair<Rule, Breach>> breaches;
    breaches.emplace_back(Rule::change_id, Breach{.field = {.key = "id"},
                                                  .message = fmt::format("the id was {}", id_of(before)),
                                                  .help = fmt::format("write `id: {}`", id_of(before))});
    report_all(after, std::move(breaches));
  }

  Judgment take() {
    std::ranges::stable_sort(judgment_.findings, reported_before);
    return std::move(judgment_);
  }

 private:
  /// Each at its place in the text of the state.
  void report_all(const RecordState& state, std::vector<std::pair<Rule, Breach>>&& breaches) {
    if (breaches.empty()) {
      return;
    }
    const ParsedRecord record = read_record(state.bytes, reader_);
    Locator locator(state.path, record.text);
    for (auto& [rule, breach] : breaches) {
      const Span span = find_span(record.tree.root(), breach.field);
      judgment_.findings.push_back(to_finding({.rule = rule,
                                               .span = span,
                                               .message = std::move(breach.message),
                                               .help = std::move(breach.help),
                                               .field = std::move(breach.field)},
                                              locator));
      judgment_.findings.back().record_id = state.activity.id;
    }
    std::vector<Diagnostic> of_comments;
    std::vector<Allowance> allowances = find_allowances(state.path, record.text, record.tree, of_comments);
    std::erase_if(allowances, [](const Allowance& each) { return rule_info(each.rule).kind != RuleKind::change; });
    for (Allowance& allowance : allowances) {
      allowance.is_needed = true;  // only validation says which are not
    }
    std::ranges::move(allowances, std::back_inserter(judgment_.allowances));
  }

  const RuleContext& context_;
  YamlReader reader_;
  Judgment judgment_;
};

/// The mark that identifies an activity under a different id.
struct Marks {
  std::map<std::string, const RecordState*> titles;
  std::map<std::string, const RecordState*> dois;
};

std::optional<std::string> title_of(const RecordState& state) {
  return state.activity.title ? std::optional(fold(*state.activity.title)) : std::nullopt;
}

std::optional<std::string> doi_of(const RecordState& state) {
  return state.activity.doi ? std::optional(state.activity.doi->folded()) : std::nullopt;
}

/// The marks that the records had before but, under the same ids, no longer have.
Marks marks_given_up(const std::vector<RecordChange>& changes) {
  Marks marks;
  for (const RecordChange& change : changes) {
    if (!change.before) {
      continue;
    }
    const RecordState& state = *change.before;
    const std::optional<std::string> title = title_of(state);
    const std::optional<std::string> doi = doi_of(state);
    if (title && (!change.after || title_of(*change.after) != title)) {
      marks.titles.emplace(*title, &state);
    }
    if (doi && (!change.after || doi_of(*change.after) != doi)) {
      marks.dois.emplace(*doi, &state);
    }
  }
  return marks;
}

const RecordState* find_mark(const std::map<std::string, const RecordState*>& marks, const std::string& key) {
  const auto found = marks.find(key);
  return found == marks.end() ? nullptr : found->second;
}

/// The record of another id that a state seems to be: the one that had its title, otherwise the one that had its DOI.
const RecordState* find_former(const Marks& given_up, const RecordChange& change) {
  const std::optional<std::string> doi = doi_of(*change.after);
  if (change.before && doi && doi_of(*change.before) == doi) {
    return nullptr;
  }
  const std::optional<std::string> title = title_of(*change.after);
  const RecordState* const former = title ? find_mark(given_up.titles, *title) : nullptr;
  return former == nullptr && doi ? find_mark(given_up.dois, *doi) : former;
}

}  // namespace

std::uint32_t RecordChange::id() const {
  return id_of(after ? *after : *before);
}

std::vector<RecordChange> match_records(std::vector<RecordState> before, std::vector<RecordState> after) {
  Waiting waiting;
  for (RecordState& state : before) {
    std::string name = state.name;
    waiting[id_of(state)].emplace(std::move(name), std::move(state));
  }
  // If several records have the same id, those whose files have kept their names are matched first.
  const auto has_same_name = [&](const RecordState& state) {
    const auto of_id = waiting.find(id_of(state));
    return of_id != waiting.end() && of_id->second.contains(state.name);
  };
  std::stable_partition(after.begin(), after.end(), has_same_name);
  std::vector<RecordChange> changes;
  for (RecordState& state : after) {
    std::optional<RecordState> counterpart = take_counterpart(waiting, state);
    if (!counterpart || !read_the_same(counterpart->activity, state.activity)) {
      changes.push_back({.before = std::move(counterpart), .after = std::move(state)});
    }
  }
  for (auto& [id, states] : waiting) {
    for (auto& [name, state] : states) {
      changes.push_back({.before = std::move(state), .after = {}});
    }
  }
  std::ranges::stable_sort(changes, {}, [](const RecordChange& change) {
    const RecordState& state = change.after ? *change.after : *change.before;
    return std::pair<std::uint32_t, std::string_view>(id_of(state), state.path);
  });
  return changes;
}

std::vector<std::string_view> assume_unchanged(const std::vector<Diagnostic>& problems, const Activity& after,
                                               Activity& before) {
  std::set<Field> unread;
  std::set<Field> compared;
  for (const Diagnostic& problem : problems) {
    const std::optional<Field> field = find_field(problem.field.key);
    for (const FieldInfo& key : record_keys()) {
      const bool may_be_mistyped = !field && !has_value(before, key.field) && has_value(after, key.field);
      if (key.field != field && !may_be_mistyped) {
        continue;
      }
      unread.insert(key.field);
      if (problem.rule != Rule::missing_key && is_of_change_rules(key.field)) {
        compared.insert(key.field);
      }
    }
  }
  for (const Field field : unread) {
    visit_key(field, [&](auto member) { before.*member = after.*member; });
  }
  std::vector<std::string_view> names;
  for (const Field field : compared) {
    names.push_back(field_info(field).name);
  }
  return names;
}

Judgment judge_changes(const std::vector<RecordChange>& changes, const RuleContext& context, YamlReader reader) {
  const Marks given_up = marks_given_up(changes);
  std::set<const RecordState*> found_again;
  ChangeJudge judge(context, reader);
  for (const RecordChange& change : changes) {
    if (!change.after) {
      continue;
    }
    if (const RecordState* const former = find_former(given_up, change)) {
      found_again.insert(former);
      judge.judge_renumbered(*former, *change.after);
    } else if (change.before) {
      judge.judge(*change.before, *change.after);
    }
  }
  for (const RecordChange& change : changes) {
    if (change.before && !change.after && !found_again.contains(&*change.before)) {
      judge.judge_removed(*change.before);
    }
  }
  return judge.take();
}

}  // namespace cme
