#include "sim/engine/books.hpp"

#include "sim/base/error.hpp"

namespace gigaramp::engine {

Books::Books(const Scenario& scenario) : scenario_(&scenario), pages_(scenario.products.size()) {}

void Books::on(const Event& event) {
  if (event.type == EventType::MoneyEntered) entered_ += event.value;
  if (event.type == EventType::MoneyLeft) entered_ -= event.value;
  if (event.product == ProductId::kNone) return;
  Page& page = pages_[event.product];
  if (event.type == EventType::OpeningStock || event.type == EventType::Supplied) page.opening += event.quantity;
  if (event.type == EventType::LotCompleted) page.made += event.quantity;
  if (event.type == EventType::Scrapped || event.type == EventType::LostInTransit) page.scrapped += event.quantity;
  if (event.type == EventType::Consumed) page.consumed += event.quantity;
}

void Books::count_on_hand(const Role& role) {
  std::vector<Holding> held;
  role.holdings(held);
  on_accounts_ += role.balance().value_or(0);
  for (const Holding& holding : held) pages_[holding.product.value].on_hand += holding.quantity;
}

void Books::count_on_the_way(const Inbox& inbox) {
  inbox.for_each([this](const Letter& letter) {
    if (const auto* freight = std::get_if<Freight>(&letter.content)) {
      pages_[freight->product.value].on_the_way += freight->quantity;
    } else if (const auto* payment = std::get_if<Pay>(&letter.content)) {
      money_on_the_way_ += payment->cents;
    }
  });
}

std::uint64_t Books::check(Date date) const {
  for (std::size_t i = 0; i < pages_.size(); ++i) {
    const Page& page = pages_[i];
    if (page.opening + page.made == page.consumed + page.scrapped + page.on_hand + page.on_the_way) continue;
    throw InvariantError(date, "books of " + scenario_->products[i].id + " do not balance: opening " +
                                   std::to_string(page.opening) + " + made " + std::to_string(page.made) +
                                   " is not consumed " + std::to_string(page.consumed) + " + scrapped " +
                                   std::to_string(page.scrapped) + " + on hand " + std::to_string(page.on_hand) +
                                   " + on the way " + std::to_string(page.on_the_way));
  }
  if (entered_ != on_accounts_ + money_on_the_way_) {
    throw InvariantError(date, "money does not balance: " + std::to_string(entered_) +
                                   " cents came from outside, on accounts are " + std::to_string(on_accounts_) +
                                   ", on the way " + std::to_string(money_on_the_way_));
  }
  return pages_.size() + 1;
}

}  // namespace gigaramp::engine
