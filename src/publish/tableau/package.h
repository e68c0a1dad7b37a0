// A .twbx: a zip with the workbook at its top and the data below it.
#pragma once
#include <filesystem>
#include <string>
#include <string_view>

namespace tonearm::tableau {

/// The same parts give the same bytes: every part bears the first day that a zip can say. Throws Error(try_again) where
/// the disk does not take it.
class Package {
 public:
  explicit Package(const std::filesystem::path& path);
  ~Package();
  Package(const Package&) = delete;
  Package& operator=(const Package&) = delete;

  void begin(const std::string& name);
  void write(std::string_view bytes);
  void add(const std::string& name, std::string_view bytes);
  void add_file(const std::string& name, const std::filesystem::path& file);
  void close();

 private:
  void check(int result) const;

  std::filesystem::path path_;
  void* zip_ = nullptr;
  bool in_part_ = false;
};

}  // namespace tonearm::tableau
