#include <xxhash.h>

#include <array>
#include <bit>
#include <new>
#include <string_view>

#include "sim/events/log.hpp"

namespace gigaramp {
namespace {

std::string hex_of(XXH128_hash_t hash) {
  constexpr std::string_view kDigits = "0123456789abcdef";
  XXH128_canonical_t bytes;
  XXH128_canonicalFromHash(&bytes, hash);
  std::string text;
  for (const unsigned char byte : bytes.digest) {
    text += kDigits[byte >> 4];
    text += kDigits[byte & 0xf];
  }
  return text;
}

// All fields packed without padding, which would bring in bytes that nobody set.
using Record = std::array<std::uint64_t, 8>;
static_assert(std::endian::native == std::endian::little, "the hash is defined over little-endian bytes");

Record record_of(const Event& event) {
  const auto pair = [](std::uint32_t high, std::uint32_t low) { return (std::uint64_t{high} << 32) | low; };
  return {static_cast<std::uint64_t>(event.stamp.date.seconds),
          event.stamp.step,
          static_cast<std::uint64_t>(event.order),
          static_cast<std::uint64_t>(event.quantity),
          static_cast<std::uint64_t>(event.value),
          pair(event.entity, event.sequence),
          pair(event.product, event.other),
          pair((std::uint32_t{event.for_customer} << 16) | event.buyer, static_cast<std::uint32_t>(event.type))};
}

}  // namespace

struct Fingerprint::State {
  XXH3_state_t* hash = XXH3_createState();
};

Fingerprint::Fingerprint() : state_(new State) {
  if (state_->hash == nullptr || XXH3_128bits_reset(state_->hash) != XXH_OK) throw std::bad_alloc();
}

Fingerprint::~Fingerprint() {
  XXH3_freeState(state_->hash);
  delete state_;
}

void Fingerprint::on(const Event& event) {
  const Record record = record_of(event);
  XXH3_128bits_update(state_->hash, record.data(), sizeof(record));
}

std::string Fingerprint::hex() const {
  return hex_of(XXH3_128bits_digest(state_->hash));
}

std::string hash_hex(std::string_view text) {
  return hex_of(XXH3_128bits(text.data(), text.size()));
}

}  // namespace gigaramp
