#pragma once

#include <csignal>
#include <utility>

namespace gigaramp {

/// A file descriptor that is closed with its owner.
class Descriptor {
 public:
  explicit Descriptor(int file) : file_(file) {}
  ~Descriptor() { close(); }
  Descriptor(Descriptor&& other) noexcept : file_(std::exchange(other.file_, -1)) {}
  Descriptor(const Descriptor&) = delete;
  Descriptor& operator=(const Descriptor&) = delete;
  Descriptor& operator=(Descriptor&&) = delete;

  int get() const { return file_; }
  void close();

 private:
  int file_;
};

/// SIGINT and SIGTERM as something to read, not as sudden death, for as long as it lives.
/// Rules: one at a time, in a program with one thread; child processes restore `before`.
class Interrupts {
 public:
  Interrupts();
  ~Interrupts();
  Interrupts(const Interrupts&) = delete;
  Interrupts& operator=(const Interrupts&) = delete;

  /// Readable when a signal came.
  int descriptor() const { return file_.get(); }
  /// The signal mask as it was.
  const sigset_t& before() const { return before_; }
  /// The signal that came and was not taken yet; 0 when none.
  int take() const;

 private:
  sigset_t set_;
  sigset_t before_;
  Descriptor file_;
};

}  // namespace gigaramp
