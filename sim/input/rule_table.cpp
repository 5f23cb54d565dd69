#include <cmath>
#include <limits>
#include <utility>

#include "sim/input/codecs.hpp"
#include "sim/input/table.hpp"

namespace gigaramp::input {
namespace {

constexpr double kInfinity = std::numeric_limits<double>::infinity();
constexpr double kShareTolerance = 1e-9;

// A name that a claim may carry.
Codec<std::string> party() {
  return {leaf("a customer, designer, plant, store or `rest`", {{"type", "string"}}),
          [](const Cursor& cursor) -> std::optional<std::string> {
            if (cursor.node->is_scalar() && cursor.node->text == "rest") return "rest";
            const Codec<EntityId> known =
                entity_ref({Entity::Kind::Customer, Entity::Kind::Designer, Entity::Kind::Plant, Entity::Kind::Store});
            if (!known.read(cursor)) return std::nullopt;
            return cursor.node->text;
          }};
}

void read_tier(const Cursor& cursor, Rule& rule) {
  std::vector<std::string> names;
  const std::size_t size = cursor.node->is_seq() ? cursor.node->items.size() : 1;
  for (std::size_t i = 0; i < size; ++i) {
    const Cursor at = cursor.node->is_seq() ? cursor.item(i) : cursor;
    const std::optional<std::string> name = party().read(at);
    if (!name) continue;
    for (const auto& tier : rule.tiers) {
      if (std::find(tier.begin(), tier.end(), *name) != tier.end()) at.error("'" + *name + "' stands in two tiers");
    }
    names.push_back(*name);
  }
  rule.tiers.push_back(std::move(names));
}

void read_tiers(const Cursor& cursor, Rule& rule) {
  if (!cursor.node->is_seq() || cursor.node->items.empty()) {
    cursor.mismatch("a list of tiers", "for example [[openai], rest]");
    return;
  }
  for (std::size_t i = 0; i < cursor.node->items.size(); ++i) read_tier(cursor.item(i), rule);
}

// Numbers by party.
std::vector<Rule::Named> read_named(const Cursor& cursor, const Measure& measure) {
  std::vector<Rule::Named> result;
  if (!cursor.node->is_map() || cursor.node->entries.empty()) {
    cursor.mismatch("a map from names to values");
    return result;
  }
  for_each_named(cursor, party(), [&](const std::optional<std::string>& name, const Cursor& at) {
    const std::optional<double> value = number(measure).read(at);
    if (name && value) result.push_back({*name, *value});
  });
  std::sort(result.begin(), result.end(), [](const auto& a, const auto& b) { return a.party < b.party; });
  return result;
}

ShapePtr named_shape(const Measure& measure) {
  return names_of(number(measure).shape, "a map from names to values");
}

Row<Rule> named_row(const char* key, const Measure& measure, const char* doc) {
  return row_by<Rule>(
      key, named_shape(measure),
      [measure](const Cursor& cursor, Rule& rule) { rule.named = read_named(cursor, measure); }, doc);
}

Row<Rule> shares_row(const char* doc) {
  return row_by<Rule>(
      "shares", named_shape(fraction()),
      [](const Cursor& cursor, Rule& rule) {
        rule.named = read_named(cursor, fraction());
        double total = 0;
        for (const Rule::Named& one : rule.named) total += one.value;
        if (total > 1 + kShareTolerance)
          cursor.error("the shares add up to " + number_text(std::round(total * 1e6) / 1e4) + " %", "at most 100 %");
      },
      doc);
}

Row<Rule> inner_row(const char* key, const char* doc) {
  const ShapePtr shape = leaf("a rule", {{"$ref", "#/definitions/rule"}});
  const auto read = [](const Cursor& cursor, Rule& out) {
    const std::optional<Rule> inner = rule().read(cursor);
    if (inner) out.inner = std::make_shared<const Rule>(*inner);
  };
  Row<Rule> result = row_by<Rule>(key, shape, read, doc);
  result.key.otherwise = "the rule in force before, else `fcfs`";
  return result;
}

Measure volume() {
  Measure measure = count("", 0);
  measure.is_whole = false;
  return measure;
}

Row<Rule> volumes_row() {
  return row_by<Rule>(
      "volumes", named_shape(volume()),
      [](const Cursor& cursor, Rule& rule) {
        if (!rule.named.empty()) cursor.error("both 'shares' and 'volumes' are given", "keep one of them");
        rule.named = read_named(cursor, volume());
        rule.volumes = true;
      },
      "reserved units per period of allocation, by name");
}

struct RuleForm {
  Rule::Kind kind;
  const char* name;
  const char* doc;
  Rows<Rule> rows = {};
};

Rows<Rule> reserved_rows() {
  return {shares_row("reserved share of a period's supply, by name"), volumes_row(),
          row("release", &Rule::release, duration(), "unclaimed reserve goes to the rest so long before its period")
              .standard("0 days"),
          inner_row("rest", "rule for what is not reserved")};
}

Rows<Rule> turn_and_earn_rows() {
  return {row("window", &Rule::window, duration(), "how far back purchases count").standard("26 weeks"),
          named_row("history", volume(), "purchases in the window before the start, by name")};
}

Rows<Rule> width_rows() {
  Measure positive = plain_number(0, 1e9);
  positive.is_above_low = true;
  return {named_row("priorities", plain_number(-1e9, 1e9), "higher goes first, by name").required(),
          row("width", &Rule::width, number(positive), "spread of each claim around its priority").required()};
}

const std::vector<RuleForm>& forms() {
  static const std::vector<RuleForm> kForms = {
      {Rule::Kind::Fcfs, "fcfs", "earliest accepted claim first"},
      {Rule::Kind::Priority,
       "priority",
       "tiers in order",
       {row_by<Rule>("tiers", leaf("a list of tiers such as `[[openai], rest]`", {{"type", "array"}, {"minItems", 1}}),
                     read_tiers, "who goes first, second, ...; `rest` is everyone not named")
            .required(),
        inner_row("within", "rule within a tier")}},
      {Rule::Kind::ProRata, "pro_rata", "proportional to what is claimed"},
      {Rule::Kind::MaxMin, "max_min", "equal grants until a claim is full"},
      {Rule::Kind::EqualLoss, "equal_loss", "equal shortfalls, never below zero"},
      {Rule::Kind::Weighted,
       "weighted",
       "long-run shares by weight, work-conserving",
       {named_row("weights", plain_number(0, 1e9), "weight by name").required()}},
      {Rule::Kind::Reserved, "reserved", "a share or volume of each period is kept for firm claims", reserved_rows()},
      {Rule::Kind::TurnAndEarn, "turn_and_earn", "proportional to past purchases", turn_and_earn_rows()},
      {Rule::Kind::ContractShares,
       "contract_shares",
       "shares between direct buyers, spill-over by `rest`",
       {shares_row("share of supply by direct buyer").required(), inner_row("rest", "rule for the spill-over")}},
      {Rule::Kind::Width, "width", "each claim is spread over priority +- width/2; supply fills from the top",
       width_rows()},
      {Rule::Kind::KeepBack,
       "keep_back",
       "a party gets only what is above its level: stock or lines kept for the others",
       {named_row("levels", volume(), "units that the party must leave, by name; 0 for those not named").required(),
        inner_row("within", "rule between parties of one level")}},
  };
  return kForms;
}

const RuleForm* find_form(const std::string& name) {
  for (const RuleForm& form : forms()) {
    if (form.name == name) return &form;
  }
  return nullptr;
}

std::vector<std::string> form_names() {
  std::vector<std::string> names;
  for (const RuleForm& form : forms()) names.emplace_back(form.name);
  return names;
}

std::optional<Rule> read_form(const Cursor& cursor, const RuleForm& form) {
  Rule rule;
  rule.kind = form.kind;
  read_rows(cursor, form.rows, rule);
  if (form.kind == Rule::Kind::Reserved && !cursor.has("shares") && !cursor.has("volumes")) {
    cursor.error("missing key 'shares' or 'volumes'");
  }
  return rule;
}

std::optional<Rule> read_rule(const Cursor& cursor) {
  const bool is_map = cursor.node->is_map() && cursor.node->entries.size() == 1;
  if (!is_map && !cursor.node->is_scalar()) {
    cursor.mismatch("a rule", "for example fcfs, or {priority: {tiers: [[openai], rest]}}");
    return std::nullopt;
  }
  const std::string name = is_map ? cursor.node->entries[0].key : cursor.node->text;
  const RuleForm* form = find_form(name);
  if (form == nullptr) {
    const Origin& at = is_map ? cursor.node->entries[0].at : cursor.node->at;
    cursor.error_at(at, "unknown rule '" + name + "'", suggestion(name, form_names()));
    return std::nullopt;
  }
  if (is_map) return read_form(cursor.at(cursor.node->entries[0]), *form);
  Rule rule;
  rule.kind = form->kind;
  for (const Row<Rule>& one : form->rows) {
    if (!one.key.is_required && form->kind != Rule::Kind::Reserved && form->kind != Rule::Kind::TurnAndEarn) continue;
    cursor.error("the rule '" + name + "' needs parameters", "write {" + name + ": {" + one.key.key + ": ...}}");
    return std::nullopt;
  }
  return rule;
}

}  // namespace

Codec<Rule> rule() {
  return {leaf("a rule", {{"$ref", "#/definitions/rule"}}), read_rule};
}

const std::vector<KeyRow>& rule_rows() {
  static const std::vector<KeyRow> kRows = [] {
    std::vector<KeyRow> rows;
    for (const RuleForm& form : forms()) rows.push_back({form.name, fields(form.rows, "parameters"), form.doc});
    return rows;
  }();
  return kRows;
}

}  // namespace gigaramp::input
