#pragma once

#include <array>
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "sim/base/time.hpp"

namespace gigaramp {

/// What one replication leaves behind: everything the writers need, nothing that depends on the machine.
/// Stored as CBOR (see result_io.hpp), one file per replication, so that a run can be resumed and aggregated.

/// One point of a monthly series (at the first instant of a month, and at the start and the end of the run).
struct SeriesRow {
  Date date;
  std::string entity;
  std::string metric;  ///< `facility_mw`, `it_mw`, `made`, `stock`, `wip`, `backlog`, `utilization`, ...
  std::string unit;
  double value = 0;
};

/// Seconds by cause of a finished order; all 0 while it is open. Same order as `Cause` (causes.hpp).
using CauseSeconds = std::array<std::int64_t, 11>;

/// One purchase lot and the dates of its states; nullopt where a state was not reached. A date is the one at which
/// the whole lot had reached the state, but `granted` and `started` which give the first part.
struct OrderRow {
  std::string id;
  std::string buyer;
  std::string for_customer;
  std::string product;
  double quantity = 0;  ///< [units]
  std::string node;     ///< supplier the order was sent to
  std::string site;     ///< destination and phase, empty for plain customers
  Date placed;
  Date due;
  CauseSeconds causes = {};
  std::optional<Date> held = {};  ///< its buyer had not the cash for it, first
  std::optional<Date> accepted, granted, started, completed, shipped, delivered, installed, energized;
};

struct MilestoneRow {
  std::string customer;
  double gw = 0;
  std::string measure;  ///< facility or it
  std::optional<Date> reached;
};

/// What one party's gain cost another at a node, against first come, first served.
struct DisplacementRow {
  std::string by;
  std::string victim;
  std::string node;
  std::string product;   ///< empty: slots of a plant that makes several products
  double unit_days = 0;  ///< units of the product (or start units) times days
  double mw_days = 0;    ///< the same in IT power of the racks the units are part of; 0 without a product
};

/// MW-days of IT power that a customer's racks spent, in one month, at one node for one cause.
struct WaitRow {
  Date month;  ///< its first instant
  std::string customer;
  std::string node;
  std::string cause;
  double mw_days = 0;
};

/// Money that went from one party to another over the whole run; an empty name stands for outside.
struct PaymentRow {
  std::string from;
  std::string to;
  std::string what;      ///< name of a PaymentFor
  std::string customer;  ///< for whose phases; empty where it is for none
  double dollars = 0;
};

/// Goods shipped from one node to another over the whole run.
struct FlowRow {
  std::string from;
  std::string to;
  std::string product;
  double units = 0;
};

/// When a phase of a campus had what it needs; nullopt where that did not come, or came before the start.
struct PhaseRow {
  std::string site;
  std::string phase;
  std::string customer;       ///< whose megawatts they become
  double it_mw = 0;           ///< planned IT power
  std::optional<Date> shell;  ///< building handed over
  std::optional<Date> power;  ///< grid hookup or turbines ready
  std::optional<Date> racks;  ///< first racks installed
  std::optional<Date> live;   ///< first megawatts run
  std::optional<Date> last;   ///< last megawatts run
};

/// Named numbers of a customer, node or product: `openai/facility_gw/2026-12-31`.
using Metrics = std::map<std::string, double>;

struct ReplicationResult {
  std::uint64_t replication = 0;
  std::string fingerprint;
  std::uint64_t events = 0;
  std::uint64_t lot_stages = 0;     ///< lots through plants, the unit of cost
  std::uint64_t checks = 0;         ///< invariants checked
  std::vector<std::string> broken;  ///< findings of broken invariants: entity, date, figures
  std::vector<MilestoneRow> milestones;
  std::map<std::string, Metrics> customers;  ///< customer -> `facility_gw/2026-12-31`, `stranded/racks_wait_for_power`
  std::map<std::string, Metrics> nodes;      ///< node -> `utilization`, `wait_days`, `made`, ...
  std::map<std::string, Metrics> products;   ///< `packages_shipped` -> `2025Q4`
  Metrics measures;                          ///< what `statistics.measures` asks for; lists as `name/1`, `name/2`
  std::vector<DisplacementRow> displacement;
  std::vector<WaitRow> waits;
  std::vector<FlowRow> flows;
  std::vector<PaymentRow> payments;
  std::vector<PhaseRow> phases;
  std::vector<SeriesRow> series;
  std::vector<OrderRow> orders;
  bool orders_cut = false;  ///< there were more orders than rows are kept
};

}  // namespace gigaramp
