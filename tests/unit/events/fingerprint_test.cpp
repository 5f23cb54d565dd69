#include <gtest/gtest.h>

#include <functional>
#include <set>
#include <string>
#include <vector>

#include "sim/events/log.hpp"

namespace gigaramp {
namespace {

Event some_event() {
  Event event;
  event.stamp = {{100}, pack({1, 0, Kind::Start})};
  event.entity = 3;
  event.order = 17;
  event.quantity = 25;
  return event;
}

std::string fingerprint_of(const std::vector<Event>& events) {
  Fingerprint fingerprint;
  for (const Event& event : events) fingerprint.on(event);
  return fingerprint.hex();
}

TEST(FingerprintTest, EqualEventsHaveEqualFingerprints) {
  EXPECT_EQ(fingerprint_of({some_event(), some_event()}), fingerprint_of({some_event(), some_event()}));
  EXPECT_NE(fingerprint_of({some_event()}), fingerprint_of({some_event(), some_event()}));
}

TEST(FingerprintTest, EveryFieldChangesIt) {
  const std::vector<std::function<void(Event&)>> changes = {
      [](Event& e) { e.stamp.date.seconds += 1; },
      [](Event& e) { e.stamp.step += 1; },
      [](Event& e) { e.entity += 1; },
      [](Event& e) { e.sequence += 1; },
      [](Event& e) { e.order += std::int64_t{1} << 40; },
      [](Event& e) { e.quantity = -e.quantity; },
      [](Event& e) { e.value += 1; },
      [](Event& e) { e.product = 0; },
      [](Event& e) { e.other = 0; },
      [](Event& e) { e.for_customer = 0; },
      [](Event& e) { e.buyer = 0; },
      [](Event& e) { e.type = EventType::Scrapped; },
  };
  std::set<std::string> seen = {fingerprint_of({some_event()})};
  for (const auto& change : changes) {
    Event event = some_event();
    change(event);
    seen.insert(fingerprint_of({event}));
  }

  EXPECT_EQ(seen.size(), changes.size() + 1);
}

// XXH3-128 of the empty text, as the reference implementation's xxh128sum prints it.
TEST(FingerprintTest, OfNothingIsTheHashOfNothing) {
  EXPECT_EQ(Fingerprint().hex(), "99aa06d3014798d86001c324468d497f");
  EXPECT_EQ(hash_hex(""), "99aa06d3014798d86001c324468d497f");
}

TEST(HashTest, DependsOnEveryByte) {
  EXPECT_EQ(hash_hex("schema: 1").size(), 32u);
  EXPECT_NE(hash_hex("schema: 1"), hash_hex("schema: 2"));
  EXPECT_NE(hash_hex(std::string(1000, 'a')), hash_hex(std::string(1001, 'a')));
}

// A change of record layout or field order would break the comparison with stored runs.
TEST(FingerprintTest, OfOneEventStaysAsItIs) {
  EXPECT_EQ(fingerprint_of({some_event()}), "0dd44c5a1982975ae88b2b3963fe322e");
}

}  // namespace
}  // namespace gigaramp
