// What a raw object is: one or more zstd frames, each one body of the service, byte for byte, with its checksum.
// `zstd -dc OBJECT` prints the bodies one after another.
#pragma once
#include <string>
#include <string_view>
#include <vector>

namespace tonearm {

std::string pack_frames(const std::vector<std::string>& bodies);

/// Throws Error(look_into_data) where a frame is cut, or not what its checksum says.
std::vector<std::string> unpack_frames(std::string_view object);

}  // namespace tonearm
