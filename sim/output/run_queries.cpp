#include "sim/output/run_queries.hpp"

#include <SQLiteCpp/SQLiteCpp.h>

#include <functional>

#include "sim/base/error.hpp"
#include "sim/output/run_database.hpp"

namespace gigaramp {

namespace {

void for_each_row(const std::string& folder, const char* query, const std::function<void(SQLite::Statement&)>& use) {
  const std::string path = folder + "/" + kRunDatabaseFile;
  try {
    const SQLite::Database database(path, SQLite::OPEN_READONLY);
    SQLite::Statement statement(database, query);
    while (statement.executeStep()) use(statement);
  } catch (const SQLite::Exception& error) {
    throw FileError(path, error.what());
  }
}

}  // namespace

std::map<std::string, std::vector<RampPoint>> read_ramps(const std::string& folder) {
  std::map<std::string, std::vector<RampPoint>> ramps;
  for_each_row(folder, "SELECT customer, date, p50_mw FROM v_ramp WHERE measure = 'facility'",
               [&](SQLite::Statement& row) {
                 const auto date = parse_date(row.getColumn(1).getString());
                 if (date) ramps[row.getColumn(0).getString()].push_back({*date, row.getColumn(2).getDouble()});
               });
  return ramps;
}

std::map<MilestoneKey, DatesByReplication> read_milestones(const std::string& folder) {
  std::map<MilestoneKey, DatesByReplication> milestones;
  for_each_row(
      folder, "SELECT customer, gw, measure, replication, reached FROM milestones", [&](SQLite::Statement& row) {
        const MilestoneKey key{row.getColumn(0).getString(), row.getColumn(1).getDouble(),
                               row.getColumn(2).getString()};
        const auto replication = static_cast<std::uint64_t>(row.getColumn(3).getInt64());
        const bool is_reached = !row.getColumn(4).isNull();
        milestones[key][replication] = is_reached ? parse_date(row.getColumn(4).getString()) : std::optional<Date>{};
      });
  return milestones;
}

}  // namespace gigaramp
