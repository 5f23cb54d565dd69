#include <gtest/gtest.h>

#include <cmath>
#include <vector>

#include "tests/support/child_run.hpp"
#include "tests/support/world_text.hpp"

// The teacher's file against theory (Kleinrock, Queueing Systems I, 1975, section 3.2): one machine, Poisson orders,
// exponential work: Wq = rho / (1 - rho) * E[S] = 4 * 48 minutes at rho = 48 / 60.
namespace gigaramp::testing {
namespace {

constexpr double kTheoryMinutes = 192;
constexpr int kReplications = 20;
constexpr double kT19 = 3.883;          ///< 99.95 % quantile of Student's t with 19 degrees of freedom
constexpr std::int64_t kWarmUp = 1000;  ///< orders left out at the start, when the shop is still empty

class Waits final : public EventSink {
 public:
  void on(const Event& event) override {
    const std::int64_t number = OrderId{event.order}.number();
    if (event.type == EventType::OrderPlaced) placed_.push_back(event.stamp.date);
    if (event.type != EventType::OrderStarted || number <= kWarmUp) return;
    sum_ += static_cast<double>((event.stamp.date - placed_[static_cast<std::size_t>(number - 1)]).seconds) / 60;
    ++count_;
  }
  double mean() const { return sum_ / static_cast<double>(count_); }

 private:
  std::vector<Date> placed_;  ///< by number of the order
  double sum_ = 0;            ///< [minutes]
  std::int64_t count_ = 0;
};

double mean_wait(const Scenario& scenario, std::uint64_t replication) {
  const ChildResult result = in_child([&] {
    World world = build_world(scenario, {scenario.seed, replication});
    Waits waits;
    EventSink* const sinks[] = {&waits};
    engine::simulate(world, {}, sinks);
    return std::to_string(waits.mean());
  });
  EXPECT_EQ(result.error, "");
  return result.is_ok ? std::stod(result.text) : 0;
}

TEST(BusyLineTest, WaitsAsLongAsTheorySays) {
  Scenario scenario = load_shipped("busy-line.yaml");
  scenario.end = scenario.start + kYear * 3;
  std::vector<double> means;
  for (std::uint64_t r = 0; r < kReplications; ++r) means.push_back(mean_wait(scenario, r));

  double mean = 0;
  for (const double m : means) mean += m / kReplications;
  double variance = 0;
  for (const double m : means) variance += (m - mean) * (m - mean) / (kReplications - 1);
  const double halfwidth = kT19 * std::sqrt(variance / kReplications);

  RecordProperty("mean_minutes", std::to_string(mean));
  RecordProperty("halfwidth_minutes", std::to_string(halfwidth));
  EXPECT_NEAR(mean, kTheoryMinutes, halfwidth);
  EXPECT_LT(halfwidth, 0.05 * kTheoryMinutes);
}

}  // namespace
}  // namespace gigaramp::testing
