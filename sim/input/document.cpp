#include "sim/input/document.hpp"

#include <algorithm>
#include <utility>

namespace gigaramp::input {
namespace {

constexpr std::size_t kLongestShownValue = 60;

void append_shown(const Node& node, std::string& out) {
  if (out.size() > kLongestShownValue) return;
  if (node.is_scalar()) out += node.text;
  if (node.is_null()) out += "null";
  if (node.is_seq()) {
    out += '[';
    for (std::size_t i = 0; i < node.items.size() && out.size() <= kLongestShownValue; ++i) {
      if (i > 0) out += ", ";
      append_shown(node.items[i], out);
    }
    out += ']';
  }
  if (node.is_map()) {
    out += '{';
    for (std::size_t i = 0; i < node.entries.size() && out.size() <= kLongestShownValue; ++i) {
      if (i > 0) out += ", ";
      out += node.entries[i].key + ": ";
      append_shown(node.entries[i].value, out);
    }
    out += '}';
  }
}

}  // namespace

Node* Node::find(std::string_view key) {
  const auto found = std::find_if(entries.begin(), entries.end(), [&](const Entry& e) { return e.key == key; });
  return found == entries.end() ? nullptr : &found->value;
}

const Node* Node::find(std::string_view key) const {
  const auto found = std::find_if(entries.begin(), entries.end(), [&](const Entry& e) { return e.key == key; });
  return found == entries.end() ? nullptr : &found->value;
}

void Node::remove(std::string_view key) {
  std::erase_if(entries, [&](const Entry& e) { return e.key == key; });
}

Node scalar_node(std::string text, const Origin& at) {
  Node node;
  node.kind = Node::Kind::Scalar;
  node.text = std::move(text);
  node.at = at;
  return node;
}

Node map_node(const Origin& at) {
  Node node;
  node.kind = Node::Kind::Map;
  node.at = at;
  return node;
}

std::string shown(const Node& node) {
  std::string text;
  append_shown(node, text);
  std::replace(text.begin(), text.end(), '\n', ' ');
  if (text.size() > kLongestShownValue) {
    std::size_t cut = kLongestShownValue;
    while (cut > 0 && (static_cast<unsigned char>(text[cut]) & 0xC0U) == 0x80U) --cut;
    text = text.substr(0, cut) + "...";
  }
  return text;
}

}  // namespace gigaramp::input
