#include "sim/output/displacement_csv.hpp"

#include <array>
#include <vector>

#include "sim/base/quantity.hpp"
#include "sim/output/csv.hpp"

namespace gigaramp {

namespace {

constexpr std::array kColumns = std::to_array<DisplacementColumn>({
    {"by", "who was served earlier than first come, first served would have",
     [](const DisplacementRow& r) { return r.by; }},
    {"victim", "who was served later", [](const DisplacementRow& r) { return r.victim; }},
    {"node", "where", [](const DisplacementRow& r) { return r.node; }},
    {"product", "of what; empty: slots of a plant with several products",
     [](const DisplacementRow& r) { return r.product; }},
    {"unit_days", "units times days of delay", [](const DisplacementRow& r) { return number_text(r.unit_days); }},
    {"mw_days", "the same in IT power of the racks the units are part of; 0 without a product",
     [](const DisplacementRow& r) { return number_text(r.mw_days); }},
});

}  // namespace

std::span<const DisplacementColumn> displacement_columns() {
  return kColumns;
}

DisplacementCsv::DisplacementCsv(const std::string& path) : file_(path) {
  std::vector<std::string> names{"replication"};
  for (const DisplacementColumn& column : kColumns) names.emplace_back(column.name);
  file_.append(csv_line(names));
}

void DisplacementCsv::add(const ReplicationResult& result) {
  for (const DisplacementRow& row : result.displacement) {
    std::vector<std::string> fields{std::to_string(result.replication)};
    for (const DisplacementColumn& column : kColumns) fields.push_back(column.text(row));
    file_.append(csv_line(fields));
  }
}

}  // namespace gigaramp
