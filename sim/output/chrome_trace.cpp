#include "sim/output/chrome_trace.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <nlohmann/json.hpp>

#include "sim/base/quantity.hpp"

namespace gigaramp {

namespace {

std::string quoted(const std::string& text) {
  return nlohmann::json(text).dump();
}

std::uint64_t place_in_group(const TraceSlice& slice) {
  return (std::uint64_t{slice.entity} << 32) | slice.lane;
}

std::string head(const LogFacts& facts, const Scenario& scenario) {
  const nlohmann::ordered_json metadata = {
      {"program", "gigaramp"},
      {"name", facts.name},
      {"scenario", scenario.scenario},
      {"seed", facts.seed},
      {"replication", facts.replication},
      {"input_hash", facts.input_hash},
      {"start", to_string(scenario.start)},
      {"end", to_string(scenario.end)},
      {"time_scale", "1 us of the trace = 1 s of the scenario, from its start; 86.4 ms = 1 day"}};
  return "{\"displayTimeUnit\":\"ms\",\"metadata\":" + metadata.dump() + ",\n\"traceEvents\":[";
}

}  // namespace

ChromeTrace::ChromeTrace(const std::string& path, const Scenario& scenario, const LogFacts& facts)
    : names_(scenario, facts), start_(scenario.start), file_(path, Durable::No) {
  file_.append(head(facts, scenario));
}

void ChromeTrace::add(const std::string& event) {
  file_.append(is_first_ ? "\n" : ",\n");
  file_.append(event);
  is_first_ = false;
}

void ChromeTrace::name_process(std::uint32_t group) {
  if (!processes_.try_emplace(group, 0).second) return;
  add(fmt::format(R"({{"ph":"M","name":"process_name","pid":{},"tid":0,"ts":0,"args":{{"name":"{}"}}}})", group + 1,
                  TraceNames::group_name(group)));
  add(fmt::format(R"({{"ph":"M","name":"process_sort_index","pid":{},"tid":0,"ts":0,"args":{{"sort_index":{}}}}})",
                  group + 1, group));
}

std::uint32_t ChromeTrace::thread(const TraceSlice& slice) {
  const std::uint32_t group = names_.group_of(slice);
  name_process(group);
  const auto [at, is_new] = threads_.try_emplace({group, place_in_group(slice)}, 0);
  if (!is_new) return at->second;
  at->second = ++processes_[group];
  add(fmt::format(R"({{"ph":"M","name":"thread_name","pid":{},"tid":{},"ts":0,"args":{{"name":{}}}}})", group + 1,
                  at->second, quoted(names_.track(slice))));
  const std::uint64_t rank = std::uint64_t{slice.entity} * 10'000 + std::min<std::uint32_t>(slice.lane, 9'999);
  add(fmt::format(R"({{"ph":"M","name":"thread_sort_index","pid":{},"tid":{},"ts":0,"args":{{"sort_index":{}}}}})",
                  group + 1, at->second, rank));
  return at->second;
}

void ChromeTrace::begin(const TraceSlice& slice, Date) {
  thread(slice);
}

void ChromeTrace::end(const TraceSlice& slice, Date from, Date at) {
  const std::uint32_t tid = thread(slice);
  std::string args = fmt::format(R"("from":"{}","to":"{}")", to_string(slice.from), to_string(at));
  const auto add_text = [&args](std::string_view key, const std::string& value) {
    if (!value.empty()) args += fmt::format(R"(,"{}":{})", key, quoted(value));
  };
  if (slice.order > 0) add_text("order", names_.order(slice.order));
  if (slice.what == TraceSlice::What::Lot) args += fmt::format(R"(,"lot":{})", slice.number);
  add_text("product", names_.product(slice.product));
  if (slice.quantity > 0) args += fmt::format(R"(,"quantity":{})", number_text(names_.units(slice)));
  add_text("for", names_.party(slice.for_customer));
  add_text("buyer", names_.party(slice.buyer));
  add(fmt::format(R"({{"ph":"X","name":{},"cat":"{}","pid":{},"tid":{},"ts":{},"dur":{},"args":{{{}}}}})",
                  quoted(names_.slice(slice)), TraceNames::what(slice.what), names_.group_of(slice) + 1, tid,
                  micros(from), (at - from).seconds, args));
}

// An arrow starts where the order came to its last stay: only there a slice is sure to be around it.
void ChromeTrace::arrow(const TraceSlice& from, const TraceSlice& to, Date at) {
  const std::uint64_t id = ++arrows_;
  const std::string name = quoted(names_.order(from.order != 0 ? from.order : to.order));
  add(fmt::format(R"({{"ph":"s","id":{},"name":{},"cat":"flow","pid":{},"tid":{},"ts":{}}})", id, name,
                  names_.group_of(from) + 1, thread(from), micros(from.from)));
  add(fmt::format(R"({{"ph":"f","bp":"e","id":{},"name":{},"cat":"flow","pid":{},"tid":{},"ts":{}}})", id, name,
                  names_.group_of(to) + 1, thread(to), micros(at)));
}

void ChromeTrace::counter(std::uint32_t entity, TraceCounter counter, double value, Date at) {
  const std::uint32_t group = names_.group_of(entity);
  name_process(group);
  add(fmt::format(R"({{"ph":"C","name":{},"pid":{},"tid":0,"ts":{},"args":{{"{}":{}}}}})",
                  quoted(names_.entity(entity) + " " + std::string(TraceNames::counter(counter))), group + 1,
                  micros(at), TraceNames::unit(counter), number_text(value)));
}

void ChromeTrace::finish(Date) {
  file_.append("\n]}\n");
  file_.commit();
}

}  // namespace gigaramp
