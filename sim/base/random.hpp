#pragma once

#include <cstdint>
#include <string_view>

namespace gigaramp {

/// What a draw is for. The numbers are part of the results: never renumber, only append.
enum class Purpose : std::uint32_t {
  Input = 1,  ///< an uncertain input, once per replication
  CycleTime = 2,
  ProcessTime = 3,
  Transit = 4,
  Yield = 5,
  Interarrival = 6,
  Quantity = 7,
  OpeningWip = 8,
  Outage = 9,
  Repair = 10,
  Probability = 11,
  Route = 12,     ///< where a unit goes on after a stage
  Handling = 13,  ///< time from a store's grant to the departure
};

/// Which luck a run has: `seed` from the user, `replication` counts from 0.
struct RunSeed {
  std::uint64_t seed = 1;
  std::uint64_t replication = 0;
};

/// Stable 64-bit key of a name (an entity's `stream` or id, an input's path). FNV-1a.
constexpr std::uint64_t stream_key(std::string_view name) {
  std::uint64_t hash = 0xcbf29ce484222325u;
  for (const char c : name) {
    hash ^= static_cast<unsigned char>(c);
    hash *= 0x100000001b3u;
  }
  return hash;
}

/// A counter-based random stream (Philox4x64-10, Random123) keyed by (seed, replication, entity, purpose).
/// A draw is a pure function of its index: there is no state, so nobody's draws depend on anybody's calls.
class Stream {
 public:
  Stream() = default;
  Stream(RunSeed run, std::uint64_t entity_key, Purpose purpose, std::uint32_t sub = 0);

  /// Number `k` of draw `index`: uniform on the open interval (0, 1), 53 bits.
  double uniform(std::uint64_t index, std::uint32_t k = 0) const;

  /// 64 random bits: number `k` of draw `index`.
  std::uint64_t bits(std::uint64_t index, std::uint32_t k = 0) const;

 private:
  std::uint64_t key_[2] = {0, 0};
  std::uint64_t replication_ = 0;
  std::uint64_t purpose_ = 0;
};

}  // namespace gigaramp
