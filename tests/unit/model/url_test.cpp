// SPDX-License-Identifier: MIT
#include "cme/model/url.hpp"

#include <gtest/gtest.h>

namespace cme {
namespace {

TEST(Url, HasAPortThatExists) {
  for (const char* good :
       {"https://a.example:8080/x", "https://a.example:65535", "https://a.example:80?q", "https://[::1]:80/"}) {
    EXPECT_TRUE(Url::parse(good)) << good;
  }
  for (const char* bad :
       {"https://a.example:65536/", "https://a.example:99999", "https://a.example:x/", "https://a.example:-1"}) {
    EXPECT_FALSE(Url::parse(bad)) << bad;
  }
}

TEST(Url, TakesWebAddresses) {
  for (const std::string_view text :
       {"https://edhub.ama-assn.org/jn-learning/module/2838531", "http://example.org", "HTTPS://EXAMPLE.ORG/x?y=1&z#a",
        "https://localhost:8080/", "https://user@example.org/", "https://[2001:db8::1]/x", "https://müller.example/ä",
        "https://example.org/it's(1)"}) {
    SCOPED_TRACE(text);
    const auto url = Url::parse(text);
    ASSERT_TRUE(url) << url.error();
    EXPECT_EQ(url->text(), text);
  }
}

TEST(Url, SaysWhatIsWrong) {
  struct Case {
    std::string_view text;
    std::string_view message;
  };
  const Case cases[] = {
      {"www.example.org/x", "\"www.example.org/x\" is not a web address; write https://www.example.org/x"},
      {" https://example.org", "\" https://example.org\" is not a web address; write https://example.org"},
      {"ftp://example.org",
       "\"ftp://example.org\" is not a web address; write one such as https://www.example.org/course"},
      {"javascript:alert(1)",
       "\"javascript:alert(1)\" is not a web address; write one such as https://www.example.org/course"},
      {"someone@example.org",
       "\"someone@example.org\" is not a web address; write one such as https://www.example.org/course"},
      {"https://", "\"https://\" is not a web address; write one such as https://www.example.org/course"},
      {"https:///x", "\"https:///x\" is not a web address; write one such as https://www.example.org/course"},
      {"https://a%b/", "\"https://a%b/\" is not a web address; write one such as https://www.example.org/course"},
      {"none", "\"none\" is not a web address; write one such as https://www.example.org/course"},
      {"", "\"\" is not a web address; write one such as https://www.example.org/course"},
      {"https://example.org/a b",
       "\"https://example.org/a b\" is not a web address; it must not contain spaces, control characters, \", < or >"},
      {"https://example.org/\"onclick=",
       "\"https://example.org/\"onclick=\" is not a web address; it must not contain spaces, control characters, \", < "
       "or >"},
      {"https://example.org/<b>",
       "\"https://example.org/<b>\" is not a web address; it must not contain spaces, control characters, \", < or >"},
  };
  for (const Case& c : cases) {
    SCOPED_TRACE(c.text);
    const auto url = Url::parse(c.text);
    ASSERT_FALSE(url);
    EXPECT_EQ(url.error(), c.message);
  }
}

}  // namespace
}  // namespace cme
