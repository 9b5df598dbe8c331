import { describe, expect, test } from 'vitest';
import { checkDefinition } from '../../domain/check-definition.ts';
import { aDefinition, aGate, aPaper, anObligation, text, withObligations } from '../support/definition.ts';

type Input = NonNullable<Parameters<typeof aDefinition>[0]>;

const usual = aDefinition().papers ?? [];
const papers = (...more: NonNullable<Input['papers']>): Input => ({ papers: [...usual, ...more] });

function problems(change: Input): string[] {
  return checkDefinition(aDefinition(change)).problems.map(({ code, path }) => `${code} ${path.join('.')}`);
}

const withDuty = (rest: Parameters<typeof anObligation>[1], ...more: NonNullable<Input['papers']>) =>
  problems({ ...withObligations(anObligation('duty', rest)), ...papers(...more) });

describe('papers of a definition', () => {
  test('have ids of their own, and so have the parts of one', () => {
    expect(problems(papers(aPaper('norms')))).toEqual(['ID_TWICE papers.1.id']);
    const part = { id: 'aim', name: text('aim') };
    expect(problems(papers(aPaper('text', 'covenant', { parts: [part, part] })))).toEqual([
      'ID_TWICE papers.1.parts.1.id',
    ]);
    const other = aPaper('other', 'other', { parts: [part] });
    expect(problems(papers(aPaper('text', 'covenant', { parts: [part] }), other))).toEqual([]);
  });

  test('are signed only where there is something to sign', () => {
    for (const kind of ['sector-picture', 'glossary', 'norm-framework', 'joint-story'] as const)
      expect(problems(papers(aPaper('x', kind, { signatories: 'parties' })))).toEqual([
        'NOT_FOR_SIGNING papers.1.signatories',
      ]);
    for (const kind of ['covenant', 'confidentiality-protocol', 'engagement-agreement'] as const)
      expect(problems(papers(aPaper('x', kind, { signatories: 'parties-and-facilitator' })))).toEqual([]);
  });

  test('have readers that are there', () => {
    const only = (...names: string[]) => papers(aPaper('x', 'other', { audience: { only: names } }));
    expect(problems(only('union', 'steering-group'))).toEqual([]);
    expect(problems(only('union', 'stranger'))).toEqual(['UNKNOWN_NAME papers.1.audience.only.1']);
    const unread = checkDefinition(aDefinition(papers(aPaper('x', 'other', { audience: 'owner' }))));
    expect(unread.warnings.map(({ code }) => code)).toContain('PAPER_WITHOUT_READERS');
    expect(withDuty({ audience: { only: ['stranger'] } })).toEqual([
      'UNKNOWN_NAME obligations.3.audience.only.0',
    ]);
  });

  test('are signed by nobody who may not read them', () => {
    const signed = (only: string[], signatories: 'parties' | 'parties-and-facilitator' = 'parties') =>
      problems(papers(aPaper('x', 'other', { signatories, audience: { only } })));
    expect(signed(['ministry', 'union', 'branch'])).toEqual([]);
    expect(signed(['union', 'branch'])).toEqual(['SIGNED_UNREAD papers.1.audience']);
    expect(signed(['ministry', 'union', 'branch'], 'parties-and-facilitator')).toEqual([
      'SIGNED_UNREAD papers.1.audience',
    ]);
    expect(signed(['ministry', 'union', 'branch', 'office'], 'parties-and-facilitator')).toEqual([]);
    expect(problems(papers(aPaper('x', 'engagement-agreement', { audience: 'public' })))).toEqual([]);
    expect(problems(papers(aPaper('x', 'confidentiality-protocol', { audience: 'secretariat' })))).toEqual([
      'SIGNED_UNREAD papers.1.audience',
    ]);
  });

  test('hold one text of the covenant itself', () => {
    expect(problems(papers(aPaper('one', 'covenant'), aPaper('two', 'covenant')))).toEqual([
      'COVENANT_TEXT_TWICE papers.2.kind',
    ]);
  });

  test('are what gates ask for', () => {
    const gate = (paper: string) => ({
      gates: [
        ...aDefinition().gates,
        aGate('look', { requires: [{ kind: 'paper' as const, paper, status: 'adopted' as const }] }),
      ],
    });
    expect(problems(gate('norms'))).toEqual([]);
    expect(problems(gate('nothing'))).toEqual(['UNKNOWN_NAME gates.3.requires.0.paper']);
  });
});

