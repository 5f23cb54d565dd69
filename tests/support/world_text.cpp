#include "tests/support/world_text.hpp"

#include <algorithm>
#include <fstream>
#include <stdexcept>

#include "sim/base/error.hpp"
#include "sim/input/load.hpp"
#include "tests/support/dice.hpp"
#include "tests/support/test_folder.hpp"

namespace gigaramp::testing {

namespace {

Scenario load_file(const std::string& file, const std::string& named) {
  try {
    return input::load({.file = file, .scenario = named}).scenario;
  } catch (const InputError& error) {
    throw std::runtime_error(to_string(error.diagnostics.list().front()));
  }
}

// A file `world.yaml` with the text, in a folder of its own.
std::string write_world(const TestFolder& folder, const std::string& text) {
  std::string file = folder.file("world.yaml");
  std::ofstream(file) << text;
  return file;
}

}  // namespace

WorldText::Section& WorldText::section(const std::string& name) {
  for (Section& one : sections) {
    if (one.name == name) return one;
  }
  sections.push_back({name, {}});
  return sections.back();
}

void WorldText::Entry::set(const std::string& key, const std::string& value) {
  const auto at = std::find_if(keys.begin(), keys.end(), [&key](const auto& pair) { return pair.first == key; });
  if (at == keys.end()) {
    keys.emplace_back(key, value);
  } else {
    at->second = value;
  }
}

WorldText::Entry& WorldText::entry(const std::string& section_name, const std::string& name) {
  for (Entry& one : section(section_name).entries) {
    if (one.name == name) return one;
  }
  throw std::out_of_range("no " + section_name + "." + name);
}

void WorldText::add(const std::string& section_name, Entry entry) {
  section(section_name).entries.push_back(std::move(entry));
}

void WorldText::add_pair(const std::string& name) {
  Keys place;
  if (!section("places").entries.empty()) place.emplace_back("place", section("places").entries.front().name);
  if (place.empty()) sections.pop_back();
  Entry works{name + "-works", place};
  works.keys.emplace_back("lines", "1");
  works.keys.emplace_back("makes", "{" + name + "-good: {process_time: {exponential: 9 hours}}}");
  Entry buyer{name + "-buyer", place};
  buyer.keys.emplace_back("orders", "{every: {uniform: [1 day, 3 days]}, product: " + name + "-good}");
  add("products", {name + "-good", {{"unit", "piece"}}});
  add("plants", std::move(works));
  add("customers", std::move(buyer));
}

std::string WorldText::yaml() const {
  std::string text = "schema: 1\n";
  for (const auto& [key, value] : head) text += key + ": " + value + "\n";
  for (const Section& one : sections) {
    text += one.name + ":\n";
    for (const Entry& entry : one.entries) {
      text += "  " + entry.name + ": {";
      for (std::size_t i = 0; i < entry.keys.size(); ++i) {
        text += (i > 0 ? ", " : "") + entry.keys[i].first + ": " + entry.keys[i].second;
      }
      text += "}\n";
    }
  }
  return text;
}

WorldText WorldText::shuffled(std::uint64_t seed) const {
  Dice dice(seed);
  WorldText copy = *this;
  dice.shuffle(copy.head);
  dice.shuffle(copy.sections);
  for (Section& one : copy.sections) {
    dice.shuffle(one.entries);
    for (Entry& entry : one.entries) dice.shuffle(entry.keys);
  }
  return copy;
}

Scenario load_text(const std::string& yaml, const std::string& named) {
  const TestFolder folder;
  return load_file(write_world(folder, yaml), named);
}

Scenario load_shipped(const std::string& file, const std::string& named) {
  return load_file(std::string(GIGARAMP_SCENARIOS) + "/" + file, named);
}

WorldText random_world(std::uint64_t seed) {
  return seed % 3 == 2 ? random_designer_world(seed) : random_goods_world(seed);
}

}  // namespace gigaramp::testing
