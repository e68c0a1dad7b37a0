#include "model/build_order.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <map>

#include "core/error.h"
#include "core/nearest.h"

namespace tonearm {
namespace {

/// A walk down the refs, depth first; what is under way is on the path.
class Walk {
 public:
  explicit Walk(const std::vector<Model>& models) : models_(models) {
    for (const Model& model : models) {
      by_name_[model.name] = &model;
      names_.push_back(model.name);
    }
  }

  std::vector<Model> order() {
    for (const Model& model : models_) visit(model);
    return std::move(ordered_);
  }

 private:
  void visit(const Model& model) {
    if (done_[model.name]) return;
    refuse_circle(model.name);
    path_.push_back(model.name);
    for (const std::string& ref : model.refs) visit(find(model.name, ref));
    path_.pop_back();
    done_[model.name] = true;
    ordered_.push_back(model);
  }

  void refuse_circle(const std::string& name) const {
    const auto first = std::find(path_.begin(), path_.end(), name);
    if (first == path_.end()) return;
    throw Error(Remedy::look_into_data,
                fmt::format("models need each other in a circle: {} → {}", fmt::join(first, path_.end(), " → "), name));
  }

  const Model& find(const std::string& reader, const std::string& name) const {
    const auto found = by_name_.find(name);
    if (found != by_name_.end()) return *found->second;
    const std::string near = nearest(name, names_);
    throw Error(Remedy::look_into_data, fmt::format("model {} reads {}, which is no model", reader, name),
                near.empty() ? "" : fmt::format("Did you mean {}?", near));
  }

  const std::vector<Model>& models_;
  std::map<std::string, const Model*> by_name_;
  std::vector<std::string> names_;
  std::map<std::string, bool> done_;
  std::vector<std::string> path_;
  std::vector<Model> ordered_;
};

}  // namespace

std::vector<Model> in_build_order(std::vector<Model> models) { return Walk(models).order(); }

}  // namespace tonearm
