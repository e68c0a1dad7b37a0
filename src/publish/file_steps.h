// Steps of writing a file safely; each throws an Error that names the file and says what to do.
#pragma once
#include <filesystem>
#include <nlohmann/json.hpp>
#include <string>
#include <string_view>
#include <system_error>

namespace tonearm {

void check(const std::error_code& error, const char* doing, const std::filesystem::path& path);
[[noreturn]] void refuse(const std::filesystem::path& what, const char* because);

void write_all(int descriptor, std::string_view bytes, const std::filesystem::path& path);
void write_file(const std::filesystem::path& path, std::string_view bytes);
/// A file in pieces of some 64 KB.
class FileWriter {
 public:
  /// What was in it is gone.
  explicit FileWriter(std::filesystem::path path);
  ~FileWriter();
  FileWriter(const FileWriter&) = delete;
  FileWriter& operator=(const FileWriter&) = delete;

  void write(std::string_view bytes);
  /// Whoever does not call it has not written the end.
  void close();

 private:
  std::filesystem::path path_;
  std::string piece_;
  int descriptor_;
};

/// A file, or a folder's list of names.
void sync_to_disk(const std::filesystem::path& path);

/// XXH3 of 64 bits: against mistakes, not against forgers.
std::string hash_of(const std::filesystem::path& path);
/// An object of names and hashes; what is no such JSON remembers nothing.
nlohmann::json read_hashes(const std::filesystem::path& path);
std::string hashes_text(const nlohmann::json& hashes);

/// Links followed, so that what is replaced is what they lead to.
std::filesystem::path real_place(const std::filesystem::path& path);
/// Hidden, beside the place: a rename stays within one file system.
std::filesystem::path aside_of(const std::filesystem::path& place);
/// Opens (`flags` as of open) and locks what lies aside. A killed run's lock is gone with it. Throws Error(try_again)
/// where another run holds it.
int lock_aside(const std::filesystem::path& aside, int flags);

}  // namespace tonearm
