#include "sim/analysis/store_statistics.hpp"

#include <algorithm>

namespace gigaramp {

namespace {

namespace acc = boost::accumulators;

constexpr double kSecondsPerDay = 86'400;

double days(Duration span) {
  return static_cast<double>(span.seconds) / kSecondsPerDay;
}

}  // namespace

StoreStatistics::StoreStatistics(const Scenario& scenario)
    : scenario_(&scenario), shelves_(scenario.entities.size()), since_(scenario.start) {
  for (std::uint32_t entity = 0; entity < shelves_.size(); ++entity) {
    if (scenario.entities[entity].kind != Entity::Kind::Store) continue;
    const Store& store = scenario.stores[scenario.entities[entity].index];
    Shelf& shelf = shelves_[entity];
    for (const Store::Item& item : store.items) {
      Book book;
      book.product = item.product.value;
      book.item = &item;
      book.quanta = static_cast<double>(scenario.products[item.product.value].quanta_per_unit);
      book.now.on_hand = book.now.backorders = book.now.in_transit = Level(scenario.start);
      book.before = book.now;
      shelf.books.push_back(std::move(book));
    }
    shelf.period = store.review.every;
    if (shelf.period.seconds == 0) continue;
    shelf.next = scenario.start + shelf.period;
    next_period_ = std::min(next_period_, shelf.next);
    periodic_.push_back(entity);
  }
}

StoreStatistics::Book* StoreStatistics::book_of(std::uint32_t entity, std::uint32_t product) {
  for (Book& book : shelves_[entity].books) {
    if (book.product == product) return &book;
  }
  return nullptr;
}

void StoreStatistics::on(const Event& event, const OrderTrack* track) {
  const Date now = event.stamp.date;
  if (now >= next_period_) close_periods(now);
  if (event.type == EventType::Arrived && event.other != EntityId::kNone) {
    if (Book* sender = book_of(event.other, event.product)) {
      sender->now.in_transit.add(-static_cast<double>(event.quantity) / sender->quanta, now);
    }
  }
  Book* book = book_of(event.entity, event.product);
  if (book == nullptr) return;
  const double units = static_cast<double>(event.quantity) / book->quanta;
  Counts& counts = book->now;
  if (event.type == EventType::OpeningStock || event.type == EventType::Supplied || event.type == EventType::Arrived) {
    counts.on_hand.add(units, now);
  } else if (event.type == EventType::Scrapped) {
    counts.on_hand.add(-units, now);
  } else if (event.type == EventType::Shipped) {
    counts.on_hand.add(-units, now);
    counts.in_transit.add(units, now);
  } else if (event.type == EventType::OrderPlaced && kind_of(event.stamp) != Kind::Capacity) {
    // Orders on their way at the start are written when the run opens; they were placed before.
    counts.orders += 1;
    counts.ordered += units;
  } else if (event.type == EventType::OrderAccepted && (track == nullptr || track->accepted_by == event.entity)) {
    counts.demanded += units;
    counts.backorders.add(units, now);
  } else if (event.type == EventType::OrderCompleted || event.type == EventType::OrderCancelled) {
    counts.backorders.add(-units, now);
  } else if (event.type == EventType::OrderRefused) {
    counts.demanded += units;
    counts.lost += units;
  }
}

void StoreStatistics::close_periods(Date now) {
  next_period_ = Date::never();
  for (const std::uint32_t entity : periodic_) {
    Shelf& shelf = shelves_[entity];
    for (; shelf.next <= now; shelf.next = shelf.next + shelf.period) {
      const bool counts = shelf.next - shelf.period >= since_;
      for (Book& book : shelf.books) {
        if (counts) close_period(book);
        book.ordered_at = book.now.ordered;
        book.demanded_at = book.now.demanded;
      }
    }
    next_period_ = std::min(next_period_, shelf.next);
  }
}

void StoreStatistics::close_period(Book& book) {
  book.orders(book.now.ordered - book.ordered_at);
  book.demand(book.now.demanded - book.demanded_at);
  book.net(book.now.on_hand.value() - book.now.backorders.value());
}

void StoreStatistics::start_counting(Date now) {
  close_periods(now);
  since_ = now;
  for (Shelf& shelf : shelves_) {
    for (Book& book : shelf.books) {
      book.before = book.now;
      book.orders = book.demand = book.net = Moments();
    }
  }
}

double StoreStatistics::ordered(std::uint32_t entity) const {
  double sum = 0;
  for (const Book& book : shelves_[entity].books) sum += book.now.ordered;
  return sum;
}

double StoreStatistics::cost(const Book& book, const Counts& since, Date from, Date until) {
  const StoreCosts& rates = book.item->costs;
  const auto integral = [&](Level Counts::*level) {
    return (book.now.*level).integral(until) - (since.*level).integral(from);
  };
  return rates.holding * integral(&Counts::on_hand) + rates.shortage * integral(&Counts::backorders) +
         rates.transit * integral(&Counts::in_transit) + rates.order * (book.now.orders - since.orders) +
         rates.lost * (book.now.lost - since.lost);
}

double StoreStatistics::cost(std::uint32_t entity, Date until) const {
  Counts nothing;
  nothing.on_hand = nothing.backorders = nothing.in_transit = Level(scenario_->start);
  double sum = 0;
  for (const Book& book : shelves_[entity].books) sum += cost(book, nothing, scenario_->start, until);
  return sum;
}

Metrics StoreStatistics::metrics(std::uint32_t entity, Date end) {
  close_periods(end);
  Metrics out;
  Shelf& shelf = shelves_[entity];
  const double span = static_cast<double>((end - since_).seconds);
  if (span <= 0) return out;
  for (const Book& book : shelf.books) {
    const std::string prefix = shelf.books.size() > 1 ? scenario_->products[book.product].id + "/" : "";
    const auto average = [&](Level Counts::*level) {
      return ((book.now.*level).integral(end) - (book.before.*level).integral(since_)) / span;
    };
    if (!book.item->unlimited) out[prefix + "on_hand"] = average(&Counts::on_hand);
    out[prefix + "backorders"] = average(&Counts::backorders);
    out[prefix + "in_transit"] = average(&Counts::in_transit);
    out[prefix + "orders_per_day"] = (book.now.orders - book.before.orders) / days(end - since_);
    out[prefix + "ordered"] = book.now.ordered - book.before.ordered;
    const double demanded = book.now.demanded - book.before.demanded;
    if (book.item->loses_sales && demanded > 0) {
      out[prefix + "lost_fraction"] = (book.now.lost - book.before.lost) / demanded;
    }
    out[prefix + "cost_usd_per_day"] = cost(book, book.before, since_, end) / days(end - since_);
    if (shelf.period.seconds == 0 || acc::count(book.orders) < 2) continue;
    out[prefix + "order_variance"] = acc::variance(book.orders);
    out[prefix + "demand_variance"] = acc::variance(book.demand);
    out[prefix + "net_stock_variance"] = acc::variance(book.net);
  }
  return out;
}

}  // namespace gigaramp
