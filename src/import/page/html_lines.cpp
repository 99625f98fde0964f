// SPDX-License-Identifier: MIT
#include "import/page/html_lines.hpp"

#include <fmt/format.h>
#include <libxml/HTMLparser.h>

#include <algorithm>
#include <memory>
#include <string>

#include "base/ascii.hpp"
#include "base/fold.hpp"
#include "import/page/attribute_flood.hpp"
#include "import/page/html_page.hpp"
#include "import/page/html_references.hpp"
#include "model/directory_words.hpp"

namespace cme {
namespace {

struct FreeContext {
  void operator()(htmlParserCtxt* context) const { htmlFreeParserCtxt(context); }
};
struct FreeDocument {
  void operator()(xmlDoc* document) const { xmlFreeDoc(document); }
};
using Document = std::unique_ptr<xmlDoc, FreeDocument>;

std::string_view view(const xmlChar* text) {
  return text == nullptr ? std::string_view() : std::string_view(reinterpret_cast<const char*>(text));
}

bool is_element(const xmlNode* node) {
  return node->type == XML_ELEMENT_NODE;
}

bool is_one_of(const xmlNode* node, std::span<const std::string_view> names) {
  return is_element(node) && std::ranges::find(names, view(node->name)) != names.end();
}

constexpr std::string_view heading_elements[] = {"h2", "h3", "h4", "h5", "h6"};

/// They do not break a line. Source: HTML Living Standard, phrasing content.
constexpr std::string_view inline_elements[] = {
    "a",     "abbr", "acronym", "b",      "bdi", "bdo", "big",   "cite", "code", "data", "del",
    "dfn",   "em",   "font",    "i",      "ins", "kbd", "label", "mark", "q",    "s",    "samp",
    "small", "span", "strike",  "strong", "sub", "sup", "time",  "tt",   "u",    "var",  "wbr",
};

/// Elements that a reader does not see, or that belong to the site and not to the activity.
constexpr std::string_view passed_over[] = {"script", "style",  "template", "noscript", "head",   "nav",      "footer",
                                            "button", "select", "datalist", "textarea", "svg",    "iframe",   "object",
                                            "canvas", "audio",  "video",    "dialog",   "option", "optgroup", "math"};

/// All text of an element, unchanged.
std::string text_of_element(const xmlNode* element) {
  const std::unique_ptr<xmlChar, decltype(xmlFree)> content(xmlNodeGetContent(element), xmlFree);
  return std::string(view(content.get()));
}

std::optional<std::string> find_attribute(const xmlNode* element, const char* name) {
  const auto* const key = reinterpret_cast<const xmlChar*>(name);
  const std::unique_ptr<xmlChar, decltype(xmlFree)> value(xmlGetProp(element, key), xmlFree);
  return value ? std::optional(std::string(view(value.get()))) : std::nullopt;
}

bool has_class(const xmlNode* element, std::string_view wanted) {
  const std::string classes = find_attribute(element, "class").value_or("");
  const auto names = split(classes, ' ');
  return std::ranges::find(names, wanted) != names.end();
}

/// Whether the element is not shown: by its attribute or by its own style.
bool is_hidden(const xmlNode* node) {
  if (!is_element(node)) {
    return false;
  }
  if (find_attribute(node, "hidden")) {
    return true;
  }
  std::string style = lower_ascii(find_attribute(node, "style").value_or(""));
  std::erase_if(style, [](char character) { return character == ' ' || character == '\t' || character == '\n'; });
  return style.find("display:none") != std::string::npos || style.find("visibility:hidden") != std::string::npos;
}

/// Whether nothing of the element is read.
bool is_passed_over(const xmlNode* node) {
  return is_one_of(node, passed_over) || is_hidden(node);
}

/// Superscript and subscript digits and signs as separate characters: 10⁹ is not 109. Other text is unchanged.
std::string raised_text(std::string_view text, bool is_raised) {
  constexpr std::string_view plain = "0123456789+-=()";
  constexpr std::string_view high[] = {"⁰", "¹", "²", "³", "⁴", "⁵", "⁶", "⁷", "⁸", "⁹", "⁺", "⁻", "⁼", "⁽", "⁾"};
  constexpr std::string_view low[] = {"₀", "₁", "₂", "₃", "₄", "₅", "₆", "₇", "₈", "₉", "₊", "₋", "₌", "₍", "₎"};
  const std::string simple = replace_all(text, "−", "-");
  if (simple.find_first_not_of("0123456789+-=(), ") != std::string::npos) {
    return std::string(text);
  }
  std::string raised;
  for (const char character : simple) {
    const std::size_t number = plain.find(character);
    raised += number == std::string_view::npos ? std::string_view(&character, 1)
              : is_raised                      ? high[number]
                                               : low[number];
  }
  return raised;
}

bool is_label_heading(const xmlNode* node) {
  return is_one_of(node, heading_elements) &&
         (find_heading_label(text_of_element(node)) || has_class(node, "provider"));
}

bool is_register_link(const xmlNode* node) {
  return is_element(node) && view(node->name) == "a" && fold(text_of_element(node)) == fold(register_button);
}

/// The next node in document order, without the content of `node` if it is skipped.
const xmlNode* next_node(const xmlNode* node, const xmlNode* root) {
  if (node->children != nullptr && node->type != XML_ENTITY_REF_NODE && !is_passed_over(node)) {
    return node->children;
  }
  while (node != root && node->next == nullptr) {
    node = node->parent;
  }
  return node == root ? nullptr : node->next;
}

/// The innermost element that contains both.
const xmlNode* common_ancestor(const xmlNode* left, const xmlNode* right) {
  const auto depth = [](const xmlNode* node) {
    std::size_t count = 0;
    for (; node != nullptr; node = node->parent) {
      ++count;
    }
    return count;
  };
  std::size_t left_depth = depth(left);
  std::size_t right_depth = depth(right);
  while (left != right) {
    const bool left_is_deeper = left_depth >= right_depth;
    if (right_depth >= left_depth) {
      right = right->parent;
      --right_depth;
    }
    if (left_is_deeper) {
      left = left->parent;
      --left_depth;
    }
  }
  return left;
}

/// The innermost element around all labels; the root if there are none.
const xmlNode* find_activity(const xmlNode* root) {
  const xmlNode* around = nullptr;
  for (const xmlNode* node = root; node != nullptr; node = next_node(node, root)) {
    if (is_label_heading(node)) {
      around = around == nullptr ? node->parent : common_ancestor(around, node);
    }
  }
  return around == nullptr ? root : around;
}

/// Lays the page's elements out as lines.
class LineReader {
 public:
  HtmlLines read(const xmlNode* root) {
    const xmlNode* const activity = find_activity(root);
    for (const xmlNode* node = root; node != nullptr; node = next_node(node, root)) {
      if (is_element(node) && view(node->name) == "h1" && lines_.kinds.empty()) {
        append_element(node, HtmlLineKind::title);
        title_ = node;
      } else if (is_register_link(node) && !lines_.address) {
        append_address(node);
      }
    }
    source_line_ = 1;
    append_children(activity);
    end_line();
    return std::move(lines_);
  }

