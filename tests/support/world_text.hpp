#pragma once

#include <cstdint>
#include <string>
#include <utility>
#include <vector>

#include "sim/model/scenario.hpp"

namespace gigaramp::testing {

/// A scenario file as data, so that a test can reorder it, add to it and print it.
struct WorldText {
  using Keys = std::vector<std::pair<std::string, std::string>>;
  struct Entry {
    std::string name;
    Keys keys;

    /// Sets the value of a key; adds it when there is none.
    void set(const std::string& key, const std::string& value);
  };
  struct Section {
    std::string name;
    std::vector<Entry> entries;
  };

  Keys head;  ///< name, start, end, seed
  std::vector<Section> sections;

  Section& section(const std::string& name);
  /// An entry of a section; throws std::out_of_range when there is none.
  Entry& entry(const std::string& section_name, const std::string& name);
  /// Adds an entry; makes the section when there is none of that name.
  void add(const std::string& section_name, Entry entry);
  /// Adds a product, its maker and its customer, all called after `name`, with random times; nobody else deals with
  /// them.
  void add_pair(const std::string& name);
  std::string yaml() const;
  /// The same world with sections, entries and keys in another order.
  WorldText shuffled(std::uint64_t seed) const;
};

/// Reads a text through the reader of scenario files; a mistake throws InputError with the first message in `what`.
Scenario load_text(const std::string& yaml, const std::string& named = "base");

/// A shipped scenario, by file name without folder.
Scenario load_shipped(const std::string& file, const std::string& named = "base");

/// Customers with plain order streams, line and starts plants, stores, lanes: one to three stages, some months.
WorldText random_goods_world(std::uint64_t seed);

/// A designer with fab, packaging and assembly, two sites with phases and an opening book: about two years.
WorldText random_designer_world(std::uint64_t seed);

/// Nothing is random in it but the world itself: customers with lists of orders, one to `most_stages` plants in a row
/// that each make one product from one of the product before, lines or starts with fixed times, first come, first
/// served. The last plant is called `s1`, its supplier `s2`, and so on; a plant's first key is its capacity.
WorldText random_tandem_world(std::uint64_t seed, int most_stages);

/// Every third world has a designer.
WorldText random_world(std::uint64_t seed);

}  // namespace gigaramp::testing
