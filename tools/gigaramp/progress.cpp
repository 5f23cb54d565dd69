#include "tools/gigaramp/progress.hpp"

#include <fmt/format.h>
#include <unistd.h>

#include <cmath>
#include <iostream>

#include "tools/gigaramp/terminal.hpp"

namespace gigaramp::cli {

namespace {

constexpr std::uint64_t kBarWidth = 30;

}  // namespace

std::string span_text(double seconds) {
  if (seconds < 9.95) return fmt::format("{:.1f} s", seconds);
  const auto s = static_cast<std::int64_t>(std::llround(seconds));
  if (s < 60) return fmt::format("{} s", s);
  if (s < 3600) return fmt::format("{} min {:02} s", s / 60, s % 60);
  return fmt::format("{} h {:02} min", s / 3600, s % 3600 / 60);
}

Progress::Progress(std::string scenario, bool is_quiet)
    : scenario_(std::move(scenario)), is_quiet_(is_quiet), is_live_(is_live(STDERR_FILENO)) {}

void Progress::begin(const std::string& folder, std::uint64_t wanted, std::uint64_t already_done) {
  wanted_ = wanted;
  at_start_ = ended_ = already_done;
  began_ = std::chrono::steady_clock::now();
  if (is_quiet_) return;
  std::cerr << scenario_ << ": " << wanted << (wanted == 1 ? " replication" : " replications") << " to " << folder;
  if (already_done > 0) std::cerr << " (" << already_done << " of them done before)";
  std::cerr << std::endl;
  if (is_live_) draw();
}

void Progress::done(std::uint64_t) {
  step();
}

void Progress::failed(std::uint64_t replication, const std::string&) {
  if (is_live_ && !is_quiet_) erase();
  // Why it failed is told at the end, when equal reasons can be told once.
  if (!is_quiet_) std::cerr << scenario_ << ": replication " << replication << " failed" << std::endl;
  step();
}

void Progress::step() {
  ++ended_;
  if (is_quiet_) return;
  if (is_live_) {
    draw();
  } else if (ended_ == at_start_ + 1 || ended_ * 10 / wanted_ != (ended_ - 1) * 10 / wanted_) {
    std::cerr << scenario_ << ": " << ended_ << " of " << wanted_ << std::endl;
  }
}

void Progress::draw() const {
  const std::uint64_t filled = ended_ * kBarWidth / wanted_;
  std::string line = fmt::format("\r\033[K{} [{:#<{}}{:.<{}}] {} of {}", scenario_, "", filled, "", kBarWidth - filled,
                                 ended_, wanted_);
  const std::uint64_t here = ended_ - at_start_;
  if (here > 0 && ended_ < wanted_) {
    const std::chrono::duration<double> spent = std::chrono::steady_clock::now() - began_;
    const double left = spent.count() / static_cast<double>(here) * static_cast<double>(wanted_ - ended_);
    line += ", " + span_text(left) + " left";
  }
  std::cerr << line << std::flush;
}

void Progress::erase() const {
  std::cerr << "\r\033[K" << std::flush;
}

void Progress::end() {
  if (is_live_ && !is_quiet_) erase();
}

}  // namespace gigaramp::cli
