#include "sim/output/manifest.hpp"

#include <gtest/gtest.h>

#include <cstdlib>
#include <filesystem>
#include <nlohmann/json.hpp>

#include "sim/analysis/atomic_file.hpp"
#include "sim/base/error.hpp"

namespace gigaramp {
namespace {

class ManifestTest : public testing::Test {
 protected:
  ManifestTest() {
    std::string name = testing::TempDir() + "manifest-XXXXXX";
    folder_ = mkdtemp(name.data());
    manifest_.name = "world";
    manifest_.seed = 18'446'744'073'709'551'615U;
    manifest_.replications = manifest_.done = "0-2";
    manifest_.files = {"manifest.json", "summary.json"};
    manifest_.resolved_json = R"({"name": "world"})";
  }
  ~ManifestTest() override { std::filesystem::remove_all(folder_); }

  std::string folder_;
  Manifest manifest_;
};

TEST_F(ManifestTest, ReadsBackWhatWasWritten) {
  write_manifest(folder_, manifest_);

  const auto stored = read_manifest(folder_);

  ASSERT_TRUE(stored.has_value());
  EXPECT_EQ(manifest_.seed, stored->manifest.seed);
  EXPECT_EQ(manifest_.files, stored->manifest.files);
  EXPECT_FALSE(stored->manifest.complete);
  EXPECT_EQ(build_versions(), stored->versions);
}

TEST_F(ManifestTest, TheMachineStandsInOneBlock) {
  const std::string without = to_json(manifest_);
  manifest_.run = MachineFacts{{"gigaramp", "run"}, 2, "host", "2026-01-01T00:00:00Z", 1.5, 2.5, 1000};
  auto with = nlohmann::ordered_json::parse(to_json(manifest_));

  EXPECT_EQ(2, with.at("run").at("workers"));
  with.erase("run");

  EXPECT_EQ(without, with.dump(2) + "\n");
}

TEST_F(ManifestTest, AFolderWithoutOneHasNone) {
  EXPECT_EQ(std::nullopt, read_manifest(folder_));
}

TEST_F(ManifestTest, SomeoneElsesManifestIsNotOurs) {
  write_atomically(folder_ + "/manifest.json", R"({"name": "a web page"})");

  EXPECT_THROW(read_manifest(folder_), FileError);
}

TEST_F(ManifestTest, AFileThatIsNotCommittedLeavesTheOldOne) {
  write_atomically(folder_ + "/a.txt", "old");
  {
    AtomicFile file(folder_ + "/a.txt");
    file.append("new");
  }

  EXPECT_EQ("old", read_bytes(folder_ + "/a.txt"));
  EXPECT_FALSE(std::filesystem::exists(folder_ + "/a.txt.tmp"));
}

}  // namespace
}  // namespace gigaramp
