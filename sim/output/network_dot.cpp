#include "sim/output/network_dot.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <vector>

#include "sim/model/place_of.hpp"
#include "sim/output/supply_lines.hpp"

namespace gigaramp {

namespace {

constexpr std::size_t kMostDirectLines = 6;  ///< of one product; more run through a dot

std::string quoted(const std::string& text) {
  std::string out = "\"";
  for (const char c : text) {
    if (c == '"' || c == '\\') out += '\\';
    out += c;
  }
  return out + "\"";
}

std::string days_text(double seconds) {
  const double days = seconds / static_cast<double>(kDay.seconds);
  return days < 1 ? fmt::format("{:.0f} h", days * 24) : fmt::format("{:.0f} d", days);
}

const char* look_of(const Scenario& s, const Entity& entity) {
  switch (entity.kind) {
    case Entity::Kind::Plant: {
      const std::string& kind = s.plants[entity.index].kind;
      if (kind == "fab") return "shape=box, fillcolor=\"#cfe3f5\"";
      if (kind == "memory") return "shape=box, fillcolor=\"#d7ecd9\"";
      if (kind == "packaging") return "shape=box, fillcolor=\"#f8e3c0\"";
      if (kind == "assembly") return "shape=box, fillcolor=\"#f3d3d0\"";
      return "shape=box, fillcolor=\"#e6e0ef\"";
    }
    case Entity::Kind::Store:
      return "shape=cylinder, fillcolor=\"#eeeeee\"";
    case Entity::Kind::Designer:
      return "shape=hexagon, fillcolor=\"#fff4b8\"";
    case Entity::Kind::Site:
      return "shape=house, fillcolor=\"#d5d9e8\"";
    case Entity::Kind::Customer:
      return "shape=ellipse, fillcolor=\"#ffffff\"";
    case Entity::Kind::Lane:
      break;
  }
  return "";
}

// The second line of a node: what it does, or how large it becomes.
std::string detail_of(const Scenario& s, const Entity& entity) {
  if (entity.kind == Entity::Kind::Plant) return s.plants[entity.index].kind;
  if (entity.kind == Entity::Kind::Designer) return "designer";
  if (entity.kind == Entity::Kind::Store) return "store";
  if (entity.kind != Entity::Kind::Site) return "customer";
  double watts = 0;
  for (const Phase& phase : s.sites[entity.index].phases) watts += mean(phase.it_power.law);
  return watts < 1e9 ? fmt::format("site, {:.0f} MW IT", watts / 1e6) : fmt::format("site, {:.1f} GW IT", watts / 1e9);
}

std::string node_lines(const Scenario& s, PlaceId place, const std::string& indent) {
  std::string out;
  for (const Entity& entity : s.entities) {
    if (entity.kind == Entity::Kind::Lane || place_of(s, entity) != place) continue;
    const std::string label = entity.id + "\n" + detail_of(s, entity);
    std::string escaped = quoted(label);
    for (std::size_t at = 0; (at = escaped.find('\n', at)) != std::string::npos; at += 2) escaped.replace(at, 1, "\\n");
    out += fmt::format("{}{} [label={}, {}];\n", indent, quoted(entity.id), escaped, look_of(s, entity));
  }
  return out;
}

// One place needs no frame: it would be around everything.
std::string places(const Scenario& s) {
  if (s.places.size() < 2) return s.places.empty() ? "" : node_lines(s, PlaceId{0}, "  ");
  std::string out;
  for (std::uint32_t i = 0; i < s.places.size(); ++i) {
    const std::string inside = node_lines(s, PlaceId{i}, "    ");
    if (inside.empty()) continue;
    const std::string id = s.places[i].id;
    out += fmt::format("  subgraph {} {{\n    label={};\n{}  }}\n", quoted("cluster_" + id), quoted(id), inside);
  }
  return out;
}

// `air 5 d`, or `air, road 2-5 d` for several ways.
std::string ways_text(const std::vector<const SupplyLine*>& flows) {
  std::string modes;
  double least = -1;
  double most = 0;
  for (const SupplyLine* flow : flows) {
    if (flow->lanes.empty()) continue;
    for (const std::string& mode : flow->modes) {
      if (modes.find(mode) == std::string::npos) modes += (modes.empty() ? "" : ", ") + mode;
    }
    least = least < 0 ? flow->mean_seconds : std::min(least, flow->mean_seconds);
    most = std::max(most, flow->mean_seconds);
  }
  if (least < 0) return "";
  const std::string low = days_text(least);
  const std::string high = days_text(most);
  return (modes.empty() ? "" : modes + " ") + (low == high ? low : low + " to " + high);
}

std::string line(const std::string& from, const std::string& to, const std::string& label, const char* look) {
  std::string escaped = quoted(label);
  for (std::size_t at = 0; (at = escaped.find('\n', at)) != std::string::npos; at += 2) escaped.replace(at, 1, "\\n");
  return fmt::format("  {} -> {} [label={}{}];\n", quoted(from), quoted(to), escaped, look);
}

std::string direct(const std::vector<const SupplyLine*>& flows) {
  std::string out;
  for (const SupplyLine* flow : flows) {
    const std::string way = ways_text({flow});
    out += line(flow->from, flow->to, flow->product + (way.empty() ? "" : "\n" + way), "");
  }
  return out;
}

// Lines through a dot: each maker's one line says which ways its goods take.
std::string through_dot(const std::string& product, const std::vector<const SupplyLine*>& flows) {
  std::map<std::string, std::vector<const SupplyLine*>> makers;
  std::map<std::string, std::vector<const SupplyLine*>> users;
  for (const SupplyLine* flow : flows) {
    makers[flow->from].push_back(flow);
    users[flow->to].push_back(flow);
  }
  const std::string dot = "product " + product;
  std::string out = fmt::format("  {} [shape=oval, fillcolor=\"#ffffff\", label={}];\n", quoted(dot), quoted(product));
  for (const auto& [maker, ways] : makers) out += line(maker, dot, ways_text(ways), ", arrowhead=none");
  for (const auto& [user, ways] : users) out += line(dot, user, "", "");
  return out;
}

}  // namespace

std::string network_dot(const Scenario& s) {
  std::string out = fmt::format(
      "digraph {} {{\n  graph [rankdir=LR, fontname=\"sans-serif\", fontsize=11, color=\"#999999\", style=rounded, "
      "nodesep=0.3, ranksep=0.9, label={}, labelloc=t];\n"
      "  node [style=filled, fontname=\"sans-serif\", fontsize=11, color=\"#555555\"];\n"
      "  edge [fontname=\"sans-serif\", fontsize=9, color=\"#444444\"];\n",
      quoted(s.name), quoted(s.title.empty() ? s.name : s.name + ": " + s.title));
  out += places(s);
  const std::vector<SupplyLine> flows = supply_lines(s);
  std::map<std::string, std::vector<const SupplyLine*>> by_product;
  for (const SupplyLine& flow : flows) by_product[flow.product].push_back(&flow);
  for (const auto& [product, list] : by_product) {
    out += list.size() <= kMostDirectLines ? direct(list) : through_dot(product, list);
  }
  for (const OrderLine& flow : order_lines(s)) {
    if (flow.kind == OrderLine::Kind::Orders) {
      out += line(flow.from, flow.to, "orders", ", style=dashed, color=\"#2f6db3\", constraint=false");
    } else {
      const bool is_for = flow.kind == OrderLine::Kind::For;
      out += line(flow.from, flow.to, is_for ? "for" : "buyer", ", style=dotted, arrowhead=none");
    }
  }
  return out + "}\n";
}

}  // namespace gigaramp
