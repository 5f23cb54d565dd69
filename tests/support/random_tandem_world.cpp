#include "tests/support/dice.hpp"
#include "tests/support/world_text.hpp"

namespace gigaramp::testing {

namespace {

class TandemWorld {
 public:
  explicit TandemWorld(std::uint64_t seed) : dice_(seed) {}

  WorldText make(std::uint64_t seed, int most_stages) {
    text_.head = {{"name", "tandem-" + std::to_string(seed)}, {"start", "2026-01-01"}, {"end", "2026-12-31"}};
    const int stages = dice_.between(1, most_stages);
    for (int i = 1; i <= stages; ++i) add_stage(i, i < stages);
    for (int i = 0, n = dice_.between(2, 4); i < n; ++i) add_customer("c" + std::to_string(i));
    add_places(stages);
    return text_;
  }

 private:
  void add_stage(int number, bool has_supplier) {
    const std::string id = std::to_string(number);
    WorldText::Entry product{"g" + id, {{"unit", "piece"}}};
    if (has_supplier) product.keys.emplace_back("bom", "{g" + std::to_string(number + 1) + ": 1}");
    text_.add("products", std::move(product));
    WorldText::Entry plant{"s" + id, {}};
    if (dice_.chance(60)) {
      plant.set("lines", dice_.number(1, 3));
      plant.set("makes", "{g" + id + ": {process_time: " + dice_.number(2, 20) + " hours}}");
      plant.set("every", dice_.pick<std::string>({"event", "event", "1 day"}));
    } else {
      plant.set("capacity", "{starts: " + dice_.number(5, 40) + " pieces/week}");
      plant.set("makes", "{g" + id + ": {cycle_time: " + dice_.number(1, 15) + " days}}");
      plant.set("plan", "to_order");
      plant.set("commit", dice_.pick<std::string>({"start", "ship"}));
      plant.set("every", dice_.pick<std::string>({"1 day", "1 week"}));
    }
    plant.set("allocation", "{start: fcfs}");
    plant.set("place", "p" + id);
    text_.add("plants", std::move(plant));
  }

  void add_customer(const std::string& id) {
    std::string list;
    for (int day = dice_.between(0, 9); day < 200; day += dice_.between(1, 30)) {
      const int month = day / 28 + 1;
      const std::string date = "2026-" + std::string(month < 10 ? "0" : "") + std::to_string(month) + "-" +
                               std::string(day % 28 < 9 ? "0" : "") + std::to_string(day % 28 + 1);
      list += (list.empty() ? "" : ", ") + date + ": " + dice_.number(1, 12);
    }
    text_.add("customers", {id, {{"place", "p0"}, {"orders", "{product: g1, from: s1, list: {" + list + "}}"}}});
  }

  void add_places(int stages) {
    for (int i = 0; i <= stages; ++i) {
      const std::string here = "p" + std::to_string(i);
      text_.add("places", {here, {{"coordinates", "[0, " + std::to_string(i) + "]"}}});
      if (i == 0) continue;
      WorldText::Entry lane{"l" + std::to_string(i), {{"from", here}, {"to", "p" + std::to_string(i - 1)}}};
      lane.set("transit", dice_.number(0, 9) + " days");
      text_.add("lanes", std::move(lane));
    }
  }

  Dice dice_;
  WorldText text_;
};

}  // namespace

WorldText random_tandem_world(std::uint64_t seed, int most_stages) {
  return TandemWorld(seed).make(seed, most_stages);
}

}  // namespace gigaramp::testing
