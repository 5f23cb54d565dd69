#include "sim/experiment/interrupts.hpp"

#include <sys/signalfd.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>

#include "sim/base/error.hpp"

namespace gigaramp {

namespace {

sigset_t wanted() {
  sigset_t set;
  sigemptyset(&set);
  sigaddset(&set, SIGINT);
  sigaddset(&set, SIGTERM);
  return set;
}

}  // namespace

void Descriptor::close() {
  if (file_ >= 0) ::close(file_);
  file_ = -1;
}

Interrupts::Interrupts() : set_(wanted()), before_(wanted()), file_(::signalfd(-1, &set_, SFD_CLOEXEC | SFD_NONBLOCK)) {
  if (file_.get() < 0 || ::sigprocmask(SIG_BLOCK, &set_, &before_) != 0) {
    throw RunError(std::string("signals: ") + std::strerror(errno));
  }
}

Interrupts::~Interrupts() {
  ::sigprocmask(SIG_SETMASK, &before_, nullptr);
}

int Interrupts::take() const {
  signalfd_siginfo info{};
  return ::read(file_.get(), &info, sizeof info) == sizeof info ? static_cast<int>(info.ssi_signo) : 0;
}

}  // namespace gigaramp
