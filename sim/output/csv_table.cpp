#include "sim/output/csv_table.hpp"

#include <utility>

namespace gigaramp {

CsvTable::CsvTable(const std::string& path) : reader_(path) {
  for (std::vector<std::string> fields; reader_.next(fields);) rows_.push_back(std::move(fields));
}

}  // namespace gigaramp
