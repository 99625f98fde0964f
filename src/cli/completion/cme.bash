# bash completion for cme: asks the program itself how the command line can go on. SPDX-License-Identifier: MIT

# Fills `words` with the words up to the cursor as the shell would read them. Nothing is expanded or run. `quote` is the
# quote that is open, and readline keeps the first `kept` characters of the last word.
__cme_read_words() {
  local line=${COMP_LINE:0:COMP_POINT} word='' begun='' char i
  for ((i = 0; i < ${#line}; ++i)); do
    char=${line:i:1}
    case $quote in
      \') if [[ $char == \' ]]; then quote=''; else word+=$char; fi ;;
      \") case $char in
        \") quote='' ;;
        \\) quote='"\' ;;
        *) word+=$char ;;
        esac ;;
      '"\') [[ $char == [\$\`\"\\] ]] || word+=\\
        word+=$char quote=\" ;;
      \\) word+=$char quote='' ;;
      *) case $char in
        [[:space:]])
          [[ -z $begun ]] || words+=("$word")
          word='' begun='' kept=0
          continue ;;
        \' | \") quote=$char kept=${#word} ;;
        \\) quote=\\ ;;
        *) word+=$char
          [[ $char != [=:] || $COMP_WORDBREAKS != *"$char"* ]] || kept=${#word} ;;
        esac ;;
    esac
    begun=yes
  done
  words+=("$word")
  # Assignments before the command are no words of it.
  while [[ ${#words[@]} -gt 2 && ${words[0]} == [A-Za-z_]*=* ]]; do
    words=("${words[@]:1}")
  done
}

# `text` as it must be written after what is on the line.
__cme_quote() {
  case $quote in
    \') text=${text//\'/\'\\\'\'} ;;
    \"*)
      text=${text//\\/\\\\} text=${text//\"/\\\"} text=${text//\$/\\\$} text=${text//\`/\\\`} ;;
    *) [[ -z $text ]] || printf -v text %q "$text" ;;
  esac
}

# Names of files that begin with `typed`, after `before`. readline quotes them.
__cme_add_files() {
  local kind=$1 before=$2 typed=${words[-1]:${#2}} path
  compopt -o filenames
  [[ -n $quote || $typed != '~/'* ]] || typed=$HOME/${typed:2}
  for path in "$typed"*; do
    [[ -e $path || -L $path ]] || continue
    [[ $kind == files || -d $path ]] || continue
    path=$before$path
    COMPREPLY+=("${path:kept}")
  done
}

_cme() {
  local words=() quote='' kept=0 line text
  __cme_read_words
  COMPREPLY=()
  while IFS= read -r line; do
    case $line in
      $'\tfiles\t'*) __cme_add_files files "${line#$'\tfiles\t'}" ;;
      $'\tfolders\t'*) __cme_add_files folders "${line#$'\tfolders\t'}" ;;
      *)
        text=${line%%$'\t'*}
        text=${text:kept}
        # In double quotes, nothing keeps bash from replacing a "!" by an earlier line.
        [[ $quote != \"* || $text != *!* ]] || continue
        __cme_quote
        COMPREPLY+=("$text") ;;
    esac
  done < <("${words[0]}" __complete "${words[@]:1}" 2>/dev/null)
}

complete -F _cme cme
