#pragma once

#include <cstdint>
#include <span>
#include <utility>
#include <vector>

#include "sim/analysis/findings.hpp"
#include "sim/events/event.hpp"
#include "sim/model/scenario.hpp"

namespace gigaramp {

/// The books of goods: what every entity has by product, from the events alone. Checks at the end of every date that
/// nobody used or shipped more than it had, that no more arrived than was shipped, and at the end that the sums agree.
class GoodsLedger {
 public:
  GoodsLedger(const Scenario& scenario, Findings& findings);

  void on(const Event& event);
  /// The last date is over: checks it and the conservation of every product.
  void finish();

  /// On hand (neither installed nor shipped) [quanta].
  std::int64_t on_hand(std::uint32_t entity, std::uint32_t product) const;
  /// Compares the ledger with what a role says it holds (on hand or installed) at the end of the run [quanta].
  void check_holdings(EntityId entity, std::span<const std::pair<ProductId, std::int64_t>> held, Date now);

 private:
  struct Balance {
    std::uint32_t product = ProductId::kNone;
    std::int64_t on_hand = 0;
    std::int64_t in_process = 0;  ///< gross units of lots
    std::int64_t installed = 0;
    std::int64_t held = 0;    ///< what the role said
    bool is_suspect = false;  ///< below zero at some moment of this date
  };
  struct Totals {
    std::int64_t opening = 0, made = 0, consumed = 0, scrapped = 0, shipped = 0, arrived = 0, installed = 0, lost = 0;
  };

  Balance& balance(std::uint32_t entity, std::uint32_t product);
  void on_lot(const Event& event);
  void on_goods(const Event& event);
  void take(const Event& event);
  void settle();
  void settle(std::uint32_t entity, Balance& balance);

  const Scenario* scenario_;
  Findings* findings_;
  std::vector<std::vector<Balance>> balances_;  ///< by entity; an entity knows a handful of products
  std::vector<Totals> totals_;                  ///< by product
  std::vector<std::pair<std::uint32_t, std::uint32_t>> suspects_;
  Date today_;
};

}  // namespace gigaramp
