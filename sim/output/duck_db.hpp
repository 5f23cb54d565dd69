#pragma once

#include <memory>
#include <string>
#include <vector>

#include "sim/output/result_table.hpp"

namespace gigaramp {

/// DuckDB, loaded while the program runs: nothing is linked with it, and only who asks for Parquet needs it. Throws
/// FileError when there is no such library, or when it refuses a statement.
class DuckDb {
 public:
  /// A database in memory. `library` is tried first, then what the system finds as `libduckdb.so`.
  explicit DuckDb(const std::string& library);
  ~DuckDb();
  DuckDb(const DuckDb&) = delete;
  DuckDb& operator=(const DuckDb&) = delete;

  void run(const std::string& sql);
  /// Opens a table for `add`; at most one is open.
  void begin(const std::string& table);
  void add(const std::vector<Cell>& row);
  void end();

 private:
  struct Parts;
  void refuse(const std::string& what) const;

  std::unique_ptr<Parts> parts_;
};

}  // namespace gigaramp
