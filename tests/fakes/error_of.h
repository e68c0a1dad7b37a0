// The Error that a call must throw.
#pragma once
#include <gtest/gtest.h>

#include "core/error.h"

namespace tonearm {

/// Fails the test where `work` throws none.
template <class Work>
Error error_of(Work work) {
  try {
    work();
  } catch (const Error& error) {
    return error;
  }
  ADD_FAILURE() << "no Error was thrown";
  return Error(Remedy::fix_usage, "no Error was thrown");
}

}  // namespace tonearm
