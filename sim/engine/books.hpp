#pragma once

#include <cstdint>
#include <vector>

#include "sim/events/log.hpp"
#include "sim/roles/world.hpp"

namespace gigaramp::engine {

/// The ledger of a run: opening stock + supplied from outside + good units made = consumed + scrapped + on hand + on
/// the way, for every product; and money that came from outside = on accounts + on the way. It counts flows from the
/// log and stocks from the roles, so that neither can be wrong alone.
class Books final : public EventSink {
 public:
  explicit Books(const Scenario& scenario);
  void on(const Event& event) override;

  void count_on_hand(const Role& role);
  void count_on_the_way(const Inbox& inbox);
  /// Throws InvariantError with product and figures when a product does not balance.
  /// @return number of products checked
  std::uint64_t check(Date date) const;

 private:
  struct Page {
    std::int64_t opening = 0, made = 0, consumed = 0, scrapped = 0, on_hand = 0, on_the_way = 0;
  };
  const Scenario* scenario_;
  std::vector<Page> pages_;       ///< by product [quanta]
  std::int64_t entered_ = 0;      ///< money from outside, less what went there [cents]
  std::int64_t on_accounts_ = 0;  ///< [cents]
  std::int64_t money_on_the_way_ = 0;
};

}  // namespace gigaramp::engine
