#pragma once

#include <span>

namespace gigaramp {

/// One order at a queue. In any unit of time; arrival <= start <= finish.
struct OrderTimes {
  double arrival = 0;
  double start = 0;
  double finish = 0;
};

/// What a record of orders says over an interval that begins and ends empty. Little's law L = throughput x W holds on
/// it exactly (Little, Operations Research 9 (1961) 383-387), so that the residual is rounding alone.
struct QueueRecord {
  double present = 0;     ///< L: time-average number waiting or in process
  double waiting = 0;     ///< Lq
  double stay = 0;        ///< W: mean from arrival to finish
  double wait = 0;        ///< Wq: mean from arrival to start
  double throughput = 0;  ///< orders per time
  double most_present = 0;
  double residual = 0;  ///< present - throughput x stay
};

/// Over [0, last finish]. L is found from the path of the number present, not from the stays.
QueueRecord queue_record(std::span<const OrderTimes> orders);

}  // namespace gigaramp
