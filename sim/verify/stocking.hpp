#pragma once

#include <string>
#include <string_view>

#include "sim/base/law.hpp"
#include "sim/verify/trial.hpp"

/// Pieces of the scenarios of theory: one unit of time of a case is a day, one product `w`.
namespace gigaramp::verify {

/// Date of the start of day `k`, from 0.
std::string day(std::int64_t k);
/// `x` units of time as the scenario language writes it.
std::string time(double x);
/// A law of times, or of quantities: `{law: lognormal, mean, cv}` and the like, as graders write it.
Json time_law(const Json& law);
Json count_law(const Json& law);
Json exponential(double mean);
/// The same as the law itself.
Law law_of(const Json& law);

/// A document with a start, an end after `days` and one product that is counted in parts of `quantum`.
Json document(double days, double warm_up, double quantum);

/// A customer whose unit orders come at random, `rate` a day.
Json random_customer(double rate, const std::string& from);
/// A customer who orders at the start of every day.
Json daily_customer(const Json& quantity, const std::string& from);

/// A source that never runs out, with its lead time.
Json source(const Json& lead_time);

struct Costs {
  double holding = 0, shortage = 0, transit = 0;  ///< per unit and day
  double order = 0;
};
Json costs(const Costs& rates);

enum class Look { Always, BeforeDemand, AfterDemand };
/// A store of `w` that serves at once; `item` are the keys of what it holds.
Json store(const std::string& from, Look look, Json item);
/// The same with a base stock that is on the shelf at the start.
Json base_stock(const std::string& from, Look look, double level, const Costs& rates = {});

/// One figure of a node, or of a customer's orders.
Reading node(const std::string& id, const std::string& metric);
Reading customer(const std::string& id, const std::string& metric);
/// One figure of a node over another's.
Reading ratio(const std::string& above, const std::string& metric, const std::string& below,
              const std::string& metric_below);
/// What a store's series say at the end of each of `periods` periods: levels as they stand, flows summed since the
/// period before.
std::vector<double> levels(const ReplicationResult& result, const std::string& id, const std::string& metric,
                           std::size_t periods);
std::vector<double> flows(const ReplicationResult& result, const std::string& id, const std::string& metric,
                          std::size_t periods);
std::vector<double> net_stock(const ReplicationResult& result, const std::string& id, std::size_t periods);

/// `name[3]`
std::string indexed(std::string_view name, std::size_t index);

}  // namespace gigaramp::verify
