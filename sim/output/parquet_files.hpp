#pragma once

#include <string>
#include <vector>

namespace gigaramp {

/// The tables of a `run.sqlite`, each as a Parquet file (zstd) in `folder`; returns their names, `orders.parquet`, in
/// order of the alphabet. `library` is DuckDB, see DuckDb. Throws FileError.
std::vector<std::string> write_parquet(const std::string& database, const std::string& folder,
                                       const std::string& library);

/// Names of the files that it would write.
std::vector<std::string> parquet_names(const std::string& database);

}  // namespace gigaramp
