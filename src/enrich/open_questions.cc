#include "enrich/open_questions.h"

#include <algorithm>

namespace tonearm {
namespace {

std::vector<TagQuestion> questions(const std::string& artist, TagSource source,
                                   const std::vector<std::string>& titles) {
  std::vector<TagQuestion> all;
  for (const std::string& title : titles) all.push_back({artist, source, title});
  return all;
}

std::vector<TagQuestion> unanswered(const TagBatches& held, std::vector<TagQuestion> all, std::int64_t fresh_since) {
  std::erase_if(all, [&](const TagQuestion& question) {
    const TagAnswer* answer = held.find(question);
    return answer && answer->observed_at >= fresh_since;
  });
  return all;
}

}  // namespace

std::vector<TagQuestion> open_artists(const TagBatches& held, const std::vector<std::string>& artists,
                                      std::int64_t fresh_since) {
  std::vector<TagQuestion> all;
  for (const std::string& artist : artists) all.push_back({artist, TagSource::artist, ""});
  return unanswered(held, std::move(all), fresh_since);
}

std::vector<std::string> artists_without_tags(const TagBatches& held, const std::vector<std::string>& artists) {
  std::vector<std::string> without;
  for (const std::string& artist : artists)
    if (const TagAnswer* answer = held.find({artist}); answer && !gives_tags(*answer)) without.push_back(artist);
  return without;
}

std::vector<TagQuestion> open_titles(const TagBatches& held, const std::string& artist, const PlayedTitles& titles,
                                     std::int64_t fresh_since) {
  const std::vector<TagQuestion> albums = questions(artist, TagSource::album, titles.albums);
  std::vector<TagQuestion> open = unanswered(held, albums, fresh_since);
  const auto tagged = [&](const TagQuestion& question) { return gives_tags(*held.find(question)); };
  if (!open.empty() || std::any_of(albums.begin(), albums.end(), tagged)) return open;
  return unanswered(held, questions(artist, TagSource::track, titles.tracks), fresh_since);
}

}  // namespace tonearm
