// SPDX-License-Identifier: MIT
#include "site/site_frame.hpp"

#include <gtest/gtest.h>

#include "entries.hpp"

namespace cme {
namespace {

using test::template_of;

const SiteSettings settings = test::settings_of("https://example.org/", "Example Society");
const SiteFrame frame{&settings, false};

TEST(WithCommas, SeparatesThousands) {
  EXPECT_EQ(with_commas(0), "0");
  EXPECT_EQ(with_commas(999), "999");
  EXPECT_EQ(with_commas(1'000), "1,000");
  EXPECT_EQ(with_commas(1'234'567), "1,234,567");
}

TEST(SiteFrame, NamesTheCatalogAndThePlaceOfAPage) {
  EXPECT_EQ(frame.name(), "Example Society CME Catalog");
  const SiteSettings plain;
  EXPECT_EQ((SiteFrame{&plain, false}.name()), "CME Catalog");
  std::string output;
  template_of("{{page_title}}|<a href=\"{{root}}\">|<a href=\"{{canonical}}\">|{{language}}")
      .render(frame.values("b/radiology/index.html", "Radiology"), output);
  EXPECT_EQ(output,
            "Radiology|<a href=\"../../\">|"
            "<a href=\"https://example.org/b/radiology/index.html\">|en");
}

}  // namespace
}  // namespace cme
