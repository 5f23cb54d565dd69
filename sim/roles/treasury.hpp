#pragma once

#include <deque>
#include <map>
#include <memory>
#include <set>
#include <string>
#include <vector>

#include "sim/model/scenario.hpp"
#include "sim/roles/calendar.hpp"
#include "sim/roles/role.hpp"
#include "sim/rules/budget.hpp"
#include "sim/rules/cash_account.hpp"
#include "sim/rules/price_list.hpp"
#include "sim/rules/purchase.hpp"
#include "sim/rules/usage_meter.hpp"

namespace gigaramp {

/// A customer and its account: pays for what the customer in it orders, and holds orders back that it cannot afford.
///
/// Rules: an order goes out when its deposit can be paid now and no later payment that is known would bring the account
/// below its limit, counting the income that is planned until then; orders that wait go by due date, then id. Bills are
/// paid in the order in which they fall due; one that cannot be paid waits for money, and the next wait behind it.
class TreasuryRole final : public Role {
 public:
  TreasuryRole(EntityId self, std::unique_ptr<Role> customer, const Scenario& scenario, const Network& network,
               RunSeed run, const std::vector<PurchaseLot>& lots);

  Stamp next() const override { return std::min(customer_->next(), calendar_.next()); }
  void act(Stamp now, std::span<const Letter> letters, Outbox& out) override;
  void holdings(std::vector<Holding>& to) const override { customer_->holdings(to); }
  std::optional<std::int64_t> balance() const override { return account_.balance(); }
  std::string waits_for() const override { return customer_->waits_for(); }

 private:
  struct Bill {
    EntityId to = {};  ///< none = outside
    Pay payment = {};
    Date owed_at = {};  ///< where the budget has it
  };
  /// An order that is placed and not delivered.
  struct Purchase {
    OrderTerms terms;
    EntityId supplier = {};
    Date placed = {};
    Date owed_at = {};                   ///< when the rest is expected to be due
    std::int64_t owed = 0;               ///< of the rest [cents]
    std::int64_t deposit_left = 0;       ///< paid and not yet set against a delivery [cents]
    double covered = 0;                  ///< of the quantity, delivered [quanta of the ordered product]
    std::uint32_t lease = Pay::kNoDeal;  ///< contract under which it is leased
  };
  struct Held {
    OrderTerms terms = {};
    EntityId supplier = {};
    bool is_told = false;     ///< logged as held
    bool was_placed = false;  ///< it was taken back: its place in the line is still its own
    std::int64_t paid = 0;    ///< with the order before it was taken back [cents]
  };
  struct Loan {
    EntityId from;
    std::uint32_t deal = Pay::kNoDeal;
    std::int64_t cents = 0;
    Date until = Date::never();  ///< repaid then
  };
  /// A contract of this customer that is billed by use.
  struct Billed {
    std::uint32_t contract = 0;
    Term term;
    UsageMeter used;
    std::int64_t ordered = 0;  ///< units under a lease
    std::int64_t claimed = 0;  ///< tranches
    std::int64_t taken = 0;    ///< quanta delivered in this period, for take-or-pay
    Date next_period = Date::never();
  };
  enum class Task : std::uint8_t { Open, Month, Bill, Raise, Prepay };
  struct Entry {
    Task task = Task::Open;
    std::uint32_t index = 0;
  };

  // treasury.cpp
  void perform(const Entry& entry, Outbox& out);
  bool read(const Letter& letter, Outbox& out);
  void receive(const Letter& letter, const Pay& payment, Outbox& out);
  void enter(std::int64_t cents, PaymentFor purpose, Outbox& out);
  void bill(EntityId to, const Pay& payment, Date due, Outbox& out);
  void settle(const Bill& one, Outbox& out);
  void pay_now(const Bill& one, Outbox& out);
  void prepay(const Bill& one, Outbox& out);
  void pay_late(Outbox& out);
  void plan(Date at, Kind kind, Entry entry);

  // treasury_orders.cpp
  void take_orders(std::size_t first, Outbox& out);
  void release(Outbox& out);
  bool is_affordable(const Held& held, Date now) const;
  void place(const Held& held, Outbox& out);
  void deliver(OrderId order, ProductId product, std::int64_t quantity, Outbox& out);
  void count_delivery(const Purchase& purchase, ProductId product, std::int64_t quantity, Date now);
  double units_covered(const Purchase& purchase, ProductId product, std::int64_t quantity) const;
  std::int64_t value_of(const OrderTerms& terms, EntityId supplier, ProductId product, std::int64_t quanta,
                        Date ordered) const;
  Date rest_due(const OrderTerms& terms, EntityId supplier, Date now) const;
  std::size_t lease_for(const OrderTerms& terms, EntityId supplier, Date now) const;
  void hold(const Held& one);
  void drop_held(const CancelOrder& letter);
  void review(Outbox& out);
  void give_back(const CancelOrder& letter, Outbox& out);
  void note(const Held& held, EventType type, Outbox& out) const;
  std::int64_t cost_now(const OrderTerms& terms, EntityId supplier, Date now) const;
  void bill_goods(Purchase& purchase, std::int64_t value, bool is_all, Outbox& out);

  // treasury_plan.cpp
  void expect_inflow();
  void expect_raises();
  void expect_contract(std::uint32_t index);
  void expect_tranches(std::uint32_t index);
  void expect_buildings();
  void own_opening_orders(const std::vector<PurchaseLot>& lots);
  std::int64_t inflow_between(Date from, Date to) const;

  // treasury_bills.cpp
  void begin_month(Outbox& out);
  void bill_use(Billed& one, Date now, Outbox& out);
  void bill_untaken(Billed& one, Date now, Outbox& out);
  void pay_interest(Outbox& out);
  void raise(std::uint32_t index, Outbox& out);
  void close_raise(std::uint32_t index, std::int64_t cents, EntityId from, Outbox& out);
  void run_power(EntityId site, const ReportPower& report, Outbox& out);
  void finish_building(EntityId site, std::uint32_t phase, Outbox& out);

  EntityId self_;
  std::unique_ptr<Role> customer_;
  const Scenario& scenario_;
  const Network& network_;
  RunSeed run_;
  const Customer& info_;
  CashAccount account_;
  Budget budget_;
  PriceList prices_;
  std::vector<double> rack_w_;  ///< IT power by product
  Calendar<Entry> calendar_;
  std::vector<Bill> bills_;  ///< by index of their calendar entry
  std::deque<Bill> late_;
  std::map<std::int64_t, Purchase> purchases_;  ///< by order
  std::vector<Held> held_;                      ///< by due date, then order
  std::set<std::int64_t> cancelling_;           ///< orders that the supplier was asked to give back
  std::vector<Billed> billed_;
  std::vector<Loan> loans_;
  std::map<EntityId, std::int64_t> prepaid_;  ///< by supplier, not yet used [cents]
  std::int64_t committed_ = 0;                ///< [cents]
  std::int64_t told_committed_ = 0;
  bool is_richer_ = false;  ///< money came or a promise ended: orders that wait are looked at again
};

/// Price terms of a supplier; all at delivery unless stated.
const Terms& terms_of_supplier(const Scenario& scenario, EntityId supplier);

/// True when a contract counts a phase of a site among its own.
bool counts_phase(const Scenario& scenario, const Contract& contract, EntityId site, std::uint32_t phase);

/// Facility power of a phase when complete [W].
double facility_watts(const Site& site, const Phase& phase, RunSeed run);

}  // namespace gigaramp
