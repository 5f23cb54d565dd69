#include <utility>

#include "sim/input/sections.hpp"

namespace gigaramp::input {
namespace {

void read_allocation(const Cursor& cursor, NodePolicy& policy) {
  for (auto& [at, rule] : read_dated(cursor, rule())) policy.allocation.push_back({at, std::move(rule)});
}

template <class E>
std::function<void(const Cursor&, NodePolicy&)> read_choice(E NodePolicy::*member,
                                                            std::vector<std::pair<std::string, E>> values) {
  std::vector<std::string> words;
  for (const auto& [word, value] : values) words.push_back(word);
  return [=](const Cursor& cursor, NodePolicy& policy) {
    const std::optional<std::string> word = choice(words).read(cursor);
    for (const auto& [name, value] : values) {
      if (word == name) policy.*member = value;
    }
  };
}

// `desk` follows `every`, which stands before it in the table.
std::string desk_default(const Cursor& cursor, const NodePolicy&) {
  const Node& own = *cursor.node->find("every");
  return shown(own.is_map() && own.find("value") != nullptr ? *own.find("value") : own);
}

}  // namespace

PolicyDefaults weekly_policy() {
  return {[](const Cursor&) { return std::string("1 week"); }, [](const Cursor&) { return std::string("ship"); }};
}

Rows<NodePolicy> policy_rows(const PolicyDefaults& defaults) {
  const auto every = [defaults](const Cursor& c, const NodePolicy&) { return defaults.every(c); };
  const auto commit = [defaults](const Cursor& c, const NodePolicy&) { return defaults.commit(c); };
  using Policy = NodePolicy;
  Rows<Policy> rows;
  rows.push_back(
      row_by<Policy>("allocation", dated(rule().shape), read_allocation,
                     "how scarce supply is split among claims; a map from dates to rules keeps earlier rules")
          .standard("fcfs"));
  rows.push_back(row("every", &Policy::every, period(), "period of allocation; `event` = at every event")
                     .otherwise("`event` for plants with `lines`, else `1 week`", every));
  rows.push_back(row("desk", &Policy::desk, period(), "period at which letters are read; `event` = at once")
                     .otherwise("that of `every`", desk_default));
  rows.push_back(
      row_by<Policy>("commit", choice({"ship", "start"}).shape,
                     read_choice<Policy::Commit>(&Policy::commit,
                                                 {{"ship", Policy::Commit::Ship}, {"start", Policy::Commit::Start}}),
                     "`start`: a lot belongs to its order from its start; `ship`: finished units are granted")
          .otherwise("`start` for assembly and plants with `lines`, else `ship`", commit));
  rows.push_back(
      row_by<Policy>(
          "preempt", choice({"none", "queue", "resume", "restart"}).shape,
          read_choice<Policy::Preempt>(&Policy::preempt, {{"none", Policy::Preempt::None},
                                                          {"queue", Policy::Preempt::Queue},
                                                          {"resume", Policy::Preempt::Resume},
                                                          {"restart", Policy::Preempt::Restart}}),
          "what a new rule does to claims that wait: re-sort them (`queue`) or leave them under theirs (`none`)")
          .standard("queue"));
  rows.push_back(row_by<Policy>("rank", choice({"for", "buyer"}).shape,
                                read_choice<Policy::RankBy>(
                                    &Policy::rank, {{"for", Policy::RankBy::For}, {"buyer", Policy::RankBy::Buyer}}),
                                "whose name a rule matches: the claim's `for`, else its buyer; or only the buyer")
                     .standard("for"));
  rows.push_back(row("see_through", &Policy::see_through, flag(), "the parts of a designer's claim are the claimants")
                     .standard("false"));
  rows.push_back(
      row("earmark", &Policy::earmark, flag(), "grants under `see_through` stay with their `for`").standard("false"));
  return rows;
}

std::string only_place(const Cursor& cursor) {
  const auto& places = cursor.reading->places;
  return places.size() == 1 ? places.begin()->first : "";
}

std::string own_name(const Cursor& cursor) {
  return cursor.path.substr(cursor.path.rfind('.') + 1);
}

}  // namespace gigaramp::input
