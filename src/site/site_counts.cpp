// SPDX-License-Identifier: MIT
#include "site/site_counts.hpp"

#include <algorithm>
#include <functional>
#include <string_view>
#include <tuple>
#include <unordered_map>

#include "base/fold.hpp"
#include "cme/model/vocabulary.hpp"
#include "site/site_address.hpp"

namespace cme {
namespace {

constexpr std::size_t topics_shown = 3;

template <class Term>
std::vector<Term> all_terms() {
  std::vector<Term> terms;
  for (std::size_t number = 0; number < vocabulary<Term>().names.size(); ++number) {
    terms.push_back(static_cast<Term>(number));
  }
  return terms;
}

}  // namespace

SiteCounts::SiteCounts(std::span<const SiteEntry> entries) : all(entries.size()) {
  struct Names {
    std::map<std::string_view, std::size_t> spellings;
    std::size_t count = 0;
  };
  std::unordered_map<std::string_view, Names> by_slug;
  std::unordered_map<std::string_view, std::size_t> keywords;
  for (const SiteEntry& entry : entries) {
    free += entry.lowest_fee == Decimal() ? std::size_t{1} : std::size_t{0};
    for (const Board board : all_terms<Board>()) {
      if (entry.is_approved_by(board)) {
        ++boards[board];
      }
    }
    for (const CreditType type : all_terms<CreditType>()) {
      if ((entry.credit_types >> static_cast<unsigned>(type) & 1U) != 0) {
        ++credit_types[type];
      }
    }
    ++formats[entry.format];
    const auto month = months.try_emplace(month_key(entry.expires), SiteMonth{0, entry.expires}).first;
    ++month->second.count;
    month->second.last = std::max(month->second.last, entry.expires);
    Names& names = by_slug[entry.provider_slug];
    ++names.count;
    ++names.spellings[entry.provider];
    for (const std::string& keyword : entry.keywords) {
      ++keywords[keyword];
    }
  }
  for (const auto& [slug, names] : by_slug) {
    const auto most =
        std::ranges::max_element(names.spellings, {}, [](const auto& spelling) { return spelling.second; });
    providers.push_back({std::string(slug), std::string(most->first), names.count});
  }
  std::ranges::sort(providers, {},
                    [](const SiteProvider& provider) { return std::pair(fold(provider.name), provider.slug); });
  std::vector<std::pair<std::string_view, std::size_t>> ranked(keywords.begin(), keywords.end());
  const auto shown = std::min(topics_shown, ranked.size());
  std::ranges::partial_sort(ranked, ranked.begin() + static_cast<std::ptrdiff_t>(shown),
                            [](const auto& left, const auto& right) {
                              return std::tie(right.second, left.first) < std::tie(left.second, right.first);
                            });
  for (std::size_t at = 0; at < shown; ++at) {
    topics.emplace_back(ranked[at].first);
  }
}

std::vector<SiteProvider> largest_providers(const SiteCounts& counts, std::size_t most) {
  std::vector<SiteProvider> providers = counts.providers;
  std::ranges::stable_sort(providers, std::greater(), &SiteProvider::count);
  providers.resize(std::min(most, providers.size()));
  return providers;
}

}  // namespace cme
