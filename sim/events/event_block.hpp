#pragma once

#include <cstddef>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "sim/events/event.hpp"

namespace gigaramp {

/// Events of one block at most.
inline constexpr std::size_t kMostBlockEvents = 8192;

/// Bytes of a block of `count` events.
std::size_t block_bytes(std::size_t count);

/// Appends events column by column, little-endian, dates as differences: equal neighbours compress well. At most
/// kMostBlockEvents.
void append_block(std::string& to, std::span<const Event> events);

/// Reads `count` events of a block of exactly `block_bytes(count)` bytes.
void read_block(std::string_view bytes, std::size_t count, std::vector<Event>& to);

}  // namespace gigaramp
