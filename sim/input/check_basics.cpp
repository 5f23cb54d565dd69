#include <algorithm>
#include <set>

#include "sim/input/checks.hpp"

namespace gigaramp::input {
namespace {

constexpr Duration kLongest = kYear * 200;

// Depth-first search for a product that is made of itself.
class BomWalk {
 public:
  explicit BomWalk(const Cursor& root) : root_(root), states_(root.reading->scenario.products.size(), State::New) {}

  void run() {
    for (std::uint32_t i = 0; i < states_.size(); ++i) visit(ProductId{i});
  }

 private:
  enum class State : std::uint8_t { New, Open, Done };
  struct Step {
    ProductId product;
    std::size_t next = 0;
  };

  // An explicit stack: a chain of 10^5 components must not exhaust the program's own.
  void visit(ProductId first) {
    if (states_[first.index()] != State::New) return;
    std::vector<Step> path = {{first}};
    states_[first.index()] = State::Open;
    while (!path.empty()) {
      Step& step = path.back();
      const auto& bom = root_.reading->scenario.products[step.product.index()].bom;
      if (step.next == bom.size()) {
        states_[step.product.index()] = State::Done;
        path.pop_back();
        continue;
      }
      const ProductId component = bom[step.next++].component;
      if (states_[component.index()] == State::Open) report(path, component);
      if (states_[component.index()] != State::New) continue;
      states_[component.index()] = State::Open;
      path.push_back({component});
    }
  }

  void report(const std::vector<Step>& path, ProductId again) const {
    const auto& products = root_.reading->scenario.products;
    std::string chain;
    bool is_in = false;
    for (const Step& step : path) {
      is_in = is_in || step.product == again;
      if (is_in) chain += products[step.product.index()].id + " -> ";
    }
    const std::string owner = products[path.back().product.index()].id;
    const std::string part = products[again.index()].id;
    deepest(root_, {"products", owner, "bom", part}).error("a product cannot be made of itself: " + chain + part);
  }

  const Cursor& root_;
  std::vector<State> states_;
};

}  // namespace

Cursor deepest(const Cursor& root, const std::vector<std::string>& path) {
  Cursor at = root;
  for (const std::string& key : path) {
    if (!at.has(key)) break;
    at = at.at(key);
  }
  return at;
}

void check_span(const Cursor& root) {
  const Scenario& scenario = root.reading->scenario;
  if (!root.has("start") || !root.has("end")) return;
  const Cursor end = root.at("end");
  if (!parse_date(end.node->text) || !parse_date(root.at("start").node->text)) return;
  if (scenario.end <= scenario.start) {
    end.error("the end " + to_string(scenario.end) + " is not after the start " + to_string(scenario.start));
  } else if (scenario.end - scenario.start > kLongest) {
    end.error("the run from " + to_string(scenario.start) + " to " + to_string(scenario.end) + " is too long",
              "at most 200 years");
  }
}

void check_bom(const Cursor& root) {
  BomWalk(root).run();
}

// What the keys beside `allocation` cannot mean at a plant, or do not mean yet.
void check_policy(const Cursor& plant, bool has_lines) {
  const auto is = [&](const char* key, const char* word) {
    const Node* node = plant.node->find(key);
    return node != nullptr && node->text == word;
  };
  for (const char* word : {"resume", "restart"}) {
    if (!is("preempt", word)) continue;
    if (has_lines) continue;
    plant.at("preempt").error("'" + std::string(word) + "' needs 'lines': what a pipeline has started goes on",
                              "write none or queue");
  }
  if (is("earmark", "true") && !is("see_through", "true")) {
    plant.at("earmark").warning("changes nothing without 'see_through: true'");
  }
  if (is("see_through", "true") && has_lines) {
    plant.at("see_through").warning("changes nothing here", "machines serve orders, which name whom they are for");
  }
  if (has_lines && is("commit", "ship")) {
    plant.at("commit").error("machines work for the order they were started for", "write start");
  }
  if (!has_lines && is("every", "event")) {
    plant.at("every").error("a pipeline gives its slots for a period", "for example 1 week");
  }
}

void check_plants(const Cursor& root) {
  const Cursor plants = deepest(root, {"plants"});
  if (!root.has("plants") || !plants.node->is_map()) return;
  for (Entry& entry : plants.node->entries) {
    const Cursor plant = plants.at(entry);
    if (!plant.node->is_map()) continue;
    const bool has_lines = plant.has("lines");
    if (has_lines && plant.has("capacity")) {
      plant.error("has both 'capacity' and 'lines'", "keep one of them");
    } else if (!has_lines && !plant.has("capacity") && !plant.has("deliveries")) {
      plant.error("has neither 'capacity' nor 'lines'",
                  "for example 'lines: 1' or 'capacity: {starts: 100 wafers/month}'");
    }
    if (plant.has("deliveries") && (has_lines || plant.has("capacity"))) {
      plant.at("deliveries")
          .error("a plant that delivers from outside has no lines and no capacity", "write a plant of its own");
    } else if (!plant.has("deliveries") && !plant.has("makes")) {
      plant.error("missing key 'makes'", "for example 'makes: {widget: {process_time: 1 hour}}'");
    }
    check_policy(plant, has_lines);
  }
}

}  // namespace gigaramp::input
