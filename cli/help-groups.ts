import type { Command } from 'commander';
import type { MessageKey, Translate } from './messages.ts';

/** Under which title the help lists each command, in the order in which people meet them. */
export const helpGroups = {
  'help.group.running': ['up', 'doctor', 'ledger', 'replay', 'resume', 'backup', 'restore', 'completions'],
  'help.group.before': ['define', 'schema', 'open', 'adopt', 'rehearse', 'demo', 'what-if'],
  'help.group.day': ['today', 'waiting-on', 'agenda', 'calendar', 'answers'],
  'help.group.views': [
    'list',
    'status',
    'timeline',
    'history',
    'summary',
    'deadline',
    'parties',
    'bodies',
    'attendance',
    'dossier',
    'papers',
    'meetings',
    'risks',
    'commitments',
    'signing',
    'may',
    'policy',
  ],
  'help.group.course': [
    'milestone',
    'letter',
    'gate',
    'position',
    'decision',
    'sign',
    'entry-into-force',
    'coverage',
    'date',
    'adopt-calendar',
    'suspend-covenant',
    'resume-covenant',
    'stop',
    'restart',
    'close',
  ],
  'help.group.table': [
    'meeting',
    'minutes',
    'paper',
    'note',
    'item',
    'risk',
    'priorities',
    'commitment',
    'estimate',
    'action',
  ],
  'help.group.people': [
    'contact',
    'absence',
    'rhythm',
    'acting',
    'representatives',
    'roles',
    'mandate',
    'consultation',
    'ratify',
    'step-back',
    'return-to-table',
    'join',
    'associate',
    'leave',
    'exchange',
    'succeed',
    'body',
  ],
  'help.group.duties': [
    'submit',
    'report-done',
    'verify',
    'return',
    'cannot-deliver',
    'request-extension',
    'decline',
    'extend',
    'hand-over',
    'drop',
    'suspend',
    'resume-obligation',
    'suspend-organisation',
    'resume-organisation',
    'reminder',
  ],
  'help.group.any': ['correct', 'correction', 'do', 'help'],
} as const satisfies Partial<Record<MessageKey, readonly string[]>>;

/** Puts the commands of a program under their titles, so that nobody has to read them all to find one. */
export function groupCommands(program: Command, t: Translate): void {
  const titles = Object.entries(helpGroups) as [MessageKey, readonly string[]][];
  const places = new Map(titles.flatMap(([title, names]) => names.map((name) => [name, t(title)] as const)));
  const order = [...places.keys()];
  for (const command of program.commands) command.helpGroup(places.get(command.name()) ?? '');
  (program.commands as Command[]).sort((a, b) => order.indexOf(a.name()) - order.indexOf(b.name()));
}
