#pragma once

#include <string>
#include <vector>

#include "sim/input/load.hpp"

namespace gigaramp::input {

/// A temporary folder with scenario files; removed at the end of the test.
class Workspace {
 public:
  Workspace();
  Workspace(const Workspace&) = delete;
  Workspace& operator=(const Workspace&) = delete;
  ~Workspace();

  /// Writes a file below the folder and returns its path.
  std::string write(const std::string& name, const std::string& text) const;
  const std::string& folder() const { return folder_; }

  /// Loads a text as a scenario file.
  Loaded load_text(const std::string& text, const std::vector<std::string>& sets = {},
                   const std::string& scenario = "base") const;

  /// Messages of a text, without source lines: `line:col: error: path: message (hint)`; warnings too.
  std::vector<std::string> messages(const std::string& text, const std::vector<std::string>& sets = {},
                                    const std::string& scenario = "base") const;
  std::vector<std::string> messages_of(const Request& request) const;

 private:
  std::string folder_;
};

/// The teacher's file of the documentation.
extern const char* const kBusyLine;

/// A small chain in one place: fab, packaging, assembly, designer, site, customer. Every section and policy key.
extern const char* const kChain;

}  // namespace gigaramp::input
