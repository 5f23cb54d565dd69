#include "sim/verify/kind.hpp"

#include "sim/base/error.hpp"

namespace gigaramp::verify {

const Kind* find_kind(std::string_view name) {
  for (const std::span<const Kind> family :
       {queueing_kinds(), network_kinds(), stock_kinds(), chain_kinds(), bullwhip_kinds(), game_kinds(),
        schedule_kinds(), rule_kinds(), statistics_kinds(), sampling_kinds()}) {
    for (const Kind& kind : family) {
      if (kind.name == name) return &kind;
    }
  }
  return nullptr;
}

namespace {

const Kind& kind_of(const Case& c) {
  const Kind* kind = find_kind(c.kind);
  if (kind == nullptr) throw RunError(c.id + ": no kind of case is called '" + c.kind + "'");
  return *kind;
}

}  // namespace

std::vector<Model> models_of(const Case& c) {
  const Kind& kind = kind_of(c);
  try {
    return kind.models == nullptr ? std::vector<Model>{} : kind.models(c);
  } catch (const Json::exception& error) {
    throw RunError(c.id + ": parameters of '" + c.kind + "': " + error.what());
  }
}

Answers answers_of(const Case& c, const std::vector<Model>& models, Laboratory& lab) {
  try {
    return kind_of(c).answers(c, models, lab);
  } catch (const Json::exception& error) {
    throw RunError(c.id + ": parameters of '" + c.kind + "': " + error.what());
  }
}

Answers sampled(const Case& c, const std::vector<Model>& models, Laboratory& lab) {
  Answers answers;
  for (const Model& model : models) answers.merge(lab.sample(model, c.expected));
  return answers;
}

std::vector<double> list_of(const Metrics& measures, const std::string& name) {
  std::vector<double> list;
  for (auto at = measures.find(name + "/1"); at != measures.end();
       at = measures.find(name + "/" + std::to_string(list.size() + 1))) {
    list.push_back(at->second);
  }
  return list;
}

}  // namespace gigaramp::verify
