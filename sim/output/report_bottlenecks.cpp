#include <filesystem>
#include <map>
#include <nlohmann/json.hpp>

#include "sim/output/csv_number.hpp"
#include "sim/output/csv_table.hpp"
#include "sim/output/report_tables.hpp"

namespace gigaramp {

namespace {

struct Stage {
  std::string node;
  std::string cause;
  double binds = 0;
};

}  // namespace

nlohmann::ordered_json report_bottlenecks(const std::string& path) {
  using nlohmann::ordered_json;
  ordered_json rows = ordered_json::array();
  if (!std::filesystem::exists(path)) return rows;
  const CsvTable table(path);
  const std::size_t customer = table.column("customer");
  const std::size_t period = table.column("period");
  const std::size_t node = table.column("node");
  const std::size_t cause = table.column("cause");
  const std::size_t binds = table.column("binds");
  std::map<std::pair<std::string, std::string>, Stage> most;
  for (std::size_t row = 0; row < table.rows(); ++row) {
    const double share = number_of<double>(table.at(row, binds), path);
    Stage& stage = most[{table.at(row, customer), table.at(row, period)}];
    if (share > stage.binds) stage = {table.at(row, node), table.at(row, cause), share};
  }
  for (const auto& [key, stage] : most) {
    if (stage.binds <= 0) continue;
    rows.push_back({{"customer", key.first},
                    {"period", key.second},
                    {"node", stage.node},
                    {"cause", stage.cause},
                    {"binds", stage.binds}});
  }
  return rows;
}

}  // namespace gigaramp
