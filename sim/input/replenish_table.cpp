#include <utility>

#include "sim/input/sections.hpp"

namespace gigaramp::input {
namespace {

Codec<double> coefficient(double low, double high) {
  return number(plain_number(low, high));
}

// Exactly one of the keys of a map that chooses a way.
void need_one_key(const Cursor& cursor, const std::string& example) {
  if (cursor.node->is_map() && cursor.node->entries.size() == 1) return;
  cursor.mismatch("a map with one key", example);
}

Row<Replenish> forecast_way(const char* key, Forecast::Kind kind, const Rows<Forecast>& rows, const char* doc) {
  return row_by<Replenish>(
      key, fields(rows, "a map"),
      [=](const Cursor& cursor, Replenish& out) {
        out.forecast.kind = kind;
        read_rows(cursor, rows, out.forecast);
      },
      doc);
}

Rows<Replenish> forecast_rows(const Measure& units) {
  const Row<Forecast> initial =
      row("initial", &Forecast::initial, number(units), "forecast before any demand").standard("0");
  const auto positive = [] {
    Measure measure = count("period", 1, 1e6);
    return whole(measure);
  }();
  return {
      row_by<Replenish>(
          "constant", number(units).shape,
          [units](const Cursor& cursor, Replenish& out) {
            out.forecast.initial = number(units).read(cursor).value_or(0);
          },
          "always this"),
      forecast_way("moving_average", Forecast::Kind::MovingAverage,
                   {row("periods", &Forecast::periods, positive, "how many of the last demands").required(), initial},
                   "mean of the last demands"),
      forecast_way("smoothing", Forecast::Kind::Smoothing,
                   {row("weight", &Forecast::weight, coefficient(0, 1), "of the newest demand").required(), initial},
                   "exponential smoothing"),
      forecast_way("conditional", Forecast::Kind::Conditional,
                   {row("mean", &Forecast::mean, number(units), "of the demand of a period").required(),
                    row("correlation", &Forecast::correlation, coefficient(-0.999999, 0.999999), "of one with the next")
                        .required()},
                   "mean over the periods to cover of demand with a known correlation"),
  };
}

Row<Replenish> forecast_row(const Measure& units) {
  return row_by<Replenish>(
      "forecast", choice_of(fields(forecast_rows(units), "a map with one way of forecasting")),
      [units](const Cursor& cursor, Replenish& out) {
        need_one_key(cursor, "for example {smoothing: {weight: 0.3, initial: 4}}");
        read_rows(cursor, forecast_rows(units), out);
      },
      "expected demand of a period between reviews");
}

Row<Replenish> level_row(const char* key, const Measure& units, const char* doc) {
  return row(key, &Replenish::level, number(units), doc);
}

Row<Replenish> cover_row() {
  return row("cover", &Replenish::cover, coefficient(0, 1e6), "periods of forecast demand on top of the level")
      .standard("0");
}

Row<Replenish> reorder_row(const Measure& units) {
  Measure any = units;
  any.low = -1e12;
  return row("reorder", &Replenish::reorder, number(any), "position at or below which it orders").required();
}

struct Way {
  const char* name;
  Replenish::Kind kind;
  const char* doc;
  Rows<Replenish> rows;
};

std::vector<Way> ways(const Measure& units) {
  Measure lot = units;
  lot.is_above_low = true;
  return {
      {"base_stock",
       Replenish::Kind::BaseStock,
       "order up to a position",
       {level_row("level", units, "order-up-to position").standard("0"), cover_row(), forecast_row(units)}},
      {"min_max",
       Replenish::Kind::MinMax,
       "(s, S): at or below `reorder`, order up to `up_to`",
       {reorder_row(units), level_row("up_to", units, "order-up-to position").required()}},
      {"lots",
       Replenish::Kind::Lots,
       "(r, nQ): at or below `reorder`, order the fewest lots that lift it above",
       {reorder_row(units), row("lot", &Replenish::lot, number(lot), "size of a lot").required()}},
      {"smoothed",
       Replenish::Kind::Smoothed,
       "order a part of the gap to the base stock",
       {level_row("level", units, "position aimed at").standard("0"), cover_row(), forecast_row(units),
        row("adjust", &Replenish::adjust, coefficient(0, 2), "part of the gap").required()}},
      {"anchor_adjust",
       Replenish::Kind::AnchorAdjust,
       "forecast + adjust * (level - net stock - supply_line * on order), never negative",
       {level_row("level", units, "stock aimed at, with the supply line as far as it is seen").required(),
        forecast_row(units),
        row("adjust", &Replenish::adjust, coefficient(0, 2), "part of the gap closed at each review").required(),
        row("supply_line", &Replenish::supply_line, coefficient(0, 2), "part of the orders under way that is seen")
            .required()}},
  };
}

Rows<Store::Item> way_rows(const Measure& units) {
  Rows<Store::Item> rows;
  for (const Way& way : ways(units)) {
    rows.push_back(row_by<Store::Item>(
        way.name, fields(way.rows, "a map"),
        [way](const Cursor& cursor, Store::Item& out) {
          out.replenish.kind = way.kind;
          read_rows(cursor, way.rows, out.replenish);
        },
        way.doc));
  }
  return rows;
}

}  // namespace

Row<Store::Item> replenish_row(const Measure& units) {
  const auto read = [units](const Cursor& cursor, Store::Item& out) {
    need_one_key(cursor, "for example {min_max: {reorder: 4, up_to: 10}}");
    read_rows(cursor, way_rows(units), out);
  };
  return row_by<Store::Item>("replenish", choice_of(fields(way_rows(units), "a map with one way of replenishing")),
                             read, "when and how much it orders; without it and `base_stock`: up to 0");
}

}  // namespace gigaramp::input
