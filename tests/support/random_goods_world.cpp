#include "tests/support/dice.hpp"
#include "tests/support/world_text.hpp"

namespace gigaramp::testing {

namespace {

struct Good {
  std::string id;
  std::vector<std::string> makers = {};
};

class GoodsWorld {
 public:
  explicit GoodsWorld(std::uint64_t seed) : dice_(seed) {}

  WorldText make(std::uint64_t seed) {
    text_.head = {{"name", "random-" + std::to_string(seed)},
                  {"start", "2026-01-01"},
                  {"end", dice_.pick<std::string>({"2026-02-15", "2026-03-20T07:31", "2026-05-01"})},
                  {"seed", std::to_string(seed + 1)}};
    for (int i = 0, n = dice_.between(1, 3); i < n; ++i) places_.push_back("p" + std::to_string(i));
    for (int i = 0, n = dice_.between(2, 4); i < n; ++i) customers_.push_back("c" + std::to_string(i));
    make_goods();
    for (const Good& good : goods_) make_makers(good.id);
    if (dice_.chance(50)) make_store();
    for (const std::string& customer : customers_) make_customer(customer);
    make_places();
    return text_;
  }

 private:
  void make_goods() {
    const int levels = dice_.between(1, 3);
    std::vector<std::string> below;
    for (int level = 0; level < levels; ++level) {
      std::vector<std::string> here;
      const int width = level + 1 == levels ? dice_.between(1, 2) : dice_.between(1, 3);
      for (int i = 0; i < width; ++i) {
        const std::string id = "g" + std::to_string(level) + std::to_string(i);
        std::string bom;
        for (const std::string& part : below) {
          if (bom.empty() || dice_.chance(50)) bom += (bom.empty() ? "" : ", ") + part + ": " + dice_.number(1, 4);
        }
        text_.add("products", {id, {{"unit", "piece"}}});
        if (!bom.empty()) text_.section("products").entries.back().keys.emplace_back("bom", "{" + bom + "}");
        goods_.push_back({id});
        here.push_back(id);
      }
      below = here;
    }
    final_goods_ = static_cast<int>(below.size());
  }

  std::string law(const std::string& unit, int low, int high) {
    const int a = dice_.between(low, high);
    const std::string first = std::to_string(a) + " " + unit;
    const std::string second = std::to_string(a + dice_.between(1, high)) + " " + unit;
    const std::string third = std::to_string(a + 2 * high) + " " + unit;
    switch (dice_.between(0, 3)) {
      case 0:
        return first;
      case 1:
        return "{uniform: [" + first + ", " + second + "]}";
      case 2:
        return "{triangular: [" + first + ", " + second + ", " + third + "]}";
      default:
        return a > 0 ? "{exponential: " + first + "}" : first;
    }
  }

  std::string rule() {
    const std::string& a = dice_.pick(customers_);
    const std::string& b = customers_.front();
    switch (dice_.between(0, 6)) {
      case 0:
        return "{priority: {tiers: [[" + a + "], rest]}}";
      case 1:
        return "pro_rata";
      case 2:
        return "max_min";
      case 3:
        return "{weighted: {weights: {" + b + ": " + dice_.number(1, 5) + ", rest: 1}}}";
      case 4:
        return "{contract_shares: {shares: {" + b + ": 60 %, rest: 20 %}, rest: pro_rata}}";
      case 5:
        return "equal_loss";
      default:
        return "fcfs";
    }
  }

  void add_policy(WorldText::Keys& keys, const std::vector<std::string>& periods) {
    std::string allocation = "{start: " + rule();
    if (dice_.chance(40)) allocation += ", 2026-01-2" + dice_.number(0, 9) + ": " + rule();
    keys.emplace_back("allocation", allocation + "}");
    if (dice_.chance(40)) keys.emplace_back("preempt", dice_.pick<std::string>({"none", "queue"}));
    keys.emplace_back("every", dice_.pick(periods));
    if (dice_.chance(30)) keys.emplace_back("desk", dice_.pick<std::string>({"event", "1 day", "1 week", "3 days"}));
    if (places_.size() > 1) keys.emplace_back("place", dice_.pick(places_));
  }

