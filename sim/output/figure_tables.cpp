#include "sim/output/figure_tables.hpp"

#include <array>

#include "sim/output/table_file.hpp"

namespace gigaramp {

namespace {

using enum CellType;

constexpr Column<Figure> kMean{{"mean", Number, "over the replications that have the figure"},
                               [](const Figure& f) { return Cell(f.spread.mean); }};
constexpr Column<Figure> kP10{{"p10", Number, "nearest rank over them"},
                              [](const Figure& f) { return Cell(f.spread.p10); }};
constexpr Column<Figure> kP50{{"p50", Number, "the same"}, [](const Figure& f) { return Cell(f.spread.p50); }};
constexpr Column<Figure> kP90{{"p90", Number, "the same"}, [](const Figure& f) { return Cell(f.spread.p90); }};

constexpr std::array kCustomers = std::to_array<Column<Figure>>({
    {{"customer", Text, "id of the customer"}, [](const Figure& f) { return Cell(f.entity); }},
    {{"metric", Text,
      "`facility_gw`, `it_gw` [GW]; `stranded` [MW-days of IT power that racks wait for, or that waits for racks]; "
      "`orders` [units ordered, delivered]; with accounts `spend_usd`, `commitments_usd`, `cash_usd`, "
      "`cost_per_gw_usd`, `idle_usd` [$], `spend_of_path` [fraction], `money`"},
     [](const Figure& f) { return Cell(f.metric); }},
    {{"part", Text, "last day of the year for GW; else what is counted, with `/2026` for one year"},
     [](const Figure& f) { return Cell(f.part); }},
    kMean,
    kP10,
    kP50,
    kP90,
});

constexpr std::array kNodes = std::to_array<Column<Figure>>({
    {{"node", Text, "plant, store or designer"}, [](const Figure& f) { return Cell(f.entity); }},
    {{"metric", Text,
      "`utilization` [fraction], `wait_days` [of orders until they are started or granted; at plants that work to a "
      "plan "
      "of finished goods until they leave], `lead_time_days`, `made` [good units], `starts`, `backlog` [units open at "
      "the end], `bottleneck_months`; plants with lines also `l`, `lq` [units], `w_days`, `wq_days`"},
     [](const Figure& f) { return Cell(f.metric); }},
    {{"part", Text, "year; empty: the whole run"}, [](const Figure& f) { return Cell(f.part); }},
    kMean,
    kP10,
    kP50,
    kP90,
});

constexpr std::array kProducts = std::to_array<Column<Figure>>({
    {{"metric", Text, "`packages_shipped`: packages inside the racks and boards that left assemblers"},
     [](const Figure& f) { return Cell(f.entity); }},
    {{"quarter", Text, "`2025Q4`"}, [](const Figure& f) { return Cell(f.metric); }},
    kMean,
    kP10,
    kP50,
    kP90,
});

constexpr std::array kPayments = std::to_array<Column<PaymentFigure>>({
    {{"from", Text, "who paid; empty: from outside"}, [](const PaymentFigure& p) { return Cell(p.payment.from); }},
    {{"to", Text, "who was paid; empty: to outside"}, [](const PaymentFigure& p) { return Cell(p.payment.to); }},
    {{"what", Text, "`opening`, `inflow`, `deposit`, `goods`, `building`, `equity`, `debt`, `interest`, `rent`, ..."},
     [](const PaymentFigure& p) { return Cell(p.payment.what); }},
    {{"for", Text, "for whose phases; empty: for none"},
     [](const PaymentFigure& p) { return Cell(p.payment.customer); }},
    {{"mean", Number, "over all replications [$]"}, [](const PaymentFigure& p) { return Cell(p.spread.mean); }},
    {{"p10", Number, "nearest rank over them"}, [](const PaymentFigure& p) { return Cell(p.spread.p10); }},
    {{"p50", Number, "the same"}, [](const PaymentFigure& p) { return Cell(p.spread.p50); }},
    {{"p90", Number, "the same"}, [](const PaymentFigure& p) { return Cell(p.spread.p90); }},
});

constexpr std::array kMilestones = std::to_array<Column<MilestoneRow>>({
    {{"customer", Text, "id of the customer"}, [](const MilestoneRow& r) { return Cell(r.customer); }},
    {{"gw", Number, "power to be reached [GW]"}, [](const MilestoneRow& r) { return Cell(r.gw); }},
    {{"measure", Text, "`facility` or `it`"}, [](const MilestoneRow& r) { return Cell(r.measure); }},
    {{"reached", Text, "date (UTC); empty: not before the end"},
     [](const MilestoneRow& r) { return r.reached ? Cell(to_string(*r.reached)) : Cell(); }},
});

constexpr ResultTable<Figure> kCustomersTable{"customers", "Figures of summary.json about customers.", kCustomers};
constexpr ResultTable<Figure> kNodesTable{"nodes", "Figures of summary.json about plants, stores and designers.",
                                          kNodes};
constexpr ResultTable<Figure> kProductsTable{"products", "Figures of summary.json about goods.", kProducts};
constexpr ResultTable<PaymentFigure> kPaymentsTable{
    "payments", "Money that went from one party to another over the whole run; empty without accounts.", kPayments};
constexpr ResultTable<MilestoneRow> kMilestonesTable{
    "milestones", "One row per replication, customer, milestone and measure.", kMilestones, true};

}  // namespace

const ResultTable<Figure>& customers_table() {
  return kCustomersTable;
}

const ResultTable<Figure>& nodes_table() {
  return kNodesTable;
}

const ResultTable<Figure>& products_table() {
  return kProductsTable;
}

const ResultTable<MilestoneRow>& milestones_table() {
  return kMilestonesTable;
}

const ResultTable<PaymentFigure>& payments_table() {
  return kPaymentsTable;
}

std::vector<PaymentFigure> payments_of(const Ensemble& ensemble) {
  std::vector<PaymentFigure> rows;
  for (Ensemble::Payment& payment : ensemble.payments()) {
    const Spread spread = spread_of(payment.dollars);
    rows.push_back({std::move(payment), spread});
  }
  return rows;
}

std::vector<Figure> figures_of(const Ensemble::Table& table) {
  std::vector<Figure> rows;
  for (const auto& [entity, metrics] : table) {
    for (const auto& [name, values] : metrics) {
      const std::size_t slash = name.find('/');
      const std::string part = slash == std::string::npos ? "" : name.substr(slash + 1);
      rows.push_back({entity, name.substr(0, slash), part, spread_of(values)});
    }
  }
  return rows;
}

std::vector<MilestoneRow> milestones_of(const Ensemble& ensemble, std::size_t i) {
  std::vector<MilestoneRow> rows;
  for (const Ensemble::Milestone& m : ensemble.milestones()) {
    rows.push_back({m.customer, m.gw, m.measure, m.reached[i]});
  }
  return rows;
}

void write_milestones(const std::string& folder, const Ensemble& ensemble) {
  TableFile<MilestoneRow> file(folder, kMilestonesTable);
  for (std::size_t i = 0; i < ensemble.size(); ++i) {
    for (const MilestoneRow& row : milestones_of(ensemble, i)) file.add(ensemble.replications()[i], row);
  }
  file.commit();
}

}  // namespace gigaramp
