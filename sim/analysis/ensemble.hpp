#pragma once

#include <array>
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "sim/analysis/result.hpp"

namespace gigaramp {

/// Mean and quantiles of a number over replications. Quantiles are nearest rank: the value at place
/// ceil(p x n) of the n sorted values (type 1 of Hyndman and Fan, 1996), always one that occurred.
struct Spread {
  double mean = 0;
  double p10 = 0;
  double p50 = 0;
  double p90 = 0;
};

/// `values` must not be empty.
Spread spread_of(std::vector<double> values);

/// Nearest-rank quantile of dates over all replications; one that never came counts as later than all others, and
/// the quantile is none when it falls on such a one.
/// @param percent  in [1, 100]
std::optional<Date> date_quantile(std::vector<std::optional<Date>> dates, int percent);

/// The replications of one scenario together: numbers by name and series, without their orders.
class Ensemble {
 public:
  struct Milestone {
    std::string customer;
    double gw = 0;
    std::string measure;
    std::vector<std::optional<Date>> reached;  ///< one per replication
  };
  /// Entity -> metric -> one value per replication that has it.
  using Table = std::map<std::string, std::map<std::string, std::vector<double>>>;

  /// Call in order of replications. Throws RunError when the result belongs to another scenario.
  void add(const ReplicationResult& result);

  std::size_t size() const { return replications_.size(); }
  const std::vector<std::uint64_t>& replications() const { return replications_; }
  const std::vector<Milestone>& milestones() const { return milestones_; }
  const Table& customers() const { return customers_; }
  const Table& nodes() const { return nodes_; }
  const Table& products() const { return products_; }
  /// Measure -> one value per replication that has it.
  const std::map<std::string, std::vector<double>>& measures() const { return measures_; }
  /// One pair at one node; one value per replication, 0 where nobody was displaced.
  struct Displaced {
    std::string by, victim, node, product;
    std::vector<double> unit_days, mw_days;
  };
  /// In order of (by, victim, node, product).
  std::vector<Displaced> displacement() const;
  /// Goods from one node to another; one value per replication, 0 where none were shipped.
  struct Flow {
    std::string from, to, product;
    std::vector<double> units;
  };
  /// In order of (from, to, product).
  std::vector<Flow> flows() const;
  /// Money from one party to another, outside empty; one value per replication, 0 where nothing was paid.
  struct Payment {
    std::string from, to, what, customer;
    std::vector<double> dollars;
  };
  /// In order of (from, to, what, customer).
  std::vector<Payment> payments() const;
  /// A phase of a campus: one value per replication.
  struct Phase {
    std::string site, phase, customer;
    std::vector<double> it_mw;
    std::vector<std::optional<Date>> shell, power, racks, live, last;
  };
  const std::vector<Phase>& phases() const { return phases_; }
  std::uint64_t checks() const { return checks_; }
  std::uint64_t events() const { return events_; }
  std::uint64_t lot_stages() const { return lot_stages_; }
  /// Broken invariants, each with its replication.
  const std::vector<std::string>& broken() const { return broken_; }
  /// Hash of the replications' fingerprints.
  std::string fingerprint() const;

  /// Keys of the series; `value` is that of the first replication.
  const std::vector<SeriesRow>& series_keys() const { return keys_; }
  /// Value of row `row` in the `i`-th replication added.
  double series_value(std::size_t row, std::size_t i) const { return series_[i][row]; }
  Spread series_spread(std::size_t row) const;

 private:
  void add_series(const ReplicationResult& result);
  void add_milestones(const ReplicationResult& result);
  void add_phases(const ReplicationResult& result);
  void add_displacement(const ReplicationResult& result);

  std::vector<std::uint64_t> replications_;
  std::vector<Milestone> milestones_;
  Table customers_;
  Table nodes_;
  Table products_;
  std::map<std::string, std::vector<double>> measures_;
  std::map<std::array<std::string, 4>, std::map<std::size_t, DisplacementRow>> displacement_;  ///< by pair, place
  std::map<std::array<std::string, 3>, std::map<std::size_t, double>> flows_;     ///< by pair and product, place
  std::map<std::array<std::string, 4>, std::map<std::size_t, double>> payments_;  ///< as Payment, place
  std::vector<Phase> phases_;
  std::vector<SeriesRow> keys_;
  std::vector<std::vector<double>> series_;
  std::vector<std::string> broken_;
  std::string fingerprints_;
  std::uint64_t checks_ = 0;
  std::uint64_t events_ = 0;
  std::uint64_t lot_stages_ = 0;
};

}  // namespace gigaramp
