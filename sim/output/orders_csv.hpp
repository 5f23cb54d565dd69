#pragma once

#include <span>
#include <string>
#include <string_view>

#include "sim/analysis/atomic_file.hpp"
#include "sim/analysis/result.hpp"

namespace gigaramp {

/// One column of a table: what stands in it, and how it is written from a row.
struct OrderColumn {
  std::string_view name;
  std::string_view meaning;
  std::string (*text)(const OrderRow& row);
};

/// All columns of orders.csv after `replication`, in order; the file and the column dictionary come from it.
std::span<const OrderColumn> order_columns();

/// orders.csv, written replication by replication.
class OrdersCsv {
 public:
  explicit OrdersCsv(const std::string& path);
  void add(const ReplicationResult& result);
  void commit() { file_.commit(); }

 private:
  AtomicFile file_;
};

}  // namespace gigaramp
