// SPDX-License-Identifier: MIT
#include "yaml/flow.hpp"

#include <algorithm>

#include "yaml/spans.hpp"

namespace cme {
namespace {

ScalarProblem problem_at(std::size_t offset, std::string_view message, std::string_view help) {
  return {.begin = offset, .end = offset + 1, .message = message, .help = help};
}

/// Checks text in brackets, token by token.
class FlowChecker {
 public:
  FlowChecker(std::string_view text, std::size_t begin) : text_(text), begin_(begin), at_(begin) {}

  FlowText check() {
    while (at_ < text_.size()) {
      std::optional<ScalarProblem> problem = check_token();
      if (!problem && depth_ == 0) {
        return {at_, std::nullopt};
      }
      if (!problem) {
        problem = check_gap();
      }
      if (problem) {
        return {at_, problem};
      }
    }
    return {text_.size(), problem_at(begin_, "this bracket is never closed", "close it")};
  }

 private:
  /// Whether the next character is one of these.
  [[nodiscard]] bool is_next(std::string_view signs) const {
    return at_ < text_.size() && signs.find(text_[at_]) != std::string_view::npos;
  }

  std::optional<ScalarProblem> check_token() {
    if (is_next(",") && !has_value_) {
      return problem_at(at_, "there is no value before this comma", "remove the comma, or write the value");
    }
    if (is_next("[{,]}")) {
      pass_sign();
      return std::nullopt;
    }
    if (is_next("\"'") && !is_in_plain_) {
      has_value_ = true;
      at_ = std::min(quoted_end(text_, at_), text_.size());
      return std::nullopt;
    }
    return check_word();
  }

  void pass_sign() {
    const bool opens = is_next("[{");
    has_value_ = !opens && !is_next(",");
    is_in_plain_ = false;
    depth_ += opens ? 1U : 0U;
    depth_ -= has_value_ ? 1U : 0U;
    at_ += 1;
  }

  std::optional<ScalarProblem> check_word() {
    const std::size_t word = at_;
    const char sign = text_[at_];
    const bool begins_text = !is_in_plain_;
    if (begins_text && sign == '!') {
      return problem_at(at_, "a tag inside brackets", "remove it; quote the value if it is text");
    }
    // A colon right after a quote or bracket ends a key, as in JSON.
    const bool is_colon = sign == ':' && has_value_ && begins_text;
    at_ = is_colon ? at_ + 1 : std::min(text_.find_first_of(",[]{} \t\r\n", at_ + 1), text_.size());
    has_value_ = true;
    is_in_plain_ = text_[at_ - 1] != ':' && !(at_ - word == 1 && sign == '?');
    if (begins_text && at_ - word == 1 && sign == '-' && is_next(",[]{}")) {
      return problem_at(word, "a lone hyphen inside brackets", "put it in quotes if it is text");
    }
    if (!is_in_plain_ && !is_colon && is_next(",]}")) {
      return problem_at(at_ - 1, "there is no value after this colon",
                        "write a space and the value, or remove the colon");
    }
    return std::nullopt;
  }

  /// Checks the spaces and comments before the next token, and skips them.
  std::optional<ScalarProblem> check_gap() {
    const std::size_t next = skip_spaces_and_comments(text_, at_);
    const std::size_t tab = text_.substr(0, next).find('\t', at_);
    const std::size_t comment = text_.substr(0, next).find('#', at_);
    if (is_next("#") && !is_in_plain_) {
      return problem_at(at_, "a comment without a space before it", "put a space before the #");
    }
    if (tab < comment && !is_in_plain_) {
      return problem_at(tab, "a tab between two values", "use a space");
    }
    at_ = next;
    return std::nullopt;
  }

  std::string_view text_;
  std::size_t begin_;
  std::size_t at_;
  std::size_t depth_ = 0;
  bool has_value_ = false;
  bool is_in_plain_ = false;  ///< where quotes and colons are part of the text
};

}  // namespace

FlowText check_flow(std::string_view text, std::size_t begin) {
  return FlowChecker(text, begin).check();
}

}  // namespace cme
