// SPDX-License-Identifier: MIT
#include "import/page/text_page.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "base/ascii.hpp"
#include "base/safe_output.hpp"
#include "import/page/head_labels.hpp"
#include "model/directory_words.hpp"

namespace cme {
namespace {

enum class Part : std::uint8_t { above, head, sections };

/// Reads a page's lines in order. In the head, labels are run together with the value before them; below it, a label is
/// alone on its line, or copying has run it together with its neighbors in a way that never occurs in prose.
class TextReader {
 public:
  explicit TextReader(const PageText& text) : lines_(text.lines) {
    for (PageLine& line : lines_) {
      line.text = with_plain_labels(line.text);
      if (const auto label = find_alone(line.text)) {
        is_alone_[static_cast<std::size_t>(*label)] = true;
      }
    }
  }

  Result<Page> read() {
    for (std::size_t i = 0; i < lines_.size(); ++i) {
      const PageLine& line = lines_[i];
      const std::string_view text = without_button(line.text);
      const auto first_id = builder_.find_line(Label::id);
      if (first_id && i + 1 < lines_.size() && begins_another_page(text, lines_[i + 1].text)) {
        return failure(two_activities(*first_id, line.number));
      }
      if (const auto rest = find_id(text)) {
        if (const auto first = builder_.find_line(Label::id)) {
          return failure(two_activities(*first, line.number));
        }
        part_ = Part::head;
        builder_.open(Label::id, line.number);
        take_first_head_line(line.number, *rest);
      } else {
        take_line(line.number, text);
      }
    }
    if (title_) {
      builder_.set_title(*std::move(title_));
    }
    return builder_.take();
  }

 private:
  /// The line, with plain spaces in place of the no-break spaces that copying has put into a label.
  static std::string with_plain_labels(const std::string& line) {
    const std::string plain = replace_all(line, "\u00A0", " ");
    const auto is_new = [&](Label label) {
      return plain.find(text_of(label)) != std::string::npos && line.find(text_of(label)) == std::string::npos;
    };
    const bool has_label = std::ranges::any_of(head_labels(), is_new) || std::ranges::any_of(section_labels(), is_new);
    return has_label ? plain : line;
  }

  /// Whether a second page follows on the same line, as when files without a final line break are joined.
  [[nodiscard]] bool begins_another_page(std::string_view text, std::string_view next) const {
    return text.ends_with(text_of(Label::id)) && !next.empty() && is_digit(next.front()) &&
           find_id(fmt::format("{} {}", text_of(Label::id), next)).has_value();
  }

  static std::string_view without_button(std::string_view text) {
    return text.ends_with(register_button) ? trim_spaces(text.substr(0, text.size() - register_button.size())) : text;
  }

  /// The section label that is the entire line.
  static std::optional<Label> find_alone(std::string_view text) {
    const auto labels = section_labels();
    const auto found = std::ranges::find_if(labels, [&](Label label) { return is_label(text, label); });
    return found == labels.end() ? std::nullopt : std::optional(*found);
  }

  /// The text after "Activity ID" on a line that begins with it; nothing if it is a sentence, or if the id is already
  /// open and no number follows.
  [[nodiscard]] std::optional<std::string_view> find_id(std::string_view text) const {
    const auto rest = find_value_after(text, Label::id);
    if (!rest || rest->empty() || !builder_.find_line(Label::id)) {
      return rest;
    }
    const std::string_view after =
        trim_spaces(rest->substr(std::min(rest->find_first_not_of("0123456789"), rest->size())));
    const bool is_number = is_digit(rest->front());
    return is_number && (after.empty() || after.starts_with(text_of(Label::expires))) ? rest : std::nullopt;
  }

  void take_line(std::size_t number, std::string_view text) {
    if (is_usual_note(text)) {
      return;
    }
    if (const auto label = find_alone(text)) {
      return open_section(*label, number);
    }
    switch (part_) {
      case Part::above:
        return take_title(number, text);
      case Part::head:
      case Part::sections:
        return take_labeled_line(number, text);
    }
  }

  /// Whether the line shows the page's position in the site: "Home › Activities".
  static bool is_trail(std::string_view text) {
    constexpr std::string_view marks[] = {" > ", " › ", " » ", " / "};
    return std::ranges::any_of(marks, [&](std::string_view mark) { return text.find(mark) != std::string_view::npos; });
  }

  void take_title(std::size_t number, std::string_view text) {
    if (text.empty()) {
      return;
    }
    if (title_ && is_trail(text)) {
      return builder_.append_unlabeled(number, text);
    }
    if (title_) {
      builder_.append_unlabeled(title_->number, title_->text);
    }
    title_ = PageLine{number, std::string(text)};
  }

