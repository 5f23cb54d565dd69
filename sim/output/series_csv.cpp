#include "sim/output/series_csv.hpp"

#include <algorithm>
#include <array>

#include "sim/analysis/atomic_file.hpp"
#include "sim/base/quantity.hpp"
#include "sim/output/csv.hpp"

namespace gigaramp {

void write_series(const std::string& path, const Ensemble& ensemble) {
  AtomicFile file(path);
  file.append("date,entity,metric,unit,mean,p10,p50,p90\n");
  for (std::size_t row = 0; row < ensemble.series_keys().size(); ++row) {
    const SeriesRow& key = ensemble.series_keys()[row];
    const Spread s = ensemble.series_spread(row);
    const std::array<std::string, 8> fields{
        to_string(key.date), key.entity,         key.metric,         key.unit,
        number_text(s.mean), number_text(s.p10), number_text(s.p50), number_text(s.p90)};
    file.append(csv_line(fields));
  }
  file.commit();
}

void write_raw_series(const std::string& path, const Ensemble& ensemble, std::uint64_t keep) {
  AtomicFile file(path);
  file.append("replication,date,entity,metric,unit,value\n");
  const std::size_t count = std::min<std::uint64_t>(keep, ensemble.size());
  for (std::size_t i = 0; i < count; ++i) {
    const std::string replication = std::to_string(ensemble.replications()[i]);
    for (std::size_t row = 0; row < ensemble.series_keys().size(); ++row) {
      const SeriesRow& key = ensemble.series_keys()[row];
      const std::array<std::string, 6> fields{replication, to_string(key.date),
                                              key.entity,  key.metric,
                                              key.unit,    number_text(ensemble.series_value(row, i))};
      file.append(csv_line(fields));
    }
  }
  file.commit();
}

}  // namespace gigaramp
