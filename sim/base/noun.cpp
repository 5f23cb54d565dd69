#include "sim/base/noun.hpp"

#include <string_view>

namespace gigaramp {
namespace {

bool ends_with(const std::string& word, std::string_view ending) {
  return word.size() > ending.size() && std::string_view(word).ends_with(ending);
}

std::string without(const std::string& word, std::size_t letters) {
  return word.substr(0, word.size() - letters);
}

std::string regular_plural(const std::string& noun) {
  constexpr std::string_view kVowels = "aeiou";
  const bool takes_ies =
      noun.size() > 2 && noun.back() == 'y' && kVowels.find(noun[noun.size() - 2]) == std::string_view::npos;
  if (takes_ies) return without(noun, 1) + "ies";
  if (ends_with(noun, "ss") || ends_with(noun, "x") || ends_with(noun, "ch")) return noun + "es";
  return noun + "s";
}

}  // namespace

std::string singular_of(const std::string& noun) {
  if (ends_with(noun, "ies") && noun.size() > 4) return without(noun, 3) + "y";
  if (ends_with(noun, "sses") || ends_with(noun, "xes") || ends_with(noun, "ches")) return without(noun, 2);
  if (ends_with(noun, "s") && !ends_with(noun, "ss")) return without(noun, 1);
  return noun;
}

std::string plural_of(const std::string& noun) {
  const std::string plural = regular_plural(noun);
  return singular_of(plural) == noun ? plural : noun;
}

}  // namespace gigaramp