  void open_section(Label label, std::size_t number) {
    part_ = Part::sections;
    builder_.open(label, number);
  }

  void append_pieces(std::size_t number, const std::vector<HeadPiece>& pieces) {
    for (const HeadPiece& piece : pieces) {
      if (piece.label) {
        builder_.open(*piece.label, number);
        is_open_[static_cast<std::size_t>(*piece.label)] = true;
      }
      if (piece.label == Label::provider) {
        take_labeled_line(number, piece.text);
      } else {
        builder_.append(number, piece.text);
      }
    }
  }

  /// The "Activity ID" line, which may contain the whole head and the description after it.
  void take_first_head_line(std::size_t number, std::string_view text) {
    is_open_[static_cast<std::size_t>(Label::id)] = true;
    const std::string_view label = text_of(Label::description);
    const std::size_t place = text.find(label);
    const bool has_description = place != std::string_view::npos && !text.substr(place + label.size()).empty();
    append_pieces(number, split_head_row(has_description ? text.substr(0, place) : text, is_open_));
    if (!has_description) {
      return;
    }
    open_section(Label::description, number);
    const std::string_view rest = text.substr(place + label.size());
    builder_.append(number, rest);
    for (const Label inner : section_labels()) {
      if (rest.find(text_of(inner)) != std::string_view::npos) {
        builder_.warn(
            number,
            fmt::format("{} is in the middle of a line and may be part of the text; it was kept in the description",
                        quote(text_of(inner))));
      }
    }
  }

  /// A line that may begin or end with section labels that copying has run together with their neighbors.
  void take_labeled_line(std::size_t number, std::string_view text) {
    std::vector<Label> labels;  // from the end of the line
    while (const std::optional<Label> label = find_label_at_end(text)) {
      report_run_together(*label, number);
      text.remove_suffix(text_of(*label).size());
      labels.push_back(*label);
    }
    take_beginning(number, text);
    for (auto label = labels.rbegin(); label != labels.rend(); ++label) {
      open_section(*label, number);
    }
  }

  /// The label at the end of the line, unless the line begins with one, which then comes first.
  [[nodiscard]] std::optional<Label> find_label_at_end(std::string_view text) const {
    if (find_value_after_support(text)) {
      return std::nullopt;
    }
    for (const Label label : section_labels()) {
      if (!is_alone_[static_cast<std::size_t>(label)]) {
        if (is_run_together_before(text, text_of(label))) {
          return std::nullopt;
        }
        if (is_run_together_after(text, text_of(label))) {
          return label;
        }
      }
    }
    return std::nullopt;
  }

  void take_beginning(std::size_t number, std::string_view text) {
    if (const auto rest = find_value_after_support(text)) {
      open_section(Label::commercial_support, number);
      return builder_.append(number, *rest);
    }
    for (const Label label : section_labels()) {
      if (is_alone_[static_cast<std::size_t>(label)]) {
        continue;
      }
      const std::string_view name = text_of(label);
      if (is_run_together_before(text, name)) {
        report_run_together(label, number);
        open_section(label, number);
        return builder_.append(number, text.substr(name.size()));
      }
    }
    if (part_ == Part::head) {
      return append_pieces(number, split_head_line(text, is_open_));
    }
    builder_.append(number, text);
  }

  [[nodiscard]] static std::optional<std::string_view> find_value_after_support(std::string_view text) {
    const std::string_view name = text_of(Label::commercial_support);
    return text.starts_with(name) ? std::optional(text.substr(name.size())) : std::nullopt;
  }

  void report_run_together(Label label, std::size_t number) {
    builder_.warn(number,
                  fmt::format("{} runs into the text next to it; it was read as the label", quote(text_of(label))));
  }

  std::vector<PageLine> lines_;
  PageBuilder builder_;
  std::optional<PageLine> title_;  ///< the last line above "Activity ID": what is above it belongs to the site
  Part part_ = Part::above;
  LabelSet is_open_{};   ///< labels of the head that are open
  LabelSet is_alone_{};  ///< labels that are alone on a line, so that elsewhere they are words
};

}  // namespace

std::string two_activities(std::size_t first, std::size_t second) {
  return fmt::format(
      "there is more than one activity: \"Activity ID\" is on line {} and on line {}; save each page in its own file",
      first, second);
}

Result<Page> parse_text_page(const PageText& text) {
  return TextReader(text).read();
}

}  // namespace cme
