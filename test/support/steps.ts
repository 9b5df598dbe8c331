import type { CommandFields } from '../../domain/commands.ts';
import { testContent } from './content.ts';
import { command, type Draft, type Sender } from './given.ts';

/** Commands that many tests send, with what matters in the call. */

export const reason = testContent('because');

const byOfficerFor = (organisation: string): Sender => ({ for: organisation, evidence: 'mail' });

/** The chair's word, recorded by an officer with the minutes. */
export const forChair: Sender = { for: 'chair', evidence: 'minutes' };

export const openGate = (gate: string): Draft => command('OpenGate', { gate });

export const go = (gate: string): Draft => command('CloseGate', { gate, outcome: 'go', reason }, forChair);

export const noGo = (gate: string): Draft =>
  command('CloseGate', { gate, outcome: 'no-go', reason }, forChair);

/** A gate that opens and passes. */
export const pass = (gate: string): [Draft, Draft] => [openGate(gate), go(gate)];

export const position = (organisation: string, gate: string, view: 'agree' | 'object' | 'abstain'): Draft =>
  command('GivePosition', { gate, position: view }, byOfficerFor(organisation));

export const letter = (organisation: string): Draft =>
  command(
    'GiveLetterOfIntent',
    {
      goal: testContent('goal'),
      interests: testContent('interests'),
      addedValue: testContent('value'),
      contribution: testContent('contribution'),
      mandate: testContent('mandate'),
      expectations: testContent('expectations'),
    },
    byOfficerFor(organisation),
  );

export const sign = (organisation: string, document = 'the agreement'): Draft =>
  command(
    'SignCovenant',
    { document: testContent(document), method: 'ceremony' },
    byOfficerFor(organisation),
  );

export const inForce = (on: string): Draft => command('SetEntryIntoForce', { on });

export const leave = (organisation: string): Draft =>
  command('LeaveCovenant', { reason }, byOfficerFor(organisation));

/** One organisation at the table for another, at its own wish and as all agreed. */
export const exchange = (leaving: string, joining: CommandFields['ExchangeOrganisation']['joining']): Draft =>
  command('ExchangeOrganisation', { leaving, joining, askedBy: leaving, consent: reason, reason }, forChair);

/** A seat in a body, by the parties unless somebody else gives it. */
export const seat = (
  body: string,
  organisation: string,
  rest: Partial<CommandFields['SeatMember']> = {},
  sender: Sender = forChair,
): Draft => command('SeatMember', { body, organisation, seat: 'member', ...rest }, sender);

export const joinAsCompany = (organisation: string): Draft =>
  command('JoinCovenant', {
    organisation,
    name: organisation,
    kind: 'company',
    participation: 'affiliated-company',
  });

export const joinAsParty = (organisation: string, group = 'labour'): Draft =>
  command('JoinCovenant', { organisation, name: organisation, kind: 'union', participation: 'party', group });

export const report = (obligation: string, organisation: string, effectiveOn?: string): Draft =>
  command(
    'ReportDone',
    { obligation },
    { ...byOfficerFor(organisation), ...(effectiveOn && { effectiveOn }) },
  );

export const submit = (obligation: string, organisation: string): Draft =>
  command('SubmitMonitoring', { obligation, report: testContent('figures') }, byOfficerFor(organisation));

/** A signature on one of several papers. */
export const signPaper = (organisation: string, paper: string, document = paper): Draft =>
  command(
    'SignCovenant',
    { paper, document: testContent(document), method: 'paper' },
    byOfficerFor(organisation),
  );

/** A round over papers, each with the document of its name. */
export const openRound = (
  papers: readonly string[],
  rest: Partial<CommandFields['OpenSigningRound']> = {},
): Draft =>
  command('OpenSigningRound', {
    documents: papers.map((paper) => ({ paper, document: testContent(paper) })),
    ...rest,
  });

export const refuseToSign = (organisation: string, paper?: string): Draft =>
  command('RefuseToSign', { reason, ...(paper && { paper }) }, byOfficerFor(organisation));

export const correct = (event: number): Draft => command('CorrectEvent', { event, reason });

/** A correction that one officer proposes. */
export const propose = (event: number, as = 'olga'): Draft =>
  command('ProposeCorrection', { event, reason }, { as });

/** ... and another one confirms. */
export const confirm = (proposal: number, as = 'otto'): Draft =>
  command('ConfirmCorrection', { proposal }, { as });

export const stop = command('StopCovenant', { reason }, forChair);

export const restart = (phase?: string): Draft =>
  command('RestartCovenant', { reason, ...(phase && { phase }) }, forChair);

export const close = command('CloseCovenant', { reason }, forChair);

export const parties = ['ministry', 'union', 'branch'] as const;

/** From the opening to the dialogue. */
export const toDialogue: Draft[] = [...pass('acceptance'), ...parties.map(letter), ...pass('go-no-go')];

export const toSigning: Draft[] = [...toDialogue, ...pass('agreement')];

/** Up to every signature; in force is a day of its own. */
export const toSigned: Draft[] = [...toSigning, ...parties.map((party) => sign(party))];
