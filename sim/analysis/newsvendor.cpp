#include "sim/analysis/newsvendor.hpp"

#include <boost/math/distributions/exponential.hpp>
#include <boost/math/distributions/gamma.hpp>
#include <boost/math/distributions/lognormal.hpp>
#include <boost/math/distributions/normal.hpp>
#include <boost/math/distributions/poisson.hpp>
#include <boost/math/distributions/triangular.hpp>
#include <boost/math/distributions/weibull.hpp>
#include <stdexcept>

namespace gigaramp {

namespace {

namespace bm = boost::math;

// Counts have a quantile that is a count.
using UpwardPolicy = bm::policies::policy<bm::policies::discrete_quantile<bm::policies::integer_round_up>>;

}  // namespace

double law_quantile(const Law& law, double p) {
  switch (law.kind) {
    case Law::Kind::Fixed:
      return law.a;
    case Law::Kind::Uniform:
      return law.a + p * (law.b - law.a);
    case Law::Kind::Triangular:
      return bm::quantile(bm::triangular(law.a, law.b, law.c), p);
    case Law::Kind::Normal:
      return bm::quantile(bm::normal(law.a, law.b), p);
    case Law::Kind::Lognormal:
      return bm::quantile(bm::lognormal(law.a, law.b), p);
    case Law::Kind::Exponential:
      return bm::quantile(bm::exponential(1 / law.a), p);
    case Law::Kind::Gamma:
      return bm::quantile(bm::gamma_distribution<>(law.a, law.b), p);
    case Law::Kind::Weibull:
      return bm::quantile(bm::weibull(law.a, law.b), p);
    case Law::Kind::Poisson:
      return bm::quantile(bm::poisson_distribution<double, UpwardPolicy>(law.a), p);
    case Law::Kind::Empirical:
      break;
  }
  throw std::domain_error("a law without a quantile function");
}

double newsvendor_level(const Law& demand, double holding, double shortage) {
  if (!(holding > 0 && shortage > 0)) throw std::domain_error("a single period needs costs above 0");
  return law_quantile(demand, shortage / (shortage + holding));
}

}  // namespace gigaramp
