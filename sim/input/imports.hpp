#pragma once

#include <string>
#include <vector>

#include "sim/base/diagnostic.hpp"
#include "sim/input/document.hpp"

namespace gigaramp::input {

/// A file with everything it imports, merged: the importing file wins, later imports win over earlier ones.
struct Merged {
  Node root;
  std::vector<std::string> files;  ///< as named in messages, in order of reading
  std::string import_root;         ///< real path of the folder under which imports must lie
  bool is_sound = true;            ///< false: some file could not be read or parsed
};

/// @param root  folder under which imports must lie; empty = nearest ancestor of the file with the project file
///              `.gigaramp`, or with the folders `scenarios` and `platforms`; else the file's own folder
Merged read_with_imports(const std::string& file, const std::string& root, Diagnostics& findings);

/// Real path of `written`, named in a file of `origin`, when it lies under `root`; else a finding and an empty text.
std::string real_path_under(const std::string& written, const Origin& origin, const std::string& root,
                            const std::string& path, Diagnostics& findings);

}  // namespace gigaramp::input
