#include "sim/engine/isolated.hpp"

#include <sys/prctl.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <csignal>
#include <cstring>
#include <map>
#include <system_error>

namespace gigaramp::engine {

namespace {

volatile std::sig_atomic_t interrupted = 0;

void note_interrupt(int) {
  interrupted = 1;
}

// SIGINT and SIGTERM set a flag while this lives, and interrupt a waiting `waitpid`.
class InterruptGuard {
 public:
  InterruptGuard() {
    struct sigaction action = {};
    action.sa_handler = note_interrupt;
    sigaction(SIGINT, &action, &old_int_);
    sigaction(SIGTERM, &action, &old_term_);
  }
  ~InterruptGuard() {
    sigaction(SIGINT, &old_int_, nullptr);
    sigaction(SIGTERM, &old_term_, nullptr);
  }
  InterruptGuard(const InterruptGuard&) = delete;
  InterruptGuard& operator=(const InterruptGuard&) = delete;

 private:
  struct sigaction old_int_ = {};
  struct sigaction old_term_ = {};
};

struct Child {
  std::uint64_t replication = 0;
  int pipe = -1;  ///< carries the message of a failure
};

using Children = std::map<pid_t, Child>;

[[noreturn]] void live_as_child(std::uint64_t replication, int pipe, const std::function<void(std::uint64_t)>& job) {
  std::signal(SIGINT, SIG_IGN);  // the parent decides; a terminal sends the signal to both
  std::signal(SIGTERM, SIG_DFL);
  int code = 0;
  try {
    job(replication);
  } catch (const std::exception& error) {
    const std::string text = error.what();
    // A message that does not arrive is told by the exit code alone.
    [[maybe_unused]] const ssize_t written = write(pipe, text.data(), text.size());
    code = 1;
  }
  _exit(code);
}

void start(std::uint64_t replication, const std::function<void(std::uint64_t)>& job, Children& children) {
  std::array<int, 2> ends{};
  if (pipe(ends.data()) != 0) throw std::system_error(errno, std::generic_category(), "pipe");
  const pid_t parent = getpid();
  const pid_t pid = fork();
  if (pid < 0) throw std::system_error(errno, std::generic_category(), "fork");
  if (pid == 0) {
    prctl(PR_SET_PDEATHSIG, SIGKILL);  // nobody would wait for it
    if (getppid() != parent) _exit(1);
    close(ends[0]);
    live_as_child(replication, ends[1], job);
  }
  close(ends[1]);
  children[pid] = {replication, ends[0]};
}

std::string drain(int pipe) {
  std::string text;
  std::array<char, 4096> buffer{};
  ssize_t n = 0;
  while ((n = read(pipe, buffer.data(), buffer.size())) > 0) text.append(buffer.data(), static_cast<std::size_t>(n));
  close(pipe);
  return text;
}

Ended reap(const Child& child, int status) {
  Ended ended{child.replication, WIFEXITED(status) && WEXITSTATUS(status) == 0, drain(child.pipe)};
  if (ended.is_ok || !ended.message.empty()) return ended;
  ended.message = WIFSIGNALED(status) ? std::string("process was killed by signal ") + strsignal(WTERMSIG(status))
                                      : "process ended with code " + std::to_string(WEXITSTATUS(status));
  return ended;
}

void stop(const Children& children) {
  for (const auto& [pid, child] : children) kill(pid, SIGTERM);
}

}  // namespace

bool run_isolated(const std::vector<std::uint64_t>& replications, int jobs,
                  const std::function<void(std::uint64_t)>& job, const std::function<void(const Ended&)>& report) {
  const InterruptGuard guard;
  interrupted = 0;
  Children children;
  std::size_t next = 0;
  bool is_stopping = false;
  while (next < replications.size() || !children.empty()) {
    if (interrupted != 0 && !is_stopping) {
      stop(children);
      is_stopping = true;
      next = replications.size();
    }
    while (next < replications.size() && children.size() < static_cast<std::size_t>(jobs)) {
      start(replications[next++], job, children);
    }
    if (children.empty()) break;
    int status = 0;
    const pid_t pid = waitpid(-1, &status, 0);
    if (pid < 0) continue;  // interrupted by a signal
    const auto child = children.find(pid);
    if (child == children.end()) continue;
    const Ended ended = reap(child->second, status);
    children.erase(child);
    if (ended.is_ok || !is_stopping) report(ended);
  }
  return !is_stopping;
}

}  // namespace gigaramp::engine
