// Ids that look drawn by chance and are the same in every run.
#pragma once
#include <string>

namespace tonearm::tableau {

/// 32 hexadecimal digits in upper case, made of the name.
std::string hex_of(const std::string& name);
/// "{6F2B8B9E-0D1A-4F6E-9A58-1F6D3A0C7E11}".
std::string uuid_of(const std::string& name);

}  // namespace tonearm::tableau
