#include <algorithm>

#include "sim/base/law.hpp"
#include "sim/roles/starts_plant.hpp"
#include "sim/rules/expansion_decision.hpp"

// New lines: decided, built, ready; or given up before.
namespace gigaramp {

namespace {

constexpr double kMicro = 1e6;
const std::uint64_t kStep = pack({0, 0, Kind::Capacity, 2});  // after disruptions of the date

}  // namespace

void StartsPlant::plan_expansions(Date start, RunSeed run) {
  growth_.resize(plant_.expansions.size());
  for (std::uint32_t i = 0; i < plant_.expansions.size(); ++i) {
    const Expansion& expansion = plant_.expansions[i];
    const std::uint64_t key = stream_key(plant_.stream) ^ (stream_key(expansion.id) * 5);
    growth_[i].lead_times = Stream(run, key, Purpose::ProcessTime);
    growth_[i].price = expansion.prepaid ? realize(*expansion.prepaid, run) : 0;
    if (expansion.decided) {
      growth_[i].decided = realize(*expansion.decided, run);
      building_.add({std::max(growth_[i].decided, start), kStep}, {i, Milestone::Decision, 0});
    }
    if (expansion.trigger) building_.add({start + expansion.trigger->review, kStep}, {i, Milestone::Review, 0});
  }
}

void StartsPlant::build(Stamp now, Outbox& out) {
  while (building_.is_due(now)) {
    const Building one = building_.take();
    const Expansion& expansion = plant_.expansions[one.expansion];
    if (one.what == Milestone::Ready) {
      finish_line(one, out);
    } else if (one.what == Milestone::Decision) {
      decide(one.expansion, growth_[one.expansion].decided, out);
    } else {
      review(one.expansion, out);
      if (growth_[one.expansion].times < expansion.most) {
        building_.add({now.date + expansion.trigger->review, kStep}, one);
      }
    }
  }
}

// Starts that are claimed now and that neither stock nor work in process covers.
double StartsPlant::starts_behind(Date now) {
  double behind = 0;
  for (std::uint32_t i = 0; i < processes_.size(); ++i) {
    const Process& process = processes_[i];
    std::int64_t wanted = -unowned(process);
    for (const Claim& need : pooled_needs(i, now)) wanted += need.asked;
    for (const std::uint32_t slot : orders_.waiting()) {
      const OpenOrders::Open& order = orders_.at(slot);
      const bool is_mine = commits_at_start() && order.terms.product == process.product;
      if (is_mine) wanted += order.terms.quantity - order.started;
    }
    behind += static_cast<double>(process.starts_for(wanted, now));
  }
  return behind;
}

void StartsPlant::review(std::uint32_t index, Outbox& out) {
  const Date now = out.date();
  double per_week = capacity_.curve().per_week(now);
  for (const Line& line : lines_) {
    if (line.is_pending) per_week += line.per_week;
  }
  if (wants_expansion(starts_behind(now), per_week, plant_.expansions[index].trigger->backlog)) {
    decide(index, now, out);
  }
}

void StartsPlant::decide(std::uint32_t index, Date decided, Outbox& out) {
  const Expansion& expansion = plant_.expansions[index];
  Growth& growth = growth_[index];
  const bool is_stopped = std::any_of(strikes_.active().begin(), strikes_.active().end(),
                                      [&](const Occurrence& one) { return strikes_.of(one).cancels_expansions; });
  if (is_stopped || growth.times >= expansion.most) return;
  const auto number = static_cast<std::uint64_t>(growth.times++);
  const Date ready = decided + Duration{sample_count(expansion.lead_time, growth.lead_times, number)};
  const double rate = std::max(0.0, realize(expansion.adds.value, run_));
  capacity_.add_line({ready, expansion.ramp, static_cast<std::int64_t>(rate * kMicro + 0.5), expansion.adds.per_seconds,
                      realize(expansion.first_yield, run_), expansion.half_life.value_or(Duration{})});
  const double per_week = rate * static_cast<double>(kWeek.seconds) / static_cast<double>(expansion.adds.per_seconds);
  const auto line = static_cast<std::uint32_t>(lines_.size());
  lines_.push_back({index, per_week, true});
  out.log({.order = index + 1, .quantity = growth.times, .value = ready.seconds, .type = EventType::ExpansionDecided});
  building_.add({std::max(ready, out.date()), kStep}, {index, Milestone::Ready, line});
}

void StartsPlant::finish_line(const Building& one, Outbox& out) {
  Line& line = lines_[one.line];
  if (!line.is_pending) return;  // given up
  line.is_pending = false;
  constexpr double kThousandWeeks = 1000;
  out.log({.order = one.expansion + 1,
           .value = static_cast<std::int64_t>(line.per_week * kThousandWeeks + 0.5),
           .type = EventType::ExpansionReady});
}

void StartsPlant::cancel_expansions(Outbox& out) {
  for (std::size_t i = 0; i < lines_.size(); ++i) {
    if (!lines_[i].is_pending) continue;
    lines_[i].is_pending = false;
    capacity_.cancel_line(i);
    out.log({.order = lines_[i].expansion + 1, .type = EventType::ExpansionCancelled});
  }
}

void StartsPlant::receive_fund(const Fund& fund, Outbox& out) {
  if (fund.expansion >= growth_.size() || !plant_.expansions[fund.expansion].prepaid) return;
  Growth& growth = growth_[fund.expansion];
  growth.dollars += fund.dollars;
  out.log({.order = fund.expansion + 1,
           .value = static_cast<std::int64_t>(fund.dollars + 0.5),
           .type = EventType::ExpansionFunded});
  const std::int64_t paid = times_paid(growth.dollars, growth.price, plant_.expansions[fund.expansion].most);
  while (growth.times < paid) {
    const std::int64_t before = growth.times;
    decide(fund.expansion, out.date(), out);
    if (growth.times == before) return;  // nothing is decided now
  }
}

}  // namespace gigaramp
