#pragma once

#include <cstdint>
#include <functional>
#include <map>
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

/// Figures of one quantity that are read from a replication: one number, or a list.
using Reading = std::function<std::vector<double>(const ReplicationResult&)>;
using Readings = std::map<std::string, Reading>;

/// Runs models with the ordinary engine, in processes of its own.
class Laboratory {
 public:
  struct Settings {
    int workers = 1;     ///< replications at a time
    bool quick = false;  ///< an eighth of the time, 16 replications
    std::uint64_t seed = 1;
    bool again = false;  ///< a second look: other replications, four times as many
    std::string folder;  ///< for scenario and result files; must exist
  };
  explicit Laboratory(Settings settings) : settings_(std::move(settings)) {}

  /// Every measure of a model as `{mean, se, reps}` over independent replications: as many as bring the half-widths
  /// safely below the caps of the expected quantities (2 % where there is none), within limits.
  Answers sample(const Model& model, const std::vector<Expected>& expected);

  /// The same for figures that are read from the results; each reading gives one number.
  Answers sample(const Model& model, const Readings& readings, const std::vector<Expected>& expected);

  /// Measures of one run, for models without chance.
  Metrics once(const Model& model);
  /// All results of one run, for models without chance.
  ReplicationResult result(const Model& model);

  bool is_quick() const { return settings_.quick; }

 private:
  std::string prepare(const Model& model, bool may_shorten) const;
  using Take = std::function<Metrics(const ReplicationResult&)>;
  Answers sample_with(const Take& take, const Model& model, const std::vector<Expected>& expected);
  void run(const std::string& scenario, std::uint64_t first, std::uint64_t count,
           const std::function<void(ReplicationResult)>& take) const;

  Settings settings_;
};

}  // namespace gigaramp::verify
