#pragma once

#include <string>
#include <string_view>

namespace gigaramp {

/// `Yes`: the bytes are on the disk before the file gets its name (fsync), for results that are not made again.
enum class Durable { No, Yes };

/// Writes a whole file so that readers see the old bytes or the new ones, never a part: `path.tmp`, then rename.
/// Throws FileError with the path and the system's reason, also when the disk is full or `close` fails.
void write_atomically(const std::string& path, std::string_view bytes, Durable durable = Durable::Yes);

/// All bytes of a regular file; throws FileError.
std::string read_bytes(const std::string& path);

}  // namespace gigaramp
