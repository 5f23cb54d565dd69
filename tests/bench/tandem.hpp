#pragma once

#include <charconv>
#include <chrono>
#include <cstddef>
#include <iostream>
#include <random>
#include <string_view>
#include <system_error>

/// The flow that all tandem benchmarks run: lots arrive one per hour on average (exponential), pass `stages` stages
/// of four machines each (process time exponential, mean 3.6 hours: 90 % busy), and take a lane of two hours after
/// each. The simulated time is in hours.
namespace gigaramp::bench {

inline constexpr int kMachines = 4;
inline constexpr double kGapHours = 1.0;
inline constexpr double kProcessHours = 3.6;
inline constexpr double kLaneHours = 2.0;

struct Flow {
  long lots = 0;
  std::size_t stages = 0;
};

/// The luck of a bare program, from the standard library; gigaramp's keyed streams are part of its own cost.
class Draws {
 public:
  double gap() { return gap_(engine_); }          ///< [h]
  double process() { return process_(engine_); }  ///< [h]

 private:
  std::mt19937_64 engine_{1};
  std::exponential_distribution<double> gap_{1 / kGapHours};
  std::exponential_distribution<double> process_{1 / kProcessHours};
};

/// A whole number > 0; 0 for anything else.
inline long positive(std::string_view text) {
  long value = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  return error == std::errc() && end == text.data() + text.size() && value > 0 ? value : 0;
}

/// Runs `simulate(flow) -> lots that came out` for `PROGRAM LOTS STAGES` and prints the wall time per lot and stage.
/// @return exit code: 1 when lots were lost, 2 when the command line is wrong
template <class Simulate>
int measure(int argc, char** argv, Simulate simulate) {
  const Flow flow{argc == 3 ? positive(argv[1]) : 0, argc == 3 ? static_cast<std::size_t>(positive(argv[2])) : 0};
  if (flow.lots == 0 || flow.stages == 0) {
    std::cerr << "usage: " << argv[0] << " LOTS STAGES\n";
    return 2;
  }
  const auto begin = std::chrono::steady_clock::now();
  const long done = simulate(flow);
  const std::chrono::duration<double> wall = std::chrono::steady_clock::now() - begin;
  const double lot_stages = static_cast<double>(flow.lots) * static_cast<double>(flow.stages);
  std::cout << wall.count() / lot_stages * 1e6 << " us per lot and stage, " << wall.count() << " s, " << done
            << " lots done\n";
  return done == flow.lots ? 0 : 1;
}

}  // namespace gigaramp::bench
