#include "google/signed_jwt.h"

#include <fmt/format.h>
#include <openssl/bio.h>
#include <openssl/err.h>
#include <openssl/evp.h>
#include <openssl/pem.h>

#include <memory>
#include <nlohmann/json.hpp>

#include "core/base64.h"
#include "core/error.h"

namespace tonearm {
namespace {

constexpr const char* kScope = "https://www.googleapis.com/auth/cloud-platform";
constexpr std::int64_t kSeconds = 3600;  // the longest that Google takes

using Bio = std::unique_ptr<BIO, decltype(&BIO_free)>;
using Key = std::unique_ptr<EVP_PKEY, decltype(&EVP_PKEY_free)>;
using Digest = std::unique_ptr<EVP_MD_CTX, decltype(&EVP_MD_CTX_free)>;

Error bad_key(const ServiceAccountKey& key) {
  ERR_clear_error();  // its texts may quote the key
  return Error(Remedy::fix_setup, fmt::format("the private key in {} is not a whole RSA key", key.file),
               "Make a new key of the service account and let GOOGLE_APPLICATION_CREDENTIALS name its file.");
}

int no_passphrase(char*, int, int, void*) { return 0; }

Key read_key(const ServiceAccountKey& key) {
  const Bio text(BIO_new_mem_buf(key.private_key.data(), static_cast<int>(key.private_key.size())), &BIO_free);
  Key read(PEM_read_bio_PrivateKey(text.get(), nullptr, no_passphrase, nullptr), &EVP_PKEY_free);
  if (!read || EVP_PKEY_get_base_id(read.get()) != EVP_PKEY_RSA) throw bad_key(key);
  return read;
}

std::string rs256(const std::string& text, const ServiceAccountKey& key) {
  const Key secret = read_key(key);
  const Digest digest(EVP_MD_CTX_new(), &EVP_MD_CTX_free);
  const auto* bytes = reinterpret_cast<const unsigned char*>(text.data());
  std::size_t size = 0;
  if (EVP_DigestSignInit(digest.get(), nullptr, EVP_sha256(), nullptr, secret.get()) != 1 ||
      EVP_DigestSign(digest.get(), nullptr, &size, bytes, text.size()) != 1)
    throw bad_key(key);
  std::string signature(size, '\0');
  if (EVP_DigestSign(digest.get(), reinterpret_cast<unsigned char*>(signature.data()), &size, bytes, text.size()) != 1)
    throw bad_key(key);
  signature.resize(size);
  return signature;
}

}  // namespace

std::string signed_jwt(const ServiceAccountKey& key, std::int64_t now) {
  nlohmann::json head{{"alg", "RS256"}, {"typ", "JWT"}};
  if (!key.key_id.empty()) head["kid"] = key.key_id;
  const nlohmann::json claims{
      {"iss", key.email}, {"scope", kScope}, {"aud", key.token_uri}, {"iat", now}, {"exp", now + kSeconds}};
  const std::string text = base64_for_urls(head.dump()) + "." + base64_for_urls(claims.dump());
  return text + "." + base64_for_urls(rs256(text, key));
}

}  // namespace tonearm
