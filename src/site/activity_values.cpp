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

/// The text must outlive the item, as in all that follows.
TemplateValues text_item(std::string_view text) {
  TemplateValues item;
  item.refer("text", text);
  return item;
}

TemplateValues own_text_item(std::string text) {
  TemplateValues item;
  item.set("text", std::move(text));
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

/// The lines between two empty ones, each trimmed.
ListOfValues paragraphs(std::string_view text) {
  ListOfValues list;
  std::string_view first;
  std::string lines;  // if there are more than the first
  const auto end_paragraph = [&] {
    if (!lines.empty()) {
      list.push_back(own_text_item(std::exchange(lines, {})));
    } else if (!first.empty()) {
      list.push_back(text_item(first));
    }
    first = {};
  };
  for (std::size_t begin = 0; begin <= text.size();) {
    const std::size_t end = std::min(text.find('\n', begin), text.size());
    const std::string_view line = trim(text.substr(begin, end - begin));
    begin = end + 1;
    if (line.empty()) {
      end_paragraph();
    } else if (first.empty()) {
      first = line;
    } else {
      lines.append(lines.empty() ? first : "").append("\n").append(line);
    }
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
    values.refer("type", to_string(*credit.type));
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
      item.reserve(2);
      item.refer("name", to_string(board));
      item.set("address", Address::inside(board_folder(board) + "index.html"));
    }
    TemplateValues& type = types.emplace_back();
    type.refer("heading", approval.type);
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
      part.refer("heading", *section.heading);
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

// Sets what the details show for a key, by the type of its value; nothing if there is nothing.

void set_detail(TemplateValues& detail, const std::vector<std::string>& texts) {
  if (!texts.empty()) {
    detail.show("has_items");
    detail.set("items", prose_items(texts));
  }
}

template <class Term>
requires std::is_enum_v<Term>
void set_detail(TemplateValues& detail, const std::vector<Term>& terms) {
  if (terms.empty()) {
    return;
  }
  ListOfValues items;
  for (const Term term : terms) {
    items.push_back(text_item(to_string(term)));
  }
  detail.show("has_terms");
  detail.set("terms", std::move(items));
}

void set_detail(TemplateValues& detail, const std::optional<CommercialSupport>& support) {
  if (!support) {
    return;
  }
  if (support->supporters.empty()) {
    detail.set("paragraphs", paragraphs(support->received ? "Yes" : "None"));
    return;
  }
  std::vector<std::string> names;
  std::ranges::transform(support->supporters, std::back_inserter(names), supporter_text);
  set_detail(detail, names);
  detail.own_texts();
}

template <class Term>
requires std::is_enum_v<Term>
void set_detail(TemplateValues& detail, const std::optional<Term>& term) {
  if (term) {
    detail.set("paragraphs", paragraphs(to_string(*term)));
  }
}

void set_detail(TemplateValues& detail, const std::optional<Date>& date) {
  if (date) {
    ListOfValues words(1);
    words.front().set("text", to_words(*date));
    detail.set("paragraphs", std::move(words));
  }
}

void set_detail(TemplateValues& detail, const std::optional<Doi>& doi) {
  if (doi) {
    detail.set("link", Address::of(*doi));
    detail.refer("text", doi->text());
  }
}

void set_detail(TemplateValues& detail, const std::optional<std::string>& text) {
  if (text) {
    detail.set("paragraphs", paragraphs(*text));
  }
}

void set_detail(TemplateValues& detail, const std::optional<Prose>& prose) {
  if (prose) {
    detail.set("paragraphs", paragraphs(prose->text));
  }
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

/// `Cost center` for the key `x-cost-center`.
std::string label_of_own_key(std::string_view key) {
  const std::string words = replace_all(replace_all(key.substr(std::string_view("x-").size()), "-", " "), "_", " ");
  const std::string_view label = trim(words);
  return label.empty() ? std::string(key) : upper_ascii(label.substr(0, 1)) + std::string(label.substr(1));
}

void set_detail_of(TemplateValues& detail, const Activity& activity, Field field) {
  if (field == Field::keywords && !activity.keywords.empty()) {
    detail.show("has_keywords");
    detail.set("keywords", text_items(activity.keywords));
    return;
  }
  visit_key(field, [&](auto member) {
    if constexpr (requires { set_detail(detail, activity.*member); }) {
      set_detail(detail, activity.*member);
    }
  });
}

void set_details(TemplateValues& values, const Activity& activity) {
  ListOfValues details;
  for (const DetailKey& key : detail_keys) {
    TemplateValues detail;
    set_detail_of(detail, activity, key.field);
    if (!detail.empty()) {
      detail.refer("label", key.label);
      details.push_back(std::move(detail));
    }
  }
  for (const Extension& extension : activity.extensions) {
    TemplateValues detail;
    set_detail(detail, extension.values);
    if (!detail.empty()) {
      detail.set("label", label_of_own_key(extension.key));
      details.push_back(std::move(detail));
    }
  }
  if (!details.empty()) {
    values.show("has_details");
    values.set("details", std::move(details));
  }
}

}  // namespace

TemplateValues activity_values(const Activity& activity) {
  constexpr std::size_t count = 40;  // with those of the frame
  TemplateValues values;
  values.reserve(count);
  values.set("id", std::to_string(*activity.id));
  values.refer("title", activity.title ? std::string_view(*activity.title) : "Untitled activity");
  values.refer("provider", *activity.provider);
  values.set("provider_address", Address::inside(provider_folder(slug_of(*activity.provider)) + "index.html"));
  values.refer("accredited_provider",
               activity.accredited_provider ? *activity.accredited_provider : std::string_view());
  values.refer("format", to_string(*activity.format));
  values.set("format_address", Address::inside(format_folder(*activity.format) + "index.html"));
  values.set("expires", to_string(*activity.expires));
  values.set("expires_words", to_words(*activity.expires));
  if (activity.url) {
    values.set("url", Address::of(*activity.url));
    values.refer("host", host_of(*activity.url));
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
  values.refer("member_board_note", member_board_note.substr(std::string_view("NOTE: ").size()));
  return values;
}

}  // namespace cme
