#pragma once

#include <deque>
#include <string>
#include <vector>

#include "sim/model/scenario.hpp"
#include "sim/roles/calendar.hpp"
#include "sim/roles/role.hpp"
#include "sim/roles/stock.hpp"
#include "sim/roles/strikes.hpp"
#include "sim/rules/site_plan.hpp"

namespace gigaramp {

/// A campus: orders racks for its phases, installs what arrives once the shell stands, commissions blocks, and
/// energizes them once the phase has power. Racks without power and power without racks are recorded as stranded.
class SiteRole final : public Role {
 public:
  SiteRole(EntityId self, const Scenario& scenario, const Network& network, RunSeed run,
           const std::vector<PurchaseLot>& lots);

  Stamp next() const override { return std::min({opening_, calendar_.next(), strikes_.next()}); }
  void act(Stamp now, std::span<const Letter> letters, Outbox& out) override;
  void holdings(std::vector<Holding>& to) const override;
  std::string waits_for() const override;

 private:
  struct Part {
    OrderId order;
    ProductId product;
    std::int64_t racks = 0;
  };
  struct PhaseState {
    std::int64_t power_w = 0;  ///< IT power of the phase
    bool has_shell = false;
    bool has_power = false;
    bool installs = false;     ///< a batch is being installed
    std::deque<Part> arrived;  ///< wait for the shell or for hands
    std::deque<Part> ready;    ///< commissioned, wait for power
    std::int64_t installed = 0;
    double running_w = 0;  ///< what the racks that run draw, overhead included
    double largest_w = 0;  ///< what the largest rack that came draws
    std::int64_t energized_w = 0;
    std::int64_t stranded_racks = 0;  ///< as last recorded
    std::int64_t stranded_w = 0;
  };
  /// What hedging remembers of a lot.
  struct Hedge {
    std::int64_t ordered = 0;  ///< [racks]
    double came_w = 0;         ///< power of what arrived [W]
    bool is_placed = false;
    bool is_hurried = false;
    bool is_cancelled = false;
  };
  enum class Task : std::uint8_t { Order, Shell, Power, Installed, Commissioned };
  struct Entry {
    Task task = Task::Order;
    std::uint32_t index = 0;  ///< phase, or lot for Order
    Part part;
  };

  void open(Outbox& out);
  void open_live(std::uint32_t phase, Outbox& out);
  void perform(const Entry& entry, Outbox& out);
  void place_order(const PurchaseLot& lot, Outbox& out);
  void receive(const Letter& letter, Outbox& out);
  void install(std::uint32_t phase, Outbox& out);
  void finish_install(std::uint32_t phase, Part part, Outbox& out);
  void energize(std::uint32_t phase, Outbox& out);
  void record_stranded(std::uint32_t phase, Outbox& out);
  // site_hedging.cpp
  double fill(Date now) const;
  std::int64_t quantity_to_order(std::size_t lot, Outbox& out);
  void panic(Outbox& out);
  void cancel_rest(std::size_t lot, const Freight& freight, Outbox& out);

  double draw_of(ProductId rack) const { return rack_w_[rack.index()] * (1 + overhead_); }
  std::int64_t racks_that_run(std::uint32_t phase, const Part& batch) const;
  void plan(Date at, Kind kind, Entry entry, Stamp now);

  EntityId self_;
  const Scenario& scenario_;
  const Site& site_;
  const Network& network_;
  RunSeed run_;
  double overhead_ = 0;
  bool reports_ = false;        ///< buyer and customer keep accounts and want to know
  std::vector<double> rack_w_;  ///< IT power by product, without overhead
  Strikes strikes_;
  SitePlan plan_;                  ///< what becomes of phases and orders in this replication
  std::vector<PurchaseLot> lots_;  ///< of this site, by number
  std::vector<PhaseState> phases_;
  const Hedging* hedging_ = nullptr;
  std::vector<Hedge> hedges_;  ///< by lot
  double factor_ = 1;          ///< on the next order
  Calendar<Entry> calendar_;
  Stamp opening_;
  Stream commissioning_;
  std::uint64_t commissioned_ = 0;
  Stock received_;
};

}  // namespace gigaramp
