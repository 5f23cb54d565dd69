#include "tools/gigaramp/explain_text.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "sim/analysis/order_names.hpp"
#include "sim/base/quantity.hpp"
#include "tools/gigaramp/figures_text.hpp"
#include "tools/gigaramp/text_table.hpp"

namespace gigaramp::cli {

namespace {

constexpr double kSecondsPerDay = 86'400;
constexpr std::size_t kBarWidth = 48;
constexpr std::size_t kMostOvertakers = 20;

double days(Duration span) {
  return static_cast<double>(span.seconds) / kSecondsPerDay;
}

std::string days_text(Duration span) {
  return fmt::format("{:.1f}", days(span));
}

std::string day_text(Date date) {
  return to_string(date).substr(0, 10);
}

std::string name_or_dash(const Scenario& scenario, std::uint32_t entity) {
  return entity < scenario.entities.size() ? scenario.entities[entity].id : "-";
}

std::string units_text(const Scenario& scenario, std::uint32_t product, std::int64_t quantity) {
  const std::int64_t quanta = product < scenario.products.size() ? scenario.products[product].quanta_per_unit : 1;
  return number_text(static_cast<double>(quantity) / static_cast<double>(quanta));
}

std::string size_text(double gw) {
  return gw < 1 ? number_text(gw * 1000) + " MW" : number_text(gw) + " GW";
}

using enum EventType;
constexpr std::array kWhatHappened = std::to_array<std::pair<EventType, std::string_view>>({
    {OrderPlaced, "ordered"},
    {OrderHeld, "waits for cash"},
    {OrderReleased, "sent, cash is there"},
    {OrderAccepted, "accepted"},
    {OrderRefused, "refused"},
    {Claimed, "due, asks for supply"},
    {OrderGranted, "granted"},
    {Converted, "newer generation"},
    {OrderStarted, "work begins"},
    {OrderCompleted, "finished"},
    {Shipped, "shipped"},
    {Arrived, "arrived"},
    {Installed, "installed"},
    {Energized, "runs"},
    {OrderSetBack, "set back"},
    {OrderCancelled, "cancelled"},
});

// What an event of an order means to a reader; others by their name in the log.
std::string what_happened(EventType type) {
  for (const auto& [known, words] : kWhatHappened) {
    if (known == type) return std::string(words);
  }
  return std::string(name_of(type));
}

std::string frequencies_text(const MilestoneAnswer& answer) {
  std::string text;
  for (const PathFrequency& f : answer.frequencies) {
    text += fmt::format("  in {} of {}: {} at {}\n", f.count, answer.replications, f.cause, f.node);
  }
  return text;
}

// Bars on one scale, one row per step.
std::string gantt(const Scenario& scenario, const std::vector<CauseStep>& steps) {
  const Date first = steps.front().from;
  const auto whole = static_cast<double>(std::max<std::int64_t>(1, (steps.back().to - first).seconds));
  const auto column = [&](Date date) {
    return static_cast<std::size_t>(static_cast<double>((date - first).seconds) / whole * kBarWidth + 0.5);
  };
  TextTable table({"cause", "node", "days", day_text(first) + " to " + day_text(steps.back().to)}, 4);
  for (const CauseStep& step : steps) {
    const std::size_t left = std::min(column(step.from), kBarWidth - 1);
    const std::size_t width = std::max<std::size_t>(1, column(step.to) - left);
    table.add({std::string(name_of(step.cause)), name_or_dash(scenario, step.node), days_text(step.to - step.from),
               std::string(left, '.') + std::string(width, '#')});
  }
  return table.text();
}

std::string overtakers_text(const Scenario& scenario, const ExplainedOrder& explained, const Style& style) {
  const OrderLife& life = explained.life;
  const std::string at = name_or_dash(scenario, life.waited_at);
  if (life.overtakers.empty()) return "No younger claim was served before it at " + at + ".\n";
  TextTable table({"overtaken by", "for", "in line since", "served from", "to", "units"}, 5);
  for (std::size_t i = 0; i < std::min(life.overtakers.size(), kMostOvertakers); ++i) {
    const OrderLife::Overtaker& other = life.overtakers[i];
    const std::uint32_t party = other.for_customer != 0xffff ? other.for_customer : other.buyer;
    table.add({name_of_order(scenario, explained.facts, {other.order}), name_or_dash(scenario, party),
               day_text(other.placed), day_text(other.first), day_text(other.last),
               units_text(scenario, life.product, other.quantity)});
  }
  std::string text = style.heading("Younger claims served at " + at + " while it waited") + "\n" + table.text();
  if (life.overtakers.size() > kMostOvertakers) {
    text += fmt::format("  and {} more (--format json has all)\n", life.overtakers.size() - kMostOvertakers);
  }
  return text;
}

}  // namespace

std::string milestone_text(const Scenario& scenario, const ExplainedMilestone& explained, const Style& style) {
  const MilestoneAnswer& answer = explained.answer;
  const std::string goal = answer.customer + " " + size_text(answer.gw);
  if (!answer.path) {
    return fmt::format("{} is not reached in replication {} ({} of {} with events reach it).\n", goal,
                       answer.replication, answer.reached, answer.replications);
  }
  const CriticalPath& path = *answer.path;
  std::string text = style.heading(fmt::format("{} (facility) on {}, replication {}", goal, to_string(path.reached),
                                               answer.replication)) +
                     "\n";
  if (path.order == 0) return text + what_would_have_to_change(scenario, path) + "\n";
  text += fmt::format("Completed by racks of order {} in {}/{}.\n\n",
                      name_of_order(scenario, explained.facts, {path.order}), name_or_dash(scenario, path.site),
                      path.phase);
  TextTable steps({"from", "to", "node", "cause", "what", "days"}, 5);
  for (const PathStep& step : path.steps) {
    steps.add({day_text(step.from), day_text(step.to), name_or_dash(scenario, step.node),
               std::string(name_of(step.cause)), step.what, days_text(step.to - step.from)});
  }
  const Date first = path.steps.empty() ? path.reached : path.steps.front().from;
  steps.add({day_text(first), day_text(path.reached), "", "", "the whole path", days_text(path.reached - first)});
  text += steps.text() + "\n";
  if (!path.runners_up.empty()) {
    TextTable others({"also needed", "node", "ready", "needed", "slack days"}, 4);
    for (const RunnerUp& other : path.runners_up) {
      others.add({other.input, name_or_dash(scenario, other.node), day_text(other.ready), day_text(other.needed),
                  days_text(other.needed - other.ready)});
    }
    text += others.text() + "\n";
  }
  text += wrapped("What would have to change: " + what_would_have_to_change(scenario, path));
  if (answer.replications < 2) return text;
  return text + "\nLargest wait over replications with events:\n" + frequencies_text(answer);
}

std::string order_text(const Scenario& scenario, const ExplainedOrder& explained, const Style& style) {
  const OrderLife& life = explained.life;
  const std::string product = life.product < scenario.products.size() ? scenario.products[life.product].id : "";
  std::string text =
      style.heading(fmt::format("Order {}, replication {}", name_of_order(scenario, explained.facts, {life.order}),
                                explained.facts.replication)) +
      "\n";
  text +=
      fmt::format("{} {} for {}, bought by {}; placed {}, due {}\n\n",
                  units_text(scenario, life.product, life.quantity), product, name_or_dash(scenario, life.for_customer),
                  name_or_dash(scenario, life.buyer), day_text(life.placed), day_text(life.due));
  TextTable stages({"event", "node", "product", "first", "last", "units", "parts"}, 5);
  for (const OrderLife::Stage& stage : life.stages) {
    const bool has_product = stage.product < scenario.products.size();
    stages.add({what_happened(stage.type), name_or_dash(scenario, stage.node),
                has_product ? scenario.products[stage.product].id : product, day_text(stage.first),
                day_text(stage.last), units_text(scenario, stage.product, stage.quantity),
                std::to_string(stage.parts)});
  }
  text += stages.text() + "\n";
  if (life.steps.empty()) {
    text += "It is not finished: no sum of causes.\n\n";
  } else {
    text += style.heading("Its last part, from its first day to its last: " +
                          days_text(life.steps.back().to - life.steps.front().from) + " days") +
            "\n" + gantt(scenario, life.steps) + "\n";
  }
  return text + overtakers_text(scenario, explained, style);
}

}  // namespace gigaramp::cli
