// SPDX-License-Identifier: MIT
#include "site/search_index.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <numeric>
#include <unordered_map>

#include "base/fold.hpp"
#include "base/hash.hpp"
#include "base/json_writer.hpp"
#include "base/safe_output.hpp"
#include "base/utf8.hpp"
#include "model/american_spelling.hpp"
#include "model/common_words.hpp"
#include "model/similar_words.hpp"
#include "model/synonyms.hpp"
#include "site/site_address.hpp"

namespace cme {
namespace {

constexpr unsigned level_bits = 3;
static_assert((1U << level_bits) == highest_level + 1U);

constexpr std::string_view digits = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
constexpr unsigned digit_bits = 6;

/// The maximum size of a script, not counting a few characters around it.
constexpr std::size_t largest_script = 11'500;
/// Longer data has its own scripts, so that it is loaded only when it is needed.
constexpr std::size_t longest_inside = 3'000;
constexpr std::size_t rows_in_script = 16;

void append_number(std::string& output, std::uint64_t number) {
  constexpr unsigned part_bits = 5;
  constexpr std::uint64_t more = 1U << part_bits;
  while (number >= more) {
    output += digits[(number & (more - 1)) | more];
    number >>= part_bits;
  }
  output += digits[number];
}

std::string ascending(const std::vector<std::uint32_t>& numbers) {
  std::string text;
  std::uint32_t before = 0;
  for (const std::uint32_t number : numbers) {
    append_number(text, number + 1 - before);
    before = number + 1;
  }
  return text;
}

std::string bits(const std::vector<std::uint32_t>& numbers, std::size_t count) {
  std::vector<unsigned> parts((count + digit_bits - 1) / digit_bits, 0);
  for (const std::uint32_t number : numbers) {
    parts[number / digit_bits] |= 1U << (number % digit_bits);
  }
  std::string text = "#";
  for (const unsigned part : parts) {
    text += digits[part];
  }
  return text;
}

std::string set_of(const std::vector<std::uint32_t>& numbers, std::size_t count) {
  std::string sparse = ascending(numbers);
  return sparse.size() <= count / digit_bits ? sparse : bits(numbers, count);
}

std::string order_of(const std::vector<std::uint32_t>& numbers) {
  unsigned width = 1;
  while ((numbers.size() - (numbers.empty() ? 0 : 1)) >> (width * digit_bits) != 0) {
    ++width;
  }
  std::string text = "@";
  for (const std::uint32_t number : numbers) {
    for (unsigned part = 0; part < width; ++part) {
      text += digits[(number >> (part * digit_bits)) & 63U];
    }
  }
  return text;
}

/// A term and its data.
struct TermText {
  std::string term;
  std::string text;
  std::size_t count = 0;
};

/// Text of a record in a script, cut to limit the size of the script.
std::string field(std::string_view text, std::size_t most_bytes) {
  const std::string line = safe_text(text, Target::terminal);
  std::string whole = safe_text(line, Target::json);
  if (whole.size() <= most_bytes) {
    return whole;
  }
  std::string escaped;
  for (std::size_t offset = 0; offset < line.size();) {
    const std::size_t begin = offset;
    next_code_point(line, offset);
    const std::string part = safe_text(std::string_view(line).substr(begin, offset - begin), Target::json);
    if (escaped.size() + part.size() > most_bytes) {
      return escaped + "…";
    }
    escaped += part;
  }
  return escaped;
}

std::string row_of(const SiteEntry& entry) {
  constexpr std::size_t most_title = 330;
  constexpr std::size_t most_name = 110;
  constexpr std::size_t most_words = 140;
  std::string keywords;
  for (const std::string& keyword : entry.keywords) {
    keywords += (keywords.empty() ? "" : " · ") + keyword;
    if (keywords.size() > most_words) {
      break;
    }
  }
  return fmt::format("\"{}\t{}\t{}\t{}\t{:x}\t{}\t{}\t{}\t{}\"", entry.id, field(entry.title, most_title),
                     field(entry.provider, most_name), static_cast<unsigned>(entry.format), entry.boards,
                     field(entry.credits, 40), field(entry.fee, 40), to_string(entry.expires),
                     field(keywords, most_words));
}

/// The scripts of an index, before its name is known.
struct Script {
  std::string name;
  std::string data;  ///< a value of JavaScript
};

/// The data of each facet choice.
void add_choices(std::span<const SiteEntry> entries, std::vector<TermText>& terms) {
  const auto add = [&](std::string term, const std::vector<std::uint32_t>& numbers) {
    if (!numbers.empty()) {
      terms.push_back({std::move(term), set_of(numbers, entries.size()), numbers.size()});
    }
  };
  const auto add_if = [&](std::string term, auto has) {
    std::vector<std::uint32_t> numbers;
    for (std::uint32_t number = 0; number < entries.size(); ++number) {
      if (has(entries[number])) {
        numbers.push_back(number);
      }
    }
    add(std::move(term), numbers);
  };
  const auto add_terms = [&](std::string_view facet, const Vocabulary& vocabulary, auto has) {
    for (unsigned term = 0; term < vocabulary.names.size(); ++term) {
      add_if(fmt::format("{}:{}", facet, slug_of(vocabulary.names[term])),
             [&](const SiteEntry& entry) { return has(entry, term); });
    }
  };
  add_terms("b", vocabulary<Board>(),
            [](const SiteEntry& entry, unsigned board) { return entry.is_approved_by(static_cast<Board>(board)); });
  add_terms("t", vocabulary<CreditType>(),
            [](const SiteEntry& entry, unsigned type) { return (entry.credit_types >> type & 1U) != 0; });
  add_terms("f", vocabulary<Format>(),
            [](const SiteEntry& entry, unsigned format) { return entry.format == static_cast<Format>(format); });
  for (const int limit : fee_limits) {
    add_if(fmt::format("fee:{}", limit), [&](const SiteEntry& entry) { return costs_at_most(entry, limit); });
  }
  for (const int least : credit_steps) {
    add_if(fmt::format("c:{}", least), [&](const SiteEntry& entry) { return gives_at_least(entry, least); });
  }
  std::unordered_map<std::string_view, std::vector<std::uint32_t>> providers;
  for (std::uint32_t number = 0; number < entries.size(); ++number) {
    providers[entries[number].provider_slug].push_back(number);
  }
  for (const auto& [slug, numbers] : providers) {
    add(fmt::format("p:{}", slug), numbers);
  }
}

void add_orders(std::span<const SiteEntry> entries, std::vector<TermText>& terms) {
  std::vector<std::uint32_t> numbers(entries.size());
  const auto add = [&](std::string_view term, auto key) {
    std::iota(numbers.begin(), numbers.end(), 0U);
    std::ranges::stable_sort(numbers, {}, key);
    terms.push_back({std::string(term), order_of(numbers), numbers.size()});
  };
  std::vector<std::string> titles;
  titles.reserve(entries.size());
  for (const SiteEntry& entry : entries) {
    titles.push_back(fold(entry.title));
  }
  add("s:title", [&](std::uint32_t number) { return std::string_view(titles[number]); });
  add("s:cr",
      [&](std::uint32_t number) { return -entries[number].most_credits.value_or(Decimal()).ten_thousandths(); });
  add("s:fee", [&](std::uint32_t number) {
    const std::optional<Decimal>& fee = entries[number].lowest_fee;
    return std::pair(!fee.has_value(), fee.value_or(Decimal()));
  });
}

std::string expiration_days(std::span<const SiteEntry> entries) {
  std::string days;
  std::int64_t before = 0;
  for (std::size_t at = 0; at < entries.size();) {
    std::size_t end = at;
    while (end < entries.size() && entries[end].expires == entries[at].expires) {
      ++end;
    }
    const std::int64_t day = std::chrono::sys_days(entries[at].expires.day()).time_since_epoch().count();
    // Days before 1970 count as its first.
    append_number(days, static_cast<std::uint64_t>(std::max<std::int64_t>(day, 0) - before));
    append_number(days, end - at);
    before = std::max<std::int64_t>(day, 0);
    at = end;
  }
  return days;
}

/// As many characters of the term as distinguish it from the one before.
std::string_view distinct_beginning(std::string_view term, std::string_view before) {
  const auto [end, other] = std::ranges::mismatch(term, before);
  std::size_t length = static_cast<std::size_t>(end - term.begin()) + 1;
  while (length < term.size() && (static_cast<unsigned char>(term[length]) & 0xC0U) == 0x80U) {
    ++length;  // a whole character
  }
  return term.substr(0, length);
}

/// Splits the terms into scripts. Returns the beginnings of their first terms, joined by spaces.
std::string add_term_scripts(const std::vector<TermText>& terms, std::vector<Script>& scripts) {
  std::string beginnings;
  std::string data;
  std::size_t made = 0;
  std::size_t long_made = 0;
  std::string_view before;
  const auto end_script = [&] { scripts.push_back({fmt::format("t{}", made++), '"' + std::exchange(data, {}) + '"'}); };
  for (const TermText& term : terms) {
    std::string entry = term.term + ' ';
    if (term.text.size() <= longest_inside) {
      entry += term.text;
    } else {
      const std::size_t parts = (term.text.size() + largest_script - 1) / largest_script;
      entry += fmt::format("!{},{},{}", term.count, long_made, parts);
      for (std::size_t part = 0; part < parts; ++part) {
        scripts.push_back(
            {fmt::format("l{}", long_made++), '"' + term.text.substr(part * largest_script, largest_script) + '"'});
      }
    }
    if (!data.empty() && data.size() + entry.size() > largest_script) {
      end_script();
    }
    if (data.empty() && made > 0) {
      beginnings.append(" ").append(distinct_beginning(term.term, before));
    }
    data += (data.empty() ? "" : "|") + entry;
    before = term.term;
  }
  if (!data.empty()) {
    end_script();
  }
  return beginnings;
}

std::string joined_terms(std::string_view text) {
  std::string joined;
  for (const std::string& term : search_terms(text)) {
    joined += (joined.empty() ? "" : " ") + term;
  }
  return joined;
}

/// An object that maps typed words to the words that they also find.
std::string synonym_object(std::span<const Synonym> own_synonyms) {
  std::map<std::string, std::vector<std::string>> others;
  const auto add = [&others](const Synonym& synonym) {
    if (synonym.others.empty()) {
      return;
    }
    for (const std::string& typed : synonym.typed) {
      std::vector<std::string>& finds = others[joined_terms(typed)];
      std::ranges::transform(synonym.others, std::back_inserter(finds), joined_terms);
    }
  };
  std::ranges::for_each(built_in_synonyms(), add);
  std::ranges::for_each(own_synonyms, add);
  JsonWriter json(JsonLayout::compact);
  json.open('{');
  for (const auto& [typed, finds] : others) {
    json.append_key(typed);
    json.open('[');
    for (const std::string& other : finds) {
      json.append_text(other);
    }
    json.close(']');
  }
  json.close('}');
  return json.take();
}

/// British parts of words, each before its American one.
std::string spellings() {
  std::string text;
  for (const SpellingPart& part : spelling_parts()) {
    text += fmt::format("{}{} {}", text.empty() ? "" : " ", part.british, part.american);
  }
  return text;
}

std::string list_of(std::span<const std::string_view> texts) {
  std::string list;
  for (const std::string_view text : texts) {
    list += fmt::format("{}\"{}\"", list.empty() ? "" : ",", safe_text(text, Target::json));
  }
  return '[' + list + ']';
}

}  // namespace

void SearchIndexBuilder::add(const std::vector<WeightedTerm>& terms) {
  for (const WeightedTerm& term : terms) {
    hits_.push_back(numbers_.number_of(term.term) << level_bits | term.level);
  }
  ends_.push_back(hits_.size());
}

std::vector<SitePage> SearchIndexBuilder::pages(std::span<const SiteEntry> entries,
                                                std::span<const std::uint32_t> documents,
                                                std::span<const Synonym> own_synonyms) {
  const std::deque<std::string>& names = numbers_.texts();
  std::vector<TermText> terms(names.size());
  std::vector<std::uint32_t> last(names.size(), 0);  // the number after that of the last activity with the term
  for (std::size_t term = 0; term < names.size(); ++term) {
    terms[term].term = names[term];
  }
  for (std::uint32_t number = 0; number < documents.size(); ++number) {
    const std::uint32_t document = documents[number];
    for (std::size_t hit = document == 0 ? 0 : ends_[document - 1]; hit < ends_[document]; ++hit) {
      const std::uint32_t term = hits_[hit] >> level_bits;
      append_number(terms[term].text,
                    static_cast<std::uint64_t>(number + 1 - last[term]) << level_bits | (hits_[hit] & highest_level));
      ++terms[term].count;
      last[term] = number + 1;
    }
  }
  add_choices(entries, terms);
  add_orders(entries, terms);
  std::ranges::sort(terms, {}, &TermText::term);

  std::vector<Script> scripts;
  const std::string beginnings = add_term_scripts(terms, scripts);
  for (std::size_t begin = 0; begin < entries.size(); begin += rows_in_script) {
    std::string rows;
    for (const SiteEntry& entry : entries.subspan(begin, std::min(rows_in_script, entries.size() - begin))) {
      rows += (rows.empty() ? "" : ",\n") + row_of(entry);
    }
    scripts.push_back({fmt::format("r{}", begin / rows_in_script), '[' + rows + ']'});
  }
  scripts.push_back(
      {"syn", fmt::format("{{\"syn\":{},\"us\":\"{}\",\"right\":\"{}\",\"contrary\":{}}}", synonym_object(own_synonyms),
                          spellings(), fmt::join(similar_words(), " "), list_of(contrary_parts()))});
  const std::string directory =
      fmt::format("{{\"n\":{},\"t\":\"{}\",\"x\":\"{}\",\"stop\":\"{}\",\"formats\":{},\"boards\":{}}}", entries.size(),
                  safe_text(beginnings, Target::json), expiration_days(entries), fmt::join(function_words(), " "),
                  list_of(vocabulary<Format>().names), list_of(vocabulary<Board>().names));

  ContentHasher hasher;
  for (const Script& script : scripts) {
    hasher.add(script.name);
    hasher.add(script.data);
  }
  hasher.add(directory);
  constexpr std::size_t name_length = 10;
  const std::string name = to_hex(hasher.hash()).substr(0, name_length);
  scripts.push_back({"dir", directory});
  std::vector<SitePage> pages;
  pages.reserve(scripts.size());
  for (Script& script : scripts) {
    pages.push_back({fmt::format("s/{}.js", script.name),
                     fmt::format("cme(\"{}\",\"{}\",{})\n", script.name, name, std::exchange(script.data, {}))});
  }
  return pages;
}

}  // namespace cme
