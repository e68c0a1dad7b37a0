#include "lastfm/refusal.h"

#include <fmt/format.h>

#include "core/error.h"

namespace tonearm {
namespace {

constexpr int kInvalidParameters = 6, kPrivate = 17, kInvalidKey = 10, kSuspendedKey = 26, kTooFast = 29;

}  // namespace

Refusal refusal_of(const ServiceError& error, const std::string& method) {
  switch (error.code) {
    case kTooFast:
      return Refusal::busy;
    case 11:
    case 16:
      return Refusal::down;
    case kInvalidParameters:
      return method.starts_with("user.") ? Refusal::final : Refusal::no_such;
    case 2:
    case 3:
    case 4:
    case 5:
    case 7:
    case 9:
    case kInvalidKey:
    case 13:
    case 14:
    case kPrivate:
    case kSuspendedKey:
    case 27:
      return Refusal::final;
    default:
      return Refusal::failed;
  }
}

void throw_final(const ServiceError& error, const std::string& method) {
  const std::string said = fmt::format("last.fm says \"{}\" (error {})", error.message, error.code);
  switch (error.code) {
    case kInvalidKey:
      throw Error(Remedy::fix_setup, said,
                  "Check the API key (https://www.last.fm/api/accounts), then set it with tonearm init.");
    case kSuspendedKey:
      throw Error(Remedy::get_permission, said,
                  "This API key was suspended: make another at https://www.last.fm/api/account/create.");
    case kPrivate:
      throw Error(Remedy::get_permission, said,
                  "The listening history is private: untick \"Hide recent listening information\" at "
                  "https://www.last.fm/settings/privacy and run the same command again.");
    case kInvalidParameters:
      throw Error(Remedy::fix_setup, said, "Check the user's name: it is the last part of the profile's address.");
    case 4:
    case 9:
    case 14:
      throw Error(Remedy::fix_setup, said, "Check user and API key with tonearm init.");
    default:
      throw Error(
          Remedy::look_into_data, fmt::format("{} to {}", said, method),
          "This is a mistake of Tonearm or of the api_base: please report it with the version (tonearm --version).");
  }
}

}  // namespace tonearm
