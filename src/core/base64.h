// Base64 of RFC 4648: with + / and padding, or the alphabet for addresses, without.
#pragma once
#include <string>
#include <string_view>

namespace tonearm {

std::string base64(std::string_view bytes);
/// "-_" in place of "+/", no "=": the parts of a JSON Web Token.
std::string base64_for_urls(std::string_view bytes);

}  // namespace tonearm
