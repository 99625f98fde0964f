// SPDX-License-Identifier: MIT
#include <algorithm>
#include <chrono>
#include <memory>
#include <nlohmann/json.hpp>
#include <set>
#include <string>
#include <vector>

#include "base/ascii.hpp"
#include "base/safe_output.hpp"
#include "base/utf8.hpp"
#include "promises.hpp"
#include "site/activity_values.hpp"
#include "site/search_terms.hpp"
#include "site/site_frame.hpp"
#include "site/site_theme.hpp"
#include "site/structured_data.hpp"

namespace cme::test {
namespace {

/// An activity that has these texts wherever it can have a text.
Activity activity_of(const std::vector<std::string>& texts) {
  const auto text = [&](std::size_t number) { return texts[number % texts.size()]; };
  Activity activity;
  activity.id = 1;
  activity.title = text(0);
  activity.provider = text(1);
  activity.accredited_provider = text(2);
  activity.joint_providers = {text(3), text(4)};
  activity.format = Format::enduring;
  activity.expires = Date(std::chrono::year(2028) / 9 / 4);
  activity.credits = {Credit{.amount = Decimal::whole(1),
                             .max = {},
                             .type = CreditType::ama_pra_category_1,
                             .per = text(5),
                             .board = {},
                             .note = text(6)}};
  activity.fee = {Fee{.amount = {}, .per = {}, .audience = text(7), .note = text(8)}};
  activity.commercial_support =
      CommercialSupport{.received = true, .supporters = {{.name = text(9), .kind = {}, .nature = {}}}};
  activity.approvals = {Approval{.type = text(10), .boards = {Board::urology}}};
  activity.keywords = texts;
  activity.objectives = texts;
  activity.description = {Section{.heading = text(11), .text = text(12)}, Section{.heading = {}, .text = text(13)}};
  activity.disclaimers = {text(14)};
  activity.note = Prose{.text = text(15)};
  activity.extensions = {Extension{.key = "x-own", .is_list = false, .values = {text(16)}}};
  return activity;
}

std::string page_of(const std::vector<std::string>& texts) {
  static const SiteTheme theme;
  static const Template page = theme.load("activity.html");
  static const SiteSettings settings;
  const Activity activity = activity_of(texts);
  TemplateValues values = activity_values(activity);
  values.absorb(SiteFrame{&settings, false}.values("a/1/index.html", *activity.title));
  values.set("structured_data", JsonText{course_data(settings, activity)});
  std::string output;
  page.render(values, output);
  return output;
}

/// The tags of a page with the names of their attributes, each once.
std::set<std::string> tags_of(std::string_view page) {
  std::set<std::string> tags;
  for (std::size_t begin = page.find('<'); begin != std::string_view::npos; begin = page.find('<', begin)) {
    std::string tag;
    bool is_quoted = false;
    for (; begin < page.size() && (is_quoted || page[begin] != '>'); ++begin) {
      is_quoted = is_quoted != (page[begin] == '"');
      if (!is_quoted) {
        tag += page[begin];
      }
    }
    tags.insert(tag);
  }
  return tags;
}

/// The tags of pages with harmless texts of all shapes.
std::set<std::string> harmless_tags() {
  std::set<std::string> tags;
  for (const std::vector<std::string>& texts : {std::vector<std::string>{"word"},
                                                {"two\n\nparagraphs", "two\nlines"},
                                                {"- a\n- b"},
                                                {"1. a\n2. b"},
                                                {"A: b"}}) {
    tags.merge(tags_of(page_of(texts)));
  }
  return tags;
}

std::string find_broken_data(std::string_view page) {
  constexpr std::string_view opening = "<script type=\"application/ld+json\">";
  const std::size_t begin = page.find(opening);
  if (begin == std::string_view::npos) {
    return "the page has no data";
  }
  const std::string_view rest = page.substr(begin + opening.size());
  const bool is_json = nlohmann::json::accept(rest.substr(0, rest.find("</script>")));
  return is_json ? std::string() : "the data of the page is no JSON";
}

}  // namespace

std::string find_broken_site_promise(std::string_view bytes) {
  std::vector<std::string> texts;
  for (const std::string_view text : split(bytes, '\0')) {
    // As the texts of an activity are.
    if (const std::string_view trimmed = trim(text); !trimmed.empty() && valid_utf8_prefix(trimmed) == trimmed.size()) {
      texts.emplace_back(trimmed);
    }
  }
  if (texts.empty()) {
    return {};
  }
  static const std::set<std::string> harmless = harmless_tags();
  const std::string page = page_of(texts);
  for (const std::string& tag : tags_of(page)) {
    if (!harmless.contains(tag)) {
      return "a text has become a tag: " + tag;
    }
  }
  (void)weighted_terms(activity_of(texts));
  return find_broken_data(page);
}

std::string find_broken_theme_promise(std::string_view bytes) {
  TemplateValues item;
  item.set("name", "\"'<script>&");
  TemplateValues values = item;
  values.set("title", "</title><b onclick=\"x\">");
  values.set("items", std::vector<TemplateValues>{item, item});
  values.set("url", Address::inside("../index.html"));
  values.set("structured_data", JsonText{"{}"});
  try {
    std::string output;
    SiteTheme({{"page.html", std::string(bytes)}}, "theme").load("page.html").render(values, output);
    return output.find("<b onclick") != std::string::npos && bytes.find("<b onclick") == std::string_view::npos
               ? "a text has become a tag: " + output
               : std::string();
  } catch (const Error& error) {
    return is_one_visible_line(error.what()) ? std::string() : "the failure is not one printable line";
  }
}

}  // namespace cme::test
