// Which model must be built before which.
#pragma once
#include <vector>

#include "model/model_project.h"

namespace tonearm {

/// Each model after all that it reads, else in the order given. Throws Error(look_into_data) that names a model that
/// is not there, with the nearest name, or the circle of models that need each other.
std::vector<Model> in_build_order(std::vector<Model> models);

}  // namespace tonearm
