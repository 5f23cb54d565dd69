#pragma once

#include <map>
#include <string>
#include <vector>

#include "sim/experiment/explain_run.hpp"

namespace gigaramp::cli {

/// The stage that binds a customer in most replications of a period.
struct BindingStage {
  std::string period;
  std::string node;
  std::string cause;
  double binds = 0;  ///< fraction of replications
};

/// By customer, in order of period; years or months. Periods in which nothing binds are left out.
std::map<std::string, std::vector<BindingStage>> binding_stages(const std::vector<BottleneckRow>& rows, bool by_year);

/// `no free capacity at the makers of nvl72`, `no power at site abilene`
std::string stage_text(const std::string& node, const std::string& cause);

/// A paragraph in plain words: when, what held it back, who paid, what stood idle.
std::string overview_words(const Overview& overview);

}  // namespace gigaramp::cli
