#include "sim/input/codecs.hpp"

namespace gigaramp::input {
namespace {

template <class Id>
std::vector<std::string> names(const std::map<std::string, Id, std::less<>>& table) {
  std::vector<std::string> result;
  for (const auto& [name, id] : table) result.push_back(name);
  return result;
}

// Looks a name up; an unknown one is reported with the nearest.
template <class Id>
std::optional<Id> look_up(const Cursor& cursor, const std::map<std::string, Id, std::less<>>& table,
                          const std::string& what) {
  if (!cursor.node->is_scalar()) {
    cursor.mismatch("the name of a " + what);
    return std::nullopt;
  }
  const auto found = table.find(cursor.node->text);
  if (found != table.end()) return found->second;
  const std::vector<std::string> known = names(table);
  cursor.error("unknown " + what + " '" + cursor.node->text + "'", suggestion(cursor.node->text, known));
  return std::nullopt;
}

ShapePtr name_shape(const std::string& what) {
  return leaf("the name of a " + what, {{"type", "string"}});
}

std::string kinds_text(const std::vector<Entity::Kind>& kinds) {
  std::string text;
  for (std::size_t i = 0; i < kinds.size(); ++i) text += (i == 0 ? "" : " or ") + std::string(kind_name(kinds[i]));
  return text;
}

}  // namespace

Codec<PlaceId> place_ref() {
  return {name_shape("place"), [](const Cursor& cursor) -> std::optional<PlaceId> {
            const bool may_exist = !cursor.reading->knows_all_places && cursor.node->is_scalar();
            if (may_exist && !cursor.reading->places.contains(cursor.node->text)) return std::nullopt;
            return look_up(cursor, cursor.reading->places, "place");
          }};
}

Codec<ProductId> product_ref() {
  return {name_shape("product"),
          [](const Cursor& cursor) { return look_up(cursor, cursor.reading->products, "product"); }};
}

Codec<EntityId> entity_ref(std::vector<Entity::Kind> kinds) {
  const std::string what = kinds_text(kinds);
  return {name_shape(what), [=](const Cursor& cursor) -> std::optional<EntityId> {
            const auto is_kind = [&](EntityId id) {
              return std::find(kinds.begin(), kinds.end(), cursor.reading->scenario.entities[id.index()].kind) !=
                     kinds.end();
            };
            const auto& entities = cursor.reading->entities;
            const auto known = cursor.node->is_scalar() ? entities.find(cursor.node->text) : entities.end();
            if (known != entities.end() && is_kind(known->second)) return known->second;
            std::map<std::string, EntityId, std::less<>> candidates;
            for (const auto& [name, id] : entities) {
              if (is_kind(id)) candidates.emplace(name, id);
            }
            return look_up(cursor, candidates, what);
          }};
}

}  // namespace gigaramp::input
