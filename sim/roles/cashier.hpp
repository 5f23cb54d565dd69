#pragma once

#include <memory>
#include <string>
#include <vector>

#include "sim/model/contracts.hpp"
#include "sim/model/scenario.hpp"
#include "sim/roles/calendar.hpp"
#include "sim/roles/role.hpp"
#include "sim/rules/cash_account.hpp"

namespace gigaramp {

/// A supplier and its account: takes payments, and pays the tranches that it has promised. The supplier itself knows
/// nothing of money.
class CashierRole final : public Role {
 public:
  CashierRole(std::unique_ptr<Role> supplier, const Scenario& scenario, RunSeed run);

  Stamp next() const override { return supplier_->next(); }
  void act(Stamp now, std::span<const Letter> letters, Outbox& out) override;
  void holdings(std::vector<Holding>& to) const override { supplier_->holdings(to); }
  std::optional<std::int64_t> balance() const override { return account_.balance(); }
  std::string waits_for() const override { return supplier_->waits_for(); }

 private:
  void receive(const Letter& letter, const Pay& payment, Outbox& out);
  void answer(const Letter& letter, const ClaimTranche& claim, Outbox& out);

  std::unique_ptr<Role> supplier_;
  const Scenario& scenario_;
  RunSeed run_;
  CashAccount account_;
};

}  // namespace gigaramp
