// tonearm.toml, read as text and understood.
#pragma once
#include <filesystem>
#include <map>
#include <string>

#include "app/config.h"

namespace tonearm {

/// All of a file; "" where there is none.
std::string text_of(const std::filesystem::path& path);

/// Its settings by key; `[[zone]]` tables become the text form of parse_zones, and `webhook` of the table `[notify]` is
/// notify_webhook. Throws Error(fix_setup) with file and line for text that is not TOML, an unknown key (with the
/// nearest known one), a value of the wrong type; where `faults` is given these are added to it and the rest is read.
std::map<std::string, Setting> parse_config_file(const std::string& text, const std::string& name,
                                                 std::vector<Error>* faults = nullptr);

/// The text with user and api_key set; all other lines stay as they are.
std::string with_account(const std::string& text, const std::string& user, const std::string& api_key);

}  // namespace tonearm
