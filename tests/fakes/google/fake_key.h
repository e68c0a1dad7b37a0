// An RSA key made for one test, and what a service account's signature is checked with.
#pragma once
#include <string>
#include <string_view>

namespace tonearm {

struct FakeKey {
  std::string private_pem, public_pem;
};
FakeKey make_fake_key();
/// One that is made once a program: making takes a moment.
const FakeKey& some_fake_key();

bool is_rs256_signature(std::string_view text, std::string_view signature, const std::string& public_pem);
/// Of base64 for addresses; "" where it is none.
std::string base64_for_urls_decoded(std::string_view text);

}  // namespace tonearm
