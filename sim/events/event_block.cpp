#include "sim/events/event_block.hpp"

#include <bit>
#include <cstring>

namespace gigaramp {

namespace {

static_assert(std::endian::native == std::endian::little, "stored events are little-endian");

// Calls `visit` for each member that is stored as it is; the date goes before them. The order is the file format.
template <typename AnyEvent, typename Visit>
void for_each_column(AnyEvent* events, std::size_t count, const Visit& visit) {
  const auto column = [&](auto member) {
    for (std::size_t i = 0; i < count; ++i) visit(member(events[i]));
  };
  column([](auto& e) -> auto& { return e.stamp.step; });
  column([](auto& e) -> auto& { return e.entity; });
  column([](auto& e) -> auto& { return e.sequence; });
  column([](auto& e) -> auto& { return e.order; });
  column([](auto& e) -> auto& { return e.quantity; });
  column([](auto& e) -> auto& { return e.value; });
  column([](auto& e) -> auto& { return e.product; });
  column([](auto& e) -> auto& { return e.other; });
  column([](auto& e) -> auto& { return e.for_customer; });
  column([](auto& e) -> auto& { return e.buyer; });
  column([](auto& e) -> auto& { return e.type; });
}

}  // namespace

std::size_t block_bytes(std::size_t count) {
  std::size_t bytes = sizeof(std::int64_t);
  Event event;
  for_each_column(&event, 1, [&bytes](auto& member) { bytes += sizeof(member); });
  return bytes * count;
}

void append_block(std::string& to, std::span<const Event> events) {
  const auto put = [&to](const auto& member) {
    to.append(reinterpret_cast<const char*>(&member), sizeof(member));  // bytes of a trivial type
  };
  std::int64_t last = 0;
  for (const Event& event : events) {
    put(event.stamp.date.seconds - last);
    last = event.stamp.date.seconds;
  }
  for_each_column(events.data(), events.size(), put);
}

void read_block(std::string_view bytes, std::size_t count, std::vector<Event>& to) {
  to.assign(count, Event{});
  const char* at = bytes.data();
  const auto get = [&at](auto& member) {
    std::memcpy(&member, at, sizeof(member));
    at += sizeof(member);
  };
  std::uint64_t last = 0;  // unsigned: a damaged difference wraps instead of overflowing
  for (Event& event : to) {
    std::uint64_t difference = 0;
    get(difference);
    last += difference;
    event.stamp.date.seconds = static_cast<std::int64_t>(last);
  }
  for_each_column(to.data(), count, get);
}

}  // namespace gigaramp
