#include "fakes/google/fake_key.h"

#include <openssl/bio.h>
#include <openssl/evp.h>
#include <openssl/pem.h>
#include <openssl/rsa.h>

#include <memory>

namespace tonearm {
namespace {

using Bio = std::unique_ptr<BIO, decltype(&BIO_free)>;
using Key = std::unique_ptr<EVP_PKEY, decltype(&EVP_PKEY_free)>;
using Digest = std::unique_ptr<EVP_MD_CTX, decltype(&EVP_MD_CTX_free)>;

std::string content(const Bio& bio) {
  char* data = nullptr;
  const long size = BIO_get_mem_data(bio.get(), &data);
  return std::string(data, static_cast<std::size_t>(size));
}

const unsigned char* bytes_of(std::string_view text) { return reinterpret_cast<const unsigned char*>(text.data()); }

}  // namespace

FakeKey make_fake_key() {
  const Key key(EVP_RSA_gen(2048), &EVP_PKEY_free);
  const Bio secret(BIO_new(BIO_s_mem()), &BIO_free), open(BIO_new(BIO_s_mem()), &BIO_free);
  PEM_write_bio_PrivateKey(secret.get(), key.get(), nullptr, nullptr, 0, nullptr, nullptr);
  PEM_write_bio_PUBKEY(open.get(), key.get());
  return {content(secret), content(open)};
}

const FakeKey& some_fake_key() {
  static const FakeKey key = make_fake_key();
  return key;
}

bool is_rs256_signature(std::string_view text, std::string_view signature, const std::string& public_pem) {
  const Bio pem(BIO_new_mem_buf(public_pem.data(), static_cast<int>(public_pem.size())), &BIO_free);
  const Key key(PEM_read_bio_PUBKEY(pem.get(), nullptr, nullptr, nullptr), &EVP_PKEY_free);
  const Digest digest(EVP_MD_CTX_new(), &EVP_MD_CTX_free);
  return key && EVP_DigestVerifyInit(digest.get(), nullptr, EVP_sha256(), nullptr, key.get()) == 1 &&
         EVP_DigestVerify(digest.get(), bytes_of(signature), signature.size(), bytes_of(text), text.size()) == 1;
}

std::string base64_for_urls_decoded(std::string_view text) {
  std::string padded(text);
  for (char& letter : padded)
    if (letter == '-' || letter == '_') letter = letter == '-' ? '+' : '/';
  const std::size_t padding = (4 - padded.size() % 4) % 4;
  padded.append(padding, '=');
  std::string decoded(padded.size() / 4 * 3, '\0');
  auto* out = reinterpret_cast<unsigned char*>(decoded.data());
  const int size = EVP_DecodeBlock(out, bytes_of(padded), static_cast<int>(padded.size()));
  if (size < 0) return {};
  decoded.resize(static_cast<std::size_t>(size) - padding);
  return decoded;
}

}  // namespace tonearm
