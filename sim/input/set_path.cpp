#include <algorithm>
#include <utility>

#include "sim/input/cursor.hpp"
#include "sim/input/merge.hpp"
#include "sim/input/patch.hpp"
#include "sim/input/pattern.hpp"
#include "sim/input/root_table.hpp"

namespace gigaramp::input {
namespace {

constexpr std::size_t kMaxPatternSteps = 100'000;

std::vector<std::string> split(const std::string& path) {
  std::vector<std::string> parts(1);
  for (const char c : path) {
    if (c == '.') {
      parts.emplace_back();
    } else {
      parts.back() += c;
    }
  }
  return parts;
}

// Walks a path down the document, in step with its shape, and sets the value at every match.
class PathSetter {
 public:
  PathSetter(std::vector<std::string> parts, const Entry& setting) : parts_(std::move(parts)), setting_(setting) {}

  std::size_t run(Node& root) {
    if (parts_[0] != "nodes") return descend(root, document_shape(), 0);
    std::size_t count = 0;
    for (const std::string& section : node_sections()) {
      Node* node = root.find(section);
      if (node != nullptr && parts_.size() > 1) count += descend(*node, document_shape()->child(section), 1);
    }
    return count;
  }

  // What could have stood at the part that matched nothing.
  std::string hint() const {
    if (parts_.size() == 1 && parts_[0] == "nodes") return "write nodes.*.key";
    return suggestion(parts_[failed_], candidates_);
  }
  const std::string& failed_part() const { return parts_[failed_]; }

 private:
  std::size_t descend(Node& node, const ShapePtr& shape, std::size_t depth) {
    if (shape && shape->is_plain(node)) spell_out(node, *shape);
    if (!node.is_map()) return 0;
    const std::string& part = parts_[depth];
    std::size_t count = 0;
    std::vector<std::string> removed;
    for (Entry& entry : node.entries) {
      if (!matches(part, entry.key)) continue;
      count += visit(entry, shape ? shape->child(entry.key) : nullptr, depth);
      if (entry.value.is_null()) removed.push_back(entry.key);
    }
    for (const std::string& key : removed) node.remove(key);
    if (count == 0 && removed.empty()) count = create(node, shape, depth);
    if (count == 0) remember_failure(node, shape, depth);
    return count;
  }

  std::size_t visit(Entry& entry, const ShapePtr& shape, std::size_t depth) {
    if (depth + 1 < parts_.size()) return descend(entry.value, shape, depth + 1);
    merge(entry.value, setting_.value, shape);
    return 1;
  }

  // Adds a key that the table knows but the file does not say; a new name only as the last part of a path.
  std::size_t create(Node& node, const ShapePtr& shape, std::size_t depth) {
    const std::string& part = parts_[depth];
    const bool is_last = depth + 1 == parts_.size();
    if (!shape || part.find('*') != std::string::npos || node.find(part) != nullptr) return 0;
    const bool is_key = shape->row(part) != nullptr;
    const bool is_name = shape->kind == Shape::Kind::Names || shape->kind == Shape::Kind::Dated;
    if (!is_key && !(is_name && is_last && parts_[0] != "nodes" && !setting_.value.is_null())) return 0;
    if (is_last) {
      if (!setting_.value.is_null()) node.entries.push_back({part, setting_.at, setting_.value});
      return 1;
    }
    Node below = map_node(setting_.at);
    const std::size_t count = descend(below, shape->child(part), depth + 1);
    if (count > 0 && !below.entries.empty()) node.entries.push_back({part, setting_.at, std::move(below)});
    return count;
  }

  void remember_failure(const Node& node, const ShapePtr& shape, std::size_t depth) {
    if (depth < failed_ || steps_ > kMaxPatternSteps) return;
    if (depth > failed_) candidates_.clear();
    failed_ = depth;
    for (const Entry& entry : node.entries) candidates_.push_back(entry.key);
    if (shape) {
      for (const KeyRow& row : shape->keys) candidates_.push_back(row.key);
    }
    if (depth == 0) candidates_.emplace_back("nodes");
    steps_ += node.entries.size();
    std::sort(candidates_.begin(), candidates_.end());
    candidates_.erase(std::unique(candidates_.begin(), candidates_.end()), candidates_.end());
  }

  std::vector<std::string> parts_;
  const Entry& setting_;
  std::size_t failed_ = 0;
  std::size_t steps_ = 0;
  std::vector<std::string> candidates_;
};

}  // namespace

void set_value(Node& root, const Entry& setting, const std::string& where, Diagnostics& findings) {
  PathSetter setter(split(setting.key), setting);
  if (setter.run(root) == 0) {
    const bool is_part = setting.key != setter.failed_part();
    findings.add(finding(Diagnostic::Severity::Error, setting.at, where,
                         "the path '" + setting.key + "' matches nothing" +
                             (is_part ? ": there is no '" + setter.failed_part() + "'" : ""),
                         setter.hint()));
  }
  drop_nulls(root);
}

}  // namespace gigaramp::input
