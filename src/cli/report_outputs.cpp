// SPDX-License-Identifier: MIT
#include "cli/report_outputs.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cerrno>
#include <fstream>

#include "base/atomic_file.hpp"
#include "base/files.hpp"
#include "base/safe_output.hpp"
#include "cli/locate.hpp"
#include "cli/names.hpp"
#include "cli/output_file.hpp"
#include "cli/talk.hpp"
#include "cli/terminal.hpp"
#include "cme/base/result.hpp"

namespace cme {

namespace {

const Reporter& read_reporter(std::string_view name) {
  return all_reporters()[read_choice("output format", name, report_format_names())];
}

namespace fs = std::filesystem;

/// The file that an output goes to, whatever its name; nothing for standard output.
std::optional<fs::path> place_of(const ReportOutput& output, const Io& io) {
  if (!output.file) {
    return std::nullopt;
  }
  const fs::path path = absolute_path(io, *output.file);
  std::error_code unresolved;
  const fs::path place = fs::weakly_canonical(path, unresolved);
  const bool is_standard_output =
      path == "/dev/stdout" || path == "/dev/fd/1" || fs::equivalent(path, "/dev/fd/1", unresolved);
  return is_standard_output ? std::nullopt : std::optional(place.empty() ? path : place);
}

void refuse_clash(const ReportOutput& one, const ReportOutput& other, const Io& io) {
  const std::optional<fs::path> place = place_of(one, io);
  if (place != place_of(other, io)) {
    return;
  }
  if (place) {
    throw Error(fmt::format("two reports cannot be written to one file, {}", quote(*other.file)),
                "use a different file for each");
  }
  if (one.reporter->audience == Audience::programs && other.reporter->audience == Audience::programs) {
    throw Error(fmt::format("{} and {} cannot both go to standard output", quote(one.reporter->name),
                            quote(other.reporter->name)),
                fmt::format("to write one of them to a file: -o {}:FILE", other.reporter->name));
  }
}

std::vector<ReportOutput> chosen_outputs(const ReportRequest& request, const Io& io) {
  if (!request.outputs.empty()) {
    return request.outputs;
  }
  std::vector<ReportOutput> outputs{{&all_reporters().front(), std::nullopt}};
  if (runs_in_github(io)) {
    outputs.push_back({&read_reporter("github"), std::nullopt});
  }
  return outputs;
}

ReportStyle style_for(const ReportRequest& request, Talk talk, const Io& io) {
  return {.color = Color::off,
          .max_snippets = request.max_snippets,
          .summary = !talk.quiet,
          .fail_on = request.fail_on,
          .version = CME_VERSION,
          .working_directory = io.working_directory,
          .repository = find_repository(io.working_directory)};
}

/// GitHub's own variable names the file; other steps of the job have written into it.
Result<void> append_job_summary(const std::filesystem::path& file, const Report& report, const ReportStyle& style) {
  errno = 0;
  std::ofstream stream(file, std::ios::binary | std::ios::app);
  print_job_summary(stream, report, style);
  stream.close();
  if (!stream) {
    return failure(errno == 0 ? "it cannot be written" : system_reason(errno));
  }
  return {};
}

bool report_failure(const Result<void>& written, std::string_view file, Io& io) {
  if (!written) {
    print_error(io, fmt::format("cannot write {}: {}", file, written.error()));
  }
  return written.has_value();
}

bool is_github(const ReportOutput& output) {
  return output.reporter->name == "github";
}

}  // namespace

std::vector<std::string_view> report_format_names() {
  std::vector<std::string_view> names;
  for (const Reporter& reporter : all_reporters()) {
    names.push_back(reporter.name);
  }
  return names;
}

void add_report_output(const std::string& text, std::vector<ReportOutput>& outputs) {
  const std::size_t colon = text.find(':');
  ReportOutput output{&read_reporter(std::string_view(text).substr(0, colon)), std::nullopt};
  if (colon != std::string::npos) {
    const std::string file = text.substr(colon + 1);
    if (file.empty()) {
      throw Error(fmt::format("{} has no file name", quote(text)),
                  fmt::format("use -o {0}:FILE, or -o {0} for standard output", output.reporter->name));
    }
    output.file = file == "-" ? std::nullopt : std::optional(file);
  }
  outputs.push_back(std::move(output));
}

void check_outputs(const std::vector<ReportOutput>& outputs, const Settings& settings, const Io& io) {
  for (const ReportOutput& output : outputs) {
    if (output.file) {
      (void)output_file(*output.file, settings, io);
    }
  }
  for (auto one = outputs.begin(); one != outputs.end(); ++one) {
    for (auto other = one + 1; other != outputs.end(); ++other) {
      refuse_clash(*one, *other, io);
    }
  }
}

bool write_reports(const ReportRequest& request, const Report& report, const OutputSettings& settings, Io& io) {
  const std::vector<ReportOutput> outputs = chosen_outputs(request, io);
  ReportStyle style = style_for(request, settings.talk, io);
  bool are_written = true;
  // Files first: a standard output that is closed or full ends the run.
  for (const ReportOutput& output : outputs) {
    if (output.file) {
      const auto print = [&](std::ostream& out) { output.reporter->print(out, report, style); };
      are_written &= report_failure(save_file(absolute_path(io, *output.file), print), *output.file, io);
    }
  }
  const std::string_view summary = io.variable("GITHUB_STEP_SUMMARY");
  if (!summary.empty() && std::ranges::any_of(outputs, is_github)) {
    are_written &= report_failure(append_job_summary(absolute_path(io, summary), report, style), summary, io);
  }
  style.color = settings.color;
  style.width = io.out_is_terminal ? io.width : 0;
  for (const ReportOutput& output : outputs) {
    // "0 records, no problems" would be wrong if the only requested file cannot be read.
    const bool is_no_answer = output.reporter->audience == Audience::people && !report.is_complete;
    if (!output.file && !request.only_files && (report.records > 0 || !is_no_answer)) {
      write(io, [&](std::ostream& out) { output.reporter->print(out, report, style); });
    }
  }
  return are_written;
}

}  // namespace cme
