#pragma once

#include <boost/accumulators/accumulators.hpp>
#include <boost/accumulators/statistics/mean.hpp>
#include <boost/accumulators/statistics/stats.hpp>
#include <boost/accumulators/statistics/variance.hpp>
#include <cstdint>
#include <vector>

#include "sim/analysis/order_track.hpp"
#include "sim/analysis/result.hpp"
#include "sim/analysis/time_average.hpp"

namespace gigaramp {

/// Stock, backorders, orders and costs of the products that stores hold, averaged over time and by review period.
///
/// On hand counts what lies in the store, in transit what it has shipped and nobody has received. A period runs from
/// review to review; its net stock is what stands at its end.
class StoreStatistics {
 public:
  explicit StoreStatistics(const Scenario& scenario);

  /// `track`: the order of the event; null when it is about none.
  void on(const Event& event, const OrderTrack* track);
  /// From now on averages and counts start anew.
  void start_counting(Date now);

  /// Units ordered from suppliers and costs [USD] between the start and `until`, over all products of the store.
  double ordered(std::uint32_t entity) const;
  double cost(std::uint32_t entity, Date until) const;

  /// Metrics of one store at the end; names carry the product when the store holds several.
  Metrics metrics(std::uint32_t entity, Date end);

 private:
  using Moments = boost::accumulators::accumulator_set<
      double, boost::accumulators::stats<boost::accumulators::tag::mean, boost::accumulators::tag::variance>>;

  // What counts up; a copy is kept from when counting started.
  struct Counts {
    Level on_hand, backorders, in_transit;
    double orders = 0, ordered = 0, demanded = 0, lost = 0;
  };
  struct Book {
    std::uint32_t product = 0;
    const Store::Item* item = nullptr;
    double quanta = 1;
    Counts now;
    Counts before;          ///< as it was when counting started
    double ordered_at = 0;  ///< counts at the last end of a period
    double demanded_at = 0;
    Moments orders, demand, net;
  };
  struct Shelf {
    std::vector<Book> books;
    Duration period;  ///< 0 = reviews at every event: no periods
    Date next = Date::never();
  };

  Book* book_of(std::uint32_t entity, std::uint32_t product);
  void close_periods(Date now);
  static void close_period(Book& book);
  static double cost(const Book& book, const Counts& since, Date from, Date until);

  const Scenario* scenario_;
  std::vector<Shelf> shelves_;  ///< by entity; empty for all but stores
  std::vector<std::uint32_t> periodic_;
  Date next_period_ = Date::never();
  Date since_;
};

}  // namespace gigaramp
