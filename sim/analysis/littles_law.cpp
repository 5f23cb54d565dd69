#include "sim/analysis/littles_law.hpp"

namespace gigaramp {

void check_littles_law(const LittlesLaw& law, Date end, const std::string& node, const std::string& queue,
                       Findings& findings) {
  const std::int64_t gap = law.gap(end);
  if (findings.check(gap == 0)) return;
  findings.broken(end, node,
                  "Little's law does not hold of its " + queue +
                      ": the number in it and the times of its orders differ by " + std::to_string(gap) +
                      " quanta x seconds");
}

}  // namespace gigaramp
