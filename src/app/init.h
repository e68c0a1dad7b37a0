// tonearm init: asks for user and API key, checks both, writes tonearm.toml.
#pragma once
#include "app/parts.h"

namespace tonearm {

/// Values given by flag or environment are not asked for. Writes nothing where last.fm does not accept them.
int init(Parts& parts);

}  // namespace tonearm
