#include "sim/roles/site.hpp"

#include <algorithm>
#include <utility>

#include "sim/base/law.hpp"
#include "sim/roles/purchase_terms.hpp"

namespace gigaramp {

SiteRole::SiteRole(EntityId self, const Scenario& scenario, const Network& network, RunSeed run,
                   const std::vector<PurchaseLot>& lots)
    : self_(self),
      scenario_(scenario),
      site_(scenario.sites[scenario.entities[self.value].index]),
      network_(network),
      run_(run),
      overhead_(realize(site_.overhead, run)),
      reports_(has_money(scenario)),
      phases_(site_.phases.size()),
      opening_{scenario.start, pack({0, 0, Kind::Capacity, 0})},
      commissioning_(run, stream_key(site_.stream), Purpose::ProcessTime) {
  const std::uint32_t index = scenario.entities[self.value].index;
  std::vector<PurchaseLot> own;
  for (const PurchaseLot& lot : lots) {
    if (lot.site == index) own.push_back(lot);
  }
  plan_ = plan_site(scenario, index, std::move(own), run);
  lots_ = plan_.lots;
  hedges_.resize(lots_.size());
  const Customer& customer = scenario.customers[scenario.entities[site_.for_customer.value].index];
  if (customer.hedging) hedging_ = &*customer.hedging;
  if (!scenario.disruptions.empty()) strikes_ = Strikes(scenario, occurrences_at_site(scenario, index, run));
  for (const Product& product : scenario.products) rack_w_.push_back(realize(product.it_power, run));
  for (std::size_t i = 0; i < phases_.size(); ++i) {
    phases_[i].power_w = static_cast<std::int64_t>(plan_.phases[i].power_w + 0.5);
  }
}

void SiteRole::plan(Date at, Kind kind, Entry entry, Stamp now) {
  const std::uint32_t rank = kind == Kind::Order ? network_.at(self_).rank : 0;
  const Step step = at > now.date ? Step{0, 0, kind, rank} : step_after(unpack(now.step), kind, rank);
  calendar_.add({std::max(at, now.date), pack(step)}, entry);
}

void SiteRole::act(Stamp now, std::span<const Letter> letters, Outbox& out) {
  if (now == opening_) open(out);
  if (now == strikes_.next())
    strikes_.turn(
        now, out, [](const Occurrence&) {}, [](const Occurrence&) {});
  while (calendar_.is_due(now)) perform(calendar_.take(), out);
  for (const Letter& letter : letters) receive(letter, out);
}

void SiteRole::open(Outbox& out) {
  const Stamp now = opening_;
  opening_ = Stamp::never();
  for (std::uint32_t i = 0; i < phases_.size(); ++i) {
    const Phase& phase = site_.phases[i];
    if (phase.live && *phase.live <= scenario_.start) {
      open_live(i, out);
      continue;
    }
    plan(plan_.phases[i].shell, Kind::Completion, {Task::Shell, i, {}}, now);
    plan(plan_.phases[i].power, Kind::Completion, {Task::Power, i, {}}, now);
  }
  for (std::uint32_t i = 0; i < lots_.size(); ++i) {
    if (lots_[i].quantity == 0) continue;
    if (lots_[i].is_opening) {
      place_order(lots_[i], out);
    } else {
      plan(lots_[i].placed, Kind::Order, {Task::Order, i, {}}, now);
    }
  }
}

void SiteRole::open_live(std::uint32_t index, Outbox& out) {
  PhaseState& phase = phases_[index];
  phase.has_shell = phase.has_power = true;
  phase.energized_w = phase.power_w;
  out.log({.order = index, .type = EventType::ShellReady});
  out.log({.order = index, .value = phase.power_w, .type = EventType::PowerReady});
  out.log({.value = phase.power_w, .other = index, .type = EventType::Energized});
  if (reports_) out.write(site_.for_customer, ReportPower{index, phase.power_w});
}

void SiteRole::perform(const Entry& entry, Outbox& out) {
  switch (entry.task) {
    case Task::Order:
      place_order(lots_[entry.index], out);
      break;
    case Task::Shell:
      phases_[entry.index].has_shell = true;
      out.log({.order = entry.index, .type = EventType::ShellReady});
      if (reports_) out.write(site_.buyer, ReportShell{entry.index});
      install(entry.index, out);
      break;
    case Task::Power:
      phases_[entry.index].has_power = true;
      out.log({.order = entry.index, .value = phases_[entry.index].power_w, .type = EventType::PowerReady});
      energize(entry.index, out);
      break;
    case Task::Installed:
      finish_install(entry.index, entry.part, out);
      install(entry.index, out);
      break;
    case Task::Commissioned:
      phases_[entry.index].ready.push_back(entry.part);
      energize(entry.index, out);
      break;
  }
}

void SiteRole::place_order(const PurchaseLot& lot, Outbox& out) {
  OrderTerms terms = terms_of(scenario_, lot);
  terms.quantity = quantity_to_order(static_cast<std::size_t>(&lot - lots_.data()), out);
  if (!lot.is_opening) return out.place_order(terms, site_.buyer);
  out.log_placed(terms, site_.buyer);  // opening orders are in the designer's book already
}

void SiteRole::receive(const Letter& letter, Outbox& out) {
  const auto* freight = std::get_if<Freight>(&letter.content);
  if (freight == nullptr) return;
  out.log({.order = freight->order.value,
           .quantity = freight->quantity,
           .product = freight->product.value,
           .other = freight->origin.value,
           .type = EventType::Arrived});
  if (reports_) out.write(site_.buyer, ReportDelivery{freight->order, freight->product, freight->quantity});
  received_.add(freight->product, freight->quantity);
  const PurchaseLot& lot = lots_[static_cast<std::size_t>(freight->order.number() - 1)];
  if (hedging_ != nullptr) cancel_rest(static_cast<std::size_t>(freight->order.number() - 1), *freight, out);
  PhaseState& phase = phases_[lot.phase];
  phase.arrived.push_back({freight->order, freight->product, freight->quantity});
  phase.largest_w = std::max(phase.largest_w, draw_of(freight->product));
  install(lot.phase, out);
}

// Takes the next batch in hand: what a week's crew installs, first come first served; all at once without a limit.
void SiteRole::install(std::uint32_t index, Outbox& out) {
  PhaseState& phase = phases_[index];
  const std::int64_t per_week = site_.phases[index].racks_per_week.value_or(0);
  while (phase.has_shell && !phase.installs && !phase.arrived.empty()) {
    Part& head = phase.arrived.front();
    Part batch{head.order, head.product, per_week > 0 ? std::min(head.racks, per_week) : head.racks};
    head.racks -= batch.racks;
    if (head.racks == 0) phase.arrived.pop_front();
    if (per_week == 0) {
      finish_install(index, batch, out);
      continue;
    }
    phase.installs = true;
    const Duration time{batch.racks * kWeek.seconds / per_week};
    plan(out.date() + time, Kind::Completion, {Task::Installed, index, batch}, out.now());
  }
  record_stranded(index, out);
}

void SiteRole::finish_install(std::uint32_t index, Part part, Outbox& out) {
  PhaseState& phase = phases_[index];
  phase.installs = false;
  phase.installed += part.racks;
  out.log({.order = part.order.value,
           .quantity = part.racks,
           .product = part.product.value,
           .other = index,
           .type = EventType::Installed});
  const Duration time{sample_count(site_.phases[index].commissioning, commissioning_, commissioned_++)};
  plan(out.date() + time, Kind::Completion, {Task::Commissioned, index, part}, out.now());
}

// How many racks of a batch the power of a phase allows. Whole racks may add up to less than one rack more than the
// power, the largest where sizes differ; whichever come last are held below what they could draw.
std::int64_t SiteRole::racks_that_run(std::uint32_t index, const Part& batch) const {
  const double draw_w = draw_of(batch.product);
  const double room_w = plan_.phases[index].power_w - phases_[index].running_w + phases_[index].largest_w - draw_w;
  return std::min(batch.racks, racks_of_phase(room_w, draw_w, 0));
}

void SiteRole::energize(std::uint32_t index, Outbox& out) {
  PhaseState& phase = phases_[index];
  while (phase.has_power && !phase.ready.empty()) {
    Part& head = phase.ready.front();
    const std::int64_t racks = racks_that_run(index, head);
    if (racks == 0) break;
    phase.running_w += static_cast<double>(racks) * draw_of(head.product);
    const std::int64_t now_w = std::min(phase.power_w, static_cast<std::int64_t>(phase.running_w));
    out.log({.order = head.order.value,
             .quantity = racks,
             .value = now_w - phase.energized_w,
             .product = head.product.value,
             .other = index,
             .type = EventType::Energized});
    if (reports_) out.write(site_.for_customer, ReportPower{index, now_w - phase.energized_w});
    phase.energized_w = now_w;
    head.racks -= racks;
    if (head.racks == 0) phase.ready.pop_front();
  }
  record_stranded(index, out);
}

void SiteRole::record_stranded(std::uint32_t index, Outbox& out) {
  PhaseState& phase = phases_[index];
  std::int64_t racks = 0;
  for (const Part& part : phase.ready) racks += part.racks;
  const std::int64_t idle_w = phase.has_power ? phase.power_w - phase.energized_w : 0;
  if (racks == phase.stranded_racks && idle_w == phase.stranded_w) return;
  phase.stranded_racks = racks;
  phase.stranded_w = idle_w;
  out.log({.quantity = racks, .value = idle_w, .other = index, .type = EventType::Stranded});
}

void SiteRole::holdings(std::vector<Holding>& to) const {
  received_.holdings(to);
}

std::string SiteRole::waits_for() const {
  for (std::size_t i = 0; i < phases_.size(); ++i) {
    if (phases_[i].energized_w < phases_[i].power_w) return site_.id + " waits for racks of " + site_.phases[i].id;
  }
  return {};
}

}  // namespace gigaramp
