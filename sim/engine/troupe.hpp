#pragma once

#include <exception>
#include <memory>
#include <simgrid/s4u.hpp>
#include <span>
#include <vector>

#include "sim/engine/schedule.hpp"
#include "sim/engine/simulate.hpp"

namespace gigaramp::engine {

/// The actors of one run: one per role, and a conductor that moves SimGrid's clock to the next date with work, gives
/// roles leave to work as far as the schedule allows, and waits until they are done.
class Troupe {
 public:
  Troupe(World& world, const Settings& settings, std::span<EventSink* const> sinks);

  /// Creates the actors; call before the engine runs.
  void create_actors();
  /// After the engine has run: throws what went wrong, else hands the rest of the log to the sinks.
  Outcome finish();
  /// What keeps the roles from going on, in words.
  std::string waiting() const;
  const Inbox& inbox(std::size_t role) const { return inboxes_[role]; }
  void report_deadlock() { is_deadlocked_ = true; }

 private:
  void conduct();
  void play(std::uint32_t role);
  void work(std::uint32_t role);
  void deliver(std::uint32_t role);
  Date next_date() const;
  void flush_log(Date before);
  double clock_at(Date date) const;

  World& world_;
  std::span<EventSink* const> sinks_;
  Schedule schedule_;
  EventLog log_;
  std::size_t flush_at_ = 0;  ///< pending events that are worth a flush
  std::vector<Inbox> inboxes_;
  std::vector<Outbox> outboxes_;
  std::vector<Stamp> next_;
  std::vector<Date> reads_;
  std::vector<Stamp> until_;
  std::vector<simgrid::s4u::SemaphorePtr> cues_;  ///< one per role: leave to work
  simgrid::s4u::SemaphorePtr done_;               ///< the last role at work tells the conductor
  std::size_t at_work_ = 0;
  bool has_ended_ = false;
  bool is_deadlocked_ = false;
  std::exception_ptr failure_;
  Outcome outcome_;
};

}  // namespace gigaramp::engine
