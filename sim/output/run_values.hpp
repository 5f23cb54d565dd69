#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "sim/base/time.hpp"

namespace gigaramp {

/// The rows of every kept replication of a run folder: monthly series and orders.
class RunValues {
 public:
  /// One value of a monthly series.
  struct Point {
    Date date;
    double value = 0;
  };
  struct Order {
    std::string product;
    std::string site;  ///< site/phase, empty for plain orders
    double quantity = 0;
    Date placed;
    std::optional<Date> delivered, energized;
  };
  struct Replication {
    std::map<std::string, std::vector<Point>> series;  ///< by `entity metric`, in order of dates
    std::vector<Order> orders;
  };

  /// Reads series_raw.csv and orders.csv, which a run with `--keep all` leaves. Throws FileError.
  explicit RunValues(const std::string& folder);

  const std::map<std::uint64_t, Replication>& replications() const { return replications_; }
  Date start() const { return start_; }
  Date end() const { return end_; }

 private:
  void read_series(const std::string& path);
  void read_orders(const std::string& path);

  std::map<std::uint64_t, Replication> replications_;
  Date start_ = Date::never();
  Date end_ = {};
};

}  // namespace gigaramp
