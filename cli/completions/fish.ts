import type { CompletedCommand, CompletedOption, Completion } from './tree.ts';

/** A completion script for fish, with a line about each command and option. */
export function fishScript(commands: readonly CompletedCommand[]): string {
  const valued = commands.flatMap(({ options }) => options.filter(({ value }) => value !== null));
  const names = [...new Set(valued.flatMap((option) => option.names))];
  const paths = commands.filter(({ path }) => path !== '').map(({ path }) => path);
  return `# fish completion for covenant
set -g __covenant_valued ${names.map(quoted).join(' ')}
set -g __covenant_paths ${paths.map(quoted).join(' ')}

# The path of commands typed so far, and how many plain words follow it.
function __covenant_typed
    set -l path
    set -l place 0
    set -l awaited no
    for word in (commandline -opc)[2..-1]
        if test $awaited = yes
            set awaited no
        else if string match -q -- '-*' $word
            if contains -- $word $__covenant_valued
                set awaited yes
            end
        else if contains -- (string join ' ' $path $word) $__covenant_paths
            set path $path $word
        else
            set place (math $place + 1)
        end
    end
    echo "$path"
    echo $place
end

function __covenant_is
    set -l typed (__covenant_typed)
    test "$typed[1]" = "$argv[1]"; or return 1
    test (count $argv) -eq 1; or test "$typed[2]" = "$argv[2]"
end

function __covenant_data
    set -l words (commandline -opc)
    set -l at (contains -i -- --data $words); and printf '%s\\n' --data $words[(math $at + 1)]
end

# Asked at most once a minute, and only of a ledger that is running.
function __covenant_names
    set -l now (date +%s)
    if not set -q __covenant_asked; or test (math $now - $__covenant_asked) -ge 60
        set -g __covenant_known (covenant (__covenant_data) completions covenants 2>/dev/null)
        set -g __covenant_asked $now
    end
    printf '%s\\n' $__covenant_known
end

complete -c covenant -f
${commands.flatMap(lines).join('\n')}
`;
}

function quoted(text: string): string {
  return `'${text.replaceAll('\\', '\\\\').replaceAll("'", "\\'").replace(/\s+/g, ' ')}'`;
}

function lines({ path, commands, options, places }: CompletedCommand): string[] {
  const here = `complete -c covenant -n ${quoted(`__covenant_is ${quoted(path)}`)}`;
  return [
    ...commands.map(({ name, description }) => `${here} -a ${quoted(name)} -d ${quoted(description)}`),
    ...options.map((option) => `${here} ${optionWords(option)}`),
    ...places.flatMap((place, index) => {
      const at = `complete -c covenant -n ${quoted(`__covenant_is ${quoted(path)} ${index}`)}`;
      return place === 'nothing' ? [] : [`${at} ${valueWords(place)}`];
    }),
  ];
}

function optionWords({ names, description, value }: CompletedOption): string {
  const forms = names.map((name) => (name.startsWith('--') ? `-l ${name.slice(2)}` : `-s ${name.slice(1)}`));
  const taken = value === null ? [] : [value === 'files' ? '-r' : '-x', valueWords(value)];
  return [...forms, ...taken, `-d ${quoted(description)}`].join(' ');
}

function valueWords(value: Completion): string {
  if (value === 'files') return '-F';
  if (value === 'covenants') return `-a '(__covenant_names)'`;
  return value === 'nothing' ? '' : `-a ${quoted(value.words.join(' '))}`;
}
