#include <xxhash.h>

#include <array>
#include <cstddef>
#include <new>
#include <string_view>

#include "sim/events/log.hpp"

namespace gigaramp {
namespace {

constexpr std::size_t kRecordBytes = 61;

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

// The fields one by one in little-endian order: padding would bring in bytes that nobody set.
class Record {
 public:
  template <class Number>
  void put(Number number) {
    auto rest = static_cast<std::uint64_t>(number);
    for (std::size_t i = 0; i < sizeof(Number); ++i, rest >>= 8) bytes_[size_++] = static_cast<unsigned char>(rest);
  }
  const void* bytes() const { return bytes_.data(); }
  std::size_t size() const { return size_; }

 private:
  std::array<unsigned char, kRecordBytes> bytes_;
  std::size_t size_ = 0;
};

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
  Record record;
  record.put(event.stamp.date.seconds);
  record.put(event.stamp.step);
  record.put(event.entity);
  record.put(event.sequence);
  record.put(event.order);
  record.put(event.quantity);
  record.put(event.value);
  record.put(event.product);
  record.put(event.other);
  record.put(event.for_customer);
  record.put(event.buyer);
  record.put(static_cast<std::uint8_t>(event.type));
  XXH3_128bits_update(state_->hash, record.bytes(), record.size());
}

std::string Fingerprint::hex() const {
  return hex_of(XXH3_128bits_digest(state_->hash));
}

std::string hash_hex(std::string_view text) {
  return hex_of(XXH3_128bits(text.data(), text.size()));
}

}  // namespace gigaramp
