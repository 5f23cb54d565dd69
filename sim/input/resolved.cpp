#include "sim/input/resolved.hpp"

#include <xxhash.h>

#include <algorithm>
#include <array>
#include <nlohmann/json.hpp>
#include <vector>

#include "sim/base/quantity.hpp"

namespace gigaramp::input {
namespace {

// True for a text that is a number in its shortest form: JSON may then hold it as a number.
bool is_canonical_number(const std::string& text) {
  if (text.empty() || text.size() > 24 || text.find_first_not_of("0123456789.-") != std::string::npos) return false;
  const QuantityOrError read = parse_quantity(text);
  return read.quantity && read.quantity->dimension == Dimension::None && number_text(read.quantity->value) == text;
}

void write(const Node& node, std::string& out);

void write_text(const std::string& text, std::string& out) {
  out += nlohmann::json(text).dump();
}

void write_map(const Node& node, std::string& out) {
  std::vector<const Entry*> sorted;
  for (const Entry& entry : node.entries) sorted.push_back(&entry);
  std::sort(sorted.begin(), sorted.end(), [](const Entry* a, const Entry* b) { return a->key < b->key; });
  out += '{';
  for (std::size_t i = 0; i < sorted.size(); ++i) {
    if (i > 0) out += ", ";
    write_text(sorted[i]->key, out);
    out += ": ";
    write(sorted[i]->value, out);
  }
  out += '}';
}

void write(const Node& node, std::string& out) {
  switch (node.kind) {
    case Node::Kind::Null:
      out += "null";
      return;
    case Node::Kind::Scalar:
      if (is_canonical_number(node.text) || node.text == "true" || node.text == "false") {
        out += node.text;
      } else {
        write_text(node.text, out);
      }
      return;
    case Node::Kind::Seq:
      out += '[';
      for (std::size_t i = 0; i < node.items.size(); ++i) {
        if (i > 0) out += ", ";
        write(node.items[i], out);
      }
      out += ']';
      return;
    case Node::Kind::Map:
      write_map(node, out);
  }
}

}  // namespace

std::string canonical_json(const Node& root) {
  std::vector<const Entry*> sorted;
  for (const Entry& entry : root.entries) sorted.push_back(&entry);
  std::sort(sorted.begin(), sorted.end(), [](const Entry* a, const Entry* b) { return a->key < b->key; });
  std::string out = "{";
  for (std::size_t i = 0; i < sorted.size(); ++i) {
    out += i > 0 ? ",\n " : "\n ";
    write_text(sorted[i]->key, out);
    out += ": ";
    write(sorted[i]->value, out);
  }
  return out + "\n}\n";
}

std::string text_hash(const std::string& text) {
  const XXH128_hash_t hash = XXH3_128bits(text.data(), text.size());
  XXH128_canonical_t bytes;
  XXH128_canonicalFromHash(&bytes, hash);
  constexpr const char* kDigits = "0123456789abcdef";
  std::string hex;
  for (const unsigned char byte : bytes.digest) {
    hex += kDigits[byte >> 4U];
    hex += kDigits[byte & 15U];
  }
  return hex;
}

}  // namespace gigaramp::input
