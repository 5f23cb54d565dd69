#pragma once

#include <vector>

#include "sim/verify/laboratory.hpp"

/// Cases E05-E12: weekly sharing, shared parts, a site in phases, curves, closed lines and lanes with departures. Rows
/// of `schedule_kinds`.
namespace gigaramp::verify {

/// Sum of all numbers in nested lists: long enough for everything to end, in the case's time.
double total(const Json& values);
/// Order of release: by time, then place in the list. Orders get their numbers in this order.
std::vector<std::size_t> by_release(const std::vector<double>& release);
/// Times of orders, numbered by release, in the order of the case's list.
std::vector<double> in_list_order(const std::vector<double>& times, const std::vector<std::size_t>& order);

std::vector<Model> weekly_allocation(const Case& c);
Answers weekly_allocation_answers(const Case& c, const std::vector<Model>& models, Laboratory& lab);
std::vector<Model> shared_parts(const Case& c);
Answers shared_parts_answers(const Case& c, const std::vector<Model>& models, Laboratory& lab);
std::vector<Model> phased_site(const Case& c);
Answers phased_site_answers(const Case& c, const std::vector<Model>& models, Laboratory& lab);
Answers capacity_ramp_answers(const Case& c, const std::vector<Model>& models, Laboratory& lab);
Answers experience_curve_answers(const Case& c, const std::vector<Model>& models, Laboratory& lab);
Answers yield_learning_answers(const Case& c, const std::vector<Model>& models, Laboratory& lab);
std::vector<Model> closed_line(const Case& c);
Answers closed_line_answers(const Case& c, const std::vector<Model>& models, Laboratory& lab);
std::vector<Model> scheduled_lane(const Case& c);
Answers scheduled_lane_answers(const Case& c, const std::vector<Model>& models, Laboratory& lab);

/// Time between the start of the run of a scheduled lane and time 0 of the case: the first departure is a whole
/// number of periods after the start.
double before_first(const Json& parameters);

}  // namespace gigaramp::verify
