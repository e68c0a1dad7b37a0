// CRC-32C (Castagnoli), the checksum of Cloud Storage: RFC 3720, appendix B.4.
#pragma once
#include <cstdint>
#include <string>
#include <string_view>

namespace tonearm {

std::uint32_t crc32c(std::string_view bytes, std::uint32_t before = 0);

/// As Cloud Storage writes it: base64 of the four bytes, the highest first ("ImIEBA==").
std::string crc32c_text(std::string_view bytes);

}  // namespace tonearm
