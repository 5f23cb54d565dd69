#pragma once

#include <map>
#include <string>
#include <vector>

#include "sim/model/scenario.hpp"
#include "sim/roles/calendar.hpp"
#include "sim/roles/role.hpp"
#include "sim/roles/stock.hpp"

namespace gigaramp {

/// Passes on what its sites order, places the orders of its own streams, receives what was sent to it.
class CustomerRole final : public Role {
 public:
  CustomerRole(EntityId self, const Scenario& scenario, const Network& network, RunSeed run);

  Stamp next() const override { return calendar_.next(); }
  void act(Stamp now, std::span<const Letter> letters, Outbox& out) override;
  void holdings(std::vector<Holding>& to) const override { received_.holdings(to); }

 private:
  struct Source {
    const OrderStream* stream = nullptr;
    Stream gaps;
    Stream quantities;
    std::uint64_t placed = 0;
    double deviation = 0;  ///< of the last quantity from its mean, for correlated streams [units]
    std::int64_t quanta_per_unit = 1;
    Stream pauses;  ///< between a delivery and the next order, with `keep`
    std::uint64_t paused = 0;
  };
  /// An order of a stream that keeps so many open.
  struct Kept {
    std::uint32_t source = 0;
    std::int64_t missing = 0;  ///< not delivered yet [quanta]
  };
  /// One need, and the orders that were sent for it.
  struct Sent {
    OrderId id;
    EntityId supplier;
    std::int64_t open = 0;  ///< [quanta]
  };
  struct Hedged {
    std::int64_t need = 0;  ///< [quanta]
    std::int64_t came = 0;
    Date placed;
    bool is_done = false;
    std::vector<Sent> sent;
  };
  // customer_hedging.cpp
  std::int64_t quantity_to_order(std::int64_t need, Date now);
  void hedge(const OrderTerms& terms, EntityId supplier, std::int64_t need, Outbox& out);
  void count_arrival(const Freight& freight, Outbox& out);

  void place(std::uint32_t source, Outbox& out);
  std::int64_t draw_quantity(Source& source, Date now) const;
  void plan_next(std::uint32_t source, Date after);
  void pass_on(const OrderTerms& terms, Outbox& out);
  void plan_kept(std::uint32_t source, Stamp now);
  void receive(const Freight& freight, Outbox& out);

  EntityId self_;
  const Scenario& scenario_;
  const Network& network_;
  std::vector<Source> sources_;
  std::vector<EntityId> followers_;
  Calendar<std::uint32_t> calendar_;
  Stock received_;
  const Hedging* hedging_ = nullptr;
  std::vector<Hedged> hedged_;
  std::map<std::int64_t, std::size_t> hedged_of_;  ///< by order number
  double factor_ = 1;                              ///< on the next order
  std::map<std::int64_t, Kept> kept_;              ///< by order number
  std::int64_t ordered_ = 0;
};

}  // namespace gigaramp
