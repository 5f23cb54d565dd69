#pragma once

#include <string>

namespace gigaramp::testing {

/// What a test of designer, site or purchase lots varies in one small chain: packages (10 a rack), racks of 100 kW,
/// a campus of ten racks per megawatt.
struct CampusWorld {
  std::string package_stock = "0";
  std::string designer = "book: 6 months";
  std::string phases =
      "{b1: {it_power: 1 MW, shell: 2026-02-01, power: 2026-03-01, racks_per_week: 2, "
      "commissioning: 1 week}}";
  std::string opening_orders = "{}";
  std::string ahead = "20 weeks";

  std::string yaml() const {
    return R"(schema: 1
name: campus-world
start: 2026-01-01
end: 2027-07-01
products: {package: {unit: package}, rack: {unit: rack, bom: {package: 10}, it_power: 100 kW}}
plants:
  packaging: {kind: packaging, capacity: {starts: 50 wafers/week}, makes: {package: {cycle_time: 4 weeks}},
              opening: {stock: {package: )" +
           package_stock + R"(}}}
  odm: {kind: assembly, capacity: {starts: 6 racks/week}, makes: {rack: {cycle_time: 2 weeks}}}
designers: {designer: {roadmap: [{product: rack}], )" +
           designer + R"(}}
sites: {campus: {for: ann, buyer: lessor, phases: )" +
           phases + R"(}}
customers: {ann: {order: {for: sites, ahead: )" +
           ahead + R"(}}, bob: {}, lessor: {}}
opening_orders: )" +
           opening_orders + "\n";
  }
};

}  // namespace gigaramp::testing
