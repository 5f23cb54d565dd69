#include "sim/analysis/stored_log.hpp"

#include <gtest/gtest.h>
#include <unistd.h>

#include <filesystem>

#include "sim/analysis/atomic_file.hpp"
#include "sim/base/error.hpp"
#include "tests/unit/analysis/event_story.hpp"

namespace gigaramp {
namespace {

struct Collector final : EventSink {
  void on(const Event& event) override { events.push_back(event); }
  std::vector<Event> events;
};

class StoredLogTest : public testing::Test {
 protected:
  StoredLogTest() : folder_(testing::TempDir() + "stored_log_" + std::to_string(::getpid())) {
    std::filesystem::create_directories(folder_);
  }
  ~StoredLogTest() override { std::filesystem::remove_all(folder_); }

  std::string path(const std::string& name) const { return folder_ + "/" + name; }

  // More events than one block holds.
  std::string write(const std::string& name, std::size_t count = 20'000) const {
    StoredLogWriter writer(path(name), {"rack-world", "abc", 7, 3, {{OrderId::of(EntityId{0}, 1).value, "b"}}});
    for (std::size_t i = 0; i < count; ++i) {
      writer.on(at(scenario_, "works", day(static_cast<std::int64_t>(i / 200)), EventType::LotStarted,
                   {.sequence = static_cast<std::uint32_t>(i), .order = static_cast<std::int64_t>(i)}));
    }
    writer.finish();
    return path(name);
  }

  std::vector<Event> read(const std::string& file) const {
    Collector collector;
    EventSink* const sinks[] = {&collector};
    StoredLog(file).replay(scenario_, sinks);
    return collector.events;
  }

  std::string failure(const std::string& file) const {
    try {
      read(file);
    } catch (const FileError& error) {
      return error.what();
    }
    return "it was read";
  }

  Scenario scenario_ = rack_world();
  std::string folder_;
};

TEST_F(StoredLogTest, GivesBackAllEventsAndWhatTheyBelongTo) {
  const std::string file = write("log");

  const std::vector<Event> events = read(file);

  ASSERT_EQ(20'000U, events.size());
  EXPECT_EQ(19'999, events.back().order);
  EXPECT_EQ(day(99), events.back().stamp.date);
  const StoredLog log(file);
  EXPECT_EQ("rack-world", log.facts().name);
  EXPECT_EQ(7U, log.facts().seed);
  EXPECT_EQ(3U, log.facts().replication);
  EXPECT_EQ("b", log.facts().order_names.at(0).second);
}

TEST_F(StoredLogTest, EqualEventsGiveEqualBytesAndFewOfThem) {
  const std::string one = read_bytes(write("one"));

  EXPECT_EQ(one, read_bytes(write("two")));
  EXPECT_LT(one.size(), 20'000U * 10);
}

TEST_F(StoredLogTest, AnEmptyRunHasAnEmptyLog) {
  EXPECT_TRUE(read(write("empty", 0)).empty());
}

TEST_F(StoredLogTest, AFileThatWasCutShortIsRefused) {
  const std::string bytes = read_bytes(write("log"));
  write_atomically(path("cut"), bytes.substr(0, bytes.size() - 20));

  EXPECT_EQ(path("cut") + ": is damaged: it ends too soon", failure(path("cut")));
}

TEST_F(StoredLogTest, AFileWithAWrongByteIsRefused) {
  std::string bytes = read_bytes(write("log"));
  bytes[bytes.size() / 2] = static_cast<char>(bytes[bytes.size() / 2] ^ 1);
  write_atomically(path("bad"), bytes);

  EXPECT_NE(std::string::npos, failure(path("bad")).find("is damaged"));
}

TEST_F(StoredLogTest, AnotherFileIsRefused) {
  write_atomically(path("text"), "no log\n");

  EXPECT_NE(std::string::npos, failure(path("text")).find("is damaged"));
  EXPECT_NE(std::string::npos, failure(path("absent")).find("No such file"));
}

TEST_F(StoredLogTest, EventsOfAnotherScenarioAreRefused) {
  StoredLogWriter writer(path("other"), {"other", "abc", 1, 0, {}});
  writer.on({.stamp = {day(1), 0}, .entity = 77, .type = EventType::LotStarted});
  writer.finish();

  EXPECT_EQ(path("other") + ": has an event of another scenario", failure(path("other")));
}

TEST_F(StoredLogTest, WithoutFinishThereIsNoFile) {
  { const StoredLogWriter writer(path("gone"), {}); }

  EXPECT_FALSE(std::filesystem::exists(path("gone")));
}

}  // namespace
}  // namespace gigaramp
