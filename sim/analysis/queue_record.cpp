#include "sim/analysis/queue_record.hpp"

#include <algorithm>
#include <utility>
#include <vector>

namespace gigaramp {

namespace {

struct Path {
  double integral = 0;
  double most = 0;
};

// The number that has entered and not left, over time; who leaves at a moment leaves before others enter.
Path path_of(std::vector<std::pair<double, int>> jumps) {
  std::sort(jumps.begin(), jumps.end());
  Path path;
  double level = 0;
  double last = 0;
  for (const auto& [at, jump] : jumps) {
    path.integral += level * (at - last);
    level += jump;
    last = at;
    path.most = std::max(path.most, level);
  }
  return path;
}

}  // namespace

QueueRecord queue_record(std::span<const OrderTimes> orders) {
  QueueRecord out;
  std::vector<std::pair<double, int>> present;
  std::vector<std::pair<double, int>> waiting;
  double end = 0;
  for (const OrderTimes& order : orders) {
    present.insert(present.end(), {{order.arrival, 1}, {order.finish, -1}});
    waiting.insert(waiting.end(), {{order.arrival, 1}, {order.start, -1}});
    out.stay += order.finish - order.arrival;
    out.wait += order.start - order.arrival;
    end = std::max(end, order.finish);
  }
  if (orders.empty() || !(end > 0)) return out;
  const auto count = static_cast<double>(orders.size());
  const Path all = path_of(std::move(present));
  out.present = all.integral / end;
  out.most_present = all.most;
  out.waiting = path_of(std::move(waiting)).integral / end;
  out.stay /= count;
  out.wait /= count;
  out.throughput = count / end;
  out.residual = out.present - out.throughput * out.stay;
  return out;
}

}  // namespace gigaramp
