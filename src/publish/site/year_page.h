// "Year in music": one quiet page of one year, without a script.
#pragma once
#include <string>

#include "publish/site/figures.h"

namespace tonearm {

/// `url`: of the site, "" where it is not known. `pictures`: wide.png and tall.png lie beside it.
std::string year_page(const Figures& figures, const std::string& url, bool pictures);
/// assets/year.css.
std::string year_style();

}  // namespace tonearm
