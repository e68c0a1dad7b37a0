// Credentials as Google's tools leave them on a machine.
#pragma once
#include <functional>
#include <optional>
#include <string>
#include <variant>

namespace tonearm {

/// A key file of type "service_account".
struct ServiceAccountKey {
  std::string email, key_id, private_key, token_uri;
  std::string file;  ///< where it was read, for messages
};
/// What `gcloud auth application-default login` leaves: type "authorized_user".
struct UserLogin {
  std::string client_id, client_secret, refresh_token, token_uri;
  std::string account;  ///< an e-mail, "" in older files
  std::string file;
};
/// Of the virtual machine or container that we run on.
struct MetadataServer {
  std::string host;
  std::string tried_before;  ///< "GOOGLE_APPLICATION_CREDENTIALS is not set; there is no file …"
};
using Credentials = std::variant<ServiceAccountKey, UserLogin, MetadataServer>;

/// GOOGLE_APPLICATION_CREDENTIALS, else gcloud's application default file, else the metadata server (which is not asked
/// here). Throws Error(fix_setup) where a file is missing or not what it should be.
Credentials find_credentials(const std::function<std::optional<std::string>(const std::string&)>& environment);

/// `file` is for messages. Throws Error(fix_setup).
Credentials parse_credentials(const std::string& json, const std::string& file);

}  // namespace tonearm
