#include "google/crc32c.h"

#include <array>

#include "core/base64.h"

namespace tonearm {
namespace {

constexpr std::uint32_t kPolynomial = 0x82F63B78;

/// One table a byte of eight, so that eight bytes take eight look-ups and no loop over bits.
constexpr auto make_tables() {
  std::array<std::array<std::uint32_t, 256>, 8> tables{};
  for (std::uint32_t byte = 0; byte < 256; ++byte) {
    std::uint32_t crc = byte;
    for (int bit = 0; bit < 8; ++bit) crc = crc & 1 ? crc >> 1 ^ kPolynomial : crc >> 1;
    tables[0][byte] = crc;
  }
  for (std::size_t table = 1; table < tables.size(); ++table)
    for (std::size_t byte = 0; byte < 256; ++byte)
      tables[table][byte] = tables[table - 1][byte] >> 8 ^ tables[0][tables[table - 1][byte] & 0xFF];
  return tables;
}

constexpr auto kTables = make_tables();

std::uint32_t eight_bytes(std::uint32_t crc, const unsigned char* bytes) {
  const auto at = [&](std::size_t i) -> std::uint32_t { return bytes[i]; };
  crc ^= at(0) | at(1) << 8 | at(2) << 16 | at(3) << 24;
  return kTables[7][crc & 0xFF] ^ kTables[6][crc >> 8 & 0xFF] ^ kTables[5][crc >> 16 & 0xFF] ^ kTables[4][crc >> 24] ^
         kTables[3][at(4)] ^ kTables[2][at(5)] ^ kTables[1][at(6)] ^ kTables[0][at(7)];
}

}  // namespace

std::uint32_t crc32c(std::string_view bytes, std::uint32_t before) {
  std::uint32_t crc = ~before;
  const auto* next = reinterpret_cast<const unsigned char*>(bytes.data());
  const unsigned char* const end = next + bytes.size();
  for (; end - next >= 8; next += 8) crc = eight_bytes(crc, next);
  for (; next != end; ++next) crc = crc >> 8 ^ kTables[0][(crc ^ *next) & 0xFF];
  return ~crc;
}

std::string crc32c_text(std::string_view bytes) {
  const std::uint32_t crc = crc32c(bytes);
  const char text[] = {static_cast<char>(crc >> 24), static_cast<char>(crc >> 16), static_cast<char>(crc >> 8),
                       static_cast<char>(crc)};
  return base64({text, sizeof text});
}

}  // namespace tonearm
