// SPDX-License-Identifier: MIT
#pragma once

#include <atomic>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/descriptor.hpp"
#include "site/site_manifest.hpp"

namespace cme {

/// Whether a folder is written or only compared with what would be written.
enum class SiteMode : std::uint8_t { write, check };

/// Throws the Error of a file that cannot be written in the folder that messages name `shown`.
[[noreturn]] void fail_to_write(std::string_view path, std::string_view shown, int error);

/// `.cme-render` in the folder of a site: the manifest, what the site was made from, the lock against other runs, the
/// journal of what this run writes, and files that are not yet in their places.
class SiteState {
 public:
  static constexpr const char* folder_name = ".cme-render";

  /// Messages name the site's folder `shown`.
  explicit SiteState(std::string shown) : shown_(std::move(shown)) {}

  /// Reads what earlier runs wrote into the site's folder; nothing if there were none.
  void read(const Descriptor& root);

  /// To write: takes the lock, reads again what the holder of the lock may have changed, removes the temporary files of
  /// a stopped run, and opens the journal. Throws Error if that is impossible, or if another process has the lock.
  void open(const Descriptor& root, SiteMode mode);

  /// The files of the site, by path: of the manifest, and of the journal of a stopped run.
  [[nodiscard]] const WrittenFiles& files() const { return files_; }

  /// What the site was made from; nothing if that is unknown, or if the run that made it was stopped.
  [[nodiscard]] const std::optional<SiteOrigin>& origin() const { return origin_; }

  /// Adds a file to the journal. Safe to call from several threads.
  void note(std::string_view path, const WrittenFile& file);

  /// A new file, whose name is set; closed, with the reason in `errno`, if it cannot be created. Safe to call from
  /// several threads.
  [[nodiscard]] Descriptor open_temporary(std::string& name);
  void remove_temporary(const std::string& temporary) const;

  /// Moves it into a folder, in place of a file with that name. Returns 0 or the error.
  [[nodiscard]] int move_temporary(const std::string& temporary, const Descriptor& folder,
                                   const std::string& name) const;

  /// `files` are sorted by path.
  void save_manifest(const std::vector<std::pair<std::string, WrittenFile>>& files);
  void save_origin(const std::optional<SiteOrigin>& origin) const;
  void end_journal() const;

 private:
  [[nodiscard]] static std::string read_own(const Descriptor& root, const char* name);
  void write_own(const char* name, std::string_view text) const;

  std::string shown_;
  Descriptor own_;  ///< `.cme-render`
  Descriptor lock_;
  Descriptor journal_;
  std::string manifest_;
  WrittenFiles files_;
  std::optional<SiteOrigin> origin_;
  std::atomic<std::size_t> temporaries_ = 0;
};

}  // namespace cme
