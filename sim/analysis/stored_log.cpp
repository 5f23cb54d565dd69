#include "sim/analysis/stored_log.hpp"

#include <fmt/format.h>

#include <cstring>
#include <nlohmann/json.hpp>
#include <string_view>

#include "sim/analysis/compressed_file.hpp"
#include "sim/base/error.hpp"
#include "sim/events/event_block.hpp"

namespace gigaramp {

namespace {

using Json = nlohmann::ordered_json;

constexpr std::string_view kMagic = "gigaramp events\n";
constexpr std::uint32_t kVersion = 1;
constexpr std::uint32_t kMostFactBytes = 64U << 20;

template <typename Number>
void append_number(std::string& to, Number number) {
  to.append(reinterpret_cast<const char*>(&number), sizeof(number));
}

std::string text_of(const LogFacts& facts) {
  Json names = Json::array();
  for (const auto& [order, name] : facts.order_names) names.push_back({order, name});
  return Json{{"name", facts.name},
              {"input_hash", facts.input_hash},
              {"seed", facts.seed},
              {"replication", facts.replication},
              {"order_names", names}}
      .dump();
}

LogFacts facts_of(const std::string& text) {
  const Json json = Json::parse(text);
  LogFacts facts;
  facts.name = json.at("name").get<std::string>();
  facts.input_hash = json.at("input_hash").get<std::string>();
  facts.seed = json.at("seed").get<std::uint64_t>();
  facts.replication = json.at("replication").get<std::uint64_t>();
  for (const Json& pair : json.at("order_names")) {
    facts.order_names.emplace_back(pair.at(0).get<std::int64_t>(), pair.at(1).get<std::string>());
  }
  return facts;
}

// Whether `other` of an event of this type is an entity (or none) rather than the number of a phase.
bool names_other_entity(EventType type) {
  using enum EventType;
  return type == OrderPlaced || type == OrderGranted || type == Shipped || type == Arrived || type == Displaced ||
         type == GrantsShort || type == SlotsOffered || type == Planned;
}

bool is_possible(const Event& event, const Scenario& scenario) {
  const auto is_entity = [&](std::uint32_t id, std::uint32_t none) {
    return id == none || id < scenario.entities.size();
  };
  const auto is_product = [&](std::uint32_t id) { return id == ProductId::kNone || id < scenario.products.size(); };
  const bool lacks_product = event.type == EventType::GrantsShort && event.other == EntityId::kNone;
  return event.entity < scenario.entities.size() && name_of(event.type) != "unknown" && is_product(event.product) &&
         is_entity(event.for_customer, 0xffff) && is_entity(event.buyer, 0xffff) &&
         (!names_other_entity(event.type) || is_entity(event.other, EntityId::kNone)) &&
         (!lacks_product || (event.value >= 0 && event.value < static_cast<std::int64_t>(scenario.products.size())));
}

}  // namespace

std::string log_file_name(std::uint64_t replication) {
  return fmt::format("events-r{:06}.zst", replication);
}

struct StoredLogWriter::State {
  explicit State(const std::string& path) : file(path) {}
  CompressedFile file;
  std::vector<Event> events;
  std::string bytes;
  std::uint64_t total = 0;
};

StoredLogWriter::StoredLogWriter(const std::string& path, const LogFacts& facts)
    : state_(std::make_unique<State>(path)) {
  const std::string text = text_of(facts);
  std::string head(kMagic);
  append_number(head, kVersion);
  append_number(head, static_cast<std::uint32_t>(text.size()));
  state_->file.append(head + text);
  state_->events.reserve(kMostBlockEvents);
}

StoredLogWriter::~StoredLogWriter() = default;

void StoredLogWriter::on(const Event& event) {
  state_->events.push_back(event);
  ++state_->total;
  if (state_->events.size() == kMostBlockEvents) write_block();
}

void StoredLogWriter::write_block() {
  if (state_->events.empty()) return;
  state_->bytes.clear();
  append_number(state_->bytes, static_cast<std::uint32_t>(state_->events.size()));
  append_block(state_->bytes, state_->events);
  state_->file.append(state_->bytes);
  state_->events.clear();
}

void StoredLogWriter::finish() {
  write_block();
  std::string end;
  append_number(end, std::uint32_t{0});
  append_number(end, state_->total);
  state_->file.append(end);
  state_->file.commit();
}

struct StoredLog::State {
  explicit State(const std::string& name) : path(name), file(name) {}

  template <typename Number>
  Number number() {
    Number value{};
    const std::string bytes = file.read(sizeof(value));
    std::memcpy(&value, bytes.data(), sizeof(value));
    return value;
  }

  std::string path;
  DecompressedFile file;
  LogFacts facts;
};

StoredLog::StoredLog(const std::string& path) : state_(std::make_unique<State>(path)) {
  if (state_->file.read(kMagic.size()) != kMagic) throw FileError(path, "is no event log of gigaramp");
  const auto version = state_->number<std::uint32_t>();
  if (version != kVersion) {
    throw FileError(path,
                    fmt::format("is an event log of version {}, this gigaramp reads version {}", version, kVersion));
  }
  const auto length = state_->number<std::uint32_t>();
  if (length > kMostFactBytes) throw FileError(path, "is damaged: its head is too long");
  try {
    state_->facts = facts_of(state_->file.read(length));
  } catch (const Json::exception& error) {
    throw FileError(path, std::string("is damaged: ") + error.what());
  }
}

StoredLog::~StoredLog() = default;

const LogFacts& StoredLog::facts() const {
  return state_->facts;
}

std::uint64_t StoredLog::replay(const Scenario& scenario, std::span<EventSink* const> sinks) {
  std::vector<Event> events;
  std::uint64_t total = 0;
  for (auto count = state_->number<std::uint32_t>(); count != 0; count = state_->number<std::uint32_t>()) {
    if (count > kMostBlockEvents) throw FileError(state_->path, "is damaged: a block is too long");
    read_block(state_->file.read(block_bytes(count)), count, events);
    total += count;
    for (const Event& event : events) {
      if (!is_possible(event, scenario)) throw FileError(state_->path, "has an event of another scenario");
      for (EventSink* const sink : sinks) sink->on(event);
    }
  }
  if (state_->number<std::uint64_t>() != total) throw FileError(state_->path, "is damaged: events are missing");
  return total;
}

}  // namespace gigaramp
