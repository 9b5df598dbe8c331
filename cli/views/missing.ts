import { templateOf } from '../../domain/due-day.ts';
import type { LocalText } from '../../domain/primitives.ts';
import type { CovenantState } from '../../domain/state.ts';
import { fill, messageOf } from '../messages.ts';
import { actorName, both, dutyName, milestoneName, paperName, partName } from './names.ts';
import { wordOf } from './words.ts';

/** What was advised and is not there, in words; events name it by ids, alike in every language: `mandate/union-1`. */
export function missingWords(state: CovenantState, missing: readonly string[]): LocalText {
  return listed(missing.map((name) => missingWord(state, name)));
}

/** The same of what belongs to nobody in particular, such as a list of who was there. */
export function plainMissing(missing: readonly string[]): LocalText {
  return listed(missing.map((name) => messageOf(`missing.${name}`) ?? both(name)));
}

function listed(words: readonly LocalText[]): LocalText {
  return { nl: words.map(({ nl }) => nl).join('; '), en: words.map(({ en }) => en).join('; ') };
}

function missingWord(state: CovenantState, name: string): LocalText {
  const [kind = '', of, part] = name.split('/');
  if (kind === 'paper' && of !== undefined) return missingOfPaper(state, of, part);
  const sentence = messageOf(`missing.${kind}`);
  if (sentence) return filled(sentence, kind === 'role' ? wordOf(of ?? '') : actorName(state, of ?? ''));
  return templateOf(state, kind) ? dutyName(state, kind, name) : milestoneName(state, name);
}

function missingOfPaper(state: CovenantState, paper: string, part: string | undefined): LocalText {
  const name = paperName(state, paper);
  if (part === undefined) return name;
  const inPaper = partName(state, paper, part);
  return { nl: `${inPaper.nl} (${name.nl})`, en: `${inPaper.en} (${name.en})` };
}

function filled(sentence: LocalText, name: LocalText): LocalText {
  return { nl: fill(sentence.nl, { name: name.nl }), en: fill(sentence.en, { name: name.en }) };
}
