#include "sim/output/hindcast.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "sim/base/error.hpp"

namespace gigaramp {

namespace {

constexpr double kDaysPerWeek = 7;
constexpr std::ptrdiff_t kMonthsOfPace = 3;

using Replication = RunValues::Replication;

const std::vector<RunValues::Point>& points_of(const Replication& run, const SeriesTerm& term) {
  const auto found = run.series.find(term.entity + " " + term.metric);
  if (found == run.series.end()) {
    throw FileError("series_raw.csv", "there is no series '" + term.metric + "' of '" + term.entity + "'");
  }
  return found->second;
}

double level(const Replication& run, const SeriesTerm& term, Date at) {
  double value = 0;
  for (const RunValues::Point& point : points_of(run, term)) {
    if (point.date <= at) value = term.is_total ? value + point.value : point.value;
  }
  return value;
}

double level(const Replication& run, const std::vector<SeriesTerm>& terms, Date at) {
  double sum = 0;
  for (const SeriesTerm& term : terms) sum += term.weight * level(run, term, at);
  return sum;
}

// What was counted after `from` until `to`: a flow stands at the end of its month.
double counted(const Replication& run, const std::vector<SeriesTerm>& terms, Date from, Date to) {
  double sum = 0;
  for (const SeriesTerm& term : terms) {
    if (term.is_change) {
      sum += term.weight * (level(run, term, to) - level(run, term, from));
      continue;
    }
    for (const RunValues::Point& point : points_of(run, term)) {
      if (point.date > from && point.date <= to) sum += term.weight * point.value;
    }
  }
  return sum;
}

// An order not delivered by the end counts with the time it waited so far: too short, never too long.
std::optional<double> lead_time(const Replication& run, const std::string& product, Date from, Date until, Date end) {
  double units = 0;
  double days = 0;
  for (const RunValues::Order& order : run.orders) {
    if (order.product != product || order.placed < from || order.placed >= until) continue;
    units += order.quantity;
    days += order.quantity * (days_of(order.delivered.value_or(end)) - days_of(order.placed));
  }
  if (units <= 0) return std::nullopt;
  return days / units / kDaysPerWeek;
}

// At the last month's end that the series has until `at`, over the three months before it.
std::optional<double> cover(const Replication& run, const ObservedSeries& series, Date start, Date at) {
  if (series.terms.empty()) throw FileError(series.id, "needs a term: what works off the order book");
  const std::vector<RunValues::Point>& points = points_of(run, series.terms.front());
  const auto after = std::find_if(points.begin(), points.end(), [&](const auto& point) { return point.date > at; });
  if (after - points.begin() <= kMonthsOfPace) return std::nullopt;
  const Date to = (after - 1)->date;
  const Date from = (after - 1 - kMonthsOfPace)->date;
  const double pace = counted(run, series.terms, from, to) / ((days_of(to) - days_of(from)) / kDaysPerWeek);
  if (pace <= 0) return std::nullopt;
  double ordered = 0;
  for (const RunValues::Order& order : run.orders) {
    if (order.product == series.product && order.placed < to) ordered += order.quantity;
  }
  return std::max(ordered - counted(run, series.terms, start, to), 0.0) / pace;
}

// A phase that does not run by the end counts as if it ran then: too early, never too late.
std::optional<double> energized(const Replication& run, const std::string& phase, Date end) {
  std::optional<double> last;
  for (const RunValues::Order& order : run.orders) {
    if (order.site == phase) last = std::max(last.value_or(0), days_of(order.energized.value_or(end)));
  }
  return last;
}

std::optional<double> member(const ObservedSeries& series, const std::string& at, const Replication& run,
                             const RunValues& all) {
  if (series.measure == Measure::Energized) return energized(run, at, all.end());
  if (const std::optional<Date> quarter = parse_quarter(at)) {
    const Date until = next_quarter(*quarter);
    if (series.measure == Measure::LeadTime) return lead_time(run, series.product, *quarter, until, all.end());
    if (series.measure == Measure::Flow) return counted(run, series.terms, *quarter, until);
  }
  const std::optional<Date> date = parse_date(at);
  if (!date) throw FileError(series.id, "'" + at + "' is no period of this measure");
  if (series.measure == Measure::Cover) return cover(run, series, all.start(), *date);
  return level(run, series.terms, *date);
}

// The quarter a point belongs to: for phases that of the outcome.
std::string quarter_of(const ObservedSeries& series, const ObservedPoint& point) {
  if (series.measure == Measure::Energized) {
    return quarter_label(Date{static_cast<std::int64_t>(point.value * 86400)});
  }
  const std::optional<Date> date = parse_date(point.at);
  return date ? quarter_label(*date - Duration{1}) : point.at;
}

HindcastPoint point_of(const ObservedData& observed, const ObservedSeries& series, const ObservedPoint& known,
                       const RunValues& run) {
  HindcastPoint point;
  point.observed = known;
  point.members = members_at(series, known.at, run);
  const std::string quarter = quarter_of(series, known);
  point.is_fit = quarter >= observed.fit_from && quarter <= observed.fit_to;
  point.is_scored = quarter >= observed.score_from && quarter <= observed.score_to;
  if (point.members.empty()) return point;
  const auto at = [&](int percent) { return nearest_rank_quantile(point.members, percent); };
  point.p5 = at(5), point.p10 = at(10), point.p50 = at(50), point.p90 = at(90), point.p95 = at(95);
  return point;
}

std::optional<ForecastScore> score_window(const std::vector<HindcastPoint>& points, bool HindcastPoint::*window) {
  std::vector<ForecastPoint> list;
  for (const HindcastPoint& point : points) {
    if (point.*window && !point.members.empty())
      list.push_back({point.members, point.observed.value, point.observed.is_open});
  }
  if (list.empty()) return std::nullopt;
  return score_of(list);
}

double median_at(const ObservedSeries& series, const std::string& at, const RunValues& run) {
  std::vector<double> members = members_at(series, at, run);
  if (members.empty()) throw FileError(series.id, "no replication has a figure for " + at);
  return nearest_rank_quantile(std::move(members), 50);
}

Judgement judge_inside(const Requirement& r, const std::vector<HindcastPoint>& points) {
  std::size_t scored = 0, inside = 0;
  double widest = 0;
  for (const HindcastPoint& p : points) {
    if (!p.is_scored) continue;
    ++scored;
    if (p.members.empty()) continue;
    if (!p.observed.is_open && p.observed.value >= p.p5 && p.observed.value <= p.p95) ++inside;
    widest = std::max(widest, std::max(p.p95 - p.p50, p.p50 - p.p5) / p.p50);
  }
  return {fmt::format("all scored outcomes in p5-p95, which is within {:.0f} % of the median", 100 * r.limit),
          fmt::format("{} of {} inside, widest {:.0f} %", inside, scored, 100 * widest),
          scored > 0 && inside == scored && widest <= r.limit};
}

Judgement judge_flat(const Requirement& r, const ObservedSeries& series, const RunValues& run) {
  std::vector<double> medians;
  for (Date at = parse_quarter(r.from).value_or(run.end()); quarter_label(at) <= r.to; at = next_quarter(at)) {
    medians.push_back(median_at(series, quarter_label(at), run));
  }
  double mean = 0;
  for (const double m : medians) mean += m / static_cast<double>(medians.size());
  double furthest = 0;
  for (const double m : medians) furthest = std::max(furthest, std::abs(m - mean) / mean);
  return {fmt::format("{} to {} within {:.0f} % of their mean", r.from, r.to, 100 * r.limit),
          fmt::format("{:.0f} %", 100 * furthest), !medians.empty() && furthest <= r.limit};
}

Judgement judge(const Requirement& r, const HindcastSeries& result, const RunValues& run) {
  switch (r.kind) {
    case Requirement::Kind::Inside:
      return judge_inside(r, result.points);
    case Requirement::Kind::Flat:
      return judge_flat(r, result.series, run);
    case Requirement::Kind::Falls: {
      const double before = median_at(result.series, r.from, run);
      const double after = median_at(result.series, r.to, run);
      return {fmt::format("from {} to {} down to {:.0f} % or less", r.from, r.to, 100 * r.limit),
              fmt::format("{:.1f} to {:.1f} {}", before, after, result.series.unit), after <= r.limit * before};
    }
    case Requirement::Kind::Coverage: {
      const ShareRange share = result.score ? result.score->coverage80 : ShareRange{};
      return {fmt::format("{:.0f} to {:.0f} % of the scored outcomes in p10-p90", 100 * r.least, 100 * r.limit),
              share_text(share), share.least >= r.least && share.most <= r.limit};
    }
  }
  return {};
}

}  // namespace

std::string share_text(const ShareRange& share) {
  if (share.least == share.most) return fmt::format("{:.0f} %", 100 * share.most);
  return fmt::format("{:.0f} to {:.0f} %", 100 * share.least, 100 * share.most);
}

std::vector<double> members_at(const ObservedSeries& series, const std::string& at, const RunValues& run) {
  std::vector<double> members;
  for (const auto& [number, replication] : run.replications()) {
    if (const std::optional<double> value = member(series, at, replication, run)) members.push_back(*value);
  }
  return members;
}

std::vector<HindcastSeries> hindcast(const ObservedData& observed, const RunValues& run) {
  std::vector<HindcastSeries> results;
  for (const ObservedSeries& series : observed.series) {
    HindcastSeries result;
    result.series = series;
    for (const ObservedPoint& known : series.points) result.points.push_back(point_of(observed, series, known, run));
    result.fit = score_window(result.points, &HindcastPoint::is_fit);
    result.score = score_window(result.points, &HindcastPoint::is_scored);
    for (const Requirement& r : series.requirements) result.verdicts.push_back(judge(r, result, run));
    results.push_back(std::move(result));
  }
  return results;
}

}  // namespace gigaramp
