#include <algorithm>
#include <cmath>
#include <numeric>
#include <stdexcept>
#include <utility>

#include "sim/analysis/interval.hpp"
#include "sim/analysis/sensitivity.hpp"

namespace gigaramp {

namespace {

std::size_t below(double u, std::size_t count) {
  return std::min(static_cast<std::size_t>(u * static_cast<double>(count)), count - 1);
}

// A random start on the lower half of the grid for each input, or on the upper one when it will move down; inputs move
// in random order. Draw `index` of the stream.
struct Trajectory {
  std::vector<double> start;
  std::vector<double> step;
  std::vector<std::size_t> order;
};

Trajectory draw_trajectory(std::size_t inputs, std::size_t levels, const Stream& stream, std::uint64_t index) {
  const auto intervals = static_cast<double>(levels - 1);
  const double step = static_cast<double>(levels) / (2 * intervals);
  Trajectory out{std::vector<double>(inputs), std::vector<double>(inputs), std::vector<std::size_t>(inputs)};
  std::uint32_t k = 0;
  for (std::size_t i = 0; i < inputs; ++i) {
    const bool moves_up = stream.uniform(index, k++) < 0.5;
    const double low = static_cast<double>(below(stream.uniform(index, k++), levels / 2)) / intervals;
    out.start[i] = moves_up ? low : low + step;
    out.step[i] = moves_up ? step : -step;
  }
  std::iota(out.order.begin(), out.order.end(), std::size_t{0});
  for (std::size_t i = inputs; i-- > 1;) std::swap(out.order[i], out.order[below(stream.uniform(index, k++), i + 1)]);
  return out;
}

}  // namespace

MorrisEffects morris_effects(std::size_t inputs, std::size_t levels, std::size_t trajectories, const Stream& stream,
                             const Response& response) {
  if (inputs == 0 || levels < 2 || levels % 2 != 0) throw std::domain_error("elementary effects need an even grid");
  std::vector<std::vector<double>> effects(inputs);
  for (std::size_t t = 0; t < trajectories; ++t) {
    const Trajectory path = draw_trajectory(inputs, levels, stream, t);
    std::vector<double> at = path.start;
    double before = response(at);
    for (const std::size_t i : path.order) {
      at[i] += path.step[i];
      const double after = response(at);
      effects[i].push_back((after - before) / path.step[i]);
      before = after;
    }
  }
  MorrisEffects out;
  for (std::vector<double>& list : effects) {
    const MeanInterval signed_effects = mean_interval(list, 0.95);
    for (double& effect : list) effect = std::abs(effect);
    out.mean.push_back(signed_effects.mean);
    out.deviation.push_back(signed_effects.deviation);
    out.mean_size.push_back(mean_interval(list, 0.95).mean);
  }
  return out;
}

}  // namespace gigaramp
