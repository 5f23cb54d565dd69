#include "sim/analysis/findings.hpp"

namespace gigaramp {

void Findings::broken(Date date, const std::string& entity, const std::string& figures) {
  ++broken_;
  if (messages_.size() < kMostMessages) messages_.push_back(to_string(date) + ": " + entity + ": " + figures);
}

}  // namespace gigaramp
