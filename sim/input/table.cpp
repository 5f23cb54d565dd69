#include "sim/input/table.hpp"

namespace gigaramp::input {

void insert_default(const Cursor& map, const std::string& key, const std::string& yaml) {
  // Defaults of the table are single words and short flow values; parsing them like user text keeps one reader.
  Diagnostics none;
  const auto source = make_source("default", yaml);
  Node value = parse_document(source, false, none).root;
  std::function<void(Node&)> place = [&](Node& node) {
    node.at = map.node->at;
    for (Entry& entry : node.entries) {
      entry.at = map.node->at;
      place(entry.value);
    }
    for (Node& item : node.items) place(item);
  };
  place(value);
  map.node->entries.push_back({key, map.node->at, std::move(value)});
}

void report_missing(const Cursor& map, const KeyRow& row) {
  map.error("missing key '" + row.key + "'", row.shape->words.empty() ? "" : "it takes " + row.shape->words);
}

void keep_entry_fact(const Cursor& entry) {
  if (!entry.has("source") && !entry.has("confidence")) return;
  read_provenance(entry, "", plain_number(0, 1), std::nullopt);
}

}  // namespace gigaramp::input
