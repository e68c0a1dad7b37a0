#include "publish/tableau/family_colours.h"

namespace tonearm::tableau {

const std::vector<std::pair<std::string, std::string>>& family_colours() {
  static const std::vector<std::pair<std::string, std::string>> colours = {
      {"metal", "#a6bcf5"},     {"punk", "#5e47a1"},       {"rock", "#5c91d7"},    {"pop", "#8a235e"},
      {"hip hop", "#c05c32"},   {"r&b & soul", "#f8ab57"}, {"reggae", "#645002"},  {"latin", "#e78073"},
      {"blues", "#78b3d7"},     {"jazz", "#075f60"},       {"folk", "#6daa6f"},    {"country", "#56621a"},
      {"world", "#468369"},     {"electronic", "#31b5c2"}, {"ambient", "#1e6479"}, {"experimental", "#d1ade8"},
      {"classical", "#9a6b95"}, {"soundtrack", "#73414b"}, {"spoken", "#d4b8a1"},  {"other", "#7b7368"},
      {"unknown", "#f1f3f3"}};
  return colours;
}

std::vector<std::string> families_in_order() {
  std::vector<std::string> names;
  for (const auto& [name, colour] : family_colours()) names.push_back(name);
  return names;
}

std::vector<std::string> ramp_colours() {
  return {"#f1f4f3", "#d3e4e1", "#a9cdc8", "#78b1ad", "#468f8f", "#1e6c70", "#0c454c"};
}

}  // namespace tonearm::tableau
