// The genre list as staged tables.
#pragma once
#include <string_view>

#include "ports/object_store.h"

namespace tonearm {

/// `genres`: CSV genre,parent,family; `aliases`: CSV alias,genre; each with a header. Puts the staged tables genres and
/// genre_tags where they changed. Throws Error(look_into_data) with the record that is wrong.
void stage_genres(ObjectStore& store, std::string_view genres, std::string_view aliases);

}  // namespace tonearm
