#include <algorithm>
#include <functional>

#include "sim/rules/allocate_families.hpp"
#include "sim/rules/party.hpp"

namespace gigaramp::rules {
namespace {

// Priorities and widths in whole millionths, doubled so that half a width is whole too.
constexpr double kSteps = 1e6;

std::int64_t steps_of(double value) {
  const double scaled = std::clamp(value, -1e12, 1e12) * kSteps;
  return static_cast<std::int64_t>(scaled < 0 ? scaled - 0.5 : scaled + 0.5);
}

// A claim's quantity lies evenly on [bottom, bottom + span).
struct Band {
  std::int64_t bottom = 0;
  std::int64_t asked = 0;
};

// Share of a band above the cut: ((top - step) + rest / density) / span for bands under way at `step`.
struct Cut {
  std::int64_t step = 0;
  Wide rest = 0;     // supply * span left at `step`
  Wide density = 0;  // sum asked by the bands under way
};

// Goes down from the top, step by step, until the supply is used up; the total asked is above the supply.
Cut find_cut(std::span<const Band> bands, std::int64_t span, std::int64_t supply) {
  std::map<std::int64_t, Wide, std::greater<>> changes;
  for (const Band& band : bands) {
    changes[band.bottom + span] += band.asked;
    changes[band.bottom] -= band.asked;
  }
  Cut cut{changes.begin()->first, Wide{supply} * span, 0};
  for (const auto& [step, change] : changes) {
    const Wide used = cut.density * (cut.step - step);
    if (used > cut.rest) return cut;
    cut.rest -= used;
    cut.step = step;
    cut.density += change;
  }
  return cut;
}

Part part_above(const Band& band, std::int64_t span, const Cut& cut) {
  const std::int64_t height = band.bottom + span - cut.step;
  if (height >= span) return {band.asked, 0};
  if (height < 0 || cut.density == 0) return {};
  Wide numerator = height * cut.density + cut.rest;
  Wide denominator = span * cut.density;
  // Very large figures lose their last bits, downwards, so that the product fits 128 bits.
  while (denominator >= (Wide{1} << 62)) {
    numerator >>= 1;
    denominator = (denominator >> 1) + 1;
  }
  return part_of(band.asked * numerator, denominator);
}

}  // namespace

void serve_width(const Call& call, std::int64_t supply) {
  const std::int64_t half = std::max<std::int64_t>(steps_of(call.rule.width), 1);
  const std::int64_t span = 2 * half;
  std::vector<Band> bands;
  for (const Claim& claim : call.claims) {
    const std::size_t position = position_of(claim, call.rule);
    const double priority = position < call.rule.named.size() ? call.rule.named[position].value : 0;
    bands.push_back({2 * steps_of(priority) - half, std::max<std::int64_t>(claim.asked, 0)});
  }
  const Cut cut = find_cut(bands, span, supply);
  std::vector<Part> parts;
  for (const Band& band : bands) parts.push_back(part_above(band, span, cut));
  grant_parts(call, supply, parts);
}

}  // namespace gigaramp::rules
