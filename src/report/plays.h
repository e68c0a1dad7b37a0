// The copy itself, newest first.
#pragma once
#include <iosfwd>
#include <string>
#include <string_view>

#include "ports/warehouse.h"
#include "report/text_style.h"

namespace tonearm {

/// Header `uts,local_time,artist,album,track`, then a row a play, newest first; those without a known time come last,
/// uts 0 and local_time empty. Quoted as in RFC 4180, bytes as the service said them; lines end with LF. Row by row and
/// year by year, so memory grows with the fullest year and not with the history. Throws Error(fix_usage) for an unknown
/// listener, Error(try_again) where `out` takes no more.
void write_plays_csv(Warehouse& warehouse, const std::string& user, std::ostream& out);

/// The newest `limit` plays as an aligned table for people.
void write_plays_text(Warehouse& warehouse, const std::string& user, int limit, const TextStyle& style,
                      std::ostream& out);

/// One field: quoted where it holds a comma, a quote, CR, LF, or a blank at an end.
std::string csv_field(std::string_view text);

}  // namespace tonearm