  void make_makers(const std::string& good) {
    for (int i = 0, n = dice_.chance(25) ? 2 : 1; i < n; ++i) {
      WorldText::Entry plant{"m" + std::to_string(i) + "-" + good, {}};
      dice_.chance(50) ? fill_lines(plant.keys, good) : fill_starts(plant.keys, good);
      for (Good& one : goods_) {
        if (one.id == good) one.makers.push_back(plant.name);
      }
      text_.add("plants", std::move(plant));
    }
  }

  void fill_lines(WorldText::Keys& keys, const std::string& good) {
    keys.emplace_back("lines", dice_.number(1, 3));
    std::string recipe = "{process_time: " + law("hours", 1, 9);
    if (dice_.chance(40)) recipe += ", yield: {mature: " + dice_.number(60, 99) + " %, draw: binomial}";
    keys.emplace_back("makes", "{" + good + ": " + recipe + "}}");
    add_policy(keys, {"event", "event", "1 day", "1 week"});
  }

  void fill_starts(WorldText::Keys& keys, const std::string& good) {
    keys.emplace_back("capacity", "{starts: {start: " + dice_.number(3, 30) +
                                      " wafers/week, 2026-02-01: " + dice_.number(3, 60) + " wafers/week}}");
    std::string recipe = "{per_start: " + dice_.pick<std::string>({"1", "1", "3", "2.5"});
    recipe += ", cycle_time: " + law("days", dice_.chance(20) ? 0 : 1, 12);
    if (dice_.chance(60)) recipe += ", yield: " + dice_.number(60, 99) + " %";
    keys.emplace_back("makes", "{" + good + ": " + recipe + "}}");
    keys.emplace_back("plan", dice_.pick<std::string>({"to_order", "to_order", "full"}));
    keys.emplace_back("commit", dice_.pick<std::string>({"ship", "start"}));
    if (dice_.chance(50))
      keys.emplace_back("opening", "{wip: steady, stock: {" + good + ": " + dice_.number(0, 20) + "}}");
    add_policy(keys, {"1 week", "1 week", "1 day"});
  }

  void make_store() {
    const std::string& good = goods_[goods_.size() - 1].id;
    WorldText::Entry store{"depot", {}};
    store.keys.emplace_back(
        "holds", "{" + good + ": {base_stock: " + dice_.number(1, 30) + ", opening: " + dice_.number(0, 30) + "}}");
    add_policy(store.keys, {"event", "1 week", "2 days"});
    goods_.back().makers.push_back(store.name);
    text_.add("stores", std::move(store));
  }

  void make_customer(const std::string& id) {
    WorldText::Entry customer{id, {}};
    std::string streams;
    for (int i = 0, n = dice_.between(1, 2); i < n; ++i) {
      const std::size_t last = goods_.size() - 1;
      const Good& good = goods_[last - static_cast<std::size_t>(dice_.between(0, final_goods_ - 1))];
      streams += (i > 0 ? ", " : "") + ("{product: " + good.id) + ", from: " + dice_.pick(good.makers);
      if (dice_.chance(30)) {
        streams += ", list: {2026-01-0" + dice_.number(1, 9) + ": " + dice_.number(1, 30) + ", 2026-02-01T12:00: 5}}";
      } else {
        streams += ", every: " + law("hours", 5, 90) + ", quantity: " + dice_.number(1, 6) + "}";
      }
    }
    customer.keys.emplace_back("orders", "[" + streams + "]");
    if (places_.size() > 1) customer.keys.emplace_back("place", dice_.pick(places_));
    text_.add("customers", std::move(customer));
  }

  void make_places() {
    if (places_.size() < 2) return;
    for (const std::string& from : places_) {
      text_.add("places", {from, {{"coordinates", "[" + dice_.number(0, 50) + ", " + dice_.number(0, 90) + "]"}}});
      for (const std::string& to : places_) {
        if (from == to) continue;
        WorldText::Entry lane{from + "-" + to, {{"from", from}, {"to", to}}};
        lane.keys.emplace_back("transit", law("days", dice_.chance(25) ? 0 : 1, 6));
        if (dice_.chance(40)) lane.keys.emplace_back("throughput", dice_.number(4, 60) + " pieces/day");
        text_.add("lanes", std::move(lane));
      }
    }
  }

  Dice dice_;
  WorldText text_;
  std::vector<std::string> places_;
  std::vector<std::string> customers_;
  std::vector<Good> goods_;
  int final_goods_ = 1;
};

}  // namespace

WorldText random_goods_world(std::uint64_t seed) {
  return GoodsWorld(seed).make(seed);
}

}  // namespace gigaramp::testing
