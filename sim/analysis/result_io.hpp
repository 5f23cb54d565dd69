#pragma once

#include <string>
#include <string_view>

#include "sim/analysis/result.hpp"

namespace gigaramp {

/// The result as CBOR (RFC 8949). Equal results give equal bytes.
std::string to_cbor(const ReplicationResult& result);

/// Reads `to_cbor` again; throws RunError when the bytes are no result of this version.
ReplicationResult from_cbor(std::string_view bytes);

/// `r000042.cbor` for replication 42.
std::string result_file_name(std::uint64_t replication);

/// Writes `folder/rNNNNNN.cbor` atomically; throws FileError.
void write_result(const std::string& folder, const ReplicationResult& result);

/// Reads one file; throws FileError when it cannot be read, RunError when it is no result.
ReplicationResult read_result(const std::string& path);

}  // namespace gigaramp
