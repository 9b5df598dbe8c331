import { input, select } from '@inquirer/prompts';
import { isRealDate } from '../domain/primitives.ts';
import type { Question } from './ports.ts';

/** Asks one question on the terminal, on standard error, so that standard output holds the answer alone. */
export async function askOnTerminal({ text, kind, choices, optional = false }: Question): Promise<string> {
  const context = { output: process.stderr };
  if (kind === 'key') return askKey(text, choices);
  if (choices.length > 0) return select({ message: text, choices, pageSize: 12 }, context);
  if (kind === 'yes-no') {
    const words = [
      { value: 'true', name: 'ja / yes' },
      { value: 'false', name: 'nee / no' },
    ];
    return select({ message: text, choices: words }, context);
  }
  return input({ message: text, required: !optional, validate: (value) => isFit(kind, value) }, context);
}

function isFit(kind: Question['kind'], value: string): boolean | string {
  return kind === 'date' && !isRealDate(value.trim()) ? 'JJJJ-MM-DD / YYYY-MM-DD' : true;
}

/** One keystroke, without the return key. Ctrl-C leaves, as at any other question. */
function askKey(text: string, choices: Question['choices']): Promise<string> {
  const keys = choices.map(({ value, name }) => `[${value}] ${name}`).join('  ');
  process.stderr.write(`${text}: ${keys} `);
  const { stdin } = process;
  stdin.setRawMode(true);
  stdin.resume();
  return new Promise((resolve, reject) => {
    const settle = (end: () => void): void => {
      stdin.off('data', listen);
      stdin.setRawMode(false);
      stdin.pause();
      process.stderr.write('\n');
      end();
    };
    const listen = (data: Buffer): void => {
      const key = data.toString('utf8').toLowerCase();
      if (key === '\u0003')
        settle(() => reject(Object.assign(new Error('left'), { name: 'ExitPromptError' })));
      if (choices.some(({ value }) => value === key)) settle(() => resolve(key));
    };
    stdin.on('data', listen);
  });
}
