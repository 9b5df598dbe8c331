import { Argument } from 'commander';
import { dataFolderAt } from '../../engine/data-folder.ts';
import { readLock } from '../../engine/lock.ts';
import { listStreams } from '../../ledger/streams.ts';
import { actionTypes } from '../actions/gather.ts';
import { examples, type Registry } from '../registry.ts';
import { withLedger, type Session } from '../session.ts';
import { bashScript } from './bash.ts';
import { fishScript } from './fish.ts';
import { completionsOf, type CompletedCommand } from './tree.ts';
import { zshScript } from './zsh.ts';

const scripts: Record<string, (commands: readonly CompletedCommand[]) => string> = {
  bash: bashScript,
  zsh: zshScript,
  fish: fishScript,
};

/** `completions`: a script for a shell, made of the command tree itself; and the names that such a script asks for. */
export function addCompletions({ program, t, action }: Registry): void {
  program
    .command('completions')
    .description(t('help.completions'))
    .addArgument(
      new Argument('<shell>', t('help.completions.shell')).choices([...Object.keys(scripts), 'covenants']),
    )
    .addHelpText('after', `\n${t('help.completions.install')}\n\n${examples(t, installing)}`)
    .action(
      action(async (session, shell: string) => {
        const script = scripts[shell];
        const known = { 'do command': actionTypes, 'may command': actionTypes };
        session.io.write(script ? script(completionsOf(program, known)) : await covenantNames(session));
      }),
    );
}

const installing = [
  'eval "$(covenant completions bash)"',
  'covenant completions bash > ~/.local/share/bash-completion/completions/covenant',
  'covenant completions zsh > ~/.zfunc/_covenant',
  'covenant completions fish > ~/.config/fish/completions/covenant.fish',
];

/** One short name per line; none where no ledger runs, for a key press starts no database and shows no error. */
async function covenantNames(session: Session): Promise<string> {
  try {
    if (!(await isLedgerRunning(session))) return '';
    const streams = await withLedger(session, ({ db }) => listStreams(db));
    return streams.map(({ slug }) => `${slug}\n`).join('');
  } catch {
    return '';
  }
}

async function isLedgerRunning({ io, dataFolder }: Session): Promise<boolean> {
  if (io.environment['DATABASE_URL']) return true;
  const held = await readLock(dataFolderAt(dataFolder).lock);
  return held?.shared === true;
}
