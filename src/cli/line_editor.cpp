// SPDX-License-Identifier: MIT
#include "cli/line_editor.hpp"

#include <histedit.h>
#include <algorithm>
#include <cstdio>
#include <memory>
#include <vector>

#include "base/ascii.hpp"
#include "base/fold.hpp"

namespace cme {

namespace {

/// The state of libedit's callbacks.
struct Editing {
  std::string prompt;
  std::span<const std::string_view> completions;
};

Editing& editing_of(EditLine* editor) {
  void* data = nullptr;
  el_get(editor, EL_CLIENTDATA, &data);
  return *static_cast<Editing*>(data);
}

char* prompt_of(EditLine* editor) {
  return editing_of(editor).prompt.data();
}

/// Completes the part after the last comma to the only name that begins with it.
unsigned char complete(EditLine* editor, int /*key*/) {
  const LineInfo* const line = el_line(editor);
  const std::string_view before(line->buffer, static_cast<std::size_t>(line->cursor - line->buffer));
  const std::string typed(trim(before.substr(before.find_last_of(',') + 1)));
  const std::string wanted = fold(typed);
  std::vector<std::string_view> found;
  for (const std::string_view name : editing_of(editor).completions) {
    if (fold(name).starts_with(wanted)) {
      found.push_back(name);
    }
  }
  if (found.size() != 1 || wanted.empty()) {
    return CC_REFRESH_BEEP;
  }
  el_deletestr(editor, static_cast<int>(typed.size()));
  el_insertstr(editor, std::string(found.front()).c_str());
  return CC_REFRESH;
}

struct CloseEditor {
  void operator()(EditLine* editor) const { el_end(editor); }
};

struct CloseHistory {
  void operator()(History* history) const { history_end(history); }
};

/// The lines of this run, for the arrow keys to recall.
History* shared_history() {
  static const std::unique_ptr<History, CloseHistory> history(history_init());
  static HistEvent event;
  static const int size = history == nullptr ? 0 : ::history(history.get(), &event, H_SETSIZE, 100);
  (void)size;
  return history.get();
}

}  // namespace

std::optional<std::string> edit_line(std::string_view prompt, std::span<const std::string_view> completions) {
  const std::unique_ptr<EditLine, CloseEditor> editor(el_init("cme", stdin, stderr, stderr));
  if (editor == nullptr) {
    return std::nullopt;
  }
  Editing editing{.prompt = std::string(prompt), .completions = completions};
  el_set(editor.get(), EL_CLIENTDATA, &editing);
  el_set(editor.get(), EL_PROMPT, prompt_of);
  el_set(editor.get(), EL_EDITOR, "emacs");
  el_set(editor.get(), EL_ADDFN, "complete-name", "complete a name", complete);
  el_set(editor.get(), EL_BIND, "^I", "complete-name", nullptr);
  el_set(editor.get(), EL_HIST, ::history, shared_history());
  el_set(editor.get(), EL_SIGNAL, 1);  // a signal that ends or stops cme gives the terminal back first
  int count = 0;
  const char* const line = el_gets(editor.get(), &count);
  if (line == nullptr || count <= 0) {
    return std::nullopt;
  }
  const std::string answer(trim(std::string_view(line, static_cast<std::size_t>(count))));
  if (!answer.empty()) {
    HistEvent event;
    ::history(shared_history(), &event, H_ENTER, answer.c_str());
  }
  return answer;
}

}  // namespace cme
