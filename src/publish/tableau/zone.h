// A rectangle of a dashboard, and what it shows.
#pragma once
#include <pugixml.hpp>
#include <string>

#include "publish/tableau/formatted_text.h"
#include "publish/tableau/worksheet.h"

namespace tonearm::tableau {

/// In pixels of the dashboard.
struct Box {
  int x = 0, y = 0, w = 0, h = 0;
};

struct Zone {
  enum class Shows { sheet, text, filter, year, legend } shows = Shows::sheet;
  Box box;
  int phone_height = 0;              ///< 0: not on a phone
  const Worksheet* sheet = nullptr;  ///< of a filter or a legend: whose
  Pill pill{};                       ///< of a filter or a legend: of what
  FormattedText text{};
  bool titled = true;  ///< a sheet with its title
};

/// In hundred-thousandths of `whole`.
void write_zone(pugi::xml_node parent, const Zone& zone, int id, const Box& whole);
/// The same in the stack of a phone: full width, below what is above it.
void write_phone_zone(pugi::xml_node parent, const Zone& zone, int id, int y, int whole_height);

}  // namespace tonearm::tableau
