// The faults that are called recoverable can be recovered from: a small patient client finds the truth through them.
#include <gmock/gmock.h>

#include <nlohmann/json.hpp>

#include "simulator/generate_history.h"
#include "simulator/json_text.h"
#include "simulator/service.h"

namespace tonearm::simulator {
namespace {

using nlohmann::json;

std::vector<json> dated_rows(const json& recent) {
  const auto& tracks = recent["track"];
  std::vector<json> rows;
  for (const auto& row : tracks.is_array() ? tracks : json::array({tracks}))
    if (row.contains("date")) rows.push_back(row);
  return rows;
}

std::int64_t uts_of(const json& row) { return std::stoll(row["date"]["uts"].get<std::string>()); }

Play play_of(const json& row) {
  return {uts_of(row), {row["artist"]["#text"], row["album"]["#text"], row["name"], "", "", "", false}};
}

class PatientClient {
 public:
  explicit PatientClient(Service& service) : service_(service) {}

  std::vector<Play> copy() {
    for (std::int64_t to = 4'000'000'000; asked_ < 5000;) {
      const auto recent = ask_until_good(to);
      const auto rows = dated_rows(recent);
      const bool is_last = recent["@attr"]["total"] == std::to_string(rows.size());
      const auto oldest = rows.empty() ? 0 : uts_of(rows.back());
      for (const auto& row : rows)
        if (is_last || uts_of(row) > oldest) plays_.push_back(play_of(row));
      if (is_last) return plays_;
      to = oldest + 1;
    }
    ADD_FAILURE() << "the walk has no end";
    return {};
  }

 private:
  json ask_until_good(std::int64_t to) {
    while (++asked_ < 5000) {
      const auto answer = service_.answer({{"method", "user.getRecentTracks"},
                                           {"user", "listener"},
                                           {"api_key", "k"},
                                           {"format", "json"},
                                           {"limit", "200"},
                                           {"to", std::to_string(to)}});
      if (is_good(answer, to)) return json::parse(answer.body)["recenttracks"];
    }
    return json::parse(R"({"track":[],"@attr":{"total":"0"}})");
  }

  static bool is_good(const Answer& answer, std::int64_t to) {
    if (answer.status != 200 || answer.ending != Answer::Ending::whole || !json::accept(answer.body)) return false;
    const auto body = json::parse(answer.body);
    if (!body.contains("recenttracks") || body["recenttracks"]["@attr"]["user"] != "listener") return false;
    const auto rows = dated_rows(body["recenttracks"]);
    return std::all_of(rows.begin(), rows.end(), [&](const json& row) { return uts_of(row) < to; });
  }

  Service& service_;
  std::vector<Play> plays_;
  int asked_ = 0;
};

TEST(PatientClient, finds_the_truth_through_all_recoverable_faults_whatever_the_seed) {
  const auto heard = generate_history(3000, 7, midnight("2020-01-01"));
  for (std::uint64_t seed = 1; seed <= 2; ++seed) {
    History history;
    history.add("listener", heard);
    const Tags tags;
    Service service(history, tags, "", seed);
    service.set_faults(all_recoverable_faults());
    auto copy = PatientClient(service).copy();
    auto truth = history.plays("listener");
    std::sort(copy.begin(), copy.end());
    std::sort(truth.begin(), truth.end());
    EXPECT_EQ(copy, truth) << "seed " << seed;
    EXPECT_GT(truth.size(), 3100);
    EXPECT_GT(service.stats().faults.size(), 4);
  }
}

}  // namespace
}  // namespace tonearm::simulator
