// SPDX-License-Identifier: MIT
#include "edit/update.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <optional>
#include <utility>

#include "base/name_index.hpp"
#include "cme/diag/source.hpp"
#include "cme/record/encode.hpp"
#include "cme/record/parsed_record.hpp"
#include "cme/yaml/parse.hpp"
#include "edit/carry_comments.hpp"
#include "edit/record_lines.hpp"
#include "model/compare.hpp"

namespace cme {
namespace {

/// Whether the record can be updated. Missing keys do not matter: the new values may include them.
bool is_sound(const ParsedRecord& record) {
  return std::ranges::all_of(record.problems,
                             [](const Diagnostic& problem) { return problem.rule == Rule::missing_key; });
}

/// Copies the values of `news` that differ to `record`. Returns their fields.
std::vector<Field> take_over(const Activity& news, Activity& record) {
  std::vector<Field> changed = changed_fields(record, news);
  std::erase_if(changed, [&](Field field) { return !has_value(news, field); });
  for (const Field field : changed) {
    copy_value(news, record, field);
  }
  return changed;
}

/// The same for the office's own keys.
std::vector<Extension> take_over_extensions(const Activity& news, Activity& record) {
  std::vector<Extension> changed;
  NameIndex olds(record.extensions, &Extension::key);
  for (const Extension& extension : news.extensions) {
    Extension* const old = olds.find(extension.key);
    if (old == nullptr) {
      record.extensions.push_back(extension);
    } else if (*old != extension) {
      *old = extension;
    } else {
      continue;
    }
    changed.push_back(extension);
  }
  return changed;
}

/// The lines of one of the office's own keys.
std::string encode_extension(const Extension& extension) {
  // The office's own keys can be written only as part of a record; one without other values gives just their lines.
  Activity alone;
  alone.extensions.push_back(extension);
  return encode_activity(alone);
}

using KeyIndex = NameIndex<const std::vector<KeyLines>, std::string_view KeyLines::*>;

/// Of the keys before `field` in canonical order, the one that is last in the record, or nothing.
const KeyLines* find_predecessor(KeyIndex& keys, Field field) {
  for (auto number = static_cast<std::size_t>(field); number-- > 0;) {
    if (const KeyLines* const found = keys.find(field_info(static_cast<Field>(number)).name)) {
      return found;
    }
  }
  return nullptr;
}

/// An insertion below the lines of `before`.
Edit insertion(const KeyLines& before, std::string lines) {
  lines.pop_back();
  return {.span = {.begin = before.comments_end, .end = before.comments_end}, .text = "\n" + std::move(lines)};
}

/// Edits with LF, changed to the line endings of the text.
void use_line_ends_of(std::string_view text, std::vector<Edit>& edits) {
  const std::size_t first = text.find('\n');
  if (first == std::string_view::npos || first == 0 || text[first - 1] != '\r') {
    return;
  }
  for (Edit& edit : edits) {
    std::string with_cr;
    for (const char byte : edit.text) {
      with_cr += byte == '\n' ? "\r\n" : std::string(1, byte);
    }
    edit.text = std::move(with_cr);
  }
}

/// Which values of a record differ, and how to write them.
struct UpdatePlan {
  Activity record;  ///< with the new values
  std::vector<Field> fields;
  std::vector<Extension> extensions;
};

/// A key whose value differs.
struct ChangedKey {
  std::string lines;  ///< with the new value
  const KeyLines* own = nullptr;
  const KeyLines* before = nullptr;  ///< for a key that the record does not have, the one that it follows
};

std::vector<ChangedKey> list_changed_keys(const std::vector<KeyLines>& keys, const UpdatePlan& changes) {
  std::vector<ChangedKey> changed;
  KeyIndex index(keys, &KeyLines::key);
  for (const Field field : changes.fields) {
    changed.push_back({.lines = encode_activity(changes.record, std::span(&field, 1)),
                       .own = index.find(field_info(field).name),
                       .before = find_predecessor(index, field)});
  }
  for (const Extension& extension : changes.extensions) {
    changed.push_back({.lines = encode_extension(extension), .own = index.find(extension.key), .before = &keys.back()});
  }
  return changed;
}

/// Keeps the comments inside values that are replaced. Returns false if it cannot.
bool keep_comments(const ParsedRecord& old, std::vector<ChangedKey>& changed, YamlReader reader) {
  std::vector<NewLines> commented;
  for (ChangedKey& key : changed) {
    if (key.own != nullptr && key.own->has_comments && !is_on_one_line(*key.own, key.lines)) {
      commented.push_back({.old = key.own, .lines = &key.lines});
    }
  }
  return commented.empty() || carry_comments(old, commented, reader);
}

std::vector<Edit> make_edits(std::string_view text, std::vector<ChangedKey> changed) {
  std::vector<Edit> edits;
  for (ChangedKey& key : changed) {
    if (key.own != nullptr) {
      edits.push_back(replacement(*key.own, std::move(key.lines)));
    } else if (key.before != nullptr) {
      edits.push_back(insertion(*key.before, std::move(key.lines)));
    }
  }
  use_line_ends_of(text, edits);
  return edits;
}

}  // namespace

Result<UpdatedRecord> update_record(std::string_view bytes, const Activity& news, YamlReader reader) {
  const ParsedRecord old = read_record(bytes, reader);
  if (!is_sound(old)) {
    return failure("the record is broken; run \"cme validate\" to see why");
  }
  if (old.activity.id != news.id) {
    return failure("the record has a different id");
  }
  UpdatePlan changes{.record = old.activity, .fields = {}, .extensions = {}};
  changes.fields = take_over(news, changes.record);
  changes.extensions = take_over_extensions(news, changes.record);
  if (changes.fields.empty() && changes.extensions.empty()) {
    return UpdatedRecord{.text = std::string(bytes), .changed = {}};
  }
  const Result<std::vector<KeyLines>> keys = find_key_lines(old.text, old.tree);
  if (!keys) {
    return failure(keys.error());
  }
  constexpr std::string_view would_lose = "the record cannot be changed without losing something; change it by hand";
  std::vector<ChangedKey> changed = list_changed_keys(*keys, changes);
  if (!keep_comments(old, changed, reader)) {
    return failure(std::string(would_lose));
  }
  const std::string updated = apply_edits(old.text, make_edits(old.text, std::move(changed)));
  if (const ParsedRecord proof = read_record(updated, reader); !is_sound(proof) || proof.activity != changes.record) {
    return failure(std::string(would_lose));
  }
  UpdatedRecord result{.text = std::string(bytes.substr(0, bytes.size() - old.text.size())) + updated, .changed = {}};
  for (const Field field : changes.fields) {
    result.changed.emplace_back(field_info(field).name);
  }
  for (const Extension& extension : changes.extensions) {
    result.changed.push_back(extension.key);
  }
  return result;
}

}  // namespace cme
