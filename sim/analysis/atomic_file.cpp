#include "sim/analysis/atomic_file.hpp"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstdio>
#include <cstring>
#include <fstream>
#include <utility>

#include "sim/base/error.hpp"

namespace gigaramp {

namespace {

constexpr std::size_t kBufferBytes = std::size_t{1} << 18;

}  // namespace

AtomicFile::AtomicFile(std::string path, Durable durable)
    : path_(std::move(path)), temporary_(path_ + ".tmp"), durable_(durable) {
  file_ = ::open(temporary_.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0666);
  if (file_ < 0) throw FileError(path_, std::strerror(errno));
}

AtomicFile::~AtomicFile() {
  if (file_ < 0) return;
  ::close(file_);
  ::unlink(temporary_.c_str());
}

void AtomicFile::fail(int reason) {
  throw FileError(path_, std::strerror(reason));
}

void AtomicFile::append(std::string_view bytes) {
  buffer_.append(bytes);
  if (buffer_.size() >= kBufferBytes) flush();
}

void AtomicFile::flush() {
  std::string_view left = buffer_;
  while (!left.empty()) {
    const ssize_t written = ::write(file_, left.data(), left.size());
    if (written < 0 && errno == EINTR) continue;
    if (written < 0) fail(errno);
    left.remove_prefix(static_cast<std::size_t>(written));
  }
  buffer_.clear();
}

void AtomicFile::commit() {
  flush();
  // Some file systems cannot sync and say EINVAL; that is not a loss.
  if (durable_ == Durable::Yes && ::fsync(file_) != 0 && errno != EINVAL) fail(errno);
  const int file = std::exchange(file_, -1);
  // A full disk or a network file system may report its failure only here.
  int broken = ::close(file) == 0 ? 0 : errno;
  if (broken == 0 && std::rename(temporary_.c_str(), path_.c_str()) != 0) broken = errno;
  if (broken == 0) return;
  ::unlink(temporary_.c_str());
  fail(broken);
}

void write_atomically(const std::string& path, std::string_view bytes, Durable durable) {
  AtomicFile file(path, durable);
  file.append(bytes);
  file.commit();
}

std::string read_bytes(const std::string& path) {
  struct stat info {};
  if (::stat(path.c_str(), &info) != 0) throw FileError(path, std::strerror(errno));
  if (!S_ISREG(info.st_mode)) throw FileError(path, "not a regular file");
  std::ifstream file(path, std::ios::binary);
  if (!file) throw FileError(path, std::strerror(errno));
  std::string bytes(static_cast<std::size_t>(info.st_size), '\0');
  file.read(bytes.data(), static_cast<std::streamsize>(bytes.size()));
  bytes.resize(static_cast<std::size_t>(file.gcount()));
  if (file.bad()) throw FileError(path, "cannot be read to its end");
  return bytes;
}

}  // namespace gigaramp
