// SPDX-License-Identifier: MIT
#include "site/activity_values.hpp"

#include <algorithm>
#include <iterator>
#include <type_traits>
#include <utility>

#include "base/ascii.hpp"
#include "cme/model/fields.hpp"
#include "cme/model/visit_field.hpp"
#include "model/directory_words.hpp"
#include "render/field_text.hpp"
#include "site/site_address.hpp"

namespace cme {
namespace {

using ListOfValues = std::vector<TemplateValues>;

TemplateValues text_item(std::string_view text) {
  TemplateValues item;
  item.set("text", text);
  return item;
}

ListOfValues text_items(const std::vector<std::string>& texts) {
  ListOfValues items;
  items.reserve(texts.size());
  for (const std::string& text : texts) {
    items.push_back(text_item(text));
  }
  return items;
}

ListOfValues paragraphs(std::string_view text) {
  ListOfValues list;
  std::string lines;
  const auto end_paragraph = [&] {
    if (!lines.empty()) {
      list.push_back(text_item(std::exchange(lines, {})));
    }
  };
  for (const std::string_view line : split(text, '\n')) {
    if (trim(line).empty()) {
      end_paragraph();
      continue;
    }
    lines += lines.empty() ? "" : "\n";
    lines += trim(line);
  }
  end_paragraph();
  return list;
}

/// Texts, usually of one paragraph each.
ListOfValues prose_items(const std::vector<std::string>& texts) {
  ListOfValues items;
  items.reserve(texts.size());
  for (const std::string& text : texts) {
    ListOfValues parts = paragraphs(text);
    if (parts.size() == 1) {
      items.push_back(std::move(parts.front()));
    } else {
      items.emplace_back().set("paragraphs", std::move(parts));
    }
  }
  return items;
}

/// A single text as it is, several as a list.
TemplateValues one_or_many(ListOfValues items) {
  TemplateValues values;
  if (items.size() == 1) {
    values.set("one", std::move(items));
  } else {
    values.show("many");
    values.set("items", std::move(items));
  }
  return values;
}

TemplateValues credit_values(const Credit& credit) {
  TemplateValues values;
  if (credit.amount) {
    Credit amount;
    amount.amount = credit.amount;
    amount.max = credit.max;
    values.set("amount", credit_text(amount, CreditDetail::amount));
  }
  if (credit.type == CreditType::ama_pra_category_1) {
    values.show("is_ama");
  } else if (credit.type) {
    values.set("type", to_string(*credit.type));
  }
  Credit rest = credit;
  rest.amount.reset();
  rest.max.reset();
  rest.type.reset();
  values.set("rest", credit_text(rest, CreditDetail::amount));
  return values;
}

TemplateValues fee_values(const Fee& fee) {
  TemplateValues values;
  if (fee.amount && fee.amount->is_free()) {
    values.show("free");
  } else if (fee.amount) {
    values.set("amount", to_string(*fee.amount));
  }
  Fee rest = fee;
  rest.amount.reset();
  values.set("rest", fee_text(rest));
  return values;
}

template <class Part, class Make>
void set_parts(TemplateValues& values, TemplateName name, const std::vector<Part>& parts, Make make) {
  if (parts.empty()) {
    return;
  }
  ListOfValues items;
  std::ranges::transform(parts, std::back_inserter(items), make);
  ListOfValues shown;
  shown.push_back(one_or_many(std::move(items)));
  values.set(name, std::move(shown));
}

/// The part between `://` and the path.
std::string_view host_of(const Url& url) {
  std::string_view rest = url.text();
  rest.remove_prefix(rest.find("://") + std::string_view("://").size());
  return rest.substr(0, std::min(rest.find_first_of("/?#"), rest.size()));
}

void set_approvals(TemplateValues& values, const std::vector<Approval>& approvals) {
  ListOfValues types;
  for (const Approval& approval : approvals) {
    ListOfValues boards;
    for (const Board board : approval.boards) {
      TemplateValues& item = boards.emplace_back();
      item.set("name", to_string(board));
      item.set("address", Address::inside(board_folder(board) + "index.html"));
    }
    TemplateValues& type = types.emplace_back();
    type.set("heading", approval.type);
    type.set("boards", std::move(boards));
  }
  if (!types.empty()) {
    values.show("has_approvals");
    values.set("approvals", std::move(types));
  }
}

void set_description(TemplateValues& values, const std::vector<Section>& sections) {
  ListOfValues abstract;
  for (const Section& section : sections) {
    if (section.heading) {
      TemplateValues& part = abstract.emplace_back();
      part.set("heading", *section.heading);
      part.set("paragraphs", paragraphs(section.text));
    } else {
      ListOfValues plain(1);
      plain.front().set("paragraphs", paragraphs(section.text));
      values.set("description", std::move(plain));
    }
  }
  if (!abstract.empty()) {
    values.show("has_abstract");
    values.set("abstract", std::move(abstract));
  }
}

// Sets what the details show for a key, by the type of its value; returns whether there is anything.

bool set_detail(TemplateValues& detail, const std::vector<std::string>& texts) {
  if (!texts.empty()) {
    detail.show("has_items");
    detail.set("items", prose_items(texts));
  }
  return !texts.empty();
}

template <class Term>
requires std::is_enum_v<Term>
bool set_detail(TemplateValues& detail, const std::vector<Term>& terms) {
  ListOfValues items;
  for (const Term term : terms) {
    items.push_back(text_item(to_string(term)));
  }
  detail.show("has_terms");
  detail.set("terms", std::move(items));
  return !terms.empty();
}

bool set_detail(TemplateValues& detail, const std::optional<CommercialSupport>& support) {
  if (!support) {
    return false;
  }
  std::vector<std::string> names;
  std::ranges::transform(support->supporters, std::back_inserter(names), supporter_text);
  if (!set_detail(detail, names)) {
    detail.set("paragraphs", paragraphs(support->received ? "Yes" : "None"));
  }
  return true;
}

template <class Term>
requires std::is_enum_v<Term>
bool set_detail(TemplateValues& detail, const std::optional<Term>& term) {
  detail.set("paragraphs", term ? paragraphs(to_string(*term)) : ListOfValues());
  return term.has_value();
}

bool set_detail(TemplateValues& detail, const std::optional<Date>& date) {
  detail.set("paragraphs", date ? paragraphs(to_words(*date)) : ListOfValues());
  return date.has_value();
}

bool set_detail(TemplateValues& detail, const std::optional<Doi>& doi) {
  if (doi) {
    detail.set("link", Address::of(*doi));
    detail.set("text", doi->text());
  }
  return doi.has_value();
}

bool set_detail(TemplateValues& detail, const std::optional<std::string>& text) {
  detail.set("paragraphs", text ? paragraphs(*text) : ListOfValues());
  return text.has_value();
}

bool set_detail(TemplateValues& detail, const std::optional<Prose>& prose) {
  detail.set("paragraphs", prose ? paragraphs(prose->text) : ListOfValues());
  return prose.has_value();
}

/// Keys that the details show, and their labels.
struct DetailKey {
  Field field;
  std::string_view label;
};

constexpr DetailKey detail_keys[] = {
    {Field::competencies, "Competencies"},
    {Field::practice_settings, "Practice settings"},
    {Field::well_being, "Well-being"},
    {Field::quality_processes, "Quality processes"},
    {Field::keywords, "Keywords"},
    {Field::commercial_support, "Commercial support"},
    {Field::disclaimers, "Disclaimers"},
    {Field::aafp_statement, "AAFP credit"},
    {Field::joint_providers, "Joint providers"},
    {Field::accreditation, "Accreditation"},
    {Field::learning_format, "Learning format"},
    {Field::other_activity, "Kind of activity"},
    {Field::doi, "DOI"},
    {Field::opioid_rems, "Opioid REMS"},
    {Field::mips, "MIPS"},
    {Field::additional_information, "More information"},
    {Field::released, "Released"},
    {Field::reviewed, "Reviewed"},
    {Field::note, "Note"},
};

/// Keys that have their own place on the page.
constexpr Field placed_keys[] = {Field::id,  Field::title,     Field::provider,   Field::accredited_provider,
                                 Field::url, Field::format,    Field::expires,    Field::credits,
                                 Field::fee, Field::approvals, Field::objectives, Field::description};
static_assert(std::size(detail_keys) + std::size(placed_keys) == record_key_count,
              "a key of the record needs a place on the page");

constexpr bool is_shown(Field field) {
  bool is_shown = false;
  visit_key(field, [&is_shown]<class Value>(Value Activity::*) {
    is_shown = requires(TemplateValues & detail, const Value& value) {
      set_detail(detail, value);
    };
  });
  return is_shown;
}
static_assert(std::ranges::all_of(detail_keys, is_shown, &DetailKey::field),
              "the details need a set_detail for the type of each key");

void set_details(TemplateValues& values, const Activity& activity) {
  ListOfValues details;
  for (const DetailKey& key : detail_keys) {
    TemplateValues detail;
    detail.set("label", key.label);
    bool is_there = false;
    visit_key(key.field, [&](auto member) {
      if constexpr (requires { set_detail(detail, activity.*member); }) {
        is_there = set_detail(detail, activity.*member);
      }
    });
    if (key.field == Field::keywords && is_there) {
      detail = {};
      detail.set("label", key.label);
      detail.show("has_keywords");
      detail.set("keywords", text_items(activity.keywords));
    }
    if (is_there) {
      details.push_back(std::move(detail));
    }
  }
  for (const Extension& extension : activity.extensions) {
    TemplateValues& detail = details.emplace_back();
    detail.set("label", extension.key);
    set_detail(detail, extension.values);
  }
  if (!details.empty()) {
    values.show("has_details");
    values.set("details", std::move(details));
  }
}

}  // namespace

TemplateValues activity_values(const Activity& activity) {
  TemplateValues values;
  values.set("id", std::to_string(*activity.id));
  values.set("title", activity.title.value_or("Untitled activity"));
  values.set("provider", *activity.provider);
  values.set("provider_address", Address::inside(provider_folder(slug_of(*activity.provider)) + "index.html"));
  values.set("accredited_provider", activity.accredited_provider.value_or(""));
  values.set("format", to_string(*activity.format));
  values.set("format_address", Address::inside(format_folder(*activity.format) + "index.html"));
  values.set("expires", to_string(*activity.expires));
  values.set("expires_words", to_words(*activity.expires));
  if (activity.url) {
    values.set("url", Address::of(*activity.url));
    values.set("host", host_of(*activity.url));
  }
  set_parts(values, "credits", activity.credits, credit_values);
  set_parts(values, "fee", activity.fee, fee_values);
  set_approvals(values, activity.approvals);
  set_description(values, activity.description);
  if (!activity.objectives.empty()) {
    values.show("has_objectives");
    values.set("objectives", prose_items(activity.objectives));
  }
  set_details(values, activity);
  values.set("member_board_note", member_board_note.substr(std::string_view("NOTE: ").size()));
  return values;
}

}  // namespace cme
