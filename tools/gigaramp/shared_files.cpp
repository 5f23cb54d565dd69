#include "tools/gigaramp/shared_files.hpp"

#include <algorithm>
#include <filesystem>

#include "sim/base/diagnostic.hpp"
#include "sim/base/error.hpp"
#include "tools/gigaramp/command_options.hpp"

namespace gigaramp::cli {

namespace fs = std::filesystem;

std::string shared_folder() {
  std::error_code error;
  const fs::path program = fs::read_symlink("/proc/self/exe", error);
  const fs::path folder = (program.parent_path() / "../share/gigaramp").lexically_normal();
  if (error || !fs::is_directory(folder / "scenarios")) {
    throw FileError(folder.string(), "the scenarios that come with the program are not there");
  }
  return folder.string();
}

std::vector<Example> examples() {
  std::vector<Example> list;
  for (const fs::directory_entry& entry : fs::directory_iterator(fs::path(shared_folder()) / "scenarios")) {
    const fs::path& path = entry.path();
    if (entry.is_regular_file() && path.extension() == ".yaml") list.push_back({path.stem().string(), path.string()});
  }
  std::sort(list.begin(), list.end(), [](const Example& a, const Example& b) { return a.name < b.name; });
  return list;
}

Example example(const std::string& name) {
  std::vector<std::string> names;
  for (const Example& one : examples()) {
    if (one.name == name) return one;
    names.push_back(one.name);
  }
  const std::string near = nearest(name, names);
  throw UsageError("there is no example '" + name + "'" +
                   (near.empty() ? " ('gigaramp examples' lists them)" : " (did you mean '" + near + "'?)"));
}

}  // namespace gigaramp::cli
