import type { LocalText } from '../../domain/primitives.ts';

/** What `completions` says of itself. */
export const operationsMessages = {
  'help.completions': {
    nl: 'aanvullen met Tab: een script voor bash, zsh of fish',
    en: 'completion with Tab: a script for bash, zsh or fish',
  },
  'help.completions.shell': {
    nl: 'voor welke shell; of covenants: de korte namen, zoals een script ze vraagt',
    en: 'for which shell; or covenants: the short names, as a script asks for them',
  },
  'help.completions.install': {
    nl: 'Zet de eerste regel in ~/.bashrc, of leg het script waar de shell het zoekt: voor zsh een map in $fpath, voor compinit; voor fish de map completions. Het vult opdrachten, opties en hun waarden aan, en de korte namen van convenanten zolang covenant up draait. De opdracht moet covenant heten en op het PATH staan (npm link doet dat). Maak het script opnieuw na een nieuwe versie.',
    en: 'Put the first line in ~/.bashrc, or the script where the shell looks for it: for zsh a folder in $fpath, before compinit; for fish the folder completions. It completes commands, options and their values, and the short names of covenants while covenant up runs. The command must be called covenant and be on the PATH (npm link does that). Make the script again after a new version.',
  },
} as const satisfies Record<string, LocalText>;
