// Follows the current generation: opens its readers aside, and swaps them in.
#pragma once
#include <chrono>
#include <cstddef>
#include <functional>
#include <memory>
#include <string>

#include "ports/warehouse_generations.h"
#include "serve/worker_pool.h"

namespace tonearm {

/// Thread-safe.
class GenerationWatch {
 public:
  struct Told {
    std::function<void(GenerationRef)> swapped;            ///< from the watch's thread
    std::function<void(const std::string& what)> trouble;  ///< once for each generation that cannot be opened
  };

  /// Opens the current generation, where there is one, before it returns.
  GenerationWatch(WarehouseGenerations& generations, std::size_t readers, std::chrono::milliseconds period, Told told);
  ~GenerationWatch();
  GenerationWatch(const GenerationWatch&) = delete;
  /// It looks no more.
  void stop();

  /// nullptr where there is none yet.
  GenerationRef current() const;
  /// Looks soon, not only at the end of the period. Cheap.
  void look();
  /// Why the newest one is not read, "" where it is.
  std::string problem() const;

 private:
  struct Impl;
  std::unique_ptr<Impl> impl_;
};

}  // namespace tonearm
