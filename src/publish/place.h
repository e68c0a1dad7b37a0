// Where a publication lands: written aside, moved into place in one rename, never over what is not Tonearm's.
#pragma once
#include <filesystem>
#include <string>
#include <string_view>

namespace tonearm {

/// What was written where, so that the next run may write there again: a JSON file of paths and the hashes of what was
/// put there, newest first. Two are kept, since a run may end between the note and the rename.
class PublishedFiles {
 public:
  explicit PublishedFiles(std::filesystem::path record) : record_(std::move(record)) {}

  /// Whether `file` is, byte for byte, what was put there.
  bool wrote(const std::filesystem::path& file) const;
  void remember(const std::filesystem::path& file, const std::string& hash);

 private:
  std::filesystem::path record_;
};

/// One file. Where it is destroyed before put_in_place nothing is left; a killed run leaves a hidden file beside the
/// place, which the next run to the same place takes over.
class OutputFile {
 public:
  /// Throws Error(fix_usage) where something lies at `path` that Tonearm did not write, unless `force`;
  /// Error(try_again) where another run writes there.
  OutputFile(PublishedFiles& written, const std::filesystem::path& path, bool force);
  ~OutputFile();
  OutputFile(const OutputFile&) = delete;
  OutputFile& operator=(const OutputFile&) = delete;

  void write(std::string_view bytes);
  /// For writers that want a name: the file to fill. Not together with write.
  const std::filesystem::path& aside() const { return aside_; }
  /// Syncs it to the disk and renames it.
  void put_in_place();

 private:
  PublishedFiles& written_;
  std::filesystem::path path_, aside_;
  bool force_;
  int descriptor_ = -1;
};

/// A folder that lands whole. A file in it, kManifest, remembers what was written, by name and hash.
class OutputFolder {
 public:
  static constexpr const char* kManifest = "tonearm-published.json";

  /// Throws Error(fix_usage) where the folder holds anything that Tonearm did not write or that was changed since,
  /// unless `force`: then what is not written anew stays beside it.
  OutputFolder(const std::filesystem::path& folder, bool force);
  ~OutputFolder();
  OutputFolder(const OutputFolder&) = delete;
  OutputFolder& operator=(const OutputFolder&) = delete;

  /// `name`: "index.html", "data/days.json".
  void add(const std::string& name, std::string_view bytes);
  /// For writers that want a name: the file to fill; its folder is there.
  std::filesystem::path file(const std::string& name) const;
  void put_in_place();

 private:
  std::filesystem::path folder_, aside_;
  bool force_;
  int descriptor_ = -1, replaced_ = -1;
};

}  // namespace tonearm
