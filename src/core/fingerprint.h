// Ids that are the same in every engine, rebuild and shard.
#pragma once
#include <cstdint>
#include <initializer_list>
#include <string_view>

namespace tonearm {

/// XXH3, 64 bit (https://github.com/Cyan4973/xxHash), of the names, each with its length in front (8 bytes, little
/// endian), so that ("ab","c") and ("a","bc") differ. Signed, because BigQuery's only integer is.
std::int64_t fingerprint(std::initializer_list<std::string_view> names);

}  // namespace tonearm
