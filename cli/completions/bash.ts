import { branches, VALUE_FUNCTION } from './table.ts';
import type { CompletedCommand } from './tree.ts';

/** A completion script for bash 3.2 and newer. */
export function bashScript(commands: readonly CompletedCommand[]): string {
  return `# bash completion for covenant
__covenant_at() {
  commands='' options='' values=() places=()
  case "$1" in
${branches(commands)}
  esac
}

${VALUE_FUNCTION}

# Asked at most once a minute, and only of a ledger that is running.
__covenant_names() {
  if [[ -z "$__covenant_asked" || $((SECONDS - __covenant_asked)) -ge 60 ]]; then
    __covenant_known="$(covenant "\${data[@]}" completions covenants 2>/dev/null)"
    __covenant_asked=$SECONDS
  fi
}

__covenant_reply() {
  case "$1" in
    @files) COMPREPLY=($(compgen -f -- "$2")); compopt -o filenames 2>/dev/null ;;
    @covenants) __covenant_names; COMPREPLY=($(compgen -W "$__covenant_known" -- "$2")) ;;
    @nothing) ;;
    *) COMPREPLY=($(compgen -W "$1" -- "$2")) ;;
  esac
}

_covenant() {
  local IFS=$' \\t\\n' commands options values places data=() path='' place=0 reply='' i word
  local current="\${COMP_WORDS[COMP_CWORD]}" awaited=''
  COMPREPLY=()
  __covenant_at ''
  for ((i = 1; i < COMP_CWORD; i++)); do
    word="\${COMP_WORDS[i]}"
    if [[ "$word" == '=' ]]; then continue; fi
    if [[ -n "$awaited" ]]; then
      if [[ "$awaited" == --data ]]; then data=(--data "$word"); fi
      awaited=''
    elif [[ "$word" == -* ]]; then
      if __covenant_value "$word"; then awaited="$word"; fi
    elif [[ " $commands " == *" $word "* ]]; then
      path="\${path:+$path }$word"
      __covenant_at "$path"
    else
      place=$((place + 1))
    fi
  done
  if [[ "$current" == '=' ]]; then current=''; fi
  if [[ -n "$awaited" ]]; then
    __covenant_value "$awaited" && __covenant_reply "$reply" "$current"
  elif [[ "$current" == -* ]]; then
    __covenant_reply "$options" "$current"
  elif [[ -n "$commands" ]]; then
    __covenant_reply "$commands" "$current"
  else
    __covenant_reply "\${places[place]:-@nothing}" "$current"
  fi
}

complete -F _covenant covenant
`;
}
