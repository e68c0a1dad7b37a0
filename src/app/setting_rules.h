// What the text of a setting must look like, as far as the text alone says. Pure.
#pragma once
#include <optional>
#include <string>
#include <string_view>

namespace tonearm {

/// 2 to 15 characters, a letter first, then letters, digits, _ and -: https://www.last.fm/join
bool is_lastfm_user(std::string_view name);
/// 32 hexadecimal digits.
bool is_lastfm_key(std::string_view key);

/// "http://127.0.0.1:9000/2.0/?x=y": http or https, a host, perhaps a port and a path.
bool is_http_address(const std::string& text);
/// One that names something at the host: "https://ntfy.sh/my-topic".
bool has_path(const std::string& http_address);
/// "smtp://smtp.example.org:587" or smtps; without user and password, which have settings of their own.
bool is_smtp_address(const std::string& text);
/// "rj@example.org"; what a mail server would make of it is another question.
bool is_mail_address(const std::string& text);

/// The program that a shell command begins with; nothing where that cannot be said without a shell.
std::optional<std::string> first_program(const std::string& command);

}  // namespace tonearm
