#include <yaml-cpp/eventhandler.h>
#include <yaml-cpp/exceptions.h>
#include <yaml-cpp/parser.h>

#include <sstream>
#include <stdexcept>
#include <utility>

#include "sim/input/document.hpp"

namespace gigaramp::input {
namespace {

constexpr std::size_t kMostRepeated = 100;

// Stops the parser: the rest of the file cannot be trusted.
struct Refused {
  YAML::Mark mark;
  std::string message;
  std::string hint;
};

// Builds the tree from yaml-cpp's events. yaml-cpp alone would keep the first of two equal keys in silence, expand
// aliases without limit and forget positions.
class TreeBuilder : public YAML::EventHandler {
 public:
  TreeBuilder(std::shared_ptr<SourceFile> source, Diagnostics& findings)
      : source_(std::move(source)), findings_(findings) {}

  void OnDocumentStart(const YAML::Mark&) override {}
  void OnDocumentEnd() override {}
  void OnNull(const YAML::Mark& mark, YAML::anchor_t anchor) override {
    refuse_anchor(mark, anchor);
    if (expects_key()) throw Refused{mark, "a key is missing before ':'", ""};
    complete(begin(mark, Node::Kind::Null));
  }
  void OnAlias(const YAML::Mark& mark, YAML::anchor_t) override { refuse_anchor(mark, 1); }
  void OnScalar(const YAML::Mark& mark, const std::string& tag, YAML::anchor_t anchor,
                const std::string& value) override {
    refuse_anchor(mark, anchor);
    refuse_tag(mark, tag);
    if (expects_key()) {
      take_key(mark, value);
      return;
    }
    Node node = begin(mark, Node::Kind::Scalar);
    node.text = value;
    node.quoted = tag == "!";
    complete(std::move(node));
  }
  void OnSequenceStart(const YAML::Mark& mark, const std::string& tag, YAML::anchor_t anchor,
                       YAML::EmitterStyle::value) override {
    open(mark, tag, anchor, Node::Kind::Seq);
  }
  void OnSequenceEnd() override { close(); }
  void OnMapStart(const YAML::Mark& mark, const std::string& tag, YAML::anchor_t anchor,
                  YAML::EmitterStyle::value) override {
    open(mark, tag, anchor, Node::Kind::Map);
  }
  void OnMapEnd() override { close(); }
  void OnAnchor(const YAML::Mark& mark, const std::string&) override { refuse_anchor(mark, 1); }

  bool says_schema() const { return says_schema_; }
  Node take_root() {
    while (!frames_.empty()) close();
    return std::move(root_);
  }
  std::size_t nodes() const { return nodes_; }
  Origin origin(const YAML::Mark& mark) const {
    const int line = mark.line + source_->first_line;
    return {source_, line, mark.column + (mark.line == 0 ? source_->first_column : 1)};
  }
  std::string path() const {
    std::string text;
    for (const Frame& frame : frames_) {
      if (frame.node.is_seq()) text += "[" + std::to_string(frame.node.items.size()) + "]";
      if (frame.node.is_map() && frame.has_key) text += (text.empty() ? "" : ".") + frame.key;
    }
    return text;
  }

 private:
  struct Frame {
    Node node;
    bool has_key = false;
    bool is_repeated = false;
    std::string key;
    Origin key_at;
    std::map<std::string, int> lines;  // of the keys seen so far
  };

  bool expects_key() const { return !frames_.empty() && frames_.back().node.is_map() && !frames_.back().has_key; }

  static void refuse_anchor(const YAML::Mark& mark, YAML::anchor_t anchor) {
    if (anchor != 0)
      throw Refused{mark, "anchors (&) and aliases (*) are not allowed", "write the value out, or quote it"};
  }
  static void refuse_tag(const YAML::Mark& mark, const std::string& tag) {
    if (!tag.empty() && tag != "?" && tag != "!") throw Refused{mark, "tags (!) are not allowed", "leave the tag out"};
  }

  Node begin(const YAML::Mark& mark, Node::Kind kind) {
    if (++nodes_ > kMaxNodes) throw Refused{mark, "more than 400000 values in one file", ""};
    Node node;
    node.kind = kind;
    node.at = origin(mark);
    return node;
  }

