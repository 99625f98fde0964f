// SPDX-License-Identifier: MIT
#include <charconv>
#include <cstdint>
#include <cstdio>
#include <exception>
#include <filesystem>
#include <fstream>
#include <optional>
#include <span>
#include <stdexcept>
#include <string>
#include <string_view>

#include "dice.hpp"
#include "peers_data.hpp"
#include "records.hpp"

namespace {

constexpr std::string_view usage =
    "Usage: cme_generate [OPTION…] COUNT FOLDER\n"
    "Writes COUNT invented records below FOLDER, a thousand in a folder; the same bytes for the same options "
    "everywhere.\n"
    "\n"
    "  --seed N            other records for another N (1)\n"
    "  --odd PERCENT       so many in styles that need a whole reader of YAML (0)\n"
    "  --faulty PERCENT    so many with an error (0)\n"
    "  --long              with longer texts than those of the directory\n"
    "  --flat              all records in FOLDER itself\n"
    "  --also FORMAT:FILE  the same activities in one file for other programs: ndjson (jq), rec (recutils)\n"
    "\n"
    "Example: cme_generate --odd 10 --faulty 1 10000 /tmp/records\n";

constexpr std::uint32_t first_id = 100'001;
constexpr std::uint32_t records_per_folder = 1'000;

struct Options {
  std::uint32_t count = 0;
  std::filesystem::path folder;
  std::uint32_t seed = 1;
  std::uint32_t odd = 0;     ///< percent
  std::uint32_t faulty = 0;  ///< percent
  cme::bench::Lengths lengths = cme::bench::Lengths::of_directory;
  bool flat = false;
  std::optional<cme::bench::PeersFormat> also;
  std::filesystem::path also_file;
};

std::uint32_t parse_number(std::string_view text) {
  std::uint32_t number = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
  if (error != std::errc() || end != text.data() + text.size()) {
    throw std::runtime_error("\"" + std::string(text) + "\" is not a whole number");
  }
  return number;
}

void set_also(Options& options, std::string_view value) {
  const std::size_t colon = std::min(value.find(':'), value.size());
  options.also = cme::bench::find_peers_format(value.substr(0, colon));
  if (!options.also || colon + 1 >= value.size()) {
    throw std::runtime_error("\"" + std::string(value) + "\" is neither ndjson:FILE nor rec:FILE");
  }
  options.also_file = value.substr(colon + 1);
}

/// Whether `name` is an option that takes a value; the value is then stored.
bool set_option(Options& options, std::string_view name, std::string_view value) {
  if (name == "--seed") {
    options.seed = parse_number(value);
  } else if (name == "--odd") {
    options.odd = parse_number(value);
  } else if (name == "--faulty") {
    options.faulty = parse_number(value);
  } else if (name == "--also") {
    set_also(options, value);
  } else {
    return false;
  }
  return true;
}

Options parse_options(std::span<char*> arguments) {
  Options options;
  std::size_t i = 1;
  for (; i < arguments.size() && std::string_view(arguments[i]).starts_with("--"); ++i) {
    if (std::string_view(arguments[i]) == "--flat") {
      options.flat = true;
    } else if (std::string_view(arguments[i]) == "--long") {
      options.lengths = cme::bench::Lengths::many_words;
    } else if (i + 1 >= arguments.size() || !set_option(options, arguments[i], arguments[i + 1])) {
      throw std::runtime_error(std::string(arguments[i]) + " is no option, or its value is missing");
    } else {
      ++i;
    }
  }
  if (arguments.size() != i + 2) {
    throw std::runtime_error("COUNT and FOLDER are needed");
  }
  options.count = parse_number(arguments[i]);
  options.folder = arguments[i + 1];
  return options;
}

std::string make_record(const Options& options, std::uint32_t id) {
  cme::bench::Dice dice((std::uint64_t{options.seed} << 32U) + id);
  const std::size_t percent = dice.roll(100);
  if (percent < options.faulty) {
    return cme::bench::generate_faulty_record(id, options.seed);
  }
  return percent < options.faulty + options.odd ? cme::bench::generate_odd_record(id, options.seed)
                                                : cme::bench::generate_record(id, options.seed, options.lengths);
}

void save(const std::filesystem::path& path, std::string_view bytes) {
  std::ofstream file;
  file.exceptions(std::ios::badbit | std::ios::failbit);
  file.open(path, std::ios::binary);
  file << bytes;
}

void generate(const Options& options) {
  for (std::uint32_t i = 0; i < options.count; ++i) {
    const std::uint32_t id = first_id + i;
    const auto folder = options.flat ? options.folder : options.folder / std::to_string(i / records_per_folder);
    if (i % records_per_folder == 0) {
      std::filesystem::create_directories(folder);
    }
    save(folder / (std::to_string(id) + ".yaml"), make_record(options, id));
  }
}

void generate_for_peers(const Options& options) {
  std::ofstream file;
  file.exceptions(std::ios::badbit | std::ios::failbit);
  file.open(options.also_file, std::ios::binary);
  file << cme::bench::peers_head(*options.also);
  for (std::uint32_t i = 0; i < options.count; ++i) {
    file << cme::bench::to_peers_format(*options.also,
                                        cme::bench::generate_activity(first_id + i, options.seed, options.lengths));
  }
}

}  // namespace

int main(int argc, char** argv) {
  const std::span arguments(argv, static_cast<std::size_t>(argc));
  if (argc == 2 && (std::string_view(argv[1]) == "--help" || std::string_view(argv[1]) == "-h")) {
    std::fputs(usage.data(), stdout);
    return 0;
  }
  try {
    const Options options = parse_options(arguments);
    generate(options);
    if (options.also) {
      generate_for_peers(options);
    }
  } catch (const std::exception& error) {
    std::fprintf(stderr, "cme_generate: %s (--help tells more)\n", error.what());
    return 2;
  }
  return 0;
}
