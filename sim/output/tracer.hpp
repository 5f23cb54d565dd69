#pragma once

#include <array>
#include <map>
#include <set>
#include <tuple>
#include <vector>

#include "sim/events/log.hpp"
#include "sim/model/scenario.hpp"
#include "sim/output/trace_sink.hpp"
#include "sim/output/trace_ways.hpp"

namespace gigaramp {

/// Turns the event log of one replication into bars, arrows and counters, event by event.
class Tracer final : public EventSink {
 public:
  /// `scenario` and `sink` must outlive the tracer.
  Tracer(const Scenario& scenario, TraceFilter filter, TraceSink& sink);

  void on(const Event& event) override;
  /// Ends what is open at the end of the scenario (or of the window). Call once.
  void finish();

 private:
  using What = TraceSlice::What;
  /// What, entity, order or lot or phase, and which of several.
  using Key = std::tuple<What, std::uint32_t, std::int64_t, std::int64_t>;
  struct Open {
    TraceSlice slice;
    std::int64_t level = 0;  ///< of the quantity that is still here
    bool is_shown = false;
    Date shown_from = {};
  };
  struct Order {
    std::int64_t quantity = 0;
    std::int64_t done = 0;
    std::uint32_t product = ProductId::kNone;
    std::uint16_t for_customer = 0xffff;
    std::uint16_t buyer = 0xffff;
    TraceSlice last = {};  ///< where it was seen last
    bool is_last_shown = false;
  };
  /// Lanes of one entity: those in use are the numbers below `next` that are not free.
  struct Lanes {
    std::set<std::uint32_t> free = {};
    std::uint32_t next = 0;
  };

  void begin_phase(What what, const Site& site, std::int64_t number);
  void advance(Date date);
  void show_counters();
  void on_order(const Event& event);
  void convert(const Event& event);
  void on_goods(const Event& event);
  void on_site(const Event& event);
  void on_money(const Event& event);
  void ship(const Event& event);
  void arrive(const Event& event);
  void done(const Event& event);
  void enter(What what, std::uint32_t entity, const Event& event, std::int64_t quantity);
  void leave(What what, std::uint32_t entity, std::int64_t id, std::int64_t quantity);
  Open& begin(const Key& key, TraceSlice slice);
  void end(const Key& key);
  void show(Open& open, Date at);
  void follow(std::int64_t order, const Open& open);
  void count(std::uint32_t entity, TraceCounter counter, double change);
  bool is_in_window() const;
  Lanes& lanes_of(const TraceSlice& slice);
  Order* order_of(std::int64_t id);
  double units(std::uint32_t product, std::int64_t quantity) const;

  const Scenario* scenario_;
  TraceFilter filter_;
  TraceSink* sink_;
  Date now_;
  std::map<Key, Open> open_;
  std::map<std::int64_t, Order> orders_;
  std::array<std::vector<Lanes>, 2> lanes_;  ///< bars of work, bars of orders; by entity
  TraceWays ways_;
  std::array<std::vector<double>, kTraceCounters> counters_;  ///< by entity; cash in cents, which add up
  std::set<std::pair<std::uint32_t, std::size_t>> changed_;
};

}  // namespace gigaramp
