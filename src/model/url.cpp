// SPDX-License-Identifier: MIT
#include "cme/model/url.hpp"

#include <algorithm>
#include <optional>

#include "base/ascii.hpp"
#include "base/byte_set.hpp"
#include "base/safe_output.hpp"
#include "base/utf8.hpp"

namespace cme {
namespace {

/// The text after `http://` or `https://`, in any case; nothing if it starts with neither.
std::optional<std::string_view> after_scheme(std::string_view text) {
  for (const std::string_view scheme : {"https://", "http://"}) {
    const std::string_view beginning = text.substr(0, scheme.size());
    if (beginning == scheme || lower_ascii(beginning) == scheme) {
      return text.substr(scheme.size());
    }
  }
  return std::nullopt;
}

bool has_forbidden(std::string_view text) {
  const auto is_mark = [](char byte) { return (byte == '"') | (byte == '<') | (byte == '>'); };
  return !is_visible(text) || find_byte(text, 0, is_mark) < text.size();
}

/// The host, without user and port, in the text after the scheme.
std::string_view host_of(std::string_view rest) {
  static constexpr ByteSet ends("/?#");
  const std::string_view authority = rest.substr(0, ends.find_in(rest));
  const std::string_view server = authority.substr(authority.rfind('@') + 1);
  if (server.starts_with('[')) {
    return server.substr(0, server.find(']') + 1);
  }
  return server.substr(0, server.find(':'));
}

/// Whether the port in the text after the scheme is one, or there is none.
bool has_good_port(std::string_view rest) {
  static constexpr ByteSet ends("/?#");
  const std::string_view host = host_of(rest);
  const std::string_view after = rest.substr(static_cast<std::size_t>(host.data() + host.size() - rest.data()));
  const std::string_view port = after.substr(0, ends.find_in(after));
  constexpr std::uint32_t most = 65'535;
  const auto number = port.size() > 1 && port.front() == ':' ? parse_whole_number(port.substr(1)) : 0;
  return (port.empty() || port.front() == ':') && number && *number <= most;
}

/// Letters, digits, hyphens and points, or an IPv6 address in brackets. Other scripts are allowed.
bool is_host(std::string_view host) {
  if (host.starts_with('[')) {
    return host.size() > 2;
  }
  const auto is_other = [](char c) {
    return !(is_ascii_letter(c) || is_digit(c) || c == '-' || c == '.' || c == '_' || is_beyond_ascii(c));
  };
  return !host.empty() && host.front() != '.' && ByteSet::of<decltype(is_other)>.find_in(host) == host.size();
}

/// Whether only the scheme is missing: `www.example.org/x`.
bool is_bare_address(std::string_view text) {
  const std::string_view host = host_of(text);
  return text.find("://") == std::string_view::npos && is_host(host) && host.find('.') != std::string_view::npos &&
         text.find('@') == std::string_view::npos;
}

/// Whether the text, which has a scheme, names a server.
bool is_address(std::string_view text) {
  const auto rest = after_scheme(text);
  return rest && is_host(host_of(*rest)) && has_good_port(*rest);
}

}  // namespace

Result<Url> Url::parse(std::string_view text) {
  if (!has_forbidden(text) && is_address(text)) {
    return Url(std::string(text));
  }
  const std::string problem = quote(text) + " is not a web address";
  const std::string_view trimmed = trim(text);
  if (has_forbidden(trimmed)) {
    return failure(problem + "; it must not contain spaces, control characters, \", < or >");
  }
  if (is_address(trimmed)) {
    return failure(problem + "; write " + std::string(trimmed));
  }
  if (is_bare_address(trimmed)) {
    return failure(problem + "; write https://" + std::string(trimmed));
  }
  return failure(problem + "; write one such as https://www.example.org/course");
}

}  // namespace cme
