#include <algorithm>
#include <utility>

#include "sim/input/money_codecs.hpp"
#include "sim/input/sections.hpp"
#include "sim/input/site_path.hpp"

namespace gigaramp::input {
namespace {

const Rows<Phase>& phase_rows() {
  static const Rows<Phase> kRows = join<Phase>(
      {
          row("it_power", &Phase::it_power, uncertain(power()), "IT power when complete").required(),
          row("live", &Phase::live, date(), "energized since; on or before the start"),
          row("shell", &Phase::shell, uncertain_date(), "building handed over"),
          row("power", &Phase::power, uncertain_date(), "grid hookup ready"),
          row("transformers", &Phase::transformers, uncertain_date(), "delivered; the grid is of use only with them"),
          row("turbines", &Phase::turbines, uncertain_date(), "bridge power ready, with or without the grid"),
          row("racks_per_week", &Phase::racks_per_week, whole(count("rack", 1)),
              "most racks installed; none = no limit"),
          row("commissioning", &Phase::commissioning, law(span()), "from installed to energized").standard("0 days"),
      },
      provenance_rows<Phase>());
  return kRows;
}

void check_dates(const Cursor& cursor, Phase& phase) {
  if (!phase.live) {
    for (const char* key : {"shell", "power"}) {
      if (!cursor.has(key)) {
        cursor.error(std::string("missing key '") + key + "'",
                     "a phase that is not 'live' since before the start needs 'shell' and 'power'");
      }
    }
    return;
  }
  if (*phase.live > cursor.reading->scenario.start) {
    cursor.at("live").error("'" + to_string(*phase.live) + "' is later than the start",
                            "give 'shell' and 'power' instead");
  }
  if (!cursor.has("shell")) phase.shell.date = *phase.live;
  if (!cursor.has("power")) phase.power.date = *phase.live;
}

void read_phases(const Cursor& cursor, Site& site) {
  if (!cursor.node->is_map()) {
    cursor.mismatch("a map from phases");
    return;
  }
  for (Entry& entry : cursor.node->entries) {
    const Cursor at = cursor.at(entry);
    Phase phase;
    phase.id = entry.key;
    read_rows(at, phase_rows(), phase);
    if (at.node->is_map()) check_dates(at, phase);
    keep_entry_fact(at);
    site.phases.push_back(std::move(phase));
  }
  sort_phases(site.phases);
}

Codec<EntityId> customer_ref() {
  return entity_ref({Entity::Kind::Customer});
}

Rows<Site> own_rows() {
  Measure pue = plain_number(1, 100);
  Measure overhead = fraction();
  overhead.high = 10;
  Rows<Site> rows;
  rows.push_back(row("for", &Site::for_customer, customer_ref(), "whose GW it is").required());
  rows.push_back(row("buyer", &Site::buyer, customer_ref(), "who pays")
                     .required()
                     .otherwise("that of `for`", [](const Cursor& c, const Site&) {
                       return c.has("for") ? shown(*c.node->find("for")) : "";
                     }));
  rows.push_back(place_row<Site>("where it stands"));
  rows.push_back(stream_row<Site>());
  rows.push_back(row("pue", &Site::pue, uncertain(pue), "facility power / IT power, at least 1").standard("1"));
  rows.push_back(row("overhead", &Site::overhead, uncertain(overhead),
                     "network, storage and CPU power as a fraction of rack power")
                     .standard("0 %"));
  rows.push_back(row("cost_per_gw", &Site::cost_per_gw, uncertain(money()),
                     "building and power without racks, per GW of facility power; the buyer pays it with the shell"));
  rows.push_back(row("product", &Site::product, product_ref(),
                     "what its phases order; none = what the designer's roadmap sells on the date of the order"));
  rows.push_back(row_by<Site>("phases", names_of(fields(phase_rows(), "a phase"), "a map from phases"), read_phases,
                              "parts of the campus; instead of `path`"));
  rows.push_back(row_by<Site>("path", dated(number(power()).shape), read_path,
                              "cumulative IT power over time, linear between dates, cut into monthly phases"));
  return rows;
}

}  // namespace

const Rows<Site>& site_rows() {
  static const Rows<Site> kRows = join<Site>(own_rows(), provenance_rows<Site>());
  return kRows;
}

}  // namespace gigaramp::input
