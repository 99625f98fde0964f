// SPDX-License-Identifier: MIT
#include "model/american_spelling.hpp"

#include "base/ascii.hpp"

namespace cme {
namespace {

/// Not every "ae" or "our": "aerosol" and "hour" are American too. Of two parts that overlap, the longer is first.
constexpr SpellingPart parts[] = {
    {"aemi", "emi"},           {"aesth", "esth"},        {"aetiol", "etiol"},
    {"ageing", "aging"},       {"analyse", "analyze"},   {"behaviour", "behavior"},
    {"caec", "cec"},           {"caesar", "cesar"},      {"calibre", "caliber"},
    {"catalogue", "catalog"},  {"centre", "center"},     {"coeliac", "celiac"},
    {"colour", "color"},       {"counsell", "counsel"},  {"defence", "defense"},
    {"diarrhoea", "diarrhea"}, {"dialyse", "dialyze"},   {"encyclopaed", "encycloped"},
    {"faec", "fec"},           {"favour", "favor"},      {"fibre", "fiber"},
    {"foet", "fet"},           {"fuell", "fuel"},        {"fulfil", "fulfill"},
    {"goitre", "goiter"},      {"grey", "gray"},         {"gynaec", "gynec"},
    {"haem", "hem"},           {"homoeo", "homeo"},      {"humour", "humor"},
    {"isation", "ization"},    {"ise", "ize"},           {"ising", "izing"},
    {"judgement", "judgment"}, {"labell", "label"},      {"labour", "labor"},
    {"leucocyt", "leukocyt"},  {"licence", "license"},   {"litre", "liter"},
    {"manoeuvr", "maneuver"},  {"metre", "meter"},       {"modell", "model"},
    {"mould", "mold"},         {"naev", "nev"},          {"neighbour", "neighbor"},
    {"oedem", "edem"},         {"oesoph", "esoph"},      {"oestr", "estr"},
    {"orrhoea", "orrhea"},     {"paed", "ped"},          {"palaeo", "paleo"},
    {"paralyse", "paralyze"},  {"pnoea", "pnea"},        {"practise", "practice"},
    {"praecox", "precox"},     {"programme", "program"}, {"savour", "savor"},
    {"signall", "signal"},     {"sulph", "sulf"},        {"titre", "titer"},
    {"travell", "travel"},     {"tumour", "tumor"},      {"uraem", "urem"},
    {"vapour", "vapor"},       {"yse", "yze"},           {"ysing", "yzing"},
};

}  // namespace

std::span<const SpellingPart> spelling_parts() {
  return parts;
}

std::optional<std::string> american_spelling(std::string_view word) {
  std::string american(word);
  for (const SpellingPart& part : parts) {
    american = replace_all(american, part.british, part.american);
  }
  return american == word ? std::nullopt : std::optional(american);
}

}  // namespace cme
