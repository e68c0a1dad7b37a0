// The scrobbles of several raw objects together.
#pragma once
#include <vector>

#include "core/scrobble.h"
#include "lake/observations.h"
#include "ports/object_store.h"

namespace tonearm {

/// An object and the instants that are wanted of it.
struct PageRead {
  const Observation* observation = nullptr;
  WindowSet windows;
};

struct PagesRead {
  std::vector<std::vector<Scrobble>> pages;
  std::vector<const Scrobble*> sorted;  ///< into `pages`: a pointer moves faster than six names
  std::vector<const Observation*> damaged;
};

PagesRead read_pages(ObjectStore& store, const std::vector<PageRead>& reads);

}  // namespace tonearm
