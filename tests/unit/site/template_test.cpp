// SPDX-License-Identifier: MIT
#include "site/template.hpp"

#include <fmt/format.h>
#include <gtest/gtest.h>

#include <map>
#include <memory>
#include <optional>
#include <string>

#include "cme/base/result.hpp"
#include "site/site_theme.hpp"

namespace cme {
namespace {

using Files = std::map<std::string, std::string, std::less<>>;

std::string render(const Files& files, const TemplateValues& values) {
  std::string output;
  SiteTheme(files, "theme").load("page.html").render(values, output);
  return output;
}

std::string render(const std::string& text, const TemplateValues& values) {
  return render(Files{{"page.html", text}}, values);
}

/// What is said about a template, with its help after " | ".
std::string complaint(const Files& files) {
  try {
    (void)SiteTheme(files, "theme").load("page.html");
  } catch (const Error& error) {
    return error.what() + (error.help().empty() ? std::string() : " | " + error.help());
  }
  return "";
}

TEST(Template, EscapesTextInEveryPlace) {
  TemplateValues values;
  values.set("title", "</script><b onmouseover=\"x\">'&\u2028");
  EXPECT_EQ(render("<p>{{title}}</p>", values),
            "<p>&lt;/script&gt;&lt;b onmouseover=&quot;x&quot;&gt;&#39;&amp;\uFFFD</p>");
  EXPECT_EQ(render("<p title=\"{{title}}\">", values),
            "<p title=\"&lt;/script&gt;&lt;b onmouseover=&quot;x&quot;&gt;&#39;&amp;\uFFFD\">");
}

TEST(Template, KeepsLineBreaks) {
  TemplateValues values;
  values.set("title", "<a>\nb\n\nc");
  EXPECT_EQ(render("<p>{{title}}</p>", values), "<p>&lt;a&gt;<br>b<br><br>c</p>");
  // Where a tag would be text, there is none.
  for (const std::string_view tag : {"title", "Textarea"}) {
    SCOPED_TRACE(tag);
    const std::string inside = render(fmt::format("<{0}>{{{{title}}}}</{0}><i>{{{{title}}}}</i>", tag), values);
    EXPECT_EQ(inside.find("<br>"), inside.find("<i>") + std::string_view("<i>&lt;a&gt;").size()) << inside;
  }
  EXPECT_EQ(render("<p title=\"{{title}}\">", values).find("<br>"), std::string::npos);
}

TEST(Template, MakesTextAPartOfAnAddressAndNothingMore) {
  TemplateValues values;
  values.set("text", "java\tscript:alert(1)//\"'&#");
  EXPECT_EQ(render("<a href=\"{{text}}\">", values), "<a href=\"java%09script%3Aalert%281%29%2F%2F%22%27%26%23\">");
  EXPECT_EQ(render("<a href=\"s.html#q={{text}}\">", values),
            "<a href=\"s.html#q=java%09script%3Aalert%281%29%2F%2F%22%27%26%23\">");
}

TEST(Template, KnowsTheAttributesThatHoldAddresses) {
  TemplateValues values;
  values.set("text", "javascript:a()");
  for (const std::string_view attribute : {"action", "background", "cite", "codebase", "data", "formaction", "href",
                                           "longdesc", "manifest", "poster", "src", "xlink:href", "XLink:HREF"}) {
    SCOPED_TRACE(attribute);
    EXPECT_EQ(render(fmt::format("<x {}=\"{{{{text}}}}\">", attribute), values),
              fmt::format("<x {}=\"javascript%3Aa%28%29\">", attribute));
  }
  EXPECT_EQ(render("<meta name=\"description\" content=\"{{text}}\">", values),
            "<meta name=\"description\" content=\"javascript:a()\">");
}

TEST(Template, AcceptsAddressesThatRunNothing) {
  TemplateValues values;
  values.set("text", "a:b");
  for (const std::string_view start : {"https://x.example/?q=", "HTTP://x.example/", "mailto:", "tel:", "../a/",
                                       "#q=", "?a=1&amp;q=", "a/b:c&d", " mailto:", "x-", "{{text}}/b:"}) {
    SCOPED_TRACE(start);
    EXPECT_NE(render(fmt::format("<a href=\"{}{{{{text}}}}\">", start), values).find("a%3Ab"), std::string::npos);
  }
}

TEST(Template, PrintsAddressesAsTheyAre) {
  TemplateValues values;
  values.set("url", Address::of(Url::parse("https://example.org/?a=1&b='2'").value()));
  EXPECT_EQ(render("<a href=\"{{url}}\">", values), "<a href=\"https://example.org/?a=1&amp;b=&#39;2&#39;\">");
}

TEST(Template, PrintsJsonInAScriptOfDataOnly) {
  TemplateValues values;
  values.set("structured_data", JsonText{"{\"a\":\"b\"}"});
  values.set("title", "text");
  EXPECT_EQ(render("<script type=\"application/ld+json\">{{structured_data}}</script>", values),
            "<script type=\"application/ld+json\">{\"a\":\"b\"}</script>");
  EXPECT_EQ(render("<script type=\"application/ld+json\">{{title}}</script>", values),
            "<script type=\"application/ld+json\"></script>");
  EXPECT_EQ(render("<p>{{structured_data}}</p>", values), "<p></p>");
}

TEST(Template, RepeatsSectionsForListsAndShowsThemForOtherValues) {
  TemplateValues first;
  first.set("name", "a");
  TemplateValues second;
  second.set("name", "b");
  TemplateValues values;
  values.set("items", std::vector<TemplateValues>{first, second});
  values.set("title", "T");
  values.set("lead", "");
  EXPECT_EQ(render("{{#items}}<i>{{name}}{{title}}</i>{{/items}}", values), "<i>aT</i><i>bT</i>");
  EXPECT_EQ(render("{{#title}}yes{{/title}}{{^title}}no{{/title}}", values), "yes");
  EXPECT_EQ(render("{{#lead}}yes{{/lead}}{{^lead}}no{{/lead}}{{^kicker}}none{{/kicker}}", values), "nonone");
}

TEST(Template, PrintsAnItemByItselfIfItIsTheSameOnAllPages) {
  TemplateValues item;
  item.set("name", "<b>");
  item.set("lead", "");
  const auto printed = [&](std::string_view text) {
    const Template page = SiteTheme({{"page.html", std::string(text)}}, "theme").load("page.html");
    const std::optional<PrintedItem> one = page.print_item("items", item);
    return one ? std::string(one->text()) : "not the same";
  };
  EXPECT_EQ(printed("{{title}}{{#items}}<i>{{name}}{{^lead}}!{{/lead}}</i>{{/items}}{{title}}"), "<i>&lt;b&gt;!</i>");
  EXPECT_EQ(printed("{{#groups}}{{#items}}{{name}}{{/items}}{{/groups}}"), "&lt;b&gt;");
  EXPECT_EQ(printed("{{#items}}{{name}}{{title}}{{/items}}"), "not the same");
  EXPECT_EQ(printed("{{#items}}{{#title}}a{{/title}}{{/items}}"), "not the same");
  EXPECT_EQ(printed("{{#items}}a{{/items}}{{#items}}b{{/items}}"), "not the same");
  EXPECT_EQ(printed("{{^items}}none{{/items}}"), "not the same");
  EXPECT_EQ(printed("{{name}}"), "not the same");
}

TEST(Template, ShowsPrintedItemsInTheirSection) {
  TemplateValues first;
  first.set("name", "a & b");
  TemplateValues second;
  second.set("name", "c");
  const std::string text = "<ul>{{#items}}<li>{{name}}{{/items}}{{^items}}none{{/items}}</ul>{{items}}";
  const Template page = SiteTheme({{"page.html", text}}, "theme").load("page.html");
  TemplateValues listed;
  listed.set("items", std::vector<TemplateValues>{first, second});
  const PrintedItem one = page.print_item("items", first).value();
  const PrintedItem another = page.print_item("items", second).value();
  TemplateValues values;
  values.set("items", PrintedItems{&one, &another});
  EXPECT_EQ(render(text, values), "<ul><li>a &amp; b<li>c</ul>");
  EXPECT_EQ(render(text, values), render(text, listed));
  TemplateValues nothing;
  nothing.set("items", PrintedItems());
  EXPECT_EQ(render(text, nothing), "<ul>none</ul>");
}

TEST(Template, LeavesNoLineWhereATagIsAlone) {
  TemplateValues values;
  values.show("open");
  EXPECT_EQ(render("a\n  {{#open}}\nb\n{{! words }}\n{{/open}}\nc {{#open}}d{{/open}}\n", values), "a\nb\nc d\n");
}

TEST(Template, IncludesOthersInTheirPlace) {
  TemplateValues values;
  values.set("title", "<");
  EXPECT_EQ(render({{"page.html", "<p>{{> part.html}}</p>"}, {"part.html", "{{title}}!\n"}}, values), "<p>&lt;!</p>");
  EXPECT_EQ(render({{"page.html", "<style>\n{{> part.css}}\n</style>"}, {"part.css", "a{{b}}"}}, values),
            "<style>\na{{b}}</style>");
}

TEST(Template, ReportsWhatIsWrongWithItsPlace) {
  struct Case {
    std::string text;
    std::string complaint;
  };
  const std::string foreign =
      "a value cannot be in an address that may be a script | begin the address with https:, http:, mailto: or tel:, "
      "or omit the scheme";
  const Case cases[] = {
      {"<p>\n  {{titel}}</p>", "theme/page.html:2:3: there is no value \"titel\" | did you mean \"title\"?"},
      {"é{{#items}}", "theme/page.html:1:2: the section \"items\" has no end | write {{/items}} where it ends"},
      {"{{/items}}", "theme/page.html:1:1: no section \"items\" is open here"},
      {"{{#items}}{{#open}}{{/items}}", "theme/page.html:1:20: no section \"items\" is open here | \"open\" is"},
      {"{{title", "theme/page.html:1:1: \"{{\" has no \"}}\" after it"},
      {"{{> none.html}}", "theme/page.html:1:1: there is no template \"none.html\""},
      {"{{> page.html}}", "theme/page.html:1:1: \"page.html\" includes itself"},
      {"<p class={{title}}>", "theme/page.html:1:10: a value inside a tag must be in double quotes"},
      {"<p class='{{title}}'>", "theme/page.html:1:11: a value inside a tag must be in double quotes"},
      {"<p {{title}}>", "theme/page.html:1:4: a value inside a tag must be in double quotes"},
      {"<{{title}}>", "theme/page.html:1:2: a value inside a tag must be in double quotes"},
      {"<p onclick=\"{{title}}\">",
       "theme/page.html:1:13: a value cannot be in an attribute that holds a script or a style"},
      {"<p STYLE = \"{{title}}\">",
       "theme/page.html:1:13: a value cannot be in an attribute that holds a script or a style"},
      {"<video srcset=\"{{title}}\">",
       "theme/page.html:1:16: a value cannot be in an attribute that holds a script or a style"},
      {"<set attributeName=\"href\" to=\"{{title}}\">",
       "theme/page.html:1:31: a value cannot be in an attribute that holds a script or a style"},
      {"<meta http-equiv=\"refresh\" content=\"0;url={{url}}\">",
       "theme/page.html:1:43: a value cannot be in an instruction to the browser | if it describes the page, write the "
       "<meta>'s name before its content"},
      {"<meta name=\"a\" content=\"{{title}}\"><meta content=\"{{title}}\">",
       "theme/page.html:1:51: a value cannot be in an instruction to the browser | if it describes the page, write the "
       "<meta>'s name before its content"},
      {"<a href=\"javascript:{{title}}\">", "theme/page.html:1:21: " + foreign},
      {"<a href=\" JavaScript:a({{title}})\">", "theme/page.html:1:24: " + foreign},
      {"<a href=\"java&#x73;cript:{{title}}\">", "theme/page.html:1:26: " + foreign},
      {"<a href=\"javascript&colon;{{title}}\">", "theme/page.html:1:27: " + foreign},
      {"<a href=\"java\tscript:{{title}}\">", "theme/page.html:1:22: " + foreign},
      {"<a href=\"\n\tvbscript:{{title}}\">", "theme/page.html:2:11: " + foreign},
      {"<object data=\"data:text/html,{{title}}\">", "theme/page.html:1:30: " + foreign},
      {"<form action=\"{{name}}script:{{title}}\">", "theme/page.html:1:30: " + foreign},
      {"<script>{{title}}</script>", "theme/page.html:1:9: a value cannot be in a script or a style"},
      {"<Style>{{title}}</style>", "theme/page.html:1:8: a value cannot be in a script or a style"},
      {"<!-- > {{title}} -->", "theme/page.html:1:8: a value cannot be in a comment"},
      {"<p>{{#open}}<a href=\"{{/open}}",
       "theme/page.html:1:22: the section \"open\" begins and ends in different parts of the markup | begin and end it "
       "both between tags, or both inside one tag"},
  };
  for (const Case& wrong : cases) {
    SCOPED_TRACE(wrong.text);
    EXPECT_EQ(complaint({{"page.html", wrong.text}}), wrong.complaint);
  }
}

TEST(Template, TellsTheFileThatIsWrongAmongThoseIncluded) {
  EXPECT_EQ(complaint({{"page.html", "{{> part.html}}"}, {"part.html", "\n{{nam}}"}}),
            "theme/part.html:2:1: there is no value \"nam\" | did you mean \"name\"?");
}

TEST(SiteTheme, NamesTheFilesThatNoPageUses) {
  const auto unused = [](const Files& files) {
    std::string text;
    for (const UnusedFile& file : SiteTheme(files, "theme").unused_files()) {
      text += file.name + (file.nearest.empty() ? ";" : " (" + file.nearest + ");");
    }
    return text;
  };
  EXPECT_EQ(unused({{"header.html", "{{> mine.html}}<img src=\"assets/x.svg\">"},
                    {"mine.html", ""},
                    {"theme.css", "--logo: url(logo.svg)"},
                    {"logo.svg", "<image href='dots.png'/>"},
                    {"dots.png", ""},
                    {"x.svg", ""}}),
            "");
  EXPECT_EQ(unused({{"heeader.html", ""}, {"mine.html", ""}, {"header.html", "{{>other.html}}"}, {"other.html", ""}}),
            "heeader.html (header.html);mine.html;");
  EXPECT_EQ(unused({{"themes.css", ""}, {"sitee.js", ""}}), "sitee.js (site.js);themes.css (theme.css);");
  EXPECT_EQ(unused({{"cme.yaml", "theme.css"}, {"secrets.txt", "cme.yaml"}, {"theme.css", "a.png"}, {"data.png", ""}}),
            "cme.yaml;data.png;secrets.txt;");
}

TEST(SiteTheme, PublishesNothingThatNoPageUses) {
  const SiteTheme theme(Files{{"secrets.txt", "s"}, {"theme.css", "url(a.png)"}, {"a.png", "a"}}, "theme");
  EXPECT_FALSE(theme.assets().contains("secrets.txt"));
  EXPECT_TRUE(theme.assets().contains("a.png"));
  EXPECT_TRUE(theme.assets().contains("theme.css"));
}

TEST(SiteTheme, HasAllTemplatesOfASite) {
  EXPECT_NO_THROW((void)SiteTemplates(SiteTheme()));
}

}  // namespace
}  // namespace cme
