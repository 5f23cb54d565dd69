#pragma once

#include <cstddef>
#include <cstdint>
#include <limits>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "sim/events/event.hpp"

namespace gigaramp {

/// Reads events in log order: (date, round, kind, entity, sequence).
class EventSink {
 public:
  virtual ~EventSink() = default;
  virtual void on(const Event& event) = 0;
};

/// Collects the events of all entities, each appended in its own order, and hands them on in log order.
/// Rules: an entity's stamps never fall; `flush(before)` may only be called with dates up to which every entity is
/// done. `append` throws InvariantError when either is broken.
class EventLog {
 public:
  explicit EventLog(std::size_t entities) : lanes_(entities) {}

  /// Sets the event's entity and sequence.
  void append(EntityId entity, Event event);
  /// Hands all events dated before `before` to the sinks, then forgets them.
  void flush(Date before, std::span<EventSink* const> sinks);
  std::size_t pending() const { return pending_; }
  std::uint64_t total() const { return total_; }

 private:
  static constexpr Date kLongAgo = {std::numeric_limits<std::int64_t>::min()};

  struct Lane {
    std::vector<Event> events;
    Stamp last = {kLongAgo, 0};
    std::size_t done = 0;  ///< events handed on by the flush under way
    std::uint32_t next_sequence = 0;
    bool is_sorted = true;  ///< in log order
  };

  void forget_done();

  std::vector<Lane> lanes_;
  std::vector<std::uint32_t> waiting_;  ///< entities with events not yet handed on
  Date flushed_ = kLongAgo;
  std::size_t pending_ = 0;
  std::uint64_t total_ = 0;
};

/// Hash of a run's events (XXH3, 128 bits): equal runs have equal fingerprints.
class Fingerprint final : public EventSink {
 public:
  Fingerprint();
  ~Fingerprint() override;
  Fingerprint(const Fingerprint&) = delete;
  Fingerprint& operator=(const Fingerprint&) = delete;
  void on(const Event& event) override;
  /// 32 hexadecimal digits.
  std::string hex() const;

 private:
  struct State;
  State* state_;
};

/// XXH3-128 of a text, 32 hexadecimal digits: input hashes.
std::string hash_hex(std::string_view text);

}  // namespace gigaramp
