#pragma once

#include <cstdint>
#include <functional>
#include <string>
#include <vector>

#include "sim/experiment/interrupts.hpp"

namespace gigaramp {

/// How the engine's process ended.
struct EngineEnd {
  bool was_interrupted = false;  ///< by SIGINT or SIGTERM sent to us or to it
  int exit_code = 0;             ///< 128 + signal when a signal ended it
  double cpu_seconds = 0;        ///< of it and its children
  std::uint64_t peak_kib = 0;    ///< largest of them [KiB]
};

/// What the engine reports while it runs.
struct EngineReports {
  std::function<void(std::uint64_t replication)> done;
  std::function<void(std::uint64_t replication, const std::string& message)> failed;
};

/// Path of `gigaramp-engine` beside the running program (through /proc/self/exe). Throws RunError when it is missing.
std::string engine_path();

/// Starts `arguments` (the first is the program), reads its lines `done r` and `failed r MESSAGE`, and waits for it.
/// The first interrupt is passed on, so that the engine finishes what it must; a second one kills it.
EngineEnd run_engine(const std::vector<std::string>& arguments, const Interrupts& interrupts,
                     const EngineReports& reports);

}  // namespace gigaramp
