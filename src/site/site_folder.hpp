// SPDX-License-Identifier: MIT
#pragma once

#include <atomic>
#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <map>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/descriptor.hpp"
#include "base/function.hpp"
#include "base/hash.hpp"
#include "site/site_manifest.hpp"
#include "site/site_state.hpp"

namespace cme {

/// Whether files that something else wrote may be replaced.
enum class Foreign : std::uint8_t { refuse, adopt };

/// Calls the function for 0 to `count` - 1, possibly from several threads, and in no order.
using ForEachIndex = Function<void(std::size_t count, const Function<void(std::size_t)>& work)>;

/// The changes to a site.
struct SiteChanges {
  std::size_t created = 0;
  std::size_t replaced = 0;
  std::size_t unchanged = 0;
  std::size_t removed = 0;
  std::vector<std::string> kept;     ///< no longer part of the site, but changed by a person
  std::vector<std::string> adopted;  ///< of `replaced`, those that something else had written; sorted

  [[nodiscard]] bool any() const { return created + replaced + removed != 0; }
};

/// The folder of a site. A file is written only if its content differs, and appears only when complete: new files
/// immediately, because nothing refers to them yet; files that replace others after all are written, so that everything
/// they refer to exists. Files that are no longer part of the site are removed last, if they have not been changed.
/// Nothing else in the folder is touched, no link in it is followed, and a run that is stopped at any moment leaves
/// each file in its old or its new state. Only if there was no site before can it leave a file half written; the next
/// run writes that file again. `.cme-render` contains the manifest, what the site was made from, the lock, and the
/// journal of an unfinished run.
class SiteFolder {
 public:
  /// Creates the folder if it does not exist; messages name it `shown`. Throws Error if it cannot be used, if it has
  /// files but no manifest, or if another process is using it.
  SiteFolder(const std::filesystem::path& folder, std::string shown, SiteMode mode, Foreign foreign);

  /// What the site in the folder was made from; nothing if that is unknown, or if the run that made it was stopped.
  [[nodiscard]] const std::optional<SiteOrigin>& origin() const { return state_.origin(); }

  /// Whether each file of the site in the folder has the content that it was written with. Reads them all.
  [[nodiscard]] bool is_as_written(const ForEachIndex& for_each);

  /// Call it instead of putting files if none of them would change.
  SiteChanges finish_unchanged();

  /// Adds a file to the site. May be called from several threads at once. Throws Error if it cannot be written, or
  /// would replace a file that something else wrote.
  void put(std::string_view path, std::string_view content);

  /// A file of the site that is too large for memory: it is written in parts, from one thread.
  class LargeFile {
   public:
    LargeFile(LargeFile&&) = delete;
    LargeFile& operator=(LargeFile&&) = delete;
    ~LargeFile();

    void add(std::string_view part);

    /// The file is complete.
    void finish();

   private:
    friend class SiteFolder;
    LargeFile(SiteFolder& site, std::string path);
    void flush();

    SiteFolder& site_;
    std::string path_;
    std::string temporary_;
    Descriptor out_;
    Descriptor before_;      ///< the existing file
    bool is_there_ = false;  ///< whether it, or something that is not a file, exists
    std::string buffer_;
    std::uint64_t size_ = 0;
    ContentHasher hasher_;
    bool differs_ = false;
  };
  LargeFile open_large(std::string path) { return {*this, std::move(path)}; }

  /// Call it after all files have been put: writes the manifest, and removes files that are no longer part of the site.
  SiteChanges finish(const std::optional<SiteOrigin>& origin = {});

 private:
  /// A file that is written but not yet renamed.
  struct Waiting {
    std::string temporary;
    std::string path;
    WrittenFile file;
  };

  void open(const std::filesystem::path& folder);
  [[nodiscard]] bool has_other_files() const;
  /// What to do if a folder does not exist (nothing, or create it), or if there is a link or a file in its place
  /// (nothing, or fail).
  enum class OpenFolder : std::uint8_t { if_there, if_no_link, make };
  [[nodiscard]] Descriptor open_folder_of(std::string_view path, OpenFolder how) const;
  /// The same, of a folder that may be open already, and stays open.
  [[nodiscard]] std::shared_ptr<const Descriptor> folder_of(std::string_view path, OpenFolder how);

  /// Whether something with this name exists and may be replaced. Throws Error if it must not be replaced.
  [[nodiscard]] bool is_in_the_way(const Descriptor& folder, std::string_view path);
  [[nodiscard]] std::string help_to_move() const;
  /// Writes the file under its name at once. False if something has the name.
  [[nodiscard]] bool create(std::string_view path, std::string_view content, const WrittenFile& file);
  void take_name(const Waiting& file);
  void take_name_or_wait(Waiting file, bool is_there);
  void keep(std::string_view path, const WrittenFile& file);
  /// Whether the path is one of `files_`, which are sorted by then.
  [[nodiscard]] bool is_part(const std::string& path) const;
  /// Notes in the journal what is no longer part of the site, until `remove_old` removes it.
  void note_old();
  void remove_old(SiteChanges& changes);
  [[noreturn]] void fail(std::string_view path, int error) const;

  std::string shown_;
  SiteMode mode_;
  Foreign foreign_;
  Descriptor root_;
  SiteState state_;
  bool is_new_ = false;  ///< nothing was in the folder
  std::mutex mutex_;
  std::map<std::string, std::shared_ptr<const Descriptor>, std::less<>> folders_;  ///< that are open
  std::vector<std::pair<std::string, WrittenFile>> files_;
  std::vector<Waiting> waiting_;  ///< to replace others
  std::vector<std::string> adopted_;
  std::atomic<std::size_t> created_ = 0;
  std::atomic<std::size_t> replaced_ = 0;
  std::atomic<std::size_t> unchanged_ = 0;
};

}  // namespace cme
