#include "sim/analysis/atomic_file.hpp"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstdio>
#include <cstring>
#include <fstream>
#include <iterator>

#include "sim/base/error.hpp"

namespace gigaramp {

namespace {

[[noreturn]] void fail(const std::string& path, const std::string& temporary, int reason) {
  ::unlink(temporary.c_str());
  throw FileError(path, std::strerror(reason));
}

int write_all(int file, std::string_view bytes) {
  while (!bytes.empty()) {
    const ssize_t written = ::write(file, bytes.data(), bytes.size());
    if (written < 0 && errno == EINTR) continue;
    if (written < 0) return errno;
    bytes.remove_prefix(static_cast<std::size_t>(written));
  }
  return 0;
}

}  // namespace

void write_atomically(const std::string& path, std::string_view bytes, Durable durable) {
  const std::string temporary = path + ".tmp";
  const int file = ::open(temporary.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0666);
  if (file < 0) throw FileError(path, std::strerror(errno));
  int broken = write_all(file, bytes);
  // Some file systems cannot sync and say EINVAL; that is not a loss.
  if (broken == 0 && durable == Durable::Yes && ::fsync(file) != 0 && errno != EINVAL) broken = errno;
  // A full disk or a network file system may report its failure only here.
  const int closed = ::close(file) == 0 ? 0 : errno;
  if (broken != 0 || closed != 0) fail(path, temporary, broken != 0 ? broken : closed);
  if (std::rename(temporary.c_str(), path.c_str()) != 0) fail(path, temporary, errno);
}

std::string read_bytes(const std::string& path) {
  struct stat info {};
  if (::stat(path.c_str(), &info) != 0) throw FileError(path, std::strerror(errno));
  if (!S_ISREG(info.st_mode)) throw FileError(path, "not a regular file");
  std::ifstream file(path, std::ios::binary);
  if (!file) throw FileError(path, std::strerror(errno));
  std::string bytes{std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>()};
  if (file.bad()) throw FileError(path, "cannot be read to its end");
  return bytes;
}

}  // namespace gigaramp
