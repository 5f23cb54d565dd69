#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "sim/base/time.hpp"

namespace gigaramp {

/// Counts invariants that were checked and keeps what is broken in words.
class Findings {
 public:
  /// Messages kept; a broken world breaks everywhere, and the first cases say why.
  static constexpr std::size_t kMostMessages = 100;

  /// One check; true when it held.
  bool check(bool holds) {
    ++checks_;
    return holds;
  }
  void broken(Date date, const std::string& entity, const std::string& figures);

  std::uint64_t checks() const { return checks_; }
  std::uint64_t broken_count() const { return broken_; }
  const std::vector<std::string>& messages() const { return messages_; }

 private:
  std::uint64_t checks_ = 0;
  std::uint64_t broken_ = 0;
  std::vector<std::string> messages_;
};

}  // namespace gigaramp
