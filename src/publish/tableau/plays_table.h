// The plays as a workbook keeps them: a row for each play, or hour, and family of genres.
#pragma once
#include <functional>
#include <string>
#include <string_view>

#include "publish/tableau/four_answers.h"
#include "publish/tableau/insights.h"

namespace tonearm::tableau {

using Sink = std::function<void(std::string_view)>;

/// CSV in UTF-8 with the columns of plays_fields, in the order of time; pieces of it go to `sink`.
void write_plays(const Publication& publication, Detail detail, const Sink& sink);
/// CSV with the columns of answers_fields.
std::string answers_csv(const FourAnswers& answers);

/// A cell of either: quoted where it must be (RFC 4180); controls and line breaks, on which readers differ, become
/// U+FFFD.
std::string csv_cell(std::string_view text);

/// The same rows asked of BigQuery.
std::string plays_query(const LiveBigquery& place, const std::string& user, Detail detail);
std::string answers_query(const FourAnswers& answers);

}  // namespace tonearm::tableau
