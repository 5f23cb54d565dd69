#pragma once

#include <stdexcept>
#include <string>

#include "sim/base/diagnostic.hpp"
#include "sim/base/time.hpp"

namespace gigaramp {

/// The user's input is wrong; carries every finding. Exit code 3.
class InputError : public std::runtime_error {
 public:
  explicit InputError(Diagnostics found) : std::runtime_error("scenario is not valid"), diagnostics(std::move(found)) {}
  Diagnostics diagnostics;
};

/// A run cannot go on: deadlock, endless loop at one date, failed child. Exit code 1.
class RunError : public std::runtime_error {
 public:
  using std::runtime_error::runtime_error;
  RunError(Date date, const std::string& what) : std::runtime_error(to_string(date) + ": " + what) {}
};

/// A broken invariant of the simulated world (books do not balance). Exit code 1.
class InvariantError : public RunError {
 public:
  using RunError::RunError;
};

/// A file cannot be read or written: path and reason. Exit code 1.
class FileError : public std::runtime_error {
 public:
  FileError(const std::string& path, const std::string& reason) : std::runtime_error(path + ": " + reason) {}
};

}  // namespace gigaramp
