#include "tests/support/shrink.hpp"

#include <cstdlib>
#include <filesystem>
#include <fstream>

namespace gigaramp::testing {

namespace {

// Tries worlds as long as there are tries left; what throws (a reference to what was left out) does not fail.
class Trier {
 public:
  Trier(const Fails& fails, int tries) : fails_(fails), tries_(tries) {}

  bool still_fails(const WorldText& world) {
    if (tries_-- <= 0) return false;
    try {
      return fails_(world);
    } catch (const std::exception&) {
      return false;
    }
  }

 private:
  const Fails& fails_;
  int tries_;
};

// Leaves out each element of `list(world)` that is not needed, last first; true when one was left out.
template <class List>
bool thin_out(WorldText& world, Trier& trier, const List& list) {
  bool has_changed = false;
  for (std::size_t i = list(world).size(); i-- > 0;) {
    WorldText smaller = world;
    auto& elements = list(smaller);
    elements.erase(elements.begin() + static_cast<std::ptrdiff_t>(i));
    if (!trier.still_fails(smaller)) continue;
    world = std::move(smaller);
    has_changed = true;
  }
  return has_changed;
}

bool thin_out_all(WorldText& world, Trier& trier) {
  bool has_changed = thin_out(
      world, trier, [](WorldText & w) -> auto& { return w.sections; });
  for (std::size_t s = 0; s < world.sections.size(); ++s) {
    has_changed |= thin_out(
        world, trier, [s](WorldText & w) -> auto& { return w.sections[s].entries; });
    for (std::size_t e = 0; e < world.sections[s].entries.size(); ++e) {
      has_changed |= thin_out(
          world, trier, [ s, e ](WorldText & w) -> auto& { return w.sections[s].entries[e].keys; });
    }
  }
  std::erase_if(world.sections, [](const WorldText::Section& section) { return section.entries.empty(); });
  return has_changed;
}

}  // namespace

WorldText shrink(WorldText world, const Fails& fails, int most_tries) {
  Trier trier(fails, most_tries);
  while (thin_out_all(world, trier)) {
  }
  return world;
}

std::string write_failed_world(const std::string& property, std::uint64_t seed, const WorldText& world,
                               const Fails& fails) {
  namespace fs = std::filesystem;
  const std::string text = shrink(world, fails).yaml();
  const char* wanted = std::getenv("GIGARAMP_FAILED_WORLDS");
  const fs::path folder = wanted == nullptr ? fs::temp_directory_path() : fs::path(wanted);
  fs::create_directories(folder);
  const fs::path file = folder / ("failed-" + property + "-" + std::to_string(seed) + ".yaml");
  std::ofstream(file) << text;
  return file.string() + " (seed " + std::to_string(seed) + "):\n" + text;
}

}  // namespace gigaramp::testing
