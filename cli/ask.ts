import { input, select } from '@inquirer/prompts';
import { isRealDate } from '../domain/primitives.ts';
import type { Question } from './ports.ts';

/** Asks one question on the terminal, on standard error, so that standard output holds the answer alone. */
export async function askOnTerminal({ text, kind, choices }: Question): Promise<string> {
  const context = { output: process.stderr };
  if (choices.length > 0) return select({ message: text, choices, pageSize: 12 }, context);
  if (kind === 'yes-no') {
    const words = [
      { value: 'true', name: 'ja / yes' },
      { value: 'false', name: 'nee / no' },
    ];
    return select({ message: text, choices: words }, context);
  }
  return input({ message: text, required: true, validate: (value) => isFit(kind, value) }, context);
}

function isFit(kind: Question['kind'], value: string): boolean | string {
  return kind === 'date' && !isRealDate(value.trim()) ? 'JJJJ-MM-DD / YYYY-MM-DD' : true;
}