  void open(const YAML::Mark& mark, const std::string& tag, YAML::anchor_t anchor, Node::Kind kind) {
    refuse_anchor(mark, anchor);
    refuse_tag(mark, tag);
    if (expects_key()) throw Refused{mark, "a key must be a plain word", "quote a text that starts with '{' or '['"};
    if (frames_.size() >= static_cast<std::size_t>(kMaxDepth)) throw Refused{mark, "nested deeper than 100 levels", ""};
    frames_.push_back({begin(mark, kind), false, false, {}, {}, {}});
  }

  void close() {
    Node node = std::move(frames_.back().node);
    frames_.pop_back();
    complete(std::move(node));
  }

  void take_key(const YAML::Mark& mark, const std::string& key) {
    Frame& frame = frames_.back();
    const Origin at = origin(mark);
    const auto [first, is_new] = frame.lines.emplace(key, at.line);
    if (frames_.size() == 1 && key == "schema") {
      says_schema_ = true;
      source_->echo = true;
    }
    if (!is_new) {
      if (++repeated_ > kMostRepeated) throw Refused{mark, "more than 100 keys stand there twice", ""};
      findings_.add(finding(Diagnostic::Severity::Error, at, path(),
                            "duplicate key '" + key + "', first at line " + std::to_string(first->second)));
    }
    frame.has_key = true;
    frame.is_repeated = !is_new;
    frame.key = key;
    frame.key_at = at;
  }

  void complete(Node node) {
    if (frames_.empty()) {
      root_ = std::move(node);
      return;
    }
    Frame& frame = frames_.back();
    if (frame.node.is_seq()) {
      frame.node.items.push_back(std::move(node));
      return;
    }
    if (frame.has_key && !frame.is_repeated) frame.node.entries.push_back({frame.key, frame.key_at, std::move(node)});
    frame.has_key = false;
  }

  std::shared_ptr<SourceFile> source_;
  Diagnostics& findings_;
  std::vector<Frame> frames_;
  Node root_;
  std::size_t nodes_ = 0;
  std::size_t repeated_ = 0;
  bool says_schema_ = false;
};

// Runs the parser over one document; false when it stopped early (the reason is in `found`).
bool build(const std::string& text, TreeBuilder& builder, Diagnostics& found) {
  const auto report = [&](const YAML::Mark& mark, const std::string& message, const std::string& hint) {
    found.add(finding(Diagnostic::Severity::Error, builder.origin(mark), builder.path(), message, hint));
  };
  try {
    std::istringstream stream(text);
    YAML::Parser parser(stream);
    if (!parser.HandleNextDocument(builder)) return true;
    if (parser) {
      found.add(finding(Diagnostic::Severity::Error, builder.origin(YAML::Mark::null_mark()), "",
                        "the file holds more than one document", "remove what follows '---'"));
      return false;
    }
    return true;
  } catch (const Refused& refused) {
    report(refused.mark, refused.message, refused.hint);
  } catch (const YAML::Exception& error) {
    report(error.mark, "not valid YAML: " + error.msg, "");
  } catch (const std::exception& error) {
    report(YAML::Mark::null_mark(), std::string("not valid YAML: ") + error.what(), "");
  }
  return false;
}

}  // namespace

Document parse_document(const std::shared_ptr<SourceFile>& source, bool needs_schema, Diagnostics& findings) {
  Diagnostics found;
  Document document;
  TreeBuilder builder(source, found);
  document.is_sound = build(source->text, builder, found);
  document.root = builder.take_root();
  document.nodes = builder.nodes();
  if (needs_schema && !builder.says_schema()) {
    // Whatever was found may quote the file: it might be anybody's file, so say only that it is none of ours.
    const int line = document.is_sound || found.list().empty() ? 1 : found.list().front().at.line;
    findings.add(finding(Diagnostic::Severity::Error, {source, line, 1}, "",
                         "this is not a scenario file: it does not say 'schema: 1'", "add 'schema: 1' at its top"));
    document.is_sound = false;
    document.root = map_node({source, 1, 1});
    return document;
  }
  for (Diagnostic diagnostic : found.list()) {
    diagnostic.source_line = source->line(diagnostic.at.line);
    findings.add(std::move(diagnostic));
  }
  return document;
}

}  // namespace gigaramp::input