 private:
  void append_address(const xmlNode* link) {
    if (auto address = find_attribute(link, "href")) {
      lines_.address = PageLine{static_cast<std::size_t>(xmlGetLineNo(link)), *std::move(address)};
    }
  }

  // libxml2 rejects elements that are nested deeper than 256, or 2,048 in later versions.
  void append_children(const xmlNode* element) {
    for (const xmlNode* node = element->children; node != nullptr; node = node->next) {
      append_node(node);
    }
  }

  void append_node(const xmlNode* node) {
    const auto line = static_cast<std::size_t>(xmlGetLineNo(node));
    if (node->type == XML_TEXT_NODE || node->type == XML_CDATA_SECTION_NODE) {
      return append(view(node->content), line);
    }
    source_line_ = std::max(source_line_, line);
    if (!is_element(node) || node == title_ || is_passed_over(node) || is_register_link(node)) {
      return;
    }
    const bool is_raised = view(node->name) == "sup";
    if (is_raised || view(node->name) == "sub") {
      return append(raised_text(text_of_element(node), is_raised), line);
    }
    if (is_one_of(node, inline_elements)) {
      return append_children(node);
    }
    const bool is_heading = is_one_of(node, heading_elements);
    append_element(node, !is_heading                   ? HtmlLineKind::text
                         : has_class(node, "provider") ? HtmlLineKind::provider
                                                       : HtmlLineKind::heading);
  }

