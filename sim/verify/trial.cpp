#include "sim/verify/trial.hpp"

#include "sim/verify/clockwork.hpp"

namespace gigaramp::verify {

namespace {

// Sections and what they name stand on lines of their own; the rest of a scenario is JSON, which YAML reads.
std::string yaml_of(const Json& scenario) {
  std::string text;
  for (const auto& [section, value] : scenario.items()) {
    if (!value.is_object()) {
      text += section + ": " + value.dump() + "\n";
      continue;
    }
    text += section + ":\n";
    for (const auto& [name, entry] : value.items()) text += "  " + name + ": " + entry.dump() + "\n";
  }
  return text;
}

}  // namespace

std::vector<Model> models_of(const Case& c, const Trial& trial) {
  std::vector<Model> models;
  for (const Trial::Run& run : trial.runs) {
    const std::string number = trial.runs.size() > 1 ? "-" + std::to_string(models.size() + 1) : "";
    const std::string name = id_of(c.id + number);
    Json scenario = {{"schema", 1}, {"name", name}, {"title", c.title}};
    scenario.update(run.scenario);
    models.push_back({name, "# " + c.kind +
                                "\n# Written by 'gigaramp verify --write-models'; a unit of time is a day.\n" +
                                yaml_of(scenario)});
  }
  return models;
}

Answers answers_of(const Case& c, const Trial& trial, const std::vector<Model>& models, Laboratory& lab) {
  Answers answers = trial.answers;
  for (std::size_t i = 0; i < trial.runs.size(); ++i) {
    const Trial::Run& run = trial.runs[i];
    if (!run.is_exact) {
      answers.merge(lab.sample(models[i], run.readings, c.expected));
      continue;
    }
    const ReplicationResult result = lab.result(models[i]);
    for (const auto& [quantity, reading] : run.readings) {
      const std::vector<double> values = reading(result);
      answers[quantity] = values.size() == 1 ? Json(values.front()) : Json(values);
    }
  }
  return answers;
}

}  // namespace gigaramp::verify
