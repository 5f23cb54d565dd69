#include "sim/experiment/engine_process.hpp"

#include <fcntl.h>
#include <poll.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <charconv>
#include <csignal>
#include <cstring>
#include <string_view>

#include "sim/base/error.hpp"
#include "sim/experiment/interrupts.hpp"

namespace gigaramp {

namespace {

constexpr int kInterrupted = 130;

[[noreturn]] void fail(const char* what) {
  throw RunError(std::string(what) + ": " + std::strerror(errno));
}

[[noreturn]] void become(const std::vector<std::string>& arguments, int out, const sigset_t& signals) {
  // Its own group, so that Ctrl-C reaches it only through us; and it must not outlive us.
  ::setpgid(0, 0);
  ::prctl(PR_SET_PDEATHSIG, SIGTERM);
  ::sigprocmask(SIG_SETMASK, &signals, nullptr);
  ::dup2(out, STDOUT_FILENO);
  std::vector<char*> argv;
  for (const std::string& argument : arguments) argv.push_back(const_cast<char*>(argument.c_str()));
  argv.push_back(nullptr);
  ::execv(argv.front(), argv.data());
  const std::string message = arguments.front() + ": " + std::strerror(errno) + "\n";
  [[maybe_unused]] const ssize_t written = ::write(STDERR_FILENO, message.data(), message.size());
  ::_exit(127);
}

void report(std::string_view line, const EngineReports& reports) {
  const std::string_view word = line.substr(0, line.find(' '));
  if (word.size() == line.size()) return;
  const std::string_view rest = line.substr(word.size() + 1);
  std::uint64_t replication = 0;
  const auto [end, error] = std::from_chars(rest.data(), rest.data() + rest.size(), replication);
  if (error != std::errc{}) return;
  if (word == "done") {
    reports.done(replication);
  } else if (word == "failed") {
    const auto used = static_cast<std::size_t>(end - rest.data());
    reports.failed(replication, std::string(rest.substr(std::min(rest.size(), used + 1))));
  }
}

// Hands on the whole lines of `text` and leaves the rest.
void report_lines(std::string& text, const EngineReports& reports) {
  std::size_t from = 0;
  for (std::size_t to = text.find('\n'); to != std::string::npos; to = text.find('\n', from)) {
    report(std::string_view(text).substr(from, to - from), reports);
    from = to + 1;
  }
  text.erase(0, from);
}

// Reads until the engine closes its output; true when a signal came.
bool follow(pid_t engine, int out, const Interrupts& interrupts, const EngineReports& reports) {
  std::array<pollfd, 2> wait{{{out, POLLIN, 0}, {interrupts.descriptor(), POLLIN, 0}}};
  std::array<char, 4096> buffer{};
  std::string text;
  int came = 0;
  while (true) {
    if (::poll(wait.data(), wait.size(), -1) < 0 && errno != EINTR) fail("poll");
    if (const int signal = interrupts.take(); signal != 0) {
      // Negative: its whole group, the replications included.
      const bool is_first = ++came == 1;
      ::kill(is_first ? engine : -engine, is_first ? signal : SIGKILL);
    }
    if ((wait[0].revents & (POLLIN | POLLHUP | POLLERR)) == 0) continue;
    const ssize_t got = ::read(out, buffer.data(), buffer.size());
    if (got < 0 && errno == EINTR) continue;
    if (got <= 0) return came > 0;
    text.append(buffer.data(), static_cast<std::size_t>(got));
    report_lines(text, reports);
  }
}

double seconds(const timeval& time) {
  return static_cast<double>(time.tv_sec) + static_cast<double>(time.tv_usec) * 1e-6;
}

EngineEnd collect(pid_t engine, bool was_interrupted) {
  EngineEnd end;
  int status = 0;
  rusage usage{};
  while (::wait4(engine, &status, 0, &usage) < 0) {
    if (errno != EINTR) fail("wait4");
  }
  end.exit_code = WIFSIGNALED(status) ? 128 + WTERMSIG(status) : WEXITSTATUS(status);
  end.was_interrupted = was_interrupted || end.exit_code == kInterrupted || end.exit_code == 128 + SIGTERM;
  end.cpu_seconds = seconds(usage.ru_utime) + seconds(usage.ru_stime);
  end.peak_kib = static_cast<std::uint64_t>(usage.ru_maxrss);
  return end;
}

}  // namespace

std::string engine_path() {
  std::array<char, 4096> self{};
  const ssize_t length = ::readlink("/proc/self/exe", self.data(), self.size());
  if (length <= 0) fail("/proc/self/exe");
  const std::string_view path(self.data(), static_cast<std::size_t>(length));
  std::string engine = std::string(path.substr(0, path.rfind('/'))) + "/gigaramp-engine";
  if (::access(engine.c_str(), X_OK) != 0) throw RunError(engine + ": " + std::strerror(errno));
  return engine;
}

EngineEnd run_engine(const std::vector<std::string>& arguments, const Interrupts& interrupts,
                     const EngineReports& reports) {
  std::array<int, 2> pipe{};
  if (::pipe2(pipe.data(), O_CLOEXEC) != 0) fail("pipe");
  const Descriptor in(pipe[0]);
  Descriptor out(pipe[1]);
  const pid_t engine = ::fork();
  if (engine < 0) fail("fork");
  if (engine == 0) become(arguments, out.get(), interrupts.before());
  ::setpgid(engine, engine);  // here too: whoever comes first
  out.close();
  const bool was_interrupted = follow(engine, in.get(), interrupts, reports);
  return collect(engine, was_interrupted);
}

}  // namespace gigaramp
