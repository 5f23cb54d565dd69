#include <cmath>
#include <utility>

#include "sim/input/measure.hpp"

namespace gigaramp::input {
namespace {

// Reads the parameters of one distribution; all share one unit.
class LawReader {
 public:
  LawReader(const Measure& measure) : measure_(measure) { measure_.is_whole = false; }

  std::optional<WrittenLaw> read(const Cursor& cursor, const std::string& name) {
    if (name == "fixed" || name == "exponential") return one(cursor, name);
    if (name == "uniform") return uniform(cursor);
    if (name == "triangular") return triangular(cursor);
    if (name == "normal") return normal(cursor);
    if (name == "lognormal") return lognormal(cursor);
    if (name == "gamma") return gamma(cursor);
    if (name == "weibull") return weibull(cursor);
    if (name == "poisson") return poisson(cursor);
    return empirical(cursor);
  }

 private:
  std::optional<double> value(const Cursor& cursor) {
    const std::optional<Quantity> number = read_number(cursor, measure_);
    if (!number) return std::nullopt;
    if (is_first_) {
      noun_ = number->noun;
      per_ = number->per;
      is_first_ = false;
    } else if (number->noun != noun_ || number->per != per_) {
      cursor.error("'" + cursor.node->text + "' has another unit than the numbers before it");
      return std::nullopt;
    }
    return number->value;
  }

  std::optional<std::vector<double>> list(const Cursor& cursor, std::size_t size, const std::string& example) {
    if (!cursor.node->is_seq() || (size > 0 && cursor.node->items.size() != size) || cursor.node->items.empty()) {
      cursor.mismatch("a list " + example);
      return std::nullopt;
    }
    std::vector<double> values;
    bool is_sound = true;
    for (std::size_t i = 0; i < cursor.node->items.size(); ++i) {
      const std::optional<double> number = value(cursor.item(i));
      is_sound = is_sound && number.has_value();
      values.push_back(number.value_or(0));
    }
    if (!is_sound) return std::nullopt;
    return values;
  }

  // Values of two named parameters; `plain` marks those without a unit.
  struct Named {
    const char* key;
    bool plain = false;
  };
  std::optional<std::pair<double, double>> pair(const Cursor& cursor, Named first, Named second) {
    if (!cursor.node->is_map()) {
      cursor.mismatch(std::string("a map {") + first.key + ": ..., " + second.key + ": ...}");
      return std::nullopt;
    }
    check_keys(cursor, {first.key, second.key});
    const std::optional<double> a = named(cursor, first);
    const std::optional<double> b = named(cursor, second);
    if (!a || !b) return std::nullopt;
    return std::pair{*a, *b};
  }

  std::optional<double> named(const Cursor& cursor, Named parameter) {
    if (!cursor.has(parameter.key)) {
      cursor.error(std::string("missing key '") + parameter.key + "'");
      return std::nullopt;
    }
    const Cursor at = cursor.at(parameter.key);
    if (!parameter.plain) return value(at);
    Measure measure = plain_number(0, 1e6);
    const std::optional<Quantity> number = read_number(at, measure);
    return number ? std::optional(number->value) : std::nullopt;
  }

  std::optional<WrittenLaw> result(Law law) { return WrittenLaw{std::move(law), noun_, per_}; }
  std::optional<WrittenLaw> refuse(const Cursor& cursor, const std::string& why) {
    cursor.error(why);
    return std::nullopt;
  }

  std::optional<WrittenLaw> one(const Cursor& cursor, const std::string& name) {
    const std::optional<double> a = value(cursor);
    if (!a) return std::nullopt;
    if (name == "fixed") return result({Law::Kind::Fixed, *a});
    return result({Law::Kind::Exponential, *a});
  }

  std::optional<WrittenLaw> uniform(const Cursor& cursor) {
    const auto v = list(cursor, 2, "[lowest, highest]");
    if (!v) return std::nullopt;
    if ((*v)[0] > (*v)[1]) return refuse(cursor, "the lowest value is above the highest");
    return result({Law::Kind::Uniform, (*v)[0], (*v)[1]});
  }

  std::optional<WrittenLaw> triangular(const Cursor& cursor) {
    const auto v = list(cursor, 3, "[lowest, most likely, highest]");
    if (!v) return std::nullopt;
    if ((*v)[0] > (*v)[1] || (*v)[1] > (*v)[2]) {
      return refuse(cursor, "the values are not in the order lowest, most likely, highest");
    }
    return result({Law::Kind::Triangular, (*v)[0], (*v)[1], (*v)[2]});
  }

  std::optional<WrittenLaw> normal(const Cursor& cursor) {
    if (cursor.node->is_seq()) {
      const auto v = list(cursor, 2, "[mean, standard deviation]");
      return v ? result({Law::Kind::Normal, (*v)[0], (*v)[1]}) : std::nullopt;
    }
    const auto v = pair(cursor, {"mean"}, {"sd"});
    return v ? result({Law::Kind::Normal, v->first, v->second}) : std::nullopt;
  }

