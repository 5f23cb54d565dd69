#include <algorithm>
#include <filesystem>
#include <iostream>
#include <set>

#include "sim/analysis/atomic_file.hpp"
#include "sim/base/error.hpp"
#include "sim/experiment/run_request.hpp"
#include "sim/input/load.hpp"
#include "tools/gigaramp/command_options.hpp"
#include "tools/gigaramp/shared_files.hpp"

namespace gigaramp::cli {

namespace po = boost::program_options;
namespace fs = std::filesystem;

namespace {

constexpr const char* kFirstExample = "three-stage";

Syntax syntax() {
  Syntax s{"gigaramp new [NAME] [--from EXAMPLE]", {}, 1};
  s.options.add_options()("help,h", "this text")("from", po::value<std::string>()->default_value(kFirstExample),
                                                 "what to copy; 'gigaramp examples' lists what there is");
  return s;
}

// The name becomes a file and the scenario's id, so it must be able to be both.
std::string checked_name(const std::string& given) {
  const std::string name = given.ends_with(".yaml") ? given.substr(0, given.size() - 5) : given;
  const bool is_id = !name.empty() && std::all_of(name.begin(), name.end(), [](unsigned char c) {
    return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-' || c == '_';
  });
  if (!is_id || name.front() == '-') {
    throw UsageError("'" + given + "' cannot be a scenario's name (use lower-case letters, digits, '-' and '_')");
  }
  return name;
}

void check_free(const fs::path& path) {
  std::error_code error;
  if (fs::symlink_status(path, error).type() == fs::file_type::not_found) return;
  throw RequestError(path.string() + ": exists already; choose another name");
}

std::string renamed(const std::string& text, const std::string& name) {
  const std::size_t at = text.starts_with("name:") ? 0 : text.find("\nname:") + 1;
  const std::size_t end = text.find('\n', at);
  return text.substr(0, at) + "name: " + name + text.substr(end);
}

// Files that the example needs beside its own, as real paths.
std::set<fs::path> companions(const Example& example, const input::Loaded& loaded) {
  std::set<fs::path> files;
  for (const std::string& file : loaded.files) files.insert(fs::canonical(file));
  if (!loaded.scenario.platform_file.empty()) files.insert(fs::canonical(loaded.scenario.platform_file));
  files.erase(fs::canonical(example.file));
  return files;
}

void copy_into(const fs::path& target, const std::string& text) {
  fs::create_directories(target.parent_path());
  check_free(target);
  write_atomically(target.string(), text);
}

// An example that reads other files is copied with them, so that the copy stands on its own.
std::string copy_folder(const std::string& name, const std::string& text, const input::Loaded& loaded,
                        const std::set<fs::path>& files) {
  const fs::path folder = name;
  check_free(folder);
  const fs::path main = folder / "scenarios" / (name + ".yaml");
  copy_into(main, text);
  for (const fs::path& file : files) {
    copy_into(folder / file.lexically_relative(loaded.import_root), read_bytes(file.string()));
  }
  // The root of its imports, wherever the folder is put.
  copy_into(folder / ".gigaramp", "");
  return main.string();
}

std::string copy_file(const std::string& name, const std::string& text) {
  const fs::path file = name + ".yaml";
  check_free(file);
  write_atomically(file.string(), text);
  return file.string();
}

}  // namespace

int command_new(const Arguments& arguments) {
  const Syntax s = syntax();
  const po::variables_map values = parse(s, arguments);
  if (help_wanted(values, s)) return kOk;
  const Example from = example(values["from"].as<std::string>());
  const std::vector<std::string> given = all_of(values, "file");
  const std::string name = given.empty() ? from.name : checked_name(given.front());
  const input::Loaded loaded = input::load({from.file, "base", {}, {}});
  const std::string text = renamed(read_bytes(from.file), name);
  const std::set<fs::path> files = companions(from, loaded);
  const std::string copy = files.empty() ? copy_file(name, text) : copy_folder(name, text, loaded, files);
  std::cout << copy << ": a copy of " << from.name << "\n  gigaramp show " << copy << "\n  gigaramp run " << copy
            << '\n';
  return kOk;
}

}  // namespace gigaramp::cli
