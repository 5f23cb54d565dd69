#include "tools/gigaramp/outline_text.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <vector>

#include "sim/base/noun.hpp"
#include "sim/base/quantity.hpp"
#include "tools/gigaramp/figures_text.hpp"
#include "tools/gigaramp/text_table.hpp"

namespace gigaramp::cli {

namespace {

constexpr std::size_t kAllLeft = 99;

std::string joined(const std::vector<std::string>& words, const char* between = ", ") {
  return fmt::format("{}", fmt::join(words, between));
}

std::string span_mean(const Law& law) {
  const double seconds = mean(law);
  const auto in = [&](Duration unit, const std::string& noun) {
    const double count = seconds / static_cast<double>(unit.seconds);
    return short_number(count) + " " + (count == 1 ? noun : noun + "s");
  };
  const auto span = Duration{static_cast<std::int64_t>(seconds)};
  if (span >= kWeek * 2 || span == kWeek) return in(kWeek, "week");
  if (span >= kDay) return in(kDay, "day");
  return span >= kHour ? in(kHour, "hour") : in(kMinute, "minute");
}

std::string megawatts(double watts) {
  return short_number(watts / 1e6) + " MW";
}

std::string list(const Style& style, const std::string& heading, const TextTable& table) {
  return table.empty() ? std::string{} : "\n" + style.heading(heading) + "\n" + table.text();
}

const char* name_of(Rule::Kind kind) {
  switch (kind) {
    case Rule::Kind::Fcfs:
      return "fcfs";
    case Rule::Kind::Priority:
      return "priority";
    case Rule::Kind::ProRata:
      return "pro_rata";
    case Rule::Kind::MaxMin:
      return "max_min";
    case Rule::Kind::EqualLoss:
      return "equal_loss";
    case Rule::Kind::Weighted:
      return "weighted";
    case Rule::Kind::Reserved:
      return "reserved";
    case Rule::Kind::TurnAndEarn:
      return "turn_and_earn";
    case Rule::Kind::ContractShares:
      return "contract_shares";
    case Rule::Kind::Width:
      return "width";
    case Rule::Kind::KeepBack:
      return "keep_back";
  }
  return "";
}

std::string replenishing(const Store::Item& item) {
  const Replenish& how = item.replenish;
  if (item.unlimited) return "without limit";
  switch (how.kind) {
    case Replenish::Kind::BaseStock:
      return "up to " + short_number(how.level) + (how.cover > 0 ? " + forecast" : "");
    case Replenish::Kind::MinMax:
      return "at " + short_number(how.reorder) + " up to " + short_number(how.level);
    case Replenish::Kind::Lots:
      return "at " + short_number(how.reorder) + " lots of " + short_number(how.lot);
    case Replenish::Kind::Smoothed:
      return "smoothed to " + short_number(how.level);
    case Replenish::Kind::AnchorAdjust:
      return "anchored, towards " + short_number(how.level);
  }
  return "";
}

std::string rule_text(const Scenario& s, const NodePolicy& policy) {
  std::vector<std::string> rules;
  for (const DatedRule& dated : policy.allocation) {
    const bool is_first = dated.from <= s.start;
    rules.push_back(std::string(name_of(dated.rule.kind)) + (is_first ? "" : " from " + to_string(dated.from)));
  }
  return rules.empty() ? "fcfs" : joined(rules);
}

class Outline {
 public:
  Outline(const input::Loaded& loaded, const Style& style) : loaded_(loaded), s_(loaded.scenario), style_(style) {}

  std::string text() const {
    return head() + products() + plants() + stores() + designers() + lanes() + sites() + demand() + opening() +
           scenarios();
  }

 private:
  const std::string& place(PlaceId id) const { return s_.places[id.value].id; }
  const std::string& product(ProductId id) const { return s_.products[id.value].id; }
  const std::string& entity(EntityId id) const { return s_.entities[id.index()].id; }

  std::string head() const {
    return style_.heading(s_.name + (s_.title.empty() ? "" : ": " + s_.title)) +
           fmt::format("\nscenario {}, {} to {}, seed {}, input {}\n", s_.scenario, to_string(s_.start),
                       to_string(s_.end), s_.seed, loaded_.input_hash.substr(0, 12));
  }

  std::string products() const {
    TextTable table({"", "unit", "IT power", "made of"}, kAllLeft);
    for (const Product& p : s_.products) {
      std::vector<std::string> parts;
      for (const BomLine& line : p.bom) parts.push_back(fmt::format("{} {}", line.quantity, product(line.component)));
      const double watts = mean(p.it_power.law);
      table.add({p.id, p.unit, watts > 0 ? short_number(watts / 1e3) + " kW" : "-",
                 parts.empty() ? "-" : joined(parts, " + ")});
    }
    return list(style_, "Products", table);
  }

  std::string rate(const Plant& plant, const CapacityPoint& point) const {
    std::string per = to_string(Duration{point.rate.per_seconds});
    if (per.starts_with("1 ")) per.erase(0, 2);
    return fmt::format("{} {}/{}", short_number(mean(point.rate.value.law)), plural_of(plant.start_unit), per);
  }

  std::string capacity(const Plant& plant) const {
    if (plant.starts.empty()) return fmt::format("{} {}", plant.lines, plant.lines == 1 ? "line" : "lines");
    const CapacityPoint& first = plant.starts.front();
    if (plant.starts.size() == 1) return rate(plant, first);
    const CapacityPoint& last = plant.starts.back();
    return fmt::format("{} in {} to {} in {}", short_number(mean(first.rate.value.law)), month_label(first.at),
                       rate(plant, last), month_label(last.at));
  }

