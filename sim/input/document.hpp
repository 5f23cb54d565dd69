#pragma once

#include <cstdint>
#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "sim/base/diagnostic.hpp"
#include "sim/input/source_file.hpp"

namespace gigaramp::input {

inline constexpr int kMaxDepth = 100;
inline constexpr std::size_t kMaxNodes = 400'000;

struct Entry;

/// A piece of a scenario file: every value knows where it was written. Plain data; depth is at most 100.
struct Node {
  enum class Kind : std::uint8_t { Null, Scalar, Map, Seq };
  Kind kind = Kind::Null;
  bool quoted = false;
  std::string text = {};  ///< of a scalar
  Origin at = {};
  std::vector<Entry> entries;    ///< of a map, in file order
  std::vector<Node> items = {};  ///< of a sequence

  bool is_map() const { return kind == Kind::Map; }
  bool is_seq() const { return kind == Kind::Seq; }
  bool is_scalar() const { return kind == Kind::Scalar; }
  bool is_null() const { return kind == Kind::Null; }
  Node* find(std::string_view key);
  const Node* find(std::string_view key) const;
  void remove(std::string_view key);
};

struct Entry {
  std::string key;
  Origin at;  ///< of the key
  Node value;
};

Node scalar_node(std::string text, const Origin& at);
Node map_node(const Origin& at);

/// `a, b and 3 more`: the value as it is shown in messages and tables, on one line, cut after 60 characters.
std::string shown(const Node& node);

struct Document {
  Node root;
  std::size_t nodes = 0;
  bool is_sound = false;  ///< false: findings hold the reason; `root` is what could be read
};

/// Parses one YAML document. Duplicate keys, anchors, tags, complex keys, several documents, too deep or too many
/// nodes are findings. A file that does not say `schema` at its top is reported without showing any of its content.
/// @param needs_schema  false for the value of a `--set`
Document parse_document(const std::shared_ptr<SourceFile>& source, bool needs_schema, Diagnostics& findings);

}  // namespace gigaramp::input
