#include "sim/analysis/binding.hpp"

#include <algorithm>

#include "sim/model/roadmap.hpp"

namespace gigaramp {

namespace {

constexpr int kMostLevels = 16;  ///< of a bill of materials

// Whom a designer can have a product made by.
std::vector<std::uint32_t> makers_for(const Scenario& scenario, std::uint32_t designer, ProductId product) {
  std::vector<std::uint32_t> makers;
  for (const Sourcing& sourcing : scenario.designers[scenario.entities[designer].index].sources) {
    if (sourcing.product != product) continue;
    for (const auto& [maker, share] : sourcing.shares) makers.push_back(maker.value);
  }
  if (makers.empty()) {
    for (const EntityId maker : makers_of(scenario, product)) makers.push_back(maker.value);
  }
  std::sort(makers.begin(), makers.end());
  makers.erase(std::unique(makers.begin(), makers.end()), makers.end());
  return makers;
}

}  // namespace

std::uint32_t stage_of_makers(const Scenario& scenario, ProductId product) {
  return static_cast<std::uint32_t>(scenario.entities.size()) + product.value;
}

bool is_of_makers(const Scenario& scenario, std::uint32_t stage) {
  return stage != EntityId::kNone && stage >= scenario.entities.size();
}

std::string stage_name(const Scenario& scenario, std::uint32_t stage) {
  if (!is_of_makers(scenario, stage)) return scenario.entities[stage].id;
  return "makers of " + scenario.products[stage - scenario.entities.size()].id;
}

Binding::Binding(const Scenario& scenario) : scenario_(&scenario), plants_(scenario.entities.size()) {
  for (std::uint32_t product = 0; product < scenario.products.size(); ++product) first_.push_back(product);
  for (const Designer& designer : scenario.designers) {
    for (const RoadmapStep& step : designer.roadmap) {
      first_[step.product.value] = family_of(designer, step.product).front()->product.value;
    }
  }
}

Duration Binding::period(std::uint32_t designer) const {
  return scenario_->designers[scenario_->entities[designer].index].policy.every;
}

Binding::Book& Binding::book_of(std::uint32_t designer, std::uint32_t product) {
  for (Book& book : books_) {
    if (book.designer == designer && book.product == first_[product]) return book;
  }
  books_.push_back({designer, first_[product]});
  return books_.back();
}

std::span<const Binding::Hold> Binding::holds(std::uint32_t designer, std::uint32_t product) const {
  for (const Book& book : books_) {
    if (book.designer == designer && product < first_.size() && book.product == first_[product]) return book.holds;
  }
  return {};
}

std::uint32_t Binding::binding_maker(ProductId component, int depth) const {
  const std::vector<EntityId> makers = makers_of(*scenario_, component);
  if (makers.empty()) return EntityId::kNone;
  for (const EntityId maker : makers) {
    const Status& status = plants_[maker.index()];
    if (status.is_full) return maker.value;
  }
  for (const EntityId maker : makers) {
    const Status& status = plants_[maker.index()];
    if (status.scarce.is_some() && depth < kMostLevels) return binding_maker(status.scarce, depth + 1);
  }
  return makers.front().value;
}

// The event names one assembler without room; it does so only when none has any.
std::uint32_t Binding::stage_of(const Event& shortage) {
  const std::uint32_t stage = stage_of_makers(*scenario_, ProductId{shortage.product});
  std::span<const std::uint32_t> plants = plants_of(shortage.entity, stage);
  if (plants.empty()) {
    makers_.push_back({shortage.entity, stage, makers_for(*scenario_, shortage.entity, ProductId{shortage.product})});
    plants = makers_.back().plants;
  }
  return plants.size() < 2 ? shortage.other : stage;
}

std::span<const std::uint32_t> Binding::plants_of(std::uint32_t designer, std::uint32_t node) const {
  for (const Makers& makers : makers_) {
    if (makers.designer == designer && makers.stage == node) return makers.plants;
  }
  return {};
}

std::uint32_t Binding::named(std::uint32_t designer, std::uint32_t node, std::uint32_t maker) const {
  const std::span<const std::uint32_t> plants = plants_of(designer, node);
  if (plants.empty()) return node;
  return std::binary_search(plants.begin(), plants.end(), maker) ? maker : plants.front();
}

void Binding::on(const Event& event) {
  if (event.type == EventType::SlotsOffered) {
    plants_[event.entity] = {event.other == event.entity, ProductId{event.product}};
    return;
  }
  if (event.type != EventType::GrantsShort || event.product >= first_.size()) return;
  const Date now = event.stamp.date;
  std::vector<Hold>& holds = book_of(event.entity, event.product).holds;
  if (!holds.empty() && holds.back().since == now) return;  // the first generation decides the tick
  // A hold is measured over the designer's period: it is asked again at the next tick.
  const Date held_until = holds.empty() ? now : std::min(now, holds.back().since + period(event.entity));
  if (!holds.empty() && held_until < now) holds.push_back({held_until, EntityId::kNone, false});
  const bool is_material = event.other == EntityId::kNone;
  const std::uint32_t node =
      is_material ? binding_maker(ProductId{static_cast<std::uint32_t>(event.value)}, 0) : stage_of(event);
  holds.push_back({now, node, is_material});
}

void Binding::finish() {
  for (Book& book : books_) {
    const Date until = std::min(scenario_->end, book.holds.back().since + period(book.designer));
    book.holds.push_back({until, EntityId::kNone, false});
  }
}

// When a plant bound somebody, in order of date and without overlaps: each second counts once.
std::vector<Binding::Span> Binding::spans(std::uint32_t plant) const {
  std::vector<Span> all;
  for (const Book& book : books_) {
    for (std::size_t i = 0; i + 1 < book.holds.size(); ++i) {
      const std::uint32_t node = book.holds[i].node;
      const std::span<const std::uint32_t> plants = plants_of(book.designer, node);
      if (node == plant || std::binary_search(plants.begin(), plants.end(), plant))
        all.push_back({book.holds[i].since, book.holds[i + 1].since});
    }
  }
  std::sort(all.begin(), all.end(), [](const Span& a, const Span& b) { return a.from < b.from; });
  std::vector<Span> apart;
  for (const Span& span : all) {
    if (!apart.empty() && span.from <= apart.back().to) {
      apart.back().to = std::max(apart.back().to, span.to);
    } else {
      apart.push_back(span);
    }
  }
  return apart;
}

std::vector<double> Binding::shares(std::uint32_t entity, std::span<const Date> dates) const {
  std::vector<double> shares(dates.size() < 2 ? 0 : dates.size() - 1, 0);
  std::size_t at = 0;
  for (const auto& [from, to] : spans(entity)) {
    for (Date counted = from; counted < to && at < shares.size();) {
      const Date until = std::min(to, dates[at + 1]);
      const double whole = static_cast<double>((dates[at + 1] - dates[at]).seconds);
      if (until > counted) shares[at] += static_cast<double>((until - counted).seconds) / whole;
      counted = std::max(counted, until);
      if (counted >= dates[at + 1]) ++at;
    }
  }
  return shares;
}

Metrics Binding::metrics(std::uint32_t entity) const {
  Metrics metrics;
  for (int year = civil_of(scenario_->start).year; year <= civil_of(scenario_->end - kSecond).year; ++year) {
    metrics["bottleneck_months/" + std::to_string(year)] = 0;
  }
  metrics["bottleneck_months"] = 0;
  for (const auto& [from, to] : spans(entity)) {
    for (Date counted = from; counted < to;) {
      const int year = civil_of(counted).year;
      const Date until = std::min(to, date_of({year + 1, 1, 1}).value_or(to));
      const double months = static_cast<double>((until - counted).seconds) / static_cast<double>(kMonth.seconds);
      metrics["bottleneck_months/" + std::to_string(year)] += months;
      metrics["bottleneck_months"] += months;
      counted = until;
    }
  }
  return metrics;
}

}  // namespace gigaramp
