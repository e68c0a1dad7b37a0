// The four answers as rows: the sentences of `tonearm report`, and what they rest on.
#pragma once
#include <optional>
#include <string>
#include <vector>

#include "publish/publication.h"

namespace tonearm::tableau {

struct Answer {
  std::string question, sentence;
  std::string verdict;  ///< "yes", "no", "not enough data"
  std::string effect, unit;
  std::optional<double> size, low, high, p;
  std::int64_t scrobbles = 0;
  std::string method;

  /// "44.9 points", "1.2 h"; "" where there is none.
  std::string size_text() const;
  /// "19.3 to 60.6".
  std::string interval_text() const;
  /// "0.9 %": how often chance alone gives as much.
  std::string chance_text() const;
};

struct FourAnswers {
  std::string summary;          ///< the history in a sentence
  std::vector<Answer> answers;  ///< genres, clock, years, seasons
};

FourAnswers four_answers(const Publication& publication);

}  // namespace tonearm::tableau
