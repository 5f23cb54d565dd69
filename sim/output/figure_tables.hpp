#pragma once

#include <string>
#include <vector>

#include "sim/analysis/ensemble.hpp"
#include "sim/output/result_table.hpp"

namespace gigaramp {

/// A figure of summary.json as a row: `openai`, `facility_gw`, `2026-12-31`.
struct Figure {
  std::string entity;
  std::string metric;
  std::string part;  ///< year end, year or cause the figure is about; empty: the whole run
  Spread spread = {};
};

/// `customers`, `nodes`: figures by entity, metric and part.
const ResultTable<Figure>& customers_table();
const ResultTable<Figure>& nodes_table();

/// `products`: figures by metric and quarter.
const ResultTable<Figure>& products_table();

/// `milestones`: when each replication reached each milestone.
const ResultTable<MilestoneRow>& milestones_table();

/// `payments`: who paid how much to whom and what for, over the whole run.
struct PaymentFigure {
  Ensemble::Payment payment;
  Spread spread = {};
};
const ResultTable<PaymentFigure>& payments_table();
std::vector<PaymentFigure> payments_of(const Ensemble& ensemble);

/// Rows of the figures of an ensemble, sorted; a name `metric/part` is cut at the slash.
std::vector<Figure> figures_of(const Ensemble::Table& table);

/// Writes `folder/milestones.csv`.
void write_milestones(const std::string& folder, const Ensemble& ensemble);

/// The milestones of the `i`-th replication of an ensemble.
std::vector<MilestoneRow> milestones_of(const Ensemble& ensemble, std::size_t i);

}  // namespace gigaramp
