#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "sim/analysis/result.hpp"
#include "sim/verify/case.hpp"

namespace gigaramp::verify {

/// A scenario in the ordinary language.
struct Model {
  std::string name;  ///< of the file: case id, and what tells several models of a case apart
  std::string yaml;
};

/// Runs models with the ordinary engine, in processes of its own.
class Laboratory {
 public:
  struct Settings {
    int workers = 1;     ///< replications at a time
    bool quick = false;  ///< an eighth of the time, 16 replications
    std::uint64_t seed = 1;
    std::string folder;  ///< for scenario and result files; must exist
  };
  explicit Laboratory(Settings settings) : settings_(std::move(settings)) {}

  /// Every measure of a model as `{mean, se, reps}` over independent replications: as many as bring the half-widths
  /// safely below the caps of the expected quantities (2 % where there is none), within limits.
  Answers sample(const Model& model, const std::vector<Expected>& expected);

  /// Measures of one run, for models without chance.
  Metrics once(const Model& model);

  bool is_quick() const { return settings_.quick; }

 private:
  std::string prepare(const Model& model, bool may_shorten) const;
  std::vector<Metrics> run(const std::string& scenario, std::uint64_t first, std::uint64_t count) const;

  Settings settings_;
};

}  // namespace gigaramp::verify
