// SPDX-License-Identifier: MIT
#include "import/page/page_activity.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

#include "base/ascii.hpp"
#include "base/safe_output.hpp"
#include "cme/model/fields.hpp"
#include "import/abstract.hpp"
#include "import/credit_text.hpp"
#include "import/list_lines.hpp"
#include "import/page/page_lines.hpp"
#include "import/page/page_values.hpp"
#include "model/compare.hpp"

namespace cme {
namespace {

/// Reads the id of the page; the rest of its block does not belong anywhere.
Result<std::uint32_t> decode_id(const Page& page) {
  const auto block = std::ranges::find(page.blocks, Label::id, &PageBlock::label);
  if (page.blocks.empty()) {
    return failure("this is not a directory page: it has none of the directory's labels");
  }
  if (block == page.blocks.end() || block->lines.empty()) {
    return failure("the page has no \"Activity ID\"; copy all of it, from the title to the end");
  }
  const PageLine& line = block->lines.front();
  const auto id = parse_whole_number(line.text);
  if (!id || *id == 0 || *id > max_activity_id || line.text.front() == '0') {
    return failure(fmt::format("line {}: {} is not an id; ids are whole numbers from 1 to {}", line.number,
                               quote(line.text), max_activity_id));
  }
  return *id;
}

void parse_address(const Page& page, ValueSink& sink) {
  if (!page.address || page.address->text.empty()) {
    return;
  }
  const auto address = Url::parse(page.address->text);
  if (address) {
    sink.activity().url = *address;
  } else {
    sink.keep(*page.address, page.address->text, address.error() + "; it was kept in the note");
  }
}

/// Reports each required key that the record will not have.
void report_missing(const Page& page, ValueSink& sink) {
  for (const FieldInfo& info : record_keys()) {
    if (!info.required || has_value(sink.activity(), info.field)) {
      continue;
    }
    const auto block = std::ranges::find_if(
        page.blocks, [&](const PageBlock& candidate) { return text_of(candidate.label) == info.label; });
    if (block == page.blocks.end()) {
      sink.warn(1, fmt::format("the page has no {}; add {} to the record", quote(info.label), info.name));
    } else if (block->lines.empty()) {
      sink.warn(block->line, fmt::format("{} has no value; add {} to the record", quote(info.label), info.name));
    } else {
      sink.warn(block->line, fmt::format("the record has no {}; add it", info.name));
    }
  }
}

}  // namespace

Result<ImportedActivity> to_activity(Page page) {
  const auto id = decode_id(page);
  if (!id) {
    return failure(id.error());
  }
  ValueSink sink(std::move(page.warnings));
  sink.activity().id = *id;
  if (page.title) {
    sink.activity().title = page.title->text;
  }
  parse_address(page, sink);
  for (const PageLine& line : page.unlabeled) {
    sink.keep(line, line.text, "this text is not under a label; it was kept in the note");
  }
  const auto types = parse_credit_types(page.blocks, sink);
  for (const PageBlock& block : page.blocks) {
    parse_block(block, types, sink);
  }
  // A page without the label "CME Credit" may have one of "CME Credit Type".
  if (std::ranges::find(page.blocks, Label::credits, &PageBlock::label) == page.blocks.end()) {
    std::vector<std::string> problems;
    sink.activity().credits = parse_credit("", types, problems);
  }
  report_missing(page, sink);
  return sink.take();
}

}  // namespace cme
