// SPDX-License-Identifier: MIT
#include "import/error_text.hpp"

#include <algorithm>
#include <iterator>

#include "base/ascii.hpp"

namespace cme {
namespace {

/// In English, German, French, Spanish, Italian, Portuguese and Dutch.
constexpr std::string_view errors[] = {
    "#N/A",       "#REF!",    "#VALUE!",  "#DIV/0!",       "#NAME?",    "#NULL!",    "#NUM!",      "#SPILL!",
    "#CALC!",     "#FIELD!",  "#BUSY!",   "#BLOCKED!",     "#CONNECT!", "#UNKNOWN!", "#EXTERNAL!", "#TIMEOUT!",
    "#PYTHON!",   "#ERROR!",  "#MACRO?",  "#GETTING_DATA", "#NV",       "#BEZUG!",   "#WERT!",     "#ZAHL!",
    "#ÜBERLAUF!", "#KALK!",   "#FELD!",   "#VALEUR!",      "#NOM?",     "#NOMBRE!",  "#NUL!",      "#CALCUL!",
    "#CHAMP!",    "#¡REF!",   "#¡VALOR!", "#¿NOMBRE?",     "#¡NUM!",    "#¡NULO!",   "#¡DIV/0!",   "#N/D",
    "#N/D!",      "#RIF!",    "#VALORE!", "#NOME?",        "#NULLO!",   "#VALOR!",   "#NÚM!",      "#NULO!",
    "#VERW!",     "#WAARDE!", "#NAAM?",   "#GETAL!",       "#LEEG!",    "#DEEL/0!",  "#N/B",
};

/// LibreOffice shows `Err:502` for errors without a name.
bool is_numbered_error(std::string_view text) {
  constexpr std::string_view beginning = "Err:";
  return text.size() == beginning.size() + 3 && text.starts_with(beginning) &&
         std::ranges::all_of(text.substr(beginning.size()), is_digit);
}

}  // namespace

bool is_error_text(std::string_view text) {
  return text.starts_with('#') ? std::ranges::find(errors, text) != std::end(errors) : is_numbered_error(text);
}

}  // namespace cme
