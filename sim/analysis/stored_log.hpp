#pragma once

#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <utility>
#include <vector>

#include "sim/events/log.hpp"
#include "sim/model/scenario.hpp"

namespace gigaramp {

/// What a stored event log says about itself.
struct LogFacts {
  std::string name;  ///< of the scenario file; which named scenario it is says the manifest
  std::string input_hash;
  std::uint64_t seed = 0;
  std::uint64_t replication = 0;
  std::vector<std::pair<std::int64_t, std::string>> order_names = {};  ///< of orders with names, sorted by OrderId
};

/// `events-r000042.zst` for replication 42.
std::string log_file_name(std::uint64_t replication);

/// Writes the events of one replication, compressed (zstd), a block at a time. The file has its name once `finish`
/// was called; equal events give equal bytes.
class StoredLogWriter final : public EventSink {
 public:
  StoredLogWriter(const std::string& path, const LogFacts& facts);
  ~StoredLogWriter() override;
  StoredLogWriter(const StoredLogWriter&) = delete;
  StoredLogWriter& operator=(const StoredLogWriter&) = delete;

  void on(const Event& event) override;
  void finish();

 private:
  struct State;
  void write_block();
  std::unique_ptr<State> state_;
};

/// Reads what StoredLogWriter wrote, a block at a time. Every failure throws FileError with the path: a file that
/// cannot be read, of another version, cut short, damaged, or with events that the scenario cannot have.
class StoredLog {
 public:
  explicit StoredLog(const std::string& path);
  ~StoredLog();
  StoredLog(const StoredLog&) = delete;
  StoredLog& operator=(const StoredLog&) = delete;

  const LogFacts& facts() const;
  /// Hands all events to the sinks in log order and returns their number. Call once.
  std::uint64_t replay(const Scenario& scenario, std::span<EventSink* const> sinks);

 private:
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace gigaramp
