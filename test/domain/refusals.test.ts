import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { describeRefusal, refusals, refuse, type RefusalCode } from '../../domain/refusals.ts';

const codes = Object.keys(refusals) as RefusalCode[];

/** Codes that the core knows but the shells give: the stream's gate, the client. */
const ofTheShell = [
  'MALFORMED_COMMAND',
  'UNDECODABLE_PAYLOAD',
  'DUPLICATE_COMMAND_ID',
  'STALE_COMMAND',
  'LEDGER_BUSY',
  'STREAM_MOVING',
  'LEDGER_DIVERGED',
];

describe('a refusal', () => {
  test.each(codes)('%s speaks Dutch and English, about the same things', (code) => {
    const holes = (text: string) =>
      [...new Set(text.match(/\{\w+\}/g))].toSorted((a, b) => a.localeCompare(b));
    expect(holes(refusals[code].nl)).toEqual(holes(refusals[code].en));
    expect(refusals[code].nl).toMatch(/[.]$/);
    expect(refusals[code].en).toMatch(/[.]$/);
  });

  test('translates our own words, and leaves ids as they are', () => {
    const refusal = refuse('WRONG_PHASE', { what: 'signing', wanted: 'signing', phase: 'second-round' });
    expect(describeRefusal(refusal, 'nl')).toBe(
      'Ondertekenen hoort bij de fase ondertekening; dit convenant is in second-round. Het kan alleen daar.',
    );
    const state = refuse('OBLIGATION_STATE', {
      obligation: 'plan',
      state: 'reported',
      command: 'Suspend',
      wanted: 'open',
    });
    expect(describeRefusal(state, 'nl')).toBe(
      'Verplichting plan is gereedgemeld; Suspend kan alleen als zij open is.',
    );
  });

  test('reads a list of our words as a choice, also where a name is among them', () => {
    const refusal = refuse('NOT_FOR_PARTICIPATION', {
      organisation: 'company-1',
      participation: 'affiliated-company',
      command: 'AssessRisk',
      entitled: 'secretariat, party, expert',
    });
    expect(describeRefusal(refusal, 'nl')).toBe(
      'company-1 doet mee als aangesloten bedrijf; AssessRisk is voor medewerkers van het secretariaat, partijen of deskundigen. Laat het aan een van hen.',
    );
    const phases = { what: 'AddItem', wanted: 'dialogue, extra', phase: 'signing' };
    expect(describeRefusal(refuse('WRONG_PHASE', phases), 'en')).toMatch(/phase dialogue or extra;/);
    const missing = refuse('SIGNATURES_MISSING', { missing: 'union, branch' });
    expect(describeRefusal(missing, 'nl')).toMatch(/: union, branch\./);
  });

  test('carries the rule behind it: its own, or the one that the definition names', () => {
    expect(refuse('CONSENT_BY_FACILITATOR_ALONE').rule).toBe('R10');
    expect(refuse('GATE_REQUIREMENT_BLOCKS', {}, 'R28').rule).toBe('R28');
    expect(refuse('UNKNOWN_GATE').rule).toBeNull();
  });

  test('of every code of the core is met in a test', () => {
    const folder = new URL('./', import.meta.url);
    const tests = readdirSync(folder)
      .filter((name) => name.endsWith('.test.ts') && name !== 'refusals.test.ts')
      .map((name) => readFileSync(new URL(name, folder), 'utf8'))
      .join('\n');
    const untested = codes.filter((code) => !ofTheShell.includes(code) && !tests.includes(`'${code}'`));
    expect(untested).toEqual([]);
  });
});
