#pragma once

#include <string>
#include <string_view>

namespace gigaramp {

/// `Yes`: the bytes are on the disk before the file gets its name (fsync), for results that are not made again.
enum class Durable { No, Yes };

/// A file that appears under its name only when it is whole: written as `path.tmp`, renamed by `commit`. Without
/// `commit` the destructor removes what was written. Every failure throws FileError with the path and the system's
/// reason, also a full disk and a failing `close`.
class AtomicFile {
 public:
  explicit AtomicFile(std::string path, Durable durable = Durable::Yes);
  ~AtomicFile();
  AtomicFile(const AtomicFile&) = delete;
  AtomicFile& operator=(const AtomicFile&) = delete;

  void append(std::string_view bytes);
  void commit();

 private:
  void flush();
  [[noreturn]] void fail(int reason);

  std::string path_;
  std::string temporary_;
  Durable durable_;
  int file_ = -1;
  std::string buffer_;
};

/// Writes a whole file through AtomicFile.
void write_atomically(const std::string& path, std::string_view bytes, Durable durable = Durable::Yes);

/// All bytes of a regular file; throws FileError.
std::string read_bytes(const std::string& path);

}  // namespace gigaramp
