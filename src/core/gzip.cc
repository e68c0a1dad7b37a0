#include "core/gzip.h"

#include <zlib.h>

#include <algorithm>
#include <new>

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

}  // namespace tonearm
