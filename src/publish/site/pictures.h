// The pictures of a site and of a year: what is shown where a link to it is shared.
#pragma once
#include <string>

#include "publish/site/figures.h"

namespace tonearm {

inline constexpr int kWide[] = {1200, 630}, kTall[] = {1080, 1920};

/// PNG, 1200×630: of the history, or of figures.year.
std::string wide_picture(const Figures& figures);
/// PNG, 1080×1920, of figures.year.
std::string tall_picture(const Figures& figures);

/// "105,862 plays by 2,038 artists".
std::string amount_words(const Figures& figures);
/// "13 February 2005 to 14 April 2015".
std::string span_words(const Figures& figures);
std::string day_words(Date day);
/// "R&B & soul", "Hip hop", "Not known".
std::string family_words(const std::string& name);

}  // namespace tonearm
