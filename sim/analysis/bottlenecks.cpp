#include "sim/analysis/bottlenecks.hpp"

#include <algorithm>
#include <tuple>

namespace gigaramp {

namespace {

bool is_work(const std::string& cause) {
  return cause == "processing" || cause == "transit";
}

// Waits come before what is not due yet, then the larger one, then the first by name.
auto rank(const std::pair<const std::pair<std::string, std::string>, double>& stage) {
  return std::tuple(stage.first.second != "schedule", stage.second);
}

}  // namespace

void Bottlenecks::add(const ReplicationResult& result) {
  ++replications_;
  std::map<Period, std::map<Stage, double>> mine;
  for (const WaitRow& row : result.waits) {
    if (is_work(row.cause) || row.mw_days <= 0) continue;
    const std::string month = month_label(row.month);
    for (const std::string& period : {month, month.substr(0, 4)}) {
      mine[{row.customer, period}][{row.node, row.cause}] += row.mw_days;
    }
  }
  for (const auto& [period, stages] : mine) {
    std::map<Stage, Sum>& sums = sums_[period];
    for (const auto& [stage, mw_days] : stages) sums[stage].mw_days += mw_days;
    const auto largest =
        std::max_element(stages.begin(), stages.end(), [](const auto& a, const auto& b) { return rank(a) < rank(b); });
    ++sums[largest->first].binds;
  }
}

std::vector<BottleneckRow> Bottlenecks::rows() const {
  std::vector<BottleneckRow> rows;
  const auto count = static_cast<double>(std::max<std::size_t>(replications_, 1));
  for (const auto& [period, stages] : sums_) {
    const std::size_t first = rows.size();
    for (const auto& [stage, sum] : stages) {
      rows.push_back({period.second, period.first, stage.first, stage.second, sum.mw_days / count,
                      static_cast<double>(sum.binds) / count});
    }
    std::stable_sort(rows.begin() + static_cast<std::ptrdiff_t>(first), rows.end(),
                     [](const BottleneckRow& a, const BottleneckRow& b) { return a.mw_days > b.mw_days; });
  }
  return rows;
}

}  // namespace gigaramp
