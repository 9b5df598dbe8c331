import type { CommandFields } from '../../domain/commands.ts';
import { testContent } from './content.ts';
import { command, type Draft, type Sender } from './given.ts';
import { reason } from './steps.ts';

/** Commands about mandates and consultations, with what matters in the call. */

const byOfficerFor = (organisation: string): Sender => ({ for: organisation, evidence: 'mail' });

/** A mandate for everything through 2027, unless something else is said. */
export const mandate = (
  id: string,
  organisation: string,
  rest: Partial<CommandFields['RegisterMandate']> = {},
  sender: Sender = byOfficerFor(organisation),
): Draft =>
  command(
    'RegisterMandate',
    {
      mandate: id,
      acts: ['all'],
      scope: testContent('headlines of the agreement'),
      grantedBy: testContent('the board'),
      from: '2027-01-01',
      until: '2027-12-31',
      ...rest,
    },
    sender,
  );

export const revoke = (id: string, organisation: string, rest: Sender = {}): Draft =>
  command('RevokeMandate', { mandate: id, reason }, { ...byOfficerFor(organisation), ...rest });

export const consult = (
  id: string,
  organisation: string,
  rest: Partial<CommandFields['OpenConsultation']> = {},
): Draft =>
  command(
    'OpenConsultation',
    { consultation: id, tool: 'interim-consultation', question: testContent('do we agree?'), ...rest },
    byOfficerFor(organisation),
  );

export const conclude = (
  id: string,
  organisation: string,
  result: CommandFields['ConcludeConsultation']['result'] = 'supported',
  rest: Partial<CommandFields['ConcludeConsultation']> = {},
): Draft =>
  command('ConcludeConsultation', { consultation: id, result, ...rest }, byOfficerFor(organisation));

export const ratify = (
  event: number,
  organisation: string,
  outcome: 'ratified' | 'rejected' = 'ratified',
  sender: Sender = byOfficerFor(organisation),
): Draft => command('RatifyAct', { event, outcome, reason }, sender);