  void append_element(const xmlNode* element, HtmlLineKind kind) {
    end_line();
    kind_ = kind;
    append_children(element);
    end_line();
    kind_ = HtmlLineKind::text;
  }

  /// Spaces and line breaks of the source are one space. The library counts up to `last_line`: the end of the text, or
  /// of its first part.
  void append(std::string_view text, std::size_t last_line) {
    const auto breaks = static_cast<std::size_t>(std::ranges::count(text, '\n'));
    std::size_t line = std::max(source_line_, last_line - std::min(last_line, breaks));
    source_line_ = line + breaks;
    for (const char character : text) {
      const bool space = character == ' ' || (character >= '\t' && character <= '\r');
      if (pending_.empty() && !space) {
        number_ = line;
      }
      if (!space) {
        pending_ += character;
      } else if (!pending_.empty() && !pending_.ends_with(' ')) {
        pending_ += ' ';
      }
      line += character == '\n' ? 1 : 0;
    }
  }

  void end_line() {
    append_line(lines_.text, number_, pending_);
    lines_.kinds.resize(lines_.text.lines.size(), kind_);
    pending_.clear();
  }

  HtmlLines lines_;
  const xmlNode* title_ = nullptr;
  HtmlLineKind kind_ = HtmlLineKind::text;
  std::string pending_;
  std::size_t number_ = 1;       ///< where the pending text began
  std::size_t source_line_ = 1;  ///< no later than what was read last
};

}  // namespace

Result<HtmlLines> parse_html_lines(std::string_view html) {
  if (is_flooded_with_attributes(html)) {
    return failure("the page has tags with thousands of attributes; copy its text instead");
  }
  const std::unique_ptr<htmlParserCtxt, FreeContext> context(htmlNewParserCtxt());
  if (!context) {
    return failure("there is not enough memory to read the page");
  }
  // Otherwise every line after the 65,535th has that number; libxml2's HTML parser drops this flag from the options
  // below.
  context->options |= XML_PARSE_BIG_LINES;
  // The bytes are known to be UTF-8, whatever a `meta` element says.
  const std::string plain = with_plain_references(html);
  const Document document(htmlCtxtReadMemory(context.get(), plain.data(), static_cast<int>(plain.size()), nullptr,
                                             "UTF-8", HTML_PARSE_NOERROR | HTML_PARSE_NOWARNING | HTML_PARSE_NONET));
  const auto* const error = xmlCtxtGetLastError(context.get());
  if (error != nullptr && error->level == XML_ERR_FATAL) {
    return failure("the page's elements are nested too deeply; copy its text instead");
  }
  const xmlNode* const root = document ? xmlDocGetRootElement(document.get()) : nullptr;
  if (root == nullptr) {
    return failure("the page has no HTML elements");
  }
  HtmlLines lines = LineReader().read(root);
  for (const PageLine& line : lines.text.lines) {
    // References such as `&#x80;` produce characters that were not in the bytes.
    if (const auto sound = check_page(line.text, html.size()); !sound) {
      return failure(sound.error());
    }
  }
  return lines;
}

}  // namespace cme
