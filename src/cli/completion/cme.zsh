#compdef cme
# zsh completion for cme: asks the program itself how the command line can go on. SPDX-License-Identifier: MIT

_cme() {
  local -a before lines texts shown
  local current=$PREFIX line text help prefix
  # A word that is not quoted as a whole is read as the shell would read it; nothing is expanded or run.
  [[ -n $QIPREFIX ]] || current=${(Q)PREFIX}
  before=("${(@Q)words[2,CURRENT-1]}")
  lines=("${(@f)$("${(Q)words[1]}" __complete "${before[@]}" "$IPREFIX$current" 2>/dev/null)}")
  for line in "${lines[@]}"; do
    case $line in
      $'\tfiles\t'*|$'\tfolders\t'*)
        prefix=${line#$'\t'*$'\t'}
        [[ -z $prefix ]] || compset -P "${(b)prefix}"
        if [[ $line == $'\tfiles'* ]]; then _files; else _files -/; fi
        return ;;
      ?*)
        text=${line%%$'\t'*}
        help=${line#*$'\t'}
        texts+=("$text")
        shown+=("$text${help:+  -- $help}") ;;
    esac
  done
  (( ${#texts} )) || return 1
  # The names of boards and formats are found in any case.
  compadd -M 'm:{[:lower:][:upper:]}={[:upper:][:lower:]}' -l -d shown -- "${texts[@]}"
}

if [[ $funcstack[1] == _cme ]]; then
  _cme "$@"
else
  compdef _cme cme
fi
