#pragma once

#include <cstddef>
#include <memory>
#include <string>
#include <string_view>

namespace gigaramp {

/// A zstd file that appears under its name only when it is whole (AtomicFile), written as a stream with checksum.
class CompressedFile {
 public:
  explicit CompressedFile(const std::string& path);
  ~CompressedFile();
  CompressedFile(const CompressedFile&) = delete;
  CompressedFile& operator=(const CompressedFile&) = delete;

  void append(std::string_view bytes);
  void commit();

 private:
  struct State;
  std::unique_ptr<State> state_;
};

/// Reads a zstd file as a stream, in constant memory.
class DecompressedFile {
 public:
  explicit DecompressedFile(const std::string& path);
  ~DecompressedFile();
  DecompressedFile(const DecompressedFile&) = delete;
  DecompressedFile& operator=(const DecompressedFile&) = delete;

  /// Exactly `count` bytes; throws FileError when the file ends before or is damaged.
  std::string read(std::size_t count);

 private:
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace gigaramp
