#include "stage/freshness.h"

#include <fmt/format.h>

#include "core/fingerprint.h"

namespace tonearm {
namespace {

std::string mark_text(const std::string& fingerprint) { return fmt::format("{{\"inputs\":\"{}\"}}\n", fingerprint); }

}  // namespace

std::string inputs_fingerprint(std::string_view inputs) {
  return fmt::format("{:016x}", static_cast<std::uint64_t>(fingerprint({inputs})));
}

bool is_fresh(ObjectStore& store, const std::string& mark_key, const std::string& fingerprint) {
  return store.get(mark_key) == mark_text(fingerprint);
}

void mark_fresh(ObjectStore& store, const std::string& mark_key, const std::string& fingerprint) {
  store.put(mark_key, mark_text(fingerprint), PutIf::always());
}

}  // namespace tonearm
