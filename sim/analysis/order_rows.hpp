#pragma once

#include <functional>
#include <string>
#include <vector>

#include "sim/analysis/causes.hpp"
#include "sim/analysis/findings.hpp"
#include "sim/analysis/order_track.hpp"
#include "sim/analysis/result.hpp"

namespace gigaramp {

/// What an order is called in tables; an empty text leaves the default.
using NameOfOrder = std::function<std::string(OrderId)>;

/// Rows of orders.csv from what the events said. An order is called `origin/number` unless `name_of_order` knows it;
/// one that is called as an opening order (or `order/part`) was placed at that order's date.
/// The causes of each finished order are checked to add up to its time from acceptance to the end.
std::vector<OrderRow> order_rows(const Scenario& scenario, const OrderTracks& tracks, const CauseWalk& causes,
                                 Findings& findings, const NameOfOrder& name_of_order);

}  // namespace gigaramp
