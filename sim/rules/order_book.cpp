#include "sim/rules/order_book.hpp"

#include <string>

#include "sim/base/error.hpp"

namespace gigaramp {

void OrderBook::add(const BookedOrder& order) {
  const std::string name = "order " + std::to_string(order.id);
  if (order.granted < 0 || order.open() <= 0)
    throw InvariantError(name + ": nothing is open, it has no place in a book");
  if (!rank_of_.emplace(order.id, order.rank).second) throw InvariantError(name + ": is in the book already");
  orders_.emplace(Key{order.rank, order.id}, order);
  open_units_ += order.open();
}

void OrderBook::grant(std::int64_t id, std::int64_t quantity) {
  const BookedOrder* order = find(id);
  const std::int64_t open = order == nullptr ? 0 : order->open();
  if (quantity < 0 || quantity > open) {
    throw InvariantError("order " + std::to_string(id) + ": a grant of " + std::to_string(quantity) +
                         " is not within the " + std::to_string(open) + " it lacks");
  }
  if (quantity == 0) return;
  const Key key{order->rank, id};
  open_units_ -= quantity;
  orders_.at(key).granted += quantity;
  if (quantity < open) return;
  orders_.erase(key);
  rank_of_.erase(id);
}

std::int64_t OrderBook::cancel(std::int64_t id) {
  const BookedOrder* order = find(id);
  if (order == nullptr) return 0;
  const std::int64_t open = order->open();
  open_units_ -= open;
  orders_.erase(Key{order->rank, id});
  rank_of_.erase(id);
  return open;
}

std::vector<Claim> OrderBook::claims(Date now, Duration lead) const {
  const Date latest = now + lead + period_;
  std::vector<Claim> claims;
  for (const auto& [key, order] : orders_) {
    if (order.due > latest) continue;
    claims.push_back({order.id, order.for_customer, order.buyer, order.direct, order.open(), order.rank, order.due});
  }
  return claims;
}

const BookedOrder* OrderBook::find(std::int64_t id) const {
  const auto rank = rank_of_.find(id);
  return rank == rank_of_.end() ? nullptr : &orders_.at(Key{rank->second, id});
}

}  // namespace gigaramp
