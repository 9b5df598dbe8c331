import { dirname, join } from 'node:path';
import { loadAdoption } from '../../client/adoption-file.ts';
import { adoptionDraft } from '../../domain/adoption/shift.ts';
import { invalidFile, locatedProblems, officersOf, requireSound } from '../actions/definition-files.ts';
import { readDocument } from '../actions/documents.ts';
import { actorOf, checkActing, tell } from '../actions/send.ts';
import { examples, type Registry } from '../registry.ts';
import { withClient, type Session } from '../session.ts';

interface AdoptOptions {
  slug?: string;
  as?: string;
  commandId?: string;
}

/** `adopt`: from a file about a running covenant to a covenant that goes on here. */
export function addAdopt({ program, t, action }: Registry): void {
  program
    .command('adopt')
    .description(t('help.adopt'))
    .argument('<file>', t('help.adopt.file'))
    .option('--slug <slug>', t('help.open.slug'))
    .option('--as <person>', t('help.as'))
    .option('--command-id <id>', t('help.commandId'))
    .addHelpText(
      'after',
      `\n${t('help.adopt.more')}\n\n${examples(t, ['covenant adopt covenants/gold/adoption.yaml --as officer-1'])}`,
    )
    .action(action((session, file: string, options: AdoptOptions) => adopt(session, file, options)));
}

/** Errors: ADOPTION_INVALID, DEFINITION_INVALID, those of reading a file, SLUG_TAKEN, refusals of the core. */
async function adopt(session: Session, file: string, options: AdoptOptions): Promise<void> {
  const { slug, commandId } = options;
  checkActing(options);
  const { folder } = session.io;
  const read = loadAdoption((await readDocument(folder, file)).bytes);
  if ('problems' in read) {
    session.io.note(`${locatedProblems(session, file, read.problems).join('\n')}\n`);
    throw invalidFile(session, 'ADOPTION_INVALID', file, read.problems);
  }
  const { adoption } = read;
  const terms = join(dirname(file), adoption.definition);
  const loaded = requireSound(session, terms, (await readDocument(folder, terms)).bytes);
  const actor = await actorOf(session, options, officersOf(loaded));
  await withClient(session, async (client) => {
    tell(session, await client.open(loaded, { slug, actor, commandId, adoption: adoptionDraft(adoption) }));
  });
}
