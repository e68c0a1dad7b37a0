// Where the objects are and how they are sent.
#pragma once
#include <cstddef>
#include <string>

namespace tonearm {

struct GcsSettings {
  std::string endpoint = "https://storage.googleapis.com";
  std::string bucket;
  std::string prefix;                      ///< of every name, "" or "some/folder"; with or without the last '/'
  std::size_t multipart_limit = 8u << 20;  ///< bytes; from here on in chunks, which can go on after a failure
  std::size_t chunk = 8u << 20;            ///< bytes, a multiple of 256 KiB
  std::size_t in_flight = 16;              ///< gets at once
};

}  // namespace tonearm
