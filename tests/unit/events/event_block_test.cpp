#include "sim/events/event_block.hpp"

#include <gtest/gtest.h>

namespace gigaramp {
namespace {

Event event_at(std::int64_t seconds, std::uint32_t entity) {
  return {.stamp = {Date{seconds}, 7},
          .entity = entity,
          .sequence = 3,
          .order = -5,
          .quantity = 1'000'000'000'000,
          .value = -1,
          .product = 2,
          .other = EntityId::kNone,
          .for_customer = 4,
          .buyer = 0xffff,
          .type = EventType::Shipped};
}

TEST(EventBlockTest, ReadsWhatWasWritten) {
  const std::vector<Event> events{event_at(100, 0), event_at(100, 1), event_at(5'000'000'000, 2)};
  std::string bytes;
  append_block(bytes, events);

  std::vector<Event> read;
  read_block(bytes, events.size(), read);

  ASSERT_EQ(block_bytes(3), bytes.size());
  ASSERT_EQ(3U, read.size());
  EXPECT_EQ(Date{5'000'000'000}, read[2].stamp.date);
  EXPECT_EQ(7U, read[2].stamp.step);
  EXPECT_EQ(2U, read[2].entity);
  EXPECT_EQ(3U, read[1].sequence);
  EXPECT_EQ(-5, read[1].order);
  EXPECT_EQ(1'000'000'000'000, read[1].quantity);
  EXPECT_EQ(-1, read[1].value);
  EXPECT_EQ(2U, read[1].product);
  EXPECT_EQ(EntityId::kNone, read[1].other);
  EXPECT_EQ(4, read[1].for_customer);
  EXPECT_EQ(0xffff, read[1].buyer);
  EXPECT_EQ(EventType::Shipped, read[1].type);
}

TEST(EventBlockTest, HasTheSameBytesEverywhere) {
  const std::vector<Event> events{{.stamp = {Date{256}, 1}, .entity = 2, .type = EventType::Arrived}};
  std::string bytes;

  append_block(bytes, events);

  ASSERT_EQ(61U, bytes.size());
  EXPECT_EQ(std::string("\0\1\0\0\0\0\0\0", 8), bytes.substr(0, 8));  // 256, lowest byte first
  EXPECT_EQ('\1', bytes[8]);
  EXPECT_EQ('\2', bytes[16]);
  EXPECT_EQ(static_cast<char>(11), bytes[60]);
}

}  // namespace
}  // namespace gigaramp
