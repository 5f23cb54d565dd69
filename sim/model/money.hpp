#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "sim/base/id.hpp"
#include "sim/base/time.hpp"
#include "sim/model/value.hpp"

/// Prices, accounts and promises of a scenario. Money is written in dollars and counted in whole cents.
namespace gigaramp {

/// What a payment is for; the number is part of stored events: append only.
enum class PaymentFor : std::uint8_t {
  Opening = 1,      ///< on the account at the start
  Inflow = 2,       ///< from outside the model: own business, investors that are not named
  Deposit = 3,      ///< at the order
  Goods = 4,        ///< the rest, after delivery
  Building = 5,     ///< shell and power of a phase, to outside
  Equity = 6,       ///< a raise, or a tranche of a contract
  Debt = 7,         ///< a loan is paid out
  Interest = 8,     ///< on it
  Repayment = 9,    ///< of it
  Rent = 10,        ///< for power that runs
  Lease = 11,       ///< for units that the supplier owns
  Prepayment = 12,  ///< for capacity, before any order
  TakeOrPay = 13,   ///< for units that were not taken
};
std::string_view name_of(PaymentFor purpose);
/// True for what a payer gets something for: all but moves of capital.
bool is_spending(PaymentFor purpose);

/// What a unit of a product costs when ordered from a date on; a table of them is sorted by product, then date. The
/// first price of a product is also that of earlier dates.
struct Price {
  ProductId product;
  Date from;
  Input dollars = {};  ///< [$ per unit]
};

/// How a supplier's prices follow the length of its order book: what is ordered and not served, by what it served.
struct Scarcity {
  Duration from = {};  ///< up to this length the prices of the list hold
  double by = 0;       ///< they rise by so much of themselves for each further `per` [fraction]
  Duration per = kWeek;
  double most = 0;  ///< and never by more [fraction]
};

/// How a supplier wants to be paid.
struct Terms {
  EntityId supplier;
  double deposit = 0;  ///< share of the price that is paid with the order [fraction in [0, 1]]
  Duration days = {};  ///< from delivery to the day on which the rest is due
  std::optional<Scarcity> scarcity = {};
};

/// A rate of money from a date on.
struct MoneyFlow {
  Date from;
  RateInput rate = {};  ///< [$ per time]
};

/// The account of a customer that may run short. Without it a customer pays whatever it owes.
struct Cash {
  Input opening = {};                  ///< [$]
  std::vector<MoneyFlow> inflow = {};  ///< sorted by date; arrives on the first of each month for the month
  Input limit = {};                    ///< least balance [$]; negative = a line of credit
};

/// Money that somebody gives or lends to a customer on a date.
struct Raise {
  enum class Kind : std::uint8_t { Equity, Debt };
  std::string id;
  EntityId to;
  EntityId from = {};  ///< the investor; none = the capital market
  Kind kind = Kind::Equity;
  Input amount = {};  ///< [$]
  DateInput on = {};
  double probability = 1;
  double interest = 0;                ///< per year, paid monthly [fraction]
  std::optional<Duration> term = {};  ///< of a loan; nullopt = not repaid before the end
};

/// What a customer and a supplier have promised each other. Names of parties are resolved.
struct Contract {
  /// A letter of intent becomes a contract on a date with a probability, or lapses.
  struct Intent {
    Date on;
    double probability = 1;
  };
  struct Prepayment {
    Input amount = {};  ///< [$]
    Date on;
    std::string expansion = {};  ///< id of the supplier's expansion that it pays for; empty = none
  };
  struct TakeOrPay {
    ProductId product;
    RateInput quantity = {};  ///< [units per time]
    Duration every = kQuarter;
    double share = 1;  ///< of the price, for what was not taken [fraction]
  };
  struct Lease {
    ProductId product;
    RateInput price = {};   ///< [$ per unit and time]
    std::int64_t most = 0;  ///< units; 0 = no limit
  };
  struct Tranches {
    Input amount = {};                   ///< [$] each
    double every_gw = 1;                 ///< of facility power at the contract's sites
    Input most = {};                     ///< [$] in all
    std::optional<double> stop_gw = {};  ///< the payer goes no further, whatever was promised [GW]
  };

  std::string id;
  EntityId customer;  ///< who gets and pays
  EntityId supplier;
  Date from;
  std::optional<Date> until = {};
  std::optional<Intent> firms = {};
  bool priority = false;
  std::optional<double> share = {};                     ///< of the supplier's output that is kept [fraction]
  std::optional<RateInput> volume = {};                 ///< kept [units per time]
  std::vector<std::pair<ProductId, Input>> price = {};  ///< [$ per unit] of orders placed while it holds
  std::optional<Prepayment> prepay = {};
  std::optional<TakeOrPay> take_or_pay = {};
  std::optional<Lease> lease = {};
  std::optional<RateInput> rent = {};  ///< [$ per GW of facility power and time]
  std::optional<Tranches> tranches = {};
  std::vector<std::pair<EntityId, std::string>> sites = {};  ///< with a phase, or all (empty); none = all `for` it
  std::string gives = {};  ///< what is promised that the model does not act on, for readers
};

/// What a customer means to spend in a calendar year.
struct SpendGoal {
  int year = 0;
  double dollars = 0;
};

}  // namespace gigaramp
