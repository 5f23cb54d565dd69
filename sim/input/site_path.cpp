#include "sim/input/site_path.hpp"

#include <algorithm>
#include <tuple>
#include <utility>

#include "sim/input/codecs.hpp"

namespace gigaramp::input {
namespace {

using Points = std::vector<std::pair<Date, double>>;

// Power [W] at a date: linear between points, constant outside.
double power_at(const Points& points, Date at) {
  if (at <= points.front().first) return points.front().second;
  for (std::size_t i = 1; i < points.size(); ++i) {
    if (at > points[i].first) continue;
    const double part = static_cast<double>((at - points[i - 1].first).seconds) /
                        static_cast<double>((points[i].first - points[i - 1].first).seconds);
    return points[i - 1].second + part * (points[i].second - points[i - 1].second);
  }
  return points.back().second;
}

Phase monthly_phase(const std::string& id, const std::string& site_path, double watts, Date ready) {
  Phase phase;
  phase.id = id;
  const std::string path = site_path + "." + id;
  phase.it_power = {fixed(watts), stream_key(path + ".it_power")};
  phase.shell = {ready, {{}, stream_key(path + ".shell")}};
  phase.power = {ready, {{}, stream_key(path + ".power")}};
  return phase;
}

void cut(const Points& points, const std::string& path, Date start, Date end, std::vector<Phase>& phases) {
  const double opening = power_at(points, start);
  if (opening > 0) {
    phases.push_back(monthly_phase("opening", path, opening, start));
    phases.back().live = start;
  }
  const Date last = std::min(points.back().first, end);
  for (Date from = start; from < last; from = next_month(from)) {
    const Date to = next_month(from);
    const double growth = power_at(points, to) - power_at(points, from);
    if (growth > 0) phases.push_back(monthly_phase("m" + month_label(from), path, growth, to));
  }
}

}  // namespace

void sort_phases(std::vector<Phase>& phases) {
  std::sort(phases.begin(), phases.end(), [](const Phase& a, const Phase& b) {
    return std::pair(planned_power(a), a.id) < std::pair(planned_power(b), b.id);
  });
}

void read_path(const Cursor& cursor, Site& site) {
  const Points points = read_dated(cursor, number(power()));
  if (cursor.has("phases") || !site.phases.empty()) {
    cursor.error("both 'phases' and 'path' are given", "keep one of them");
    return;
  }
  for (std::size_t i = 1; i < points.size(); ++i) {
    if (points[i].second >= points[i - 1].second) continue;
    cursor.error("the path falls at " + to_string(points[i].first), "give cumulative power");
    return;
  }
  if (points.empty()) return;
  const Scenario& scenario = cursor.reading->scenario;
  // Racks are ordered ahead of their phase, so demand after the end shapes the last years.
  cut(points, cursor.path, scenario.start, scenario.end + kYear * 5, site.phases);
  sort_phases(site.phases);
}

}  // namespace gigaramp::input
