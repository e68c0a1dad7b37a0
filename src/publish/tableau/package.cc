#include "publish/tableau/package.h"

#include <zip.h>  // minizip's
#include <zlib.h>

#include <fstream>
#include <utility>

#include "core/error.h"

namespace tonearm::tableau {
namespace {

constexpr unsigned long kFirstDay = 1 << 21 | 1 << 16;  // 1980-01-01 00:00, as MS-DOS has it
constexpr std::size_t kPiece = 1 << 20;

}  // namespace

Package::Package(const std::filesystem::path& path) : path_(path), zip_(zipOpen64(path.c_str(), APPEND_STATUS_CREATE)) {
  check(zip_ ? ZIP_OK : ZIP_ERRNO);
}

Package::~Package() {
  if (zip_) zipClose(zip_, nullptr);
}

void Package::check(int result) const {
  if (result == ZIP_OK) return;
  throw Error(Remedy::try_again, path_.string() + ": the package cannot be written",
              "Make room on the disk, or publish with --detail days.");
}

void Package::begin(const std::string& name) {
  if (in_part_) check(zipCloseFileInZip(zip_));
  zip_fileinfo info{};
  info.dosDate = kFirstDay;
  // Fast: rows of one artist's play are alike, and a better level takes twice the time for a seventh less.
  check(zipOpenNewFileInZip64(zip_, name.c_str(), &info, nullptr, 0, nullptr, 0, nullptr, Z_DEFLATED, 2, 0));
  in_part_ = true;
}

void Package::write(std::string_view bytes) {
  check(zipWriteInFileInZip(zip_, bytes.data(), static_cast<unsigned>(bytes.size())));
}

void Package::add(const std::string& name, std::string_view bytes) {
  begin(name);
  write(bytes);
}

void Package::add_file(const std::string& name, const std::filesystem::path& file) {
  begin(name);
  std::ifstream in(file, std::ios::binary);
  std::string piece(kPiece, '\0');
  while (in.read(piece.data(), static_cast<std::streamsize>(kPiece)) || in.gcount() > 0)
    write(std::string_view(piece).substr(0, static_cast<std::size_t>(in.gcount())));
}

void Package::close() {
  if (in_part_) check(zipCloseFileInZip(zip_));
  check(zipClose(std::exchange(zip_, nullptr), nullptr));
}

}  // namespace tonearm::tableau
