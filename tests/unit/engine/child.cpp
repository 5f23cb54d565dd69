#include "tests/unit/engine/child.hpp"

#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <cstring>
#include <exception>
#include <system_error>

namespace gigaramp::test {

namespace {

[[noreturn]] void live_as_child(int pipe, const std::function<std::string()>& job) {
  std::string text;
  try {
    text = job();
  } catch (const std::exception& error) {
    text = std::string("error: ") + error.what();
  }
  std::size_t done = 0;
  while (done < text.size()) {
    const ssize_t n = write(pipe, text.data() + done, text.size() - done);
    if (n < 0) _exit(1);
    done += static_cast<std::size_t>(n);
  }
  _exit(0);
}

std::string drain(int pipe) {
  std::string text;
  std::array<char, 4096> buffer{};
  ssize_t n = 0;
  while ((n = read(pipe, buffer.data(), buffer.size())) > 0) text.append(buffer.data(), static_cast<std::size_t>(n));
  close(pipe);
  return text;
}

}  // namespace

std::string in_child(const std::function<std::string()>& job) {
  std::array<int, 2> ends{};
  if (pipe(ends.data()) != 0) throw std::system_error(errno, std::generic_category(), "pipe");
  const pid_t pid = fork();
  if (pid < 0) throw std::system_error(errno, std::generic_category(), "fork");
  if (pid == 0) {
    close(ends[0]);
    live_as_child(ends[1], job);
  }
  close(ends[1]);
  std::string text = drain(ends[0]);
  int status = 0;
  while (waitpid(pid, &status, 0) < 0 && errno == EINTR) {
  }
  if (WIFSIGNALED(status)) return std::string("died: ") + strsignal(WTERMSIG(status));
  if (WEXITSTATUS(status) != 0) return "died: code " + std::to_string(WEXITSTATUS(status));
  return text;
}

}  // namespace gigaramp::test
