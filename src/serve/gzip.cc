#include "serve/gzip.h"

#include <zlib.h>

#include <algorithm>
#include <cctype>
#include <optional>

#include "core/error.h"

namespace tonearm {
namespace {

constexpr int kGzipFrame = 15 + 16;  // zlib: window bits, and 16 for gzip's header

z_stream over(std::string_view bytes) {
  z_stream stream{};
  stream.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(bytes.data()));
  stream.avail_in = static_cast<uInt>(bytes.size());
  return stream;
}

void give_room(z_stream& stream, std::string& out) {
  stream.next_out = reinterpret_cast<Bytef*>(out.data()) + stream.total_out;
  stream.avail_out = static_cast<uInt>(out.size() - stream.total_out);
}

std::string trimmed_lower(std::string_view text) {
  std::string plain;
  for (const char c : text)
    if (c != ' ' && c != '\t') plain += static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
  return plain;
}

/// Of one element: "gzip;q=0.5".
bool refused(std::string_view element) {
  const std::size_t q = element.find(";q=");
  return q != std::string_view::npos && element.substr(q + 3).find_first_not_of("0.") == std::string_view::npos;
}

}  // namespace

std::string gzipped(std::string_view text, int level) {
  z_stream stream = over(text);
  if (deflateInit2(&stream, level, Z_DEFLATED, kGzipFrame, 8, Z_DEFAULT_STRATEGY) != Z_OK) throw std::bad_alloc();
  std::string out(deflateBound(&stream, stream.avail_in), '\0');
  give_room(stream, out);
  deflate(&stream, Z_FINISH);
  out.resize(stream.total_out);
  deflateEnd(&stream);
  return out;
}

std::string gunzipped(std::string_view bytes) {
  z_stream stream = over(bytes);
  if (inflateInit2(&stream, kGzipFrame) != Z_OK) throw std::bad_alloc();
  std::string out(std::max<std::size_t>(bytes.size() * 4, 1024), '\0');
  int state = Z_OK;
  while (state == Z_OK) {
    if (stream.total_out == out.size()) out.resize(out.size() * 2);
    give_room(stream, out);
    state = inflate(&stream, Z_NO_FLUSH);
  }
  out.resize(stream.total_out);
  inflateEnd(&stream);
  if (state != Z_STREAM_END) throw Error(Remedy::look_into_data, "these bytes are no gzip");
  return out;
}

bool takes_gzip(std::string_view accept_encoding) {
  std::optional<bool> named, any;
  while (!accept_encoding.empty()) {
    const std::string_view part = accept_encoding.substr(0, accept_encoding.find(','));
    accept_encoding.remove_prefix(std::min(accept_encoding.size(), part.size() + 1));
    const std::string element = trimmed_lower(part);
    const std::string coding = element.substr(0, element.find(';'));
    if (coding == "gzip" || coding == "x-gzip") named = !refused(element);
    if (coding == "*") any = !refused(element);
  }
  return named.value_or(any.value_or(false));
}

}  // namespace tonearm
