#include "tools/gigaramp/scenario_outline.hpp"

#include <fmt/format.h>

#include "sim/base/law.hpp"
#include "sim/base/quantity.hpp"
#include "tools/gigaramp/text_table.hpp"

namespace gigaramp::cli {

namespace {

constexpr double kSecondsPerDay = 86'400;

std::string short_number(double value) {
  return fmt::format("{:.6g}", value);
}

std::string number(const Law& law, double scale = 1) {
  return (law.kind == Law::Kind::Fixed ? "" : "~") + short_number(mean(law) / scale);
}

std::string days(const Law& law) {
  return number(law, kSecondsPerDay) + " days";
}

std::string megawatts(const Input& input) {
  return number(input.law, 1e6) + " MW";
}

std::string name(const Scenario& s, EntityId id) {
  return id.is_some() ? s.entities[id.index()].id : "-";
}

std::string place(const Scenario& s, PlaceId id) {
  return id.is_some() ? s.places[id.index()].id : "-";
}

std::string date_or_dash(Date date) {
  return date.is_never() ? "-" : to_string(date);
}

std::string section(const std::string& title, const TextTable& table) {
  return table.empty() ? std::string{} : "\n" + title + "\n" + table.text();
}

std::string products(const Scenario& s) {
  TextTable table({"product", "unit", "IT power", "made of"});
  for (const Product& p : s.products) {
    std::string bom;
    for (const BomLine& line : p.bom) {
      bom += (bom.empty() ? "" : ", ") + std::to_string(line.quantity) + " " + s.products[line.component.index()].id;
    }
    const bool draws = mean(p.it_power.law) > 0;
    table.add({p.id, p.unit, draws ? number(p.it_power.law, 1e3) + " kW" : "-", bom.empty() ? "-" : bom});
  }
  return section("Products", table);
}

std::string capacity(const Plant& plant) {
  if (plant.starts.empty()) return std::to_string(plant.lines) + (plant.lines == 1 ? " line" : " lines");
  const auto text = [&](const CapacityPoint& point) {
    const auto per_week = static_cast<double>(kWeek.seconds) / static_cast<double>(point.rate.per_seconds);
    return fmt::format("{:.6g} (from {})", mean(point.rate.value.law) * per_week, to_string(point.at));
  };
  std::string all = text(plant.starts.front());
  if (plant.starts.size() > 1) all += " to " + text(plant.starts.back());
  return all + " " + (plant.start_unit.empty() ? "start" : plant.start_unit) + "s/week";
}

std::string plants(const Scenario& s) {
  TextTable table({"plant", "kind", "place", "makes", "takes", "capacity"});
  for (const Plant& plant : s.plants) {
    std::string makes;
    std::string takes;
    for (const Recipe& recipe : plant.makes) {
      makes += (makes.empty() ? "" : ", ") + s.products[recipe.product.index()].id;
      takes += (takes.empty() ? "" : ", ") + days(plant.lines > 0 ? recipe.process_time : recipe.cycle_time);
    }
    table.add({plant.id, plant.kind, place(s, plant.place), makes, takes, capacity(plant)});
  }
  return section("Plants", table);
}

std::string stores_and_designers(const Scenario& s) {
  TextTable stores({"store", "place", "holds"});
  for (const Store& store : s.stores) {
    std::string items;
    for (const Store::Item& item : store.items) {
      items += (items.empty() ? "" : ", ") + s.products[item.product.index()].id + " up to " +
               std::to_string(item.base_stock);
    }
    stores.add({store.id, place(s, store.place), items});
  }
  TextTable designers({"designer", "place", "products", "book"});
  for (const Designer& designer : s.designers) {
    std::string roadmap;
    for (const RoadmapStep& step : designer.roadmap) {
      roadmap += (roadmap.empty() ? "" : ", ") + s.products[step.product.index()].id;
      if (step.from) roadmap += " from " + to_string(*step.from);
      if (step.until) roadmap += " until " + to_string(*step.until);
    }
    designers.add({designer.id, place(s, designer.place), roadmap, to_string(designer.book)});
  }
  return section("Stores", stores) + section("Designers", designers);
}

std::string lanes(const Scenario& s) {
  TextTable table({"lane", "from", "to", "mode", "transit"});
  for (const Lane& lane : s.lanes) {
    table.add({lane.id, place(s, lane.from), place(s, lane.to), lane.mode, days(lane.transit)});
  }
  return section("Lanes", table);
}

std::string sites(const Scenario& s) {
  TextTable table({"site/phase", "for", "buyer", "place", "IT power", "shell", "power", "live"});
  for (const Site& site : s.sites) {
    for (const Phase& phase : site.phases) {
      table.add({site.id + "/" + phase.id, name(s, site.for_customer), name(s, site.buyer), place(s, site.place),
                 megawatts(phase.it_power), date_or_dash(phase.shell.date), date_or_dash(phase.power.date),
                 phase.live ? to_string(*phase.live) : "-"});
    }
  }
  return section("Sites", table);
}

std::string milestones(const Customer& customer) {
  std::string text;
  for (const double gw : customer.milestones_gw) text += (text.empty() ? "" : ", ") + short_number(gw) + " GW";
  return text.empty() ? "-" : text;
}

std::string demand(const Scenario& s) {
  TextTable customers({"customer", "orders", "milestones"});
  for (const Customer& customer : s.customers) {
    std::string orders;
    if (customer.orders_for_sites) orders = "for its sites, " + to_string(customer.ahead) + " ahead";
    for (const OrderStream& stream : customer.streams) {
      const std::string rhythm =
          stream.dated.empty() ? "every " + days(stream.every) : std::to_string(stream.dated.size()) + " dated orders";
      orders += (orders.empty() ? "" : "; ") + s.products[stream.product.index()].id + " from " + name(s, stream.from) +
                " " + rhythm;
    }
    customers.add({customer.id, orders.empty() ? "-" : orders, milestones(customer)});
  }
  TextTable book({"opening order", "buyer", "for", "product", "quantity", "placed", "due"});
  for (const OpeningOrder& order : s.opening_orders) {
    book.add({order.id, name(s, order.buyer), name(s, order.for_customer), s.products[order.product.index()].id,
              number(order.quantity.law), to_string(order.placed), to_string(order.due)});
  }
  return section("Customers", customers) + section("Opening orders", book);
}

}  // namespace

std::string scenario_outline(const Scenario& s) {
  std::string head = s.name + " (" + s.scenario + "), " + to_string(s.start) + " to " + to_string(s.end) + "\n";
  if (!s.title.empty()) head += s.title + "\n";
  return head + products(s) + plants(s) + stores_and_designers(s) + lanes(s) + sites(s) + demand(s);
}

}  // namespace gigaramp::cli
