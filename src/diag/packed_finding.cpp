// SPDX-License-Identifier: MIT
#include "diag/packed_finding.hpp"

#include <fmt/format.h>

#include <optional>
#include <tuple>
#include <type_traits>
#include <utility>

namespace cme {
namespace {

// The parts of each type, in the order of their bytes: one list for both directions. A new member does not compile
// until it is named here.

template <typename Pass>
void each_part(Pass& pass, Span& span) {
  auto& [begin, end] = span;
  pass(begin, end);
}

template <typename Pass>
void each_part(Pass& pass, Position& position) {
  auto& [line, column] = position;
  pass(line, column);
}

template <typename Pass>
void each_part(Pass& pass, Edit& edit) {
  auto& [span, text] = edit;
  pass(span, text);
}

template <typename Pass>
void each_part(Pass& pass, PlacedEdit& placed) {
  auto& [edit, begin, end] = placed;
  pass(edit, begin, end);
}

template <typename Pass>
void each_part(Pass& pass, Place& place) {
  auto& [path, line, column, end_column, line_text, text_column, text_is_cut] = place;
  pass(path, line, column, end_column, line_text, text_column, text_is_cut);
}

template <typename Pass>
void each_part(Pass& pass, FieldPath& field) {
  auto& [key, index, part, item] = field;
  pass(key, index, part, item);
}

template <typename Pass>
void each_part(Pass& pass, Related& related) {
  auto& [place, message, record_id] = related;
  pass(place, message, record_id);
}

template <typename Pass>
void each_part(Pass& pass, Finding& finding) {
  auto& [rule, severity, place, message, help, field, related, record_id, allowed, fix, count] = finding;
  pass(place, rule, severity, message, help, field, related, record_id, allowed, fix, count);
}

constexpr unsigned bits_in_a_byte = 7;  // the highest bit says that more bytes follow
constexpr unsigned char more_follow = 1U << bits_in_a_byte;

/// Appends parts to the bytes.
class Packer {
 public:
  template <typename... Parts>
  void operator()(Parts&... parts) {
    (append(parts), ...);
  }

  /// Without room to grow.
  [[nodiscard]] std::string bytes() const { return {bytes_.data(), bytes_.size()}; }

 private:
  template <typename Part>
  void append(Part& part) {
    if constexpr (std::is_enum_v<Part> || std::is_integral_v<Part>) {
      append_number(static_cast<std::size_t>(part));
    } else {
      each_part(*this, part);
    }
  }

  void append(std::string& text) {
    append_number(text.size());
    bytes_.append(text.data(), text.data() + text.size());
  }

  template <typename Part>
  void append(std::optional<Part>& part) {
    append_number(part ? 1 : 0);
    if (part) {
      append(*part);
    }
  }

  template <typename Part>
  void append(std::vector<Part>& parts) {
    append_number(parts.size());
    for (Part& part : parts) {
      append(part);
    }
  }

  void append_number(std::size_t number) {
    for (; number >= more_follow; number >>= bits_in_a_byte) {
      bytes_.push_back(static_cast<char>(number | more_follow));
    }
    bytes_.push_back(static_cast<char>(number));
  }

  fmt::memory_buffer bytes_;
};

/// Takes parts from bytes that a Packer has made.
class Unpacker {
 public:
  explicit Unpacker(std::string_view bytes) : rest_(bytes) {}

  template <typename... Parts>
  void operator()(Parts&... parts) {
    (take(parts), ...);
  }

  std::string_view take_text() {
    const std::size_t size = take_number();
    const std::string_view text = rest_.substr(0, size);
    rest_.remove_prefix(size);
    return text;
  }

 private:
  template <typename Part>
  void take(Part& part) {
    if constexpr (std::is_enum_v<Part> || std::is_integral_v<Part>) {
      part = static_cast<Part>(take_number());
    } else {
      each_part(*this, part);
    }
  }

  void take(std::string& text) { text = take_text(); }

  template <typename Part>
  void take(std::optional<Part>& part) {
    part.reset();
    if (take_number() == 1) {
      take(part.emplace());
    }
  }

  template <typename Part>
  void take(std::vector<Part>& parts) {
    parts.resize(take_number());
    for (Part& part : parts) {
      take(part);
    }
  }

  std::size_t take_number() {
    std::size_t number = 0;
    for (unsigned shift = 0;; shift += bits_in_a_byte) {
      const auto byte = static_cast<unsigned char>(rest_.front());
      rest_.remove_prefix(1);
      number |= static_cast<std::size_t>(byte & ~more_follow) << shift;
      if (byte < more_follow) {
        return number;
      }
    }
  }

  std::string_view rest_;
};

}  // namespace

std::string_view PackedFinding::path() const {
  return Unpacker(bytes).take_text();
}

PackedFinding pack(Finding finding) {
  Packer packer;
  packer(finding);
  return {.rule = finding.rule,
          .severity = finding.severity,
          .is_fixable = !finding.fix.empty(),
          .line = finding.place.line,
          .column = finding.place.column,
          .count = finding.count,
          .bytes = packer.bytes()};
}

std::vector<PackedFinding> pack_all(std::vector<Finding> findings) {
  std::vector<PackedFinding> packed;
  packed.reserve(findings.size());
  for (Finding& finding : findings) {
    packed.push_back(pack(std::move(finding)));
  }
  return packed;
}

void unpack_to(Finding& finding, const PackedFinding& packed) {
  Unpacker unpacker(packed.bytes);
  unpacker(finding);
}

Finding unpack(const PackedFinding& packed) {
  Finding finding;
  unpack_to(finding, packed);
  return finding;
}

bool is_before(const PackedFinding& left, const PackedFinding& right) {
  const auto key = [](const PackedFinding& packed) {
    return std::tuple(packed.path(), packed.line, packed.column, rule_info(packed.rule).name);
  };
  return key(left) < key(right);
}

}  // namespace cme
