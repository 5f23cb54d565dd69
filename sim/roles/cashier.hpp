#pragma once

#include <algorithm>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "sim/model/contracts.hpp"
#include "sim/model/scenario.hpp"
#include "sim/roles/calendar.hpp"
#include "sim/roles/role.hpp"
#include "sim/rules/cash_account.hpp"
#include "sim/rules/price_list.hpp"
#include "sim/rules/spot_price.hpp"

namespace gigaramp {

/// A supplier and its account: takes payments, pays the tranches that it has promised, and quotes prices that follow
/// its order book where its terms say so. The supplier itself knows nothing of money.
class CashierRole final : public Role {
 public:
  CashierRole(EntityId self, std::unique_ptr<Role> supplier, const Scenario& scenario, RunSeed run);

  Stamp next() const override { return std::min(supplier_->next(), quoting_); }
  void act(Stamp now, std::span<const Letter> letters, Outbox& out) override;
  void holdings(std::vector<Holding>& to) const override { supplier_->holdings(to); }
  std::optional<std::int64_t> balance() const override { return account_.balance(); }
  std::string waits_for() const override { return supplier_->waits_for(); }

 private:
  void receive(const Letter& letter, const Pay& payment, Outbox& out);
  void answer(const Letter& letter, const ClaimTranche& claim, Outbox& out);
  void quote(Stamp now, Outbox& out);
  void count(const Content& content, std::int64_t sign);
  std::int64_t value(ProductId product, std::int64_t quanta) const;

  std::unique_ptr<Role> supplier_;
  const Scenario& scenario_;
  RunSeed run_;
  CashAccount account_;
  EntityId self_;
  std::optional<SpotPrice> spot_;
  PriceList prices_;
  std::vector<EntityId> buyers_;  ///< who is told what it asks
  Stamp quoting_ = Stamp::never();
  std::int64_t ordered_ = 0;  ///< since the last look, less what was cancelled [cents]
  std::int64_t asks_ = 1'000'000;
};

}  // namespace gigaramp