  std::string plants() const {
    TextTable table({"", "kind", "place", "makes (mean time)", "capacity", "rule"}, kAllLeft);
    for (const Plant& plant : s_.plants) {
      std::vector<std::string> made;
      for (const Recipe& r : plant.makes) {
        const Law& time = plant.starts.empty() ? r.process_time : r.cycle_time;
        made.push_back(fmt::format("{} ({})", product(r.product), span_mean(time)));
      }
      table.add({plant.id, plant.kind, place(plant.place), joined(made), capacity(plant), rule_text(s_, plant.policy)});
    }
    return list(style_, "Plants", table);
  }

  std::string stores() const {
    TextTable table({"", "place", "holds (how it replenishes)", "rule"}, kAllLeft);
    for (const Store& store : s_.stores) {
      std::vector<std::string> items;
      for (const Store::Item& i : store.items)
        items.push_back(fmt::format("{} ({})", product(i.product), replenishing(i)));
      table.add({store.id, place(store.place), joined(items), rule_text(s_, store.policy)});
    }
    return list(style_, "Stores", table);
  }

  std::string designers() const {
    TextTable table({"", "place", "roadmap", "rule"}, kAllLeft);
    for (const Designer& d : s_.designers) {
      std::vector<std::string> steps;
      for (const RoadmapStep& step : d.roadmap) {
        std::string text = product(step.product);
        if (step.from) text += " from " + to_string(*step.from);
        if (step.until) text += " until " + to_string(*step.until);
        steps.push_back(std::move(text));
      }
      table.add({d.id, place(d.place), joined(steps), rule_text(s_, d.policy)});
    }
    return list(style_, "Designers", table);
  }

  std::string lanes() const {
    TextTable table({"", "from", "to", "mode", "mean transit"}, kAllLeft);
    for (const Lane& lane : s_.lanes) {
      table.add(
          {lane.id, place(lane.from), place(lane.to), lane.mode.empty() ? "-" : lane.mode, span_mean(lane.transit)});
    }
    return list(style_, "Lanes", table);
  }

  std::vector<std::string> site_row(const Site& site) const {
    double running = 0;
    double planned = 0;
    Date last = s_.start;
    for (const Phase& phase : site.phases) {
      const bool is_live = phase.live && *phase.live <= s_.start;
      (is_live ? running : planned) += mean(phase.it_power.law);
      if (!is_live && !phase.power.date.is_never()) last = std::max(last, phase.power.date);
    }
    return {site.id,
            entity(site.for_customer),
            entity(site.buyer),
            place(site.place),
            std::to_string(site.phases.size()),
            megawatts(running),
            planned > 0 ? megawatts(planned) : "-",
            planned > 0 ? to_string(last) : "-",
            short_number(mean(site.pue.law))};
  }

  std::string sites() const {
    TextTable table({"", "for", "buyer", "place", "phases", "IT at the start", "IT to come", "last power", "PUE"},
                    kAllLeft);
    for (const Site& site : s_.sites) table.add(site_row(site));
    return list(style_, "Sites (means; dates without delays)", table);
  }

  std::string stream(const OrderStream& o) const {
    const std::string what = product(o.product) + " from " + entity(o.from);
    if (!o.dated.empty()) return fmt::format("{} dated orders of {}", o.dated.size(), what);
    const double first = o.quantity.empty() ? 1 : mean(o.quantity.front().second);
    return fmt::format("{} {} every {}", short_number(first), what, span_mean(o.every));
  }

  std::string demand() const {
    TextTable table({"", "orders", "milestones"}, kAllLeft);
    for (const Customer& c : s_.customers) {
      std::vector<std::string> what;
      if (c.orders_for_sites) what.push_back("for its sites, " + to_string(c.ahead) + " ahead of power");
      for (const OrderStream& o : c.streams) what.push_back(stream(o));
      std::vector<std::string> marks;
      for (const double gw : c.milestones_gw) marks.push_back(number_text(gw) + " GW");
      table.add({c.id, what.empty() ? "none of its own" : joined(what), marks.empty() ? "-" : joined(marks)});
    }
    return list(style_, "Demand (means)", table);
  }

  std::string opening() const {
    struct Sum {
      std::size_t orders = 0;
      double units = 0;
      Date first = Date::never();
      Date last = {};
    };
    std::map<std::vector<std::string>, Sum> sums;
    for (const OpeningOrder& o : s_.opening_orders) {
      Sum& sum = sums[{entity(o.for_customer), entity(o.buyer), product(o.product)}];
      ++sum.orders;
      sum.units += mean(o.quantity.law);
      sum.first = std::min(sum.first, o.placed);
      sum.last = std::max(sum.last, o.due);
    }
    TextTable table({"for", "buyer", "product", "orders", "units", "first placed", "last due"}, kAllLeft);
    for (const auto& [names, sum] : sums) {
      table.add({names[0], names[1], names[2], std::to_string(sum.orders), short_number(sum.units),
                 to_string(sum.first), to_string(sum.last)});
    }
    return list(style_, "Opening orders (means)", table);
  }

  std::string scenarios() const {
    TextTable table({"", "", ""}, kAllLeft);
    table.add({"base", "the file as it stands", loaded_.question});
    for (std::size_t i = 0; i < loaded_.scenario_names.size(); ++i) {
      table.add({loaded_.scenario_names[i], loaded_.scenario_titles[i], loaded_.scenario_questions[i]});
    }
    return list(style_, "Scenarios: choose with --scenario", table);
  }

  const input::Loaded& loaded_;
  const Scenario& s_;
  const Style& style_;
};

}  // namespace

std::string outline_text(const input::Loaded& loaded, const Style& style) {
  return Outline(loaded, style).text();
}

}  // namespace gigaramp::cli
