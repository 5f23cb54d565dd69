#include "sim/events/log.hpp"

#include <algorithm>
#include <tuple>

#include "sim/base/error.hpp"

namespace gigaramp {
namespace {

// Round and kind of a step in one number, without the pass: log order is by kind within a round.
std::uint64_t round_and_kind(Stamp stamp) {
  return (stamp.step >> 44 << 4) | static_cast<std::uint64_t>(kind_of(stamp));
}

bool comes_before(Stamp a, Stamp b) {
  return a.date != b.date ? a.date < b.date : round_and_kind(a) < round_and_kind(b);
}

bool event_before(const Event& a, const Event& b) {
  return comes_before(a.stamp, b.stamp);
}

[[noreturn]] void throw_out_of_order(EntityId entity, const Event& event, Date expected) {
  throw InvariantError(event.stamp.date, "entity " + std::to_string(entity.value) + ": event '" +
                                             std::string(name_of(event.type)) + "' after one of " +
                                             to_string(expected) + " or at an earlier step");
}

// The unread events of one entity, from `next` up to `end`.
struct Run {
  const Event* next;
  const Event* end;
};

// Heap order: the run whose next event comes first in the log is on top.
bool is_later(const Run& a, const Run& b) {
  const auto key = [](const Run& r) {
    return std::tuple(r.next->stamp.date, round_and_kind(r.next->stamp), r.next->entity);
  };
  return key(b) < key(a);
}

void hand_on(const Event& event, std::span<EventSink* const> sinks) {
  for (EventSink* const sink : sinks) sink->on(event);
}

void merge(std::vector<Run>& runs, std::span<EventSink* const> sinks) {
  std::make_heap(runs.begin(), runs.end(), is_later);
  while (!runs.empty()) {
    std::pop_heap(runs.begin(), runs.end(), is_later);
    // The first run keeps its turn as long as its events come before those of the next: the heap is asked once per
    // stretch, not once per event.
    Run& first = runs.back();
    do {
      hand_on(*first.next, sinks);
      ++first.next;
    } while (first.next != first.end && (runs.size() == 1 || !is_later(first, runs.front())));
    if (first.next == first.end) {
      runs.pop_back();
    } else {
      std::push_heap(runs.begin(), runs.end(), is_later);
    }
  }
}

}  // namespace

void EventLog::append(EntityId entity, Event event) {
  Lane& lane = lanes_[entity.index()];
  if (event.stamp < lane.last || event.stamp.date < flushed_)
    throw_out_of_order(entity, event, std::max(lane.last.date, flushed_));
  if (lane.events.empty()) waiting_.push_back(entity.value);
  // A second pass brings kind 4 after kind 5 of the same round: such a lane is sorted before it is read.
  lane.is_sorted = lane.is_sorted && !comes_before(event.stamp, lane.last);
  lane.last = event.stamp;
  event.entity = entity.value;
  event.sequence = lane.next_sequence++;
  lane.events.push_back(event);
  ++pending_;
  ++total_;
}

void EventLog::flush(Date before, std::span<EventSink* const> sinks) {
  flushed_ = std::max(flushed_, before);
  std::vector<Run> runs;
  for (const std::uint32_t entity : waiting_) {
    Lane& lane = lanes_[entity];
    if (!lane.is_sorted) std::stable_sort(lane.events.begin(), lane.events.end(), event_before);
    lane.is_sorted = true;
    const auto end = std::partition_point(lane.events.begin(), lane.events.end(),
                                          [before](const Event& event) { return event.stamp.date < before; });
    lane.done = static_cast<std::size_t>(end - lane.events.begin());
    if (lane.done > 0) runs.push_back({lane.events.data(), lane.events.data() + lane.done});
  }
  merge(runs, sinks);
  forget_done();
}

void EventLog::forget_done() {
  for (const std::uint32_t entity : waiting_) {
    Lane& lane = lanes_[entity];
    lane.events.erase(lane.events.begin(), lane.events.begin() + static_cast<std::ptrdiff_t>(lane.done));
    pending_ -= lane.done;
    lane.done = 0;
  }
  std::erase_if(waiting_, [this](std::uint32_t entity) { return lanes_[entity].events.empty(); });
}

}  // namespace gigaramp
