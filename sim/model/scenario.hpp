#pragma once

#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "sim/base/id.hpp"
#include "sim/base/time.hpp"
#include "sim/model/demand.hpp"
#include "sim/model/disruption.hpp"
#include "sim/model/expansion.hpp"
#include "sim/model/flow.hpp"
#include "sim/model/gauge.hpp"
#include "sim/model/hedging.hpp"
#include "sim/model/money.hpp"
#include "sim/model/recipe.hpp"
#include "sim/model/rule.hpp"
#include "sim/model/store.hpp"
#include "sim/model/value.hpp"

/// The scenario as checked plain data. Every table is sorted by id; an index into it is the matching id type.
/// Names of products, places and entities are resolved to ids by the reader, names of parties in rules stay names.
namespace gigaramp {

struct Place {
  std::string id;
  double latitude = 0;   ///< [degrees north]
  double longitude = 0;  ///< [degrees east]
};

struct BomLine {
  ProductId component;
  std::int64_t quantity = 0;  ///< quanta of the component per unit of the product started, > 0
};

struct Product {
  std::string id;
  std::string unit = "unit";         ///< noun of its counts: die, stack, package, rack
  std::int64_t quanta_per_unit = 1;  ///< 1 = whole units
  std::vector<BomLine> bom = {};
  Input it_power = {};  ///< [W] per unit; 0 = draws none (only racks draw power)
};

struct CapacityPoint {
  Date at;
  RateInput rate;  ///< starts per time
};

struct Opening {
  struct Stock {
    ProductId product;
    Input quantity;  ///< [units]: finished products or components on hand
  };
  struct WipShare {
    ProductId product;
    double share = 0;  ///< of the slots before the start [fraction in [0, 1]]
  };
  std::vector<Stock> stock = {};
  bool steady_wip = false;
  std::vector<WipShare> wip_shares = {};  ///< sorted by product; empty = equal parts, a product left out = no WIP
};

struct Plan {
  enum class Kind : std::uint8_t { ToOrder, ToForecast, Full };
  Kind kind = Kind::ToOrder;
  std::optional<Duration> max_cover = {};  ///< weeks of stock above which starts are capped; nullopt = no cap
};

/// From whom a node buys a product with several makers: shares by plant, sum 1. Without it: by capacity. A table of
/// them is sorted by product, then date; the first of a product is in force at the start.
struct Sourcing {
  ProductId product;
  std::vector<std::pair<EntityId, double>> shares;  ///< sorted by maker
  Date from = {};
};

/// Makes products from products. Exactly one of `starts` (a pipeline) and `lines` (parallel machines) is set,
/// or `deliveries` alone.
struct Plant {
  std::string id;
  std::string kind;  ///< fab, memory, packaging, assembly, power, line
  std::string operator_name;
  PlaceId place;
  std::string stream;                      ///< name of its random streams; its id unless stated
  std::vector<CapacityPoint> starts = {};  ///< sorted by date, linear between points, constant outside
  std::string start_unit;                  ///< noun of `starts` and `lot`: wafer, rack
  std::int64_t lines = 0;
  std::vector<Recipe> makes = {};  ///< sorted by product
  std::int64_t lot = 1;            ///< rounding quantum of starts [start units]
  bool lot_by_lot = false;         ///< each lot is started by itself; else one lot per product, order and period
  Plan plan = {};
  Opening opening = {};
  std::optional<Duration> planned_lead_time = {};
  std::vector<Sourcing> sources = {};  ///< of components with several makers
  std::vector<Delivery> deliveries = {};
  // Of plants with `lines`:
  std::vector<BookLimit> book = {};       ///< empty = no limit; the one for everybody else last
  std::optional<std::int64_t> room = {};  ///< units that may wait for a line; more stay, and block, where they are
  std::optional<Breakdowns> breakdowns = {};
  std::vector<std::pair<EntityId, double>> sharing = {};  ///< weights: all orders are worked on at once
  bool waits_for_kits = false;                            ///< the first order without its parts blocks the later ones
  std::vector<std::pair<ProductId, std::int64_t>> space = {};  ///< of components; what finds no room is turned away
  std::vector<Expansion> expansions = {};                      ///< sorted by id; plants with `starts`
  NodePolicy policy = {};
};

/// A product for sale: granted from `from` up to and including `until`. Steps of one family stand for each other.
struct RoadmapStep {
  ProductId product;
  std::optional<Date> from = {};
  std::optional<Date> until = {};
  std::string family = {};
};

/// Owns a design, books plants by its forecast, allocates finished packages to orders.
struct Designer {
  std::string id;
  PlaceId place;  ///< by default that of the packaging plant of its first product
  std::string stream;
  std::vector<RoadmapStep> roadmap = {};
  Duration book = kMonth * 18;            ///< accepts orders due within
  Duration horizon = kMonth * 12;         ///< of the rolling forecast
  Duration update = kMonth;               ///< of the plan
  Duration forecast_window = kWeek * 26;  ///< of the moving average of orders
  double forecast_weight = 0;             ///< of the newest week in exponential smoothing; 0 = moving average
  std::vector<Sourcing> sources = {};     ///< of products with several makers
  bool discounts_inflated = false;        ///< claims count by the share of their buyer's past orders that was taken
  NodePolicy policy = {};
};

struct Lane {
  std::string id;
  PlaceId from;
  PlaceId to;
  std::string mode;  ///< air, sea, road
  std::string stream;
  Law transit = {};                     ///< [s]
  std::optional<RateInput> throughput;  ///< units per time through FIFO slots; nullopt = no limit
  /// Vehicles leave at `first`, then every so often, each with at most `size` units.
  struct Departures {
    Date first;
    Duration every = {};
    std::int64_t size = 0;  ///< [units]; 0 = no limit
  };
  std::optional<Departures> departures = {};
  bool is_disrupted = false;  ///< some disruption strikes it
  bool has_carrier() const { return throughput.has_value() || departures.has_value() || is_disrupted; }
  NodePolicy policy = {};
};

/// A part of a campus: shell + power + racks become MW that run.
struct Phase {
  std::string id;                              ///< unique within the site
  Input it_power = {};                         ///< [W]
  DateInput shell = {};                        ///< building handed over
  DateInput power = {};                        ///< grid hookup
  std::optional<DateInput> transformers = {};  ///< the grid is of use only with them
  std::optional<DateInput> turbines = {};      ///< bridge: power from then on, with or without the grid
  std::optional<Date> live = {};               ///< energized since; on or before the start: part of the opening state
  std::optional<std::int64_t> racks_per_week = {};  ///< nullopt = no limit
  Law commissioning = {};                           ///< [s] from installed to energized
};

struct Site {
  std::string id;
  EntityId for_customer;
  EntityId buyer;
  PlaceId place;
  std::string stream;
  Input pue = {{Law::Kind::Fixed, 1}};  ///< facility power / IT power, >= 1
  Input overhead = {};                  ///< network, storage, CPU power as a fraction of rack power
  std::vector<Phase> phases = {};       ///< in order of power date, then id; a `path` is already cut into phases
  std::string aggregate_of;             ///< empty for a real campus
  ProductId product = {};  ///< what its phases order, any generation of it; none = the first family of the roadmap
  Input cost_per_gw = {};  ///< building and power, without racks [$ per GW of facility power]
};

/// Entities of all kinds share one table of ids, sorted by name: `entities[id]` says which kind and which index.
struct Entity {
  enum class Kind : std::uint8_t { Plant, Store, Designer, Lane, Site, Customer };
  std::string id;
  Kind kind = Kind::Plant;
  std::uint32_t index = 0;  ///< into the table of its kind
};

struct Scenario {
  std::string name;
  std::string title;
  std::string scenario = "base";  ///< which named patch
  Date start;
  Date end;  ///< exclusive
  std::uint64_t seed = 1;
  std::string platform_file;  ///< resolved path; empty = one built-in place
  std::vector<Place> places;
  std::vector<Product> products;
  std::vector<Entity> entities;
  std::vector<Plant> plants;
  std::vector<Store> stores;
  std::vector<Designer> designers;
  std::vector<Lane> lanes;
  std::vector<Site> sites;
  std::vector<Customer> customers;
  std::vector<OpeningOrder> opening_orders;
  std::vector<Disruption> disruptions;
  std::vector<Goal> goals;
  bool keeps_accounts = true;            ///< false: nobody pays, whatever prices and contracts say
  std::vector<Price> prices = {};        ///< sorted by product, then date
  std::vector<Terms> terms = {};         ///< sorted by supplier
  std::vector<Raise> raises = {};        ///< sorted by id
  std::vector<Contract> contracts = {};  ///< sorted by id
  Statistics statistics;
  std::vector<Source> sources;
  std::vector<InputFact> facts;
};

/// Id of the entity of that name; none when there is none.
EntityId find_entity(const Scenario& scenario, std::string_view id);
ProductId find_product(const Scenario& scenario, std::string_view id);
PlaceId find_place(const Scenario& scenario, std::string_view id);

/// True when somebody pays somebody: the roles then keep accounts.
bool has_money(const Scenario& scenario);

/// When a phase has power: by its grid and transformers, or by turbines, whichever comes first.
Date planned_power(const Phase& phase);
Date realized_power(const Phase& phase, RunSeed run);

/// Plants that make a product, by entity id; stores count as makers of what they hold.
std::vector<EntityId> makers_of(const Scenario& scenario, ProductId product);

/// The lane or chain of lanes that goods take between two places: smallest mean transit, ties by id.
/// Empty when the places are the same; nullopt when there is no way.
std::optional<std::vector<std::uint32_t>> route(const Scenario& scenario, PlaceId from, PlaceId to);

}  // namespace gigaramp
