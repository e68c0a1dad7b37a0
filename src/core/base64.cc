#include "core/base64.h"

#include <openssl/evp.h>

namespace tonearm {

std::string base64(std::string_view bytes) {
  std::string text(4 * ((bytes.size() + 2) / 3) + 1, '\0');  // and the NUL that OpenSSL adds
  EVP_EncodeBlock(reinterpret_cast<unsigned char*>(text.data()), reinterpret_cast<const unsigned char*>(bytes.data()),
                  static_cast<int>(bytes.size()));
  text.pop_back();
  return text;
}

std::string base64_for_urls(std::string_view bytes) {
  std::string text = base64(bytes);
  text.resize(text.find_last_not_of('=') + 1);
  for (char& letter : text)
    if (letter == '+' || letter == '/') letter = letter == '+' ? '-' : '_';
  return text;
}

}  // namespace tonearm