  std::optional<WrittenLaw> lognormal(const Cursor& cursor) {
    if (cursor.has("median")) {
      const auto v = pair(cursor, {"median"}, {"p90"});
      if (!v) return std::nullopt;
      if (v->first <= 0 || v->first > v->second) return refuse(cursor, "needs 0 < median <= p90");
      return result(lognormal_median_p90(v->first, v->second));
    }
    const auto v = pair(cursor, {"mean"}, {"cv", true});
    if (!v) return std::nullopt;
    if (v->first <= 0) return refuse(cursor, "needs a mean above 0");
    return result(lognormal_mean_cv(v->first, v->second));
  }

  std::optional<WrittenLaw> gamma(const Cursor& cursor) {
    if (!cursor.has("mean")) return shape_and_scale(cursor, Law::Kind::Gamma);
    const auto v = pair(cursor, {"mean"}, {"cv", true});
    if (!v) return std::nullopt;
    if (v->first <= 0 || v->second <= 0) return refuse(cursor, "needs a mean and a cv above 0");
    // cv = 1 / sqrt(shape), mean = shape * scale.
    const double shape = 1 / (v->second * v->second);
    return result({Law::Kind::Gamma, shape, v->first / shape});
  }

  std::optional<WrittenLaw> weibull(const Cursor& cursor) { return shape_and_scale(cursor, Law::Kind::Weibull); }

  std::optional<WrittenLaw> poisson(const Cursor& cursor) {
    const std::optional<double> mean = value(cursor);
    if (!mean) return std::nullopt;
    if (*mean > kMostPoisson) return refuse(cursor, "a Poisson law has a mean of at most " + number_text(kMostPoisson));
    return result({Law::Kind::Poisson, *mean});
  }

  std::optional<WrittenLaw> shape_and_scale(const Cursor& cursor, Law::Kind kind) {
    const auto v = pair(cursor, {"shape", true}, {"scale"});
    if (!v) return std::nullopt;
    if (v->first <= 0 || v->second <= 0) return refuse(cursor, "needs a shape and a scale above 0");
    return result({kind, v->first, v->second});
  }

  std::optional<WrittenLaw> empirical(const Cursor& cursor) {
    Law law;
    law.kind = Law::Kind::Empirical;
    if (cursor.node->is_map()) {
      check_keys(cursor, {"values", "weights"});
      if (!cursor.has("values")) return refuse(cursor, "missing key 'values'");
      if (cursor.has("weights") && !weights(cursor.at("weights"), law)) return std::nullopt;
    }
    const auto v = list(cursor.node->is_map() ? cursor.at("values") : cursor, 0, "of values");
    if (!v) return std::nullopt;
    law.values = *v;
    if (!law.weights.empty() && law.weights.size() != law.values.size()) {
      return refuse(
          cursor, std::to_string(law.values.size()) + " values but " + std::to_string(law.weights.size()) + " weights");
    }
    return result(std::move(law));
  }

  static bool weights(const Cursor& cursor, Law& law) {
    if (!cursor.node->is_seq() || cursor.node->items.empty()) {
      cursor.mismatch("a list of weights");
      return false;
    }
    double total = 0;
    for (std::size_t i = 0; i < cursor.node->items.size(); ++i) {
      const std::optional<Quantity> weight = read_number(cursor.item(i), plain_number(0, 1e12));
      if (!weight) return false;
      total += weight->value;
      law.weights.push_back(total);
    }
    if (total <= 0) cursor.error("all weights are 0");
    return total > 0;
  }

  Measure measure_;
  bool is_first_ = true;
  std::string noun_;
  std::int64_t per_ = 0;
};

}  // namespace

std::optional<WrittenLaw> read_law(const Cursor& cursor, const Measure& measure) {
  if (!cursor.node->is_map()) {
    const std::optional<Quantity> number = read_number(cursor, measure);
    if (!number) return std::nullopt;
    return WrittenLaw{{Law::Kind::Fixed, number->value}, number->noun, number->per};
  }
  const auto& entries = cursor.node->entries;
  if (entries.size() != 1 || !is_distribution_name(entries[0].key)) {
    const std::string near = entries.size() == 1 ? nearest(entries[0].key, distribution_names()) : "";
    const std::string unit = measure.unit.empty() ? "" : " " + measure.unit;
    const std::string example = "for example {triangular: [2" + unit + ", 3" + unit + ", 5" + unit + "]}";
    cursor.mismatch(measure.words + " or a distribution", near.empty() ? example : "did you mean '" + near + "'?");
    return std::nullopt;
  }
  return LawReader(measure).read(cursor.at(cursor.node->entries[0]), entries[0].key);
}

}  // namespace gigaramp::input