describe('a duty that a paper answers', () => {
  test('says which, and it is there', () => {
    expect(withDuty({ answeredBy: 'paper', paper: 'norms' })).toEqual([]);
    expect(withDuty({ answeredBy: 'paper' })).toEqual(['PAPER_NOT_NAMED obligations.3']);
    expect(withDuty({ answeredBy: 'paper', paper: 'nothing' })).toEqual(['UNKNOWN_NAME obligations.3.paper']);
    expect(withDuty({ paper: 'norms' })).toEqual(['PAPER_ANSWERS_NOTHING obligations.3.paper']);
  });

  test('by signatures is about a paper that somebody signs', () => {
    expect(withDuty({ answeredBy: 'signature', paper: 'norms' })).toEqual([
      'PAPER_NOT_SIGNED obligations.3.paper',
    ]);
    const protocol = aPaper('protocol', 'confidentiality-protocol', { signatories: 'parties' });
    expect(withDuty({ answeredBy: 'signature', paper: 'protocol' }, protocol)).toEqual([]);
    expect(withDuty({ answeredBy: 'signature', paper: 'text' }, aPaper('text', 'covenant'))).toEqual([]);
  });
});

describe('the day of agreement', () => {
  const due = { due: { from: 'agreed', plus: 'P1M' } };

  test('comes with the covenant’s text, or with an outline that is signed', () => {
    expect(withDuty(due)).toEqual(['NEVER_AGREED obligations.3.due']);
    expect(withDuty(due, aPaper('outline', 'outline-agreement'))).toEqual(['NEVER_AGREED obligations.3.due']);
    expect(withDuty(due, aPaper('text', 'covenant'))).toEqual([]);
    const outline = aPaper('outline', 'outline-agreement', { signatories: 'parties' });
    expect(withDuty(due, outline)).toEqual([]);
  });

  test('can begin a phase', () => {
    const phases = aDefinition().phases.map((phase) =>
      phase.id === 'implementation' ? { ...phase, starts: { day: 'agreed' } } : phase,
    );
    expect(problems({ phases })).toContain('PHASE_UNREACHABLE phases.4.starts');
    expect(problems({ phases, ...papers(aPaper('text', 'covenant')) })).toEqual([]);
  });
});

describe('the norm basis', () => {
  const warned = (change: Input): string[] =>
    checkDefinition(aDefinition(change)).warnings.flatMap(({ code, parameters }) =>
      code === 'NORM_BASIS_UNNAMED' ? [parameters['missing'] ?? ''] : [],
    );
  const part = (id: string) => ({ id, name: text(id) });

  test('[R1] is named by a paper of every track: the OECD Guidelines and the UNGPs', () => {
    expect(warned({})).toEqual([]);
    expect(warned({ papers: [] })).toEqual(['oecd-guidelines, ungps']);
    expect(warned({ papers: [aPaper('text', 'covenant', { parts: [part('ungps')] })] })).toEqual([
      'oecd-guidelines',
    ]);
    const both = { parts: ['oecd-guidelines', 'ungps'].map(part) };
    expect(warned({ papers: [aPaper('text', 'covenant', both)] })).toEqual([]);
    expect(warned({ papers: [aPaper('terms', 'glossary', both)] })).toEqual(['oecd-guidelines, ungps']);
  });

  test('[R1] is asked of no programme, which is no track', () => {
    const base = aDefinition({ papers: [], gates: [] });
    expect(checkDefinition({ ...base, kind: 'programme' }).warnings.map(({ code }) => code)).not.toContain(
      'NORM_BASIS_UNNAMED',
    );
  });
});
