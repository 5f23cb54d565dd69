#include "sim/experiment/replication_set.hpp"

#include <gtest/gtest.h>

namespace gigaramp {
namespace {

TEST(ReplicationSetTest, RangesAreJoined) {
  EXPECT_EQ("0-2,5,7-8", to_text({0, 1, 2, 5, 7, 8}));
  EXPECT_EQ("", to_text({}));
}

TEST(ReplicationSetTest, ReadsItsOwnText) {
  EXPECT_EQ((ReplicationSet{0, 1, 2, 5}), parse_replications("0-2,5"));
  EXPECT_EQ(ReplicationSet{}, parse_replications(""));
  EXPECT_EQ(ReplicationSet{18'446'744'073'709'551'615U}, parse_replications("18446744073709551615"));
}

TEST(ReplicationSetTest, RefusesWhatIsNoList) {
  for (const char* text : {"a", "3-1", "1-", "-1", "1,,2", "0-99999999999"}) {
    EXPECT_EQ(std::nullopt, parse_replications(text)) << text;
  }
}

TEST(ReplicationSetTest, TheFirstOfASetAreItsSmallest) {
  EXPECT_EQ((ReplicationSet{2, 5}), first_of({9, 5, 2}, 2));
  EXPECT_EQ((ReplicationSet{7}), first_of({7}, 3));
}

TEST(ReplicationSetTest, WithoutIsTheDifference) {
  EXPECT_EQ((ReplicationSet{0, 3}), without(first_replications(4), {1, 2, 9}));
}

}  // namespace
}  // namespace gigaramp
