#include <algorithm>

#include "sim/roles/line_plant.hpp"

// What disruptions do to machines: some or all stand still, units at work are lost or wait.
namespace gigaramp {

namespace {

constexpr double kRounding = 1e-9;  // of written shares

}  // namespace

// Lines that work now are those with the lowest numbers.
void LinePlant::open_lines() {
  double left = 1;
  for (const Occurrence& one : strikes_.active()) left = std::min(left, strikes_.of(one).capacity.value_or(1));
  open_lines_ = static_cast<std::int64_t>(static_cast<double>(plant_.lines) * left + kRounding);
  std::vector<std::uint32_t> idle = std::move(idle_lines_);
  idle.insert(idle.end(), closed_lines_.begin(), closed_lines_.end());
  idle_lines_.clear();
  closed_lines_.clear();
  for (const std::uint32_t line : idle) (line < open_lines_ ? idle_lines_ : closed_lines_).push_back(line);
}

void LinePlant::strike(const Occurrence& one, Stamp now, Outbox& out) {
  const Disruption& what = strikes_.of(one);
  open_lines();
  if (what.scrap > 0) scrap_work(what.scrap, out);
  if (!what.holds_wip || one.until <= now.date) return;
  const bool all = !what.capacity;
  const std::uint64_t step = pack({0, 0, Kind::Completion, 0});
  running_.change([&](Stamp& at, Job& job) {
    if (all || job.line >= open_lines_) at = {at.date + (one.until - now.date), step};
  });
}

// A unit that is lost goes on to its end and is scrapped there; its order stands in line again.
void LinePlant::scrap_work(double share, Outbox& out) {
  double carry = 0;
  running_.change([&](Stamp&, Job& job) {
    if (!job.is_good) return;
    carry += share;
    if (carry + kRounding < 1) return;
    carry -= 1;
    job.is_good = false;
    Made& made = makes_[job.recipe];
    out.log({.order = job.lot, .quantity = 1, .product = made.recipe->product.value, .type = EventType::UnitsLost});
    if (job.order == kNobody || made.recipe->loses_scrap) return;
    --orders_.at(job.order).started;
    orders_.return_to_line(job.order);
    order_parts(orders_.at(job.order).terms, made, 1, out);
  });
}

void LinePlant::cancel_order(const CancelOrder& letter, Outbox& out) {
  const auto slot = orders_.find_waiting({letter.order});
  if (!slot) return;
  const OrderTerms terms = orders_.at(*slot).terms;
  const std::int64_t less = orders_.cancel(*slot, letter.quantity);
  if (less == 0) return;
  out.cancel(terms, less);
  lines_.withdraw(terms.id.value, less);
  out.log_displaced({}, lines_.displaced());
}

}  // namespace gigaramp
