#include "sim/analysis/result_io.hpp"

#include <gtest/gtest.h>

#include "sim/base/error.hpp"

namespace gigaramp {
namespace {

ReplicationResult sample() {
  ReplicationResult r;
  r.replication = 42;
  r.fingerprint = "00ff";
  r.events = 7;
  r.checks = 9;
  r.broken = {"a: b"};
  r.milestones = {{"openai", 1.5, "facility", Date{86'400}}, {"openai", 5, "it", std::nullopt}};
  r.customers["openai"]["facility_gw/2026-12-31"] = 0.1;
  r.series = {{Date{0}, "works", "made", "rack", 1.0 / 3}};
  OrderRow row;
  row.id = "campus/b.1";
  row.node = row.buyer = "works";
  row.causes = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, -9};
  row.quantity = 54;
  row.due = Date{5};
  row.shipped = Date{-3};
  OrderRow other;
  other.id = "campus/b.2";
  other.product = "rack";
  r.orders = {row, other};
  r.orders_cut = true;
  return r;
}

TEST(ResultIoTest, ReadsBackWhatWasWritten) {
  const ReplicationResult r = from_cbor(to_cbor(sample()));

  EXPECT_EQ(42U, r.replication);
  EXPECT_EQ(Date{86'400}, r.milestones[0].reached);
  EXPECT_EQ(std::nullopt, r.milestones[1].reached);
  EXPECT_EQ(1.0 / 3, r.series[0].value);
  EXPECT_EQ(Date{-3}, r.orders[0].shipped);
  EXPECT_EQ(std::nullopt, r.orders[0].accepted);
  EXPECT_EQ(-9, r.orders[0].causes.back());
  EXPECT_EQ("works", r.orders[0].node);
  EXPECT_EQ("campus/b.2", r.orders[1].id);
  EXPECT_EQ("rack", r.orders[1].product);
  EXPECT_TRUE(r.orders_cut);
  EXPECT_EQ(to_cbor(sample()), to_cbor(r));
}

TEST(ResultIoTest, RefusesBytesThatAreNoResult) {
  const std::string bytes = to_cbor(sample());

  EXPECT_THROW(from_cbor(std::string_view(bytes).substr(0, bytes.size() / 2)), RunError);
  EXPECT_THROW(from_cbor(""), RunError);
  EXPECT_THROW(from_cbor("\xa0"), RunError);
}

TEST(ResultIoTest, RefusesDeepNestingBeforeItCostsTheStack) {
  EXPECT_THROW(from_cbor(std::string(5'000'000, '\x81')), RunError);  // arrays of one array
}

TEST(ResultIoTest, RefusesColumnsThatDoNotFitTogether) {
  std::string bytes = to_cbor(sample());
  const std::size_t at = bytes.find("campus/b.1\n");
  bytes[at + 10] = '/';  // two ids become one

  EXPECT_THROW(from_cbor(bytes), RunError);
}

TEST(ResultIoTest, FilesAreCalledByTheirReplication) {
  EXPECT_EQ("r000042.cbor", result_file_name(42));
}

TEST(ResultIoTest, AFolderThatIsNotThereIsAnErrorWithItsPath) {
  try {
    write_result("/dev/null/none", sample());
    FAIL() << "written into nothing";
  } catch (const FileError& error) {
    EXPECT_STREQ("/dev/null/none/r000042.cbor: Not a directory", error.what());
  }
}

}  // namespace
}  // namespace gigaramp
