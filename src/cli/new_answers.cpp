// SPDX-License-Identifier: MIT
#include "cli/new_answers.hpp"

#include <fmt/format.h>

#include <istream>
#include <optional>

#include "base/ascii.hpp"
#include "base/safe_output.hpp"
#include "base/words.hpp"
#include "cli/talk.hpp"
#include "cme/model/fields.hpp"

namespace cme {

namespace {

/// The next line that is typed. Throws Error if there is none.
std::string read_answer(Io& io, std::string_view question) {
  print_question(io, question);
  std::string line;
  if (!std::getline(io.in, line)) {
    print_talk(io, "");
    throw Error("the answers end before the last question", "nothing was written");
  }
  return std::string(trim(line));
}

/// Asks until `parse` takes the answer; nothing if there is none.
template <class Value>
std::optional<Value> ask(Io& io, std::string_view question, Result<Value> (*parse)(std::string_view)) {
  while (true) {
    const std::string answer = read_answer(io, question);
    if (answer.empty()) {
      return std::nullopt;
    }
    Result<Value> value = parse(answer);
    if (value) {
      return *std::move(value);
    }
    print_talk(io, value.error());
  }
}

/// What is asked of a field: its label, and what may be left open is said.
std::string question_of(Field field, std::string_view hint) {
  return fmt::format("{} ({}; empty: later)", field_info(field).name, hint);
}

std::uint32_t ask_id(Io& io, std::uint32_t next_id, const IdCheck& check_id) {
  while (true) {
    const std::optional<std::uint32_t> typed = ask(io, fmt::format("id (empty: {})", next_id), parse_id);
    const std::uint32_t id = typed.value_or(next_id);
    const Result<void> usable = check_id(id);
    if (usable) {
      return id;
    }
    print_talk(io, usable.error());
  }
}

}  // namespace

Result<std::string> parse_line(std::string_view text) {
  const std::string_view line = trim(text);
  if (line.empty()) {
    return failure("here is no text");
  }
  if (!is_one_visible_line(line)) {
    return failure(fmt::format("{} holds characters that cannot be seen; write one line of text", quote(line)));
  }
  return std::string(line);
}

Result<Format> parse_format(std::string_view text) {
  const Vocabulary& formats = vocabulary<Format>();
  if (const std::optional<std::size_t> number = find_any_spelling(formats, text)) {
    return static_cast<Format>(*number);
  }
  const std::optional<std::string_view> near = suggest_name(formats, text);
  return failure(fmt::format("no {} is called {}; {}", formats.noun, quote(text),
                             near ? fmt::format("did you mean \"{}\"?", *near) : "write " + either_of(formats.names)));
}

void ask_for_missing(Io& io, Activity& activity, std::uint32_t next_id, const IdCheck& check_id) {
  if (!activity.id) {
    activity.id = ask_id(io, next_id, check_id);
  }
  const auto example = [](Field field) { return fmt::format("as {}", field_info(field).example); };
  if (!activity.title) {
    activity.title = ask(io, question_of(Field::title, example(Field::title)), parse_line);
  }
  if (!activity.provider) {
    activity.provider = ask(io, question_of(Field::provider, example(Field::provider)), parse_line);
  }
  if (!activity.format) {
    activity.format = ask(
        io, question_of(Field::format, fmt::format("{}", fmt::join(vocabulary<Format>().names, ", "))), parse_format);
  }
  if (!activity.expires) {
    activity.expires = ask(io, question_of(Field::expires, example(Field::expires)), Date::parse);
  }
}

}  // namespace cme
