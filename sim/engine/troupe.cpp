#include "sim/engine/troupe.hpp"

#include <algorithm>
#include <utility>

#include "sim/base/error.hpp"
#include "sim/engine/places.hpp"

namespace gigaramp::engine {

namespace sg4 = simgrid::s4u;

namespace {

constexpr std::size_t kLettersPerWindow = 4096;      ///< keeps a role that nobody holds back from running far ahead
constexpr std::size_t kEventsBeforeFlush = 1 << 13;  ///< they fit into a cache

}  // namespace

Troupe::Troupe(World& world, const Settings& settings, std::span<EventSink* const> sinks)
    : world_(world),
      sinks_(sinks),
      schedule_(world, settings.windows),
      log_(world.scenario->entities.size()),
      inboxes_(world.roles.size()),
      next_(world.roles.size()),
      reads_(world.roles.size(), Date::never()),
      until_(world.roles.size()),
      done_(sg4::Semaphore::create(0)) {
  outboxes_.reserve(world.roles.size());
  for (std::uint32_t r = 0; r < world.roles.size(); ++r) {
    outboxes_.emplace_back(world.entities[r], *world.scenario, *world.network, world.run, log_);
    cues_.push_back(sg4::Semaphore::create(0));
    next_[r] = world.roles[r]->next();
  }
}

void Troupe::create_actors() {
  const Scenario& scenario = *world_.scenario;
  for (std::uint32_t r = 0; r < world_.roles.size(); ++r) {
    sg4::Host* host = host_of(scenario, world_.network->at(world_.entities[r]).place);
    sg4::Actor::create(scenario.entities[world_.entities[r].value].id, host, [this, r] { play(r); });
  }
  sg4::Host* anywhere = sg4::Engine::get_instance()->get_all_hosts().front();
  sg4::Actor::create("conductor", anywhere, [this] { conduct(); });
}

double Troupe::clock_at(Date date) const {
  return static_cast<double>((date - world_.scenario->start).seconds);
}

Date Troupe::next_date() const {
  Stamp first = Stamp::never();
  for (const Stamp& stamp : next_) first = std::min(first, stamp);
  return first.date;
}

void Troupe::flush_log(Date before) {
  log_.flush(before, sinks_);
  // Roles far ahead leave much behind: looking at it again and again would cost more than it frees.
  flush_at_ = std::max(kEventsBeforeFlush, 2 * log_.pending());
}

void Troupe::conduct() {
  const Date end = world_.scenario->end;
  while (!failure_) {
    const Date now = next_date();
    if (log_.pending() > flush_at_) flush_log(now);
    if (now.is_never() && !waiting().empty()) done_->acquire();  // nothing will ever come: SimGrid finds the deadlock
    if (now >= end) break;
    if (clock_at(now) > sg4::Engine::get_clock()) sg4::this_actor::sleep_until(clock_at(now));
    const std::vector<Grant>& grants = schedule_.plan(next_, reads_, end);
    at_work_ = grants.size();
    outcome_.wakes += grants.size();
    ++outcome_.rounds;
    for (const Grant& grant : grants) {
      until_[grant.role] = grant.until;
      cues_[grant.role]->release();
    }
    done_->acquire();
  }
  if (!failure_) sg4::this_actor::sleep_until(clock_at(end));
  has_ended_ = true;
  for (const auto& cue : cues_) cue->release();
}

void Troupe::play(std::uint32_t role) {
  while (true) {
    cues_[role]->acquire();
    if (has_ended_) return;
    work(role);
    if (--at_work_ == 0) done_->release();
  }
}

void Troupe::work(std::uint32_t role) {
  // An exception that left the actor would end the program: keep the first for the caller of the run.
  try {
    outcome_.steps += advance(*world_.roles[role], inboxes_[role], until_[role], outboxes_[role], kLettersPerWindow);
    deliver(role);
  } catch (const std::exception&) {
    if (!failure_) failure_ = std::current_exception();
  }
}

void Troupe::deliver(std::uint32_t role) {
  std::vector<Letter>& letters = outboxes_[role].letters();
  for (Letter& letter : letters) {
    const std::uint32_t to = world_.role_of[letter.to.value];
    inboxes_[to].post(std::move(letter));
    next_[to] = std::min(next_[to], inboxes_[to].next());
    reads_[to] = inboxes_[to].next_order();
  }
  letters.clear();
  next_[role] = std::min(world_.roles[role]->next(), inboxes_[role].next());
  reads_[role] = inboxes_[role].next_order();
}

std::string Troupe::waiting() const {
  std::string text;
  for (const auto& role : world_.roles) {
    const std::string reason = role->waits_for();
    if (!reason.empty()) text += (text.empty() ? "" : "; ") + reason;
  }
  return text;
}

Outcome Troupe::finish() {
  if (failure_) std::rethrow_exception(failure_);
  if (is_deadlocked_) throw RunError(world_.scenario->end, "deadlock: " + waiting());
  flush_log(Date::never());
  outcome_.events = log_.total();
  return outcome_;
}

}  // namespace gigaramp::engine
