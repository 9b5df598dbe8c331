import { branches, quoted, VALUE_FUNCTION } from './table.ts';
import type { CompletedCommand } from './tree.ts';

/** A completion script for zsh, with a line about each command and option. */
export function zshScript(commands: readonly CompletedCommand[]): string {
  return `#compdef covenant
__covenant_at() {
  commands='' options='' values=() places=()
  case "$1" in
${branches(commands)}
  esac
}

__covenant_about() {
  case "$1" in
${about(commands)}
  esac
}

${VALUE_FUNCTION}

# Asked at most once a minute, and only of a ledger that is running.
__covenant_names() {
  if [[ -z "$__covenant_asked" || $((SECONDS - __covenant_asked)) -ge 60 ]]; then
    typeset -g __covenant_known="$(covenant "\${data[@]}" completions covenants 2>/dev/null)"
    typeset -gi __covenant_asked=$SECONDS
  fi
}

__covenant_reply() {
  case "$1" in
    @files) _files ;;
    @covenants) __covenant_names; compadd -- \${(f)__covenant_known} ;;
    @nothing) ;;
    *) compadd -- \${=1} ;;
  esac
}

__covenant_tell() {
  local -a told
  local each line
  for each in \${=1}; do
    for line in "\${lines[@]}"; do
      if [[ "\${line%% *}" == "$each" ]]; then told+=("\${each}:\${line#* }"); continue 2; fi
    done
    told+=("$each")
  done
  _describe \${2:+$2} covenant told
}

_covenant() {
  local commands options reply='' path_='' awaited='' word
  local -a values places data lines
  local -i place=0 i
  __covenant_at ''
  for ((i = 2; i < CURRENT; i++)); do
    word="\${words[i]}"
    if [[ -n "$awaited" ]]; then
      if [[ "$awaited" == --data ]]; then data=(--data "$word"); fi
      awaited=''
    elif [[ "$word" == -* ]]; then
      if __covenant_value "$word"; then awaited="$word"; fi
    elif [[ " $commands " == *" $word "* ]]; then
      path_="\${path_:+$path_ }$word"
      __covenant_at "$path_"
    else
      place+=1
    fi
  done
  __covenant_about "$path_"
  if [[ -n "$awaited" ]]; then
    __covenant_value "$awaited" && __covenant_reply "$reply"
  elif [[ "\${words[CURRENT]}" == -* ]]; then
    __covenant_tell "$options" -o
  elif [[ -n "$commands" ]]; then
    __covenant_tell "$commands"
  else
    __covenant_reply "\${places[place + 1]:-@nothing}"
  fi
}

if [[ "$funcstack[1]" == _covenant ]]; then _covenant "$@"; else compdef _covenant covenant; fi
`;
}

function about(commands: readonly CompletedCommand[]): string {
  return commands
    .map(({ path, commands: children, options }) => {
      const lines = [
        ...children.map(({ name, description }) => `${name} ${description}`),
        ...options.flatMap(({ names, description }) => names.map((name) => `${name} ${description}`)),
      ];
      return `    ${quoted(path)}) lines=(${lines.map((line) => quoted(oneLine(line))).join(' ')}) ;;`;
    })
    .join('\n');
}

function oneLine(text: string): string {
  return text.replace(/\s+/g, ' ');
}
