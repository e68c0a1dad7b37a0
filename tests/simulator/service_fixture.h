// A small service for tests: one listener, six plays, one of them of unknown time.
#pragma once
#include <gmock/gmock.h>

#include <nlohmann/json.hpp>

#include "simulator/service.h"

namespace tonearm::simulator {

using nlohmann::json;
using testing::ElementsAre;
using testing::IsEmpty;

inline constexpr std::int64_t kNow = 1'700'000'000;

inline Play play(std::int64_t uts) { return {uts, {"Artist", "Album", std::to_string(uts), "", "", "", false}}; }

class ServiceTest : public testing::Test {
 protected:
  ServiceTest() {
    for (const int uts : {0, 100, 200, 300, 400, 500}) history_.add("Listener", play(uts));
    tags_.add_csv("artist,tag,count\nArtist,rock,7\nArtist,jazz,100\n");
    faults_.now = kNow;
    service_.set_faults(faults_);
  }

  Answer ask(Params params) {
    params.insert({{"method", "user.getRecentTracks"}, {"user", "listener"}, {"api_key", "key"}, {"format", "json"}});
    return service_.answer(params);
  }
  /// Track names, the playing one's too.
  std::vector<std::string> names(const Params& params) {
    const auto recent = json::parse(ask(params).body)["recenttracks"];
    last_ = recent["@attr"];
    std::vector<std::string> names;
    for (const auto& row : recent["track"]) names.push_back(row["name"]);
    return names;
  }
  void set(const std::string& setting) {
    set_fault(faults_, setting);
    service_.set_faults(faults_);
  }
  int error(const Params& params) { return json::parse(ask(params).body).value("error", 0); }

  History history_;
  Tags tags_;
  Faults faults_;
  Service service_{history_, tags_, "key", 7};
  json last_;
};

}  // namespace tonearm::simulator
