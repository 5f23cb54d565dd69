#include "sim/input/imports.hpp"

#include <algorithm>
#include <filesystem>
#include <utility>

#include "sim/input/merge.hpp"
#include "sim/input/root_table.hpp"

namespace gigaramp::input {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t kMaxLevels = 16;
constexpr std::size_t kMaxFiles = 256;
constexpr const char* kByteOrderMark = "\xEF\xBB\xBF";

bool is_under(const std::string& path, const std::string& root) {
  return path == root || root == "/" || path.starts_with(root + "/");
}

std::string project_root(const fs::path& folder) {
  std::error_code ignored;
  for (fs::path at = folder;; at = at.parent_path()) {
    const bool has_folders = fs::is_directory(at / "scenarios", ignored) && fs::is_directory(at / "platforms", ignored);
    if (has_folders || fs::exists(at / ".gigaramp", ignored)) return at.string();
    if (at == at.parent_path()) return folder.string();
  }
}

// Reads one file and, below it, its imports.
class ImportTree {
 public:
  ImportTree(std::string root, Diagnostics& findings) : findings_(findings) { result_.import_root = std::move(root); }

  void read_main(const std::string& file) {
    const std::string real = real_path(file);
    if (real.empty()) {
      fail({file, 0, 0}, "cannot be read: no such file");
      return;
    }
    const std::string folder = fs::path(real).parent_path().string();
    if (result_.import_root.empty()) {
      result_.import_root = project_root(folder);
    } else {
      check_root();
    }
    result_.root = read(real, file, nullptr);
  }

  Merged take() && { return std::move(result_); }

 private:
  static std::string real_path(const std::string& path) {
    std::error_code error;
    const fs::path real = fs::canonical(path, error);
    return error ? "" : real.string();
  }

  void check_root() {
    const std::string real = real_path(result_.import_root);
    if (real.empty()) fail({"--root", 0, 0}, "the folder '" + result_.import_root + "' does not exist");
    result_.import_root = real;
  }

  void fail(const Position& at, const std::string& message) {
    Diagnostic diagnostic;
    diagnostic.at = at;
    diagnostic.message = message;
    findings_.add(diagnostic);
    result_.is_sound = false;
  }

  void fail(const Origin& at, const std::string& path, const std::string& message, const std::string& hint = "") {
    findings_.add(finding(Diagnostic::Severity::Error, at, path, message, hint));
    result_.is_sound = false;
  }

  // Text of a file, without its byte order mark; a finding at `at` (the import) or at the file itself.
  bool fetch(const std::string& real, const std::string& name, const Origin* at, std::string& text) {
    FileText file = read_regular_file(real);
    if (!file.error.empty()) {
      if (at != nullptr) {
        fail(*at, "imports", "'" + name + "' " + file.error);
      } else {
        fail({name, 0, 0}, file.error);
      }
      return false;
    }
    if (file.text.starts_with(kByteOrderMark)) file.text.erase(0, 3);
    const TextFault fault = check_text(file.text);
    if (!fault.message.empty()) fail({name, fault.line, fault.column}, "the file " + fault.message);
    text = std::move(file.text);
    return fault.message.empty();
  }

  Node read(const std::string& real, const std::string& name, const Origin* at) {
    Node empty = map_node({});
    std::string text;
    if (!fetch(real, name, at, text)) return empty;
    result_.files.push_back(name);
    const auto source = make_source(name, std::move(text));
    source->folder = fs::path(real).parent_path().string();
    Document document = parse_document(source, true, findings_);
    nodes_ += document.nodes;
    result_.is_sound = result_.is_sound && document.is_sound;
    if (!document.is_sound) return empty;
    if (!document.root.is_map()) {
      fail(document.root.at, "", "the file is not a map of sections", "for example 'schema: 1'");
      return empty;
    }
    check_schema(document.root);
    chain_.push_back({real, name});
    Node merged = read_imports(document.root, empty);
    chain_.pop_back();
    document.root.remove("imports");
    merge(merged, document.root, document_shape());
    merged.at = document.root.at;
    return merged;
  }

  void check_schema(const Node& root) {
    const Node* schema = root.find("schema");
    if (schema == nullptr || (schema->is_scalar() && schema->text == "1")) return;
    fail(schema->at, "schema", "'" + shown(*schema) + "' is not a version of the language that this program reads",
         "write 'schema: 1'");
  }

  Node read_imports(const Node& root, Node merged) {
    const Node* imports = root.find("imports");
    if (imports == nullptr || imports->is_null()) return merged;
    if (!imports->is_seq()) {
      fail(imports->at, "imports", "'" + shown(*imports) + "' is not a list of files", "write [data/supply.yaml]");
      return merged;
    }
    for (std::size_t i = 0; i < imports->items.size(); ++i) {
      const Node imported = read_import(imports->items[i], "imports[" + std::to_string(i) + "]");
      merge(merged, imported, document_shape());
    }
    return merged;
  }

  Node read_import(const Node& item, const std::string& path) {
    if (!item.is_scalar()) {
      fail(item.at, path, "'" + shown(item) + "' is not the name of a file");
      return map_node(item.at);
    }
    const std::string real = real_path_under(item.text, item.at, result_.import_root, path, findings_);
    if (real.empty()) {
      result_.is_sound = false;
      return map_node(item.at);
    }
    if (!may_enter(item, path, real)) return map_node(item.at);
    const fs::path folder = fs::path(chain_.back().name).parent_path();
    return read(real, (folder / item.text).lexically_normal().string(), &item.at);
  }

  bool may_enter(const Node& item, const std::string& path, const std::string& real) {
    const auto same = std::find_if(chain_.begin(), chain_.end(), [&](const File& f) { return f.real == real; });
    if (same != chain_.end()) {
      std::string names;
      for (auto file = same; file != chain_.end(); ++file) names += file->name + " -> ";
      fail(item.at, path, "the imports form a cycle: " + names + same->name, "remove one of them");
    } else if (chain_.size() >= kMaxLevels) {
      fail(item.at, path, "imports are nested deeper than " + std::to_string(kMaxLevels) + " levels");
    } else if (result_.files.size() >= kMaxFiles || nodes_ > kMaxNodes) {
      fail(item.at, path, "too much is imported", "at most 256 files and 400000 values in all");
    } else {
      return true;
    }
    return false;
  }

  struct File {
    std::string real;
    std::string name;
  };
  Diagnostics& findings_;
  Merged result_;
  std::vector<File> chain_;
  std::size_t nodes_ = 0;
};

}  // namespace

std::string real_path_under(const std::string& written, const Origin& origin, const std::string& root,
                            const std::string& path, Diagnostics& findings) {
  const auto report = [&](const std::string& message, const std::string& hint) {
    findings.add(finding(Diagnostic::Severity::Error, origin, path, message, hint));
    return std::string();
  };
  std::error_code error;
  const fs::path folder = origin.source ? fs::path(origin.source->folder) : fs::path();
  const fs::path real = fs::canonical(folder / written, error);
  if (error) return report("'" + written + "' cannot be read: no such file", "paths are relative to this file");
  if (!is_under(real.string(), root)) {
    return report("'" + written + "' lies outside of '" + root + "'", "files must stay under it; --root names another");
  }
  return real.string();
}

Merged read_with_imports(const std::string& file, const std::string& root, Diagnostics& findings) {
  ImportTree tree(root, findings);
  tree.read_main(file);
  return std::move(tree).take();
}

}  // namespace gigaramp::input
