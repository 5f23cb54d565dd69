#pragma once

#include <cstdint>
#include <optional>
#include <stdexcept>
#include <string>
#include <vector>

#include "sim/verify/case.hpp"

namespace gigaramp::verify {

/// SIGINT or SIGTERM ended a run.
struct Interrupted : std::runtime_error {
  Interrupted() : std::runtime_error("interrupted") {}
};

/// Mean over independent replications and its standard error.
struct Estimate {
  double mean = 0;
  double error = 0;
  std::uint64_t replications = 0;
};

Estimate estimate(const std::vector<double>& values);

/// Half-width of the two-sided t-interval of a level such as 0.999; infinite with one replication.
double halfwidth(const Estimate& e, double level);

/// One quantity of a case, judged.
struct Verdict {
  std::string case_id;
  std::string quantity;
  std::optional<double> theory;  ///< none for lists
  std::optional<double> observed;
  double halfwidth = 0;
  bool pass = false;
  std::string why;  ///< why not
  std::string source;
  bool is_second_look = false;  ///< judged by other replications than the first, four times as many
};

/// Judges an answer; `cap_factor` widens the cap of half-widths (`--quick`).
Verdict judge(const Case& c, const Expected& expected, const Answers& answers, double cap_factor);

}  // namespace gigaramp::verify
