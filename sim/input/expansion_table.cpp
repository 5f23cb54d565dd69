#include <array>
#include <utility>

#include "sim/input/line_table.hpp"
#include "sim/input/merge.hpp"
#include "sim/input/sections.hpp"

namespace gigaramp::input {
namespace {

// Lead times by what is built: docs/expansions.md says where they come from.
struct Kind {
  const char* name;
  const char* lead_time;
};
constexpr std::array<Kind, 7> kKinds = {{{"fab", "30 months"},
                                         {"packaging", "16 months"},
                                         {"packaging-greenfield", "24 months"},
                                         {"hbm", "21 months"},
                                         {"racks", "9 months"},
                                         {"turbines", "30 months"},
                                         {"transformers", "24 months"}}};

std::vector<std::string> kind_names() {
  std::vector<std::string> names;
  for (const Kind& kind : kKinds) names.emplace_back(kind.name);
  return names;
}

std::string usual_lead_time(const Cursor&, const Expansion& expansion) {
  for (const Kind& kind : kKinds) {
    if (expansion.kind == kind.name) return kind.lead_time;
  }
  return "";
}

Measure dollars() {
  constexpr double kMost = 1e15;
  return {Dimension::Money, "an amount of money", "bn$", 0, kMost};
}

const Rows<Expansion::Trigger>& trigger_rows() {
  using Trigger = Expansion::Trigger;
  static const Rows<Trigger> kRows = {
      row("backlog", &Trigger::backlog, duration(),
          "decided while starts that are claimed and not covered need longer than this at the capacity decided so far")
          .required(),
      row("review", &Trigger::review, period(), "how often the plant looks").standard("1 month"),
  };
  return kRows;
}

ShapePtr trigger_shape() {
  return fields(trigger_rows(), "a duration such as `12 weeks`, or `{backlog: 12 weeks, review: 1 month}`", "backlog");
}

void read_trigger(const Cursor& cursor, Expansion& out) {
  if (!cursor.node->is_map()) spell_out(*cursor.node, *trigger_shape());
  out.trigger = Expansion::Trigger{};
  read_rows(cursor, trigger_rows(), *out.trigger);
  if (out.trigger->review.seconds > 0 || !cursor.has("review")) return;
  cursor.at("review").error("a plant needs some time from one review to the next", "for example 1 month");
}

const Rows<Expansion>& learning_rows() {
  static const Rows<Expansion> kRows = {
      row("first", &Expansion::first_yield, uncertain(fraction()), "yield of a new line, as a share of the plant's")
          .required(),
      row("half_life", &Expansion::half_life, duration(), "time in which half of what is missing is learned")
          .required(),
  };
  return kRows;
}

Rows<Expansion> expansion_rows(const std::string& noun) {
  Rows<Expansion> rows = {
      row("kind", &Expansion::kind, choice(kind_names()), "what is built; says how long it takes").required(),
      row("adds", &Expansion::adds, uncertain_rate(noun), "starts per time").required(),
      row("decided", &Expansion::decided, uncertain_date(), "the date on which it is decided; instead of `trigger`"),
      row_by<Expansion>("trigger", trigger_shape(), read_trigger, "decided when the backlog is long"),
      row("prepaid", &Expansion::prepaid, uncertain(dollars()),
          "decided each time that so much has come in from somebody who pays for it"),
      row("most", &Expansion::most, whole(count("", 1, 1000)), "how often it may be decided").standard("1"),
      row("lead_time", &Expansion::lead_time, law(span()), "from the decision to the first start")
          .otherwise("by `kind`", usual_lead_time),
      row("ramp", &Expansion::ramp, duration(), "from the first start to the full rate, linear").standard("6 months"),
      row_by<Expansion>(
          "learning", fields(learning_rows(), "a map with `first` and `half_life`"),
          [](const Cursor& cursor, Expansion& out) { read_rows(cursor, learning_rows(), out); },
          "the yield of a new line; none = that of the plant at once"),
      row("capex", &Expansion::capex, uncertain(dollars()), "what it costs, each time"),
  };
  return join<Expansion>(std::move(rows), provenance_rows<Expansion>());
}

void check_decision(const Cursor& at) {
  std::string given;
  int ways = 0;
  for (const char* key : {"decided", "trigger", "prepaid"}) {
    if (at.has(key)) given += (ways++ == 0 ? "'" : " and '") + std::string(key) + "'";
  }
  if (ways == 0) at.error("nothing says when it is decided", "give 'decided', 'trigger' or 'prepaid'");
  if (ways > 1) at.error(given + " are given", "keep one of them");
}

void read_expansions(const Cursor& cursor, Plant& plant) {
  if (!cursor.node->is_map()) {
    cursor.mismatch("a map from names to expansions");
    return;
  }
  if (plant.starts.empty()) {
    cursor.error("'" + plant.id + "' has no 'capacity' that could grow", "expansions add to 'capacity: {starts: ...}'");
    return;
  }
  for (Entry& entry : cursor.node->entries) {
    const Cursor at = cursor.at(entry);
    Expansion expansion;
    expansion.id = entry.key;
    if (at.node->is_map()) check_decision(at);
    read_rows(at, expansion_rows(plant.start_unit), expansion);
    keep_entry_fact(at);
    if (expansion.decided && expansion.most > 1) at.at("most").error("a date comes once", "leave 'most' out");
    if (expansion.trigger && plant.plan.kind == Plan::Kind::Full) {
      at.at("trigger").error("a plant whose plan is 'full' has no backlog", "give 'decided' or 'prepaid'");
    }
    plant.expansions.push_back(std::move(expansion));
  }
  std::sort(plant.expansions.begin(), plant.expansions.end(),
            [](const Expansion& a, const Expansion& b) { return a.id < b.id; });
}

}  // namespace

Row<Plant> expansions_row() {
  return row_by<Plant>("expansions", names_of(fields(expansion_rows(""), "an expansion"), "a map from names"),
                       read_expansions, "capacity that it adds: at a date, by backlog, or when paid for");
}

}  // namespace gigaramp::input
