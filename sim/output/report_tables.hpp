#pragma once

#include <nlohmann/json_fwd.hpp>
#include <string>

#include "sim/base/time.hpp"

namespace gigaramp {

/// series.csv as `{dates, rows: [{entity, metric, unit, first, mean, p10, p50, p90}]}`: the values of a row belong to
/// the dates from number `first` on; quantiles that are all equal to the mean are left out.
nlohmann::ordered_json report_series(const std::string& path);

/// orders.csv of its first replication as columns. Dates and spans are counted in `tick_s` seconds, dates from
/// `start`; names are numbers in the list `names`; null = not reached. Of more than `kMostReportedOrders` orders every
/// k-th is taken, and `all` says how many there are.
nlohmann::ordered_json report_orders(const std::string& path, Date start, Date end);
inline constexpr std::size_t kMostReportedOrders = 50'000;

/// bottlenecks.csv as `[{customer, period, node, cause, binds}]`: of each customer and period, a year or a month, the
/// stage that was its largest wait in most replications. Empty where there is no such file.
nlohmann::ordered_json report_bottlenecks(const std::string& path);

}  // namespace gigaramp
