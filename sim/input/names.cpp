#include "sim/input/names.hpp"

#include <algorithm>
#include <array>
#include <set>
#include <utility>

namespace gigaramp::input {
namespace {

constexpr std::size_t kMaxEntities = 100'000;
constexpr std::size_t kLongestId = 64;

struct KindSection {
  const char* section;
  Entity::Kind kind;
};
constexpr std::array<KindSection, 6> kEntitySections = {{{"plants", Entity::Kind::Plant},
                                                         {"stores", Entity::Kind::Store},
                                                         {"designers", Entity::Kind::Designer},
                                                         {"lanes", Entity::Kind::Lane},
                                                         {"sites", Entity::Kind::Site},
                                                         {"customers", Entity::Kind::Customer}}};

// Checks the ids of a section and notes where each stands.
class IdCheck {
 public:
  explicit IdCheck(Reading& reading) : reading_(reading) {}

  void section(Node& root, const std::string& name) {
    Node* section = root.find(name);
    if (section == nullptr || !section->is_map()) return;
    for (Entry& entry : section->entries) check(entry, name);
  }

 private:
  void check(Entry& entry, const std::string& section) {
    const std::string path = section + "." + entry.key;
    const Cursor at{&entry.value, path, &reading_};
    const bool is_place = section == "places";
    if (!is_id(entry.key, is_place)) {
      at.error_at(entry.at, "'" + entry.key.substr(0, kLongestId) + "' is not an id",
                  "use at most 64 lower-case letters, digits, '-' and '_', not first '-' or '_'");
      return;
    }
    if (is_place) return;
    if (entry.key == "rest" || entry.key == "base" || entry.key == "start") {
      at.error_at(entry.at, "'" + entry.key + "' is a reserved word", "choose another id");
    }
    const auto [first, is_new] = first_.emplace(entry.key, std::pair{section, entry.at});
    if (is_new) return;
    const Origin& before = first->second.second;
    const std::string where = before.source ? before.source->name + ":" + std::to_string(before.line) : "";
    at.error_at(entry.at, "the id '" + entry.key + "' is already that of " + first->second.first + "." + entry.key,
                where.empty() ? "choose another id" : "first at " + where);
  }

  Reading& reading_;
  std::map<std::string, std::pair<std::string, Origin>> first_;
};

Node& section_of(Node& root, const std::string& name) {
  if (root.find(name) == nullptr) root.entries.push_back({name, root.at, map_node(root.at)});
  return *root.find(name);
}

// Names that cannot become those of new customers.
std::set<std::string> taken_names(const Node& root) {
  std::set<std::string> names = {"rest", "base", "start"};
  std::vector<std::string> sections = {"products"};
  for (const KindSection& one : kEntitySections) sections.emplace_back(one.section);
  for (const std::string& name : sections) {
    const Node* section = root.find(name);
    if (section == nullptr) continue;
    for (const Entry& entry : section->entries) names.insert(entry.key);
  }
  return names;
}

// A customer named by a site or an opening order but not under customers: more often left out than mistyped.
void declare_customer(Node& root, const Cursor& named, std::set<std::string>& taken) {
  if (!named.node->is_scalar() || !is_id(named.node->text, false)) return;
  const std::string& name = named.node->text;
  if (taken.contains(name)) return;
  std::vector<std::string> known;
  Node& customers = section_of(root, "customers");
  if (!customers.is_map()) return;
  for (const Entry& entry : customers.entries) known.push_back(entry.key);
  const std::string near = nearest(name, known);
  named.warning("'" + name + "' is not declared under customers; taken as a customer",
                near.empty() ? "add '" + name + ": {}' there" : "did you mean '" + near + "'?");
  customers.entries.push_back({name, named.node->at, map_node(named.node->at)});
  taken.insert(name);
}

void declare_customers(Node& root, Reading& reading) {
  std::set<std::string> taken = taken_names(root);
  for (const char* section_name : {"sites", "opening_orders"}) {
    Node* section = root.find(section_name);
    if (section == nullptr || !section->is_map()) continue;
    // Declaring may move the sections, hence a copy of what is read meanwhile.
    std::vector<Entry> entries = section->entries;
    for (Entry& entry : entries) {
      for (const char* key : {"for", "buyer"}) {
        Node* named = entry.value.is_map() ? entry.value.find(key) : nullptr;
        if (named == nullptr) continue;
        declare_customer(root, {named, std::string(section_name) + "." + entry.key + "." + key, &reading}, taken);
      }
    }
  }
}

std::vector<std::string> sorted_names(Node& root, const std::string& section) {
  std::vector<std::string> names;
  const Node* node = root.find(section);
  if (node == nullptr || !node->is_map()) return names;
  for (const Entry& entry : node->entries) names.push_back(entry.key);
  std::sort(names.begin(), names.end());
  return names;
}

void number_entities(Node& root, Reading& reading) {
  std::vector<Entity>& entities = reading.scenario.entities;
  for (const KindSection& one : kEntitySections) {
    const std::vector<std::string> names = sorted_names(root, one.section);
    for (std::size_t i = 0; i < names.size(); ++i) {
      entities.push_back({names[i], one.kind, static_cast<std::uint32_t>(i)});
    }
  }
  std::stable_sort(entities.begin(), entities.end(), [](const Entity& a, const Entity& b) { return a.id < b.id; });
  for (std::size_t i = 0; i < entities.size(); ++i) {
    reading.entities.emplace(entities[i].id, EntityId{static_cast<std::uint32_t>(i)});
  }
  if (entities.size() <= kMaxEntities) return;
  Cursor{&root, "", &reading}.error("the scenario has " + std::to_string(entities.size()) + " entities",
                                    "at most " + std::to_string(kMaxEntities));
}

template <class Id>
void number_names(Node& root, const std::string& section, std::map<std::string, Id, std::less<>>& table) {
  const std::vector<std::string> names = sorted_names(root, section);
  for (std::size_t i = 0; i < names.size(); ++i) table.emplace(names[i], Id{static_cast<std::uint32_t>(i)});
}

}  // namespace

bool is_id(const std::string& text, bool may_be_place) {
  const auto is_word = [&](char c) {
    return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || (may_be_place && c >= 'A' && c <= 'Z');
  };
  if (text.empty() || text.size() > kLongestId || !is_word(text[0])) return false;
  return std::all_of(text.begin(), text.end(), [&](char c) { return is_word(c) || c == '-' || c == '_'; });
}

void collect_names(Node& root, Reading& reading) {
  const Node* own = root.find("name");
  if (own != nullptr && (!own->is_scalar() || !is_id(own->text))) {
    Cursor{&root, "", &reading}.at("name").mismatch("an id", "use lower-case letters, digits, '-' and '_'");
  }
  declare_customers(root, reading);
  IdCheck check(reading);
  for (const char* section : {"places", "sources", "products", "plants", "stores", "designers", "lanes", "sites",
                              "customers", "opening_orders", "disruptions", "raises", "contracts"}) {
    check.section(root, section);
  }
  number_names(root, "places", reading.places);
  number_names(root, "products", reading.products);
  number_entities(root, reading);
  for (std::string& name : sorted_names(root, "sources")) reading.source_ids.insert(std::move(name));
}

}  // namespace gigaramp::input
