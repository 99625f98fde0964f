// SPDX-License-Identifier: MIT
#include "peers_data.hpp"

#include <array>
#include <chrono>
#include <span>

#include "cme/model/fields.hpp"
#include "render/field_text.hpp"
#include "render/json.hpp"

namespace cme::bench {
namespace {

constexpr auto record_fields = [] {
  std::array<Field, record_key_count> fields{};
  for (std::size_t i = 0; i < fields.size(); ++i) {
    fields[i] = static_cast<Field>(i);
  }
  return fields;
}();

constexpr std::string_view rec_head =
    "%rec: Activity\n"
    "%key: id\n"
    "%type: id int\n"
    "%type: expires,released,reviewed date\n"
    "%type: format enum Journal-based Enduring Internet Live Performance_Improvement Regularly_Scheduled_Series Other\n"
    "%mandatory: provider format expires credits\n"
    "\n";

/// `name: value`, where `+ ` goes before each further line of the value.
void append_rec_field(std::string& out, std::string_view name, std::string_view value) {
  out.append(name).append(": ");
  for (const char character : value) {
    out += character;
    if (character == '\n') {
      out += "+ ";
    }
  }
  out += '\n';
}

/// The format as a word of recutils' enumerations, which have no spaces.
std::string rec_format(Format format) {
  std::string name(to_string(format).substr(0, to_string(format).find(" (")));
  for (char& character : name) {
    character = character == ' ' ? '_' : character;
  }
  return name;
}

std::string to_rec(const Activity& activity, const Row& row) {
  std::string out;
  for (const FieldInfo& info : record_keys()) {
    const std::string text = info.field == Field::format ? rec_format(*activity.format) : field_text(row, info.field);
    if (!text.empty() && info.field != Field::approvals) {
      append_rec_field(out, info.name, text);
    }
  }
  for (const Board board : approving_boards(activity)) {
    append_rec_field(out, "board", to_string(board));
  }
  return out + '\n';
}

}  // namespace

std::optional<PeersFormat> find_peers_format(std::string_view name) {
  if (name == "ndjson") {
    return PeersFormat::ndjson;
  }
  return name == "rec" ? std::optional(PeersFormat::rec) : std::nullopt;
}

std::string_view peers_head(PeersFormat format) {
  return format == PeersFormat::rec ? rec_head : "";
}

std::string to_peers_format(PeersFormat format, const Activity& activity) {
  const Row row{.activity = &activity, .file = "", .today = Date(std::chrono::year(2026) / 1 / 15)};
  return format == PeersFormat::rec ? to_rec(activity, row) : to_json(row, record_fields, JsonLayout::compact) + '\n';
}

}  // namespace cme::bench
