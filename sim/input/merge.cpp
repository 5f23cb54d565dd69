#include "sim/input/merge.hpp"

#include <map>
#include <utility>

namespace gigaramp::input {
namespace {

void merge_entries(Node& base, const Node& over, const Shape& shape) {
  std::map<std::string, std::size_t> index;
  for (std::size_t i = 0; i < base.entries.size(); ++i) index.emplace(base.entries[i].key, i);
  for (const Entry& entry : over.entries) {
    const auto found = index.find(entry.key);
    if (found == index.end()) {
      base.entries.push_back(entry);
      continue;
    }
    Entry& mine = base.entries[found->second];
    mine.at = entry.at;
    // A null stays as a mark until the end, so that indexes stay valid; drop_nulls removes it.
    if (entry.value.is_null()) {
      mine.value = entry.value;
    } else {
      merge(mine.value, entry.value, shape.child(entry.key));
    }
  }
}

}  // namespace

void spell_out(Node& node, const Shape& shape) {
  Node map = map_node(node.at);
  const Origin at = node.at;
  map.entries.push_back({shape.plain_key, at, std::move(node)});
  node = std::move(map);
}

void merge(Node& base, const Node& over, const ShapePtr& shape) {
  if (!shape || shape->kind == Shape::Kind::Leaf || base.is_null() || !over.is_map() || shape->is_plain(over)) {
    base = over;
    return;
  }
  const bool chooses_anew = shape->is_choice && base.is_map() && !base.entries.empty() && !over.entries.empty() &&
                            base.entries[0].key != over.entries[0].key;
  if (chooses_anew) {
    base = over;
    return;
  }
  if (shape->is_plain(base)) spell_out(base, *shape);
  if (!base.is_map()) {
    base = over;
    return;
  }
  merge_entries(base, over, *shape);
}

void drop_nulls(Node& node) {
  std::erase_if(node.entries, [](const Entry& entry) { return entry.value.is_null(); });
  for (Entry& entry : node.entries) drop_nulls(entry.value);
  for (Node& item : node.items) drop_nulls(item);
}

}  // namespace gigaramp::input
