#include <algorithm>

#include "sim/base/law.hpp"
#include "sim/roles/line_plant.hpp"

namespace gigaramp {

void LinePlant::end_after(const Job& job, std::int64_t seconds, Stamp now) {
  const std::uint64_t step =
      seconds > 0 ? pack({0, 0, Kind::Completion, 0}) : pack(step_after(unpack(now.step), Kind::Completion, 0));
  running_.add({now.date + Duration{seconds}, step}, job);
}

void LinePlant::begin_work(Job job, Stamp now) {
  job.since = now.date;
  if (preempts()) at_work_.push_back(job);
  if (until_failure_.empty()) {
    end_after(job, job.left, now);
    return;
  }
  // A line ages by its work: it fails within this unit, or this unit's work brings it nearer to its failure.
  std::int64_t& until = until_failure_[job.line];
  const bool fails = until < job.left;
  const std::int64_t work = fails ? until : job.left;
  job.phase = fails ? Job::Phase::Failing : Job::Phase::Working;
  job.left -= work;
  until -= work;
  end_after(job, work, now);
}

void LinePlant::fail(Job job, Stamp now, Outbox& out) {
  out.log({.order = job.lot, .value = job.line, .type = EventType::LotInterrupted});
  const std::int64_t standing = sample_count(plant_.breakdowns->repair, repairs_, failed_);
  until_failure_[job.line] = sample_count(plant_.breakdowns->after, failures_, failed_++);
  job.phase = Job::Phase::UnderRepair;
  end_after(job, standing, now);
}

void LinePlant::repair(Job job, Stamp now, Outbox& out) {
  out.log({.order = job.lot, .value = job.line, .type = EventType::LotResumed});
  job.phase = Job::Phase::Working;
  begin_work(job, now);
}

// Whether the unit was interrupted after its end had been foreseen; else it leaves the list of units at work.
bool LinePlant::is_stale(const Job& job, Stamp now) {
  const auto at = std::find_if(at_work_.begin(), at_work_.end(), [&](const Job& one) { return one.lot == job.lot; });
  if (at == at_work_.end() || at->since + Duration{at->left} != now.date) return true;
  at_work_.erase(at);
  return false;
}

LinePlant::Want& LinePlant::want_of(std::uint32_t order) {
  const auto at = std::find_if(wants_.begin(), wants_.end(), [order](const Want& want) { return want.order == order; });
  return at != wants_.end() ? *at : wants_.emplace_back(Want{order});
}

void LinePlant::collect_wants() {
  wants_.clear();
  for (const Job& job : at_work_) ++want_of(job.order).working;
  for (const Job& job : interrupted_) ++want_of(job.order).interrupted;
  for (const std::uint32_t slot : orders_.waiting()) {
    const OpenOrders::Open& order = orders_.at(slot);
    const std::int64_t possible = kits(makes_[recipe_of(order.terms.product)]);
    const std::int64_t asked = std::min(order.terms.quantity - order.started, possible);
    if (asked > 0) want_of(slot).fresh = asked;
  }
}

// Units at work and units that wait compete for all lines under the rule; what is not granted is interrupted.
void LinePlant::preempt(Stamp now, Outbox& out) {
  collect_wants();
  claims_.clear();
  for (const Want& want : wants_) {
    claims_.push_back(claim_of(orders_.at(want.order).terms, want.working + want.interrupted + want.fresh));
  }
  const auto free = static_cast<std::int64_t>(idle_lines_.size() + at_work_.size());
  const std::vector<std::int64_t> grants = lines_.preview(free, claims_, now.date);
  const std::vector<Want> wants = wants_;
  for (std::size_t i = 0; i < wants.size(); ++i) {
    for (std::int64_t n = wants[i].working; n > grants[i]; --n) interrupt(wants[i].order, now, out);
  }
  for (std::size_t i = 0; i < wants.size(); ++i) {
    for (std::int64_t n = wants[i].working; n < grants[i] && !idle_lines_.empty(); ++n) {
      if (resume(wants[i].order, now, out)) continue;
      const std::uint32_t recipe = recipe_of(orders_.at(wants[i].order).terms.product);
      if (kits(makes_[recipe]) == 0) break;
      start_unit(wants[i].order, recipe, now, out);
    }
    if (wants[i].fresh > 0) orders_.leave_line(wants[i].order);
  }
}

void LinePlant::interrupt(std::uint32_t order, Stamp now, Outbox& out) {
  const auto last =
      std::find_if(at_work_.rbegin(), at_work_.rend(), [order](const Job& job) { return job.order == order; });
  Job job = *last;
  at_work_.erase(std::next(last).base());
  const std::int64_t done = (now.date - job.since).seconds;
  job.left = plant_.policy.preempt == NodePolicy::Preempt::Restart ? job.whole : job.left - done;
  out.log({.order = job.lot, .value = job.line, .type = EventType::LotInterrupted});
  idle_lines_.push_back(job.line);
  interrupted_.push_back(job);
}

bool LinePlant::resume(std::uint32_t order, Stamp now, Outbox& out) {
  const auto first =
      std::find_if(interrupted_.begin(), interrupted_.end(), [order](const Job& job) { return job.order == order; });
  if (first == interrupted_.end()) return false;
  Job job = *first;
  interrupted_.erase(first);
  job.line = idle_lines_.back();
  idle_lines_.pop_back();
  out.log({.order = job.lot, .value = job.line, .type = EventType::LotResumed});
  begin_work(job, now);
  return true;
}

}  // namespace gigaramp
