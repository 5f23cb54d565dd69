#pragma once

#include <chrono>
#include <cstdint>
#include <string>

#include "sim/experiment/run_experiment.hpp"

namespace gigaramp::cli {

/// Tells on stderr how a run goes on: a live bar with the time left on a terminal, else a line per tenth.
class Progress : public RunObserver {
 public:
  /// @param scenario  named in every line
  Progress(std::string scenario, bool is_quiet);

  void begin(const std::string& folder, std::uint64_t wanted, std::uint64_t already_done) override;
  void done(std::uint64_t replication) override;
  void failed(std::uint64_t replication, const std::string& message) override;
  void end() override;

 private:
  void step();
  void draw() const;
  void erase() const;

  std::string scenario_;
  bool is_quiet_;
  bool is_live_;
  std::uint64_t wanted_ = 0;
  std::uint64_t at_start_ = 0;  ///< replications that earlier runs left
  std::uint64_t ended_ = 0;     ///< done or failed, with `at_start_`
  std::chrono::steady_clock::time_point began_ = {};
};

/// `42 s`, `3 min 05 s`, `2 h 10 min`
std::string span_text(double seconds);

}  // namespace gigaramp::cli
