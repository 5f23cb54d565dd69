#pragma once

#include <cstdint>
#include <optional>
#include <set>
#include <string>

#include "sim/base/id.hpp"
#include "sim/base/time.hpp"

namespace gigaramp {

/// A stretch of time at an entity that a trace shows as a bar.
struct TraceSlice {
  enum class What : std::uint8_t {
    Order,    ///< an order from placing to its end; in the group of orders, at the entity that placed it
    Wait,     ///< an order, or a part of it, waits at a node
    Lot,      ///< a lot in process at a plant
    Transit,  ///< a shipment on a lane
    Install,  ///< racks of an order at a site, until they are installed
    Start,    ///< installed racks of an order, until they run (commissioning, power)
    Shell,    ///< the building of a phase is not there yet
    Power,    ///< the building is there, the power of the phase not
  };
  What what = What::Lot;
  std::uint32_t entity = EntityId::kNone;
  std::uint32_t lane = 0;  ///< bars that overlap at one entity lie in lanes, from 0
  Date from = {};
  std::int64_t order = 0;     ///< OrderId::value; 0 = of no order
  std::int64_t number = 0;    ///< of the lot, of the phase
  std::int64_t quantity = 0;  ///< [quanta]
  std::uint32_t product = ProductId::kNone;
  std::uint16_t for_customer = 0xffff;
  std::uint16_t buyer = 0xffff;

  bool is_order() const { return what == What::Order; }
};

/// What a counter of a trace counts.
enum class TraceCounter : std::uint8_t {
  Backlog,        ///< accepted and not yet started or granted [units]
  WorkInProcess,  ///< in lots [units]
  Megawatts,      ///< IT power that runs [MW]
  Cash,           ///< on an account that the scenario limits [million $]
};
inline constexpr std::size_t kTraceCounters = 4;

/// Takes a trace piece by piece; over all calls dates never fall.
class TraceSink {
 public:
  virtual ~TraceSink() = default;
  virtual void begin(const TraceSlice& slice, Date at) = 0;
  /// @param from  where the slice began in the trace: later than `slice.from` when it was cut
  virtual void end(const TraceSlice& slice, Date from, Date at) = 0;
  /// The order goes from one open or ended slice to one that begins now; both were begun in this trace. `from.from`
  /// lies in the trace.
  virtual void arrow(const TraceSlice& from, const TraceSlice& to, Date at) = 0;
  virtual void counter(std::uint32_t entity, TraceCounter counter, double value, Date at) = 0;
  /// Everything is ended.
  virtual void finish(Date at) = 0;
};

/// What a trace is cut down to; an empty set stands for all.
struct TraceFilter {
  std::set<std::uint32_t> entities = {};
  std::set<std::uint32_t> products = {};
  std::set<std::uint32_t> customers = {};  ///< orders for them, or bought by them
  std::optional<Date> from = {};
  std::optional<Date> to = {};  ///< exclusive

  bool has(const TraceSlice& slice) const;
  bool has(std::uint32_t entity) const { return entities.empty() || entities.contains(entity); }
};

}  // namespace gigaramp
