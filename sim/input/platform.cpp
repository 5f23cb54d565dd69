#include "sim/input/platform.hpp"

#include <algorithm>
#include <cstring>
#include <pugixml.hpp>
#include <set>
#include <sstream>
#include <utility>
#include <vector>

namespace gigaramp::input {
namespace {

constexpr std::size_t kMaxHosts = 100'000;

// Position of a byte of the XML file; its lines are not shown.
Origin origin_of(const std::shared_ptr<const SourceFile>& source, std::ptrdiff_t offset) {
  const auto at = static_cast<std::size_t>(std::max<std::ptrdiff_t>(offset, 0));
  const auto next = std::upper_bound(source->starts.begin(), source->starts.end(), at);
  const auto line = static_cast<std::size_t>(next - source->starts.begin());
  const std::size_t begin = line > 0 ? source->starts[line - 1] : 0;
  return {source, static_cast<int>(line), static_cast<int>(at - begin) + 1};
}

// All hosts in file order; no recursion, since the depth of zones is the file's choice.
std::vector<pugi::xml_node> hosts_of(const pugi::xml_document& document) {
  std::vector<pugi::xml_node> hosts;
  std::vector<pugi::xml_node> open = {document.first_child()};
  while (!open.empty()) {
    const pugi::xml_node node = open.back();
    open.pop_back();
    if (!node) continue;
    if (std::strcmp(node.name(), "host") == 0) hosts.push_back(node);
    open.push_back(node.next_sibling());
    open.push_back(node.first_child());
  }
  return hosts;
}

// `32.45 -99.73` as a list node; a null node when the text is not two words.
Node coordinates_node(const pugi::xml_node& host, const Origin& at) {
  Node list;
  const pugi::xml_node property = host.find_child_by_attribute("prop", "id", "coordinates");
  std::istringstream words(property.attribute("value").value());
  for (std::string word; words >> word;) list.items.push_back(scalar_node(word, at));
  list.kind = list.items.size() == 2 ? Node::Kind::Seq : Node::Kind::Null;
  list.at = at;
  return list;
}

void add_host(Node& places, std::set<std::string>& known, const pugi::xml_node& host, const Origin& at,
              Diagnostics& findings) {
  const std::string id = host.attribute("id").value();
  if (!known.insert(id).second) return;
  Node coordinates = coordinates_node(host, at);
  if (coordinates.is_null()) {
    findings.add(finding(Diagnostic::Severity::Error, at, "places." + id, "the host has no coordinates",
                         "add <prop id=\"coordinates\" value=\"LAT LON\"/>"));
    return;
  }
  Node place = map_node(at);
  place.entries.push_back({"coordinates", at, std::move(coordinates)});
  places.entries.push_back({id, at, std::move(place)});
}

Node& places_of(Node& root) {
  if (root.find("places") == nullptr) root.entries.push_back({"places", root.at, map_node(root.at)});
  return *root.find("places");
}

}  // namespace

void add_platform_places(Node& root, const std::string& real, const Node& written, Diagnostics& findings) {
  const auto fail = [&](const Origin& at, const std::string& message) {
    findings.add(finding(Diagnostic::Severity::Error, at, "platform", message));
  };
  FileText file = read_regular_file(real);
  if (!file.error.empty()) return fail(written.at, "'" + written.text + "' " + file.error);
  const auto source = make_source(written.text, std::move(file.text));
  pugi::xml_document document;
  // The default parser knows no external entity and no network.
  const pugi::xml_parse_result result = document.load_buffer(source->text.data(), source->text.size());
  if (!result) return fail(origin_of(source, result.offset), std::string("not valid XML: ") + result.description());
  const std::vector<pugi::xml_node> hosts = hosts_of(document);
  if (hosts.empty()) return fail(written.at, "'" + written.text + "' has no host");
  if (hosts.size() > kMaxHosts) return fail(written.at, "'" + written.text + "' has more than 100000 hosts");
  Node& places = places_of(root);
  if (!places.is_map()) return;
  std::set<std::string> known;
  for (const Entry& entry : places.entries) known.insert(entry.key);
  for (const pugi::xml_node& host : hosts)
    add_host(places, known, host, origin_of(source, host.offset_debug()), findings);
}

void add_default_place(Node& root) {
  Node& places = places_of(root);
  if (!places.is_map() || !places.entries.empty()) return;
  Node coordinates;
  coordinates.kind = Node::Kind::Seq;
  coordinates.at = root.at;
  coordinates.items = {scalar_node("0", root.at), scalar_node("0", root.at)};
  Node place = map_node(root.at);
  place.entries.push_back({"coordinates", root.at, std::move(coordinates)});
  places.entries.push_back({"everywhere", root.at, std::move(place)});
}

}  // namespace gigaramp::input
