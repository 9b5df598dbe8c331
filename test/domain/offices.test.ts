import { describe, expect, test } from 'vitest';
import type { CommandFields } from '../../domain/commands.ts';
import { seenBy } from '../../domain/seen.ts';
import { viewerOf } from '../../domain/visibility.ts';
import { aPerson } from '../support/definition.ts';
import { command, given, type Draft, type Sender } from '../support/given.ts';
import { forChair, openGate, reason } from '../support/steps.ts';

type Named = CommandFields['NameChair']['person'];

const story = given();

const nameChair = (person: Named, sender: Sender = forChair): Draft =>
  command('NameChair', { person }, sender);
const nameOfficer = (person: Named, sender: Sender = {}): Draft => command('NameOfficer', { person }, sender);
const stop = (as: string): Draft => command('StopCovenant', { reason }, { as, for: 'chair' });
const end = (person: string, sender: Sender = {}): Draft =>
  command('EndActing', { organisation: 'office', person }, sender);

describe('a new chair of the table', () => {
  test('[R10] is named by the parties, and takes over from the one before', () => {
    const named = story.when(nameChair('mina'));
    named.thenRecords(['ChairNamed', { person: 'mina', organisation: 'ministry', earlier: 'cora' }]);
    named.and(stop('mina'));
    named.when(stop('cora')).thenRefused('NOT_ENTITLED');
    named.and(nameChair('cora', { as: 'mina', for: 'chair' }), stop('cora'));
  });

  test('[R10] is nobody else’s to name', () => {
    story.when(nameChair('mina', {})).thenRefused('PARTIES_DECIDE');
    story.when(nameChair('mina', { for: 'chair' })).thenRefused('PARTIES_DECIDE');
    story.when(nameChair('mina', { as: 'mina', for: 'chair' })).thenRefused('NOT_ENTITLED');
    story.when(nameChair('mina', { as: 'mina' })).thenRefused('PARTIES_DECIDE');
  });

  test('may be new, with a card from an officer, also where the one before has gone', () => {
    const card = aPerson('nele', 'office', ['chair']);
    const gone = story.and(end('cora', forChair));
    gone.when(nameChair(card)).thenRecords(['ChairNamed', { person: 'nele', card }]);
    gone.and(nameChair(card), stop('nele'));
    gone.and(nameChair(aPerson('nele', 'office', ['director'])), stop('nele'));
    story.when(nameChair(card, { as: 'cora', for: 'chair' })).thenRefused('CARD_OF_ANOTHER');
    story.when(nameChair(aPerson('nele', 'office', ['chair', 'officer']))).thenRefused('ROLE_NOT_BY_CARD');
  });

  test('[R10] is one person, of an organisation that takes part, and no officer', () => {
    story.when(nameChair('cora')).thenRefused('OFFICE_HELD');
    story.when(nameChair('otto')).thenRefused('CHAIR_AND_OFFICER', 'R10');
    story.when(nameChair('nobody')).thenRefused('UNKNOWN_PERSON');
    story.when(nameChair(aPerson('gina', 'elsewhere', ['chair']))).thenRefused('UNKNOWN_ORGANISATION');
  });

  test('[R59] is known to everybody, with name and address to the parties', () => {
    const card = aPerson('nele', 'office', ['chair']);
    const { latest, state } = story.when(nameChair(card));
    const cards = (viewer: string | null): unknown =>
      seenBy(latest, viewer === null ? null : viewerOf(state, viewer), state).map(({ fact }) => fact.data);
    const told = { person: 'nele', organisation: 'office', earlier: 'cora' };
    expect(cards(null)).toEqual([told]);
    expect(cards('kees')).toEqual([told]);
    for (const person of ['umar', 'nele', 'fons', 'olga']) expect(cards(person)).toEqual([{ ...told, card }]);
  });
});

describe('a further officer of the secretariat', () => {
  test('is named by an officer or the parties, and records from then on', () => {
    for (const sender of [{}, forChair, { as: 'cora', for: 'chair' }]) {
      const named = story.when(nameOfficer('fons', sender));
      named.thenRecords(['OfficerNamed', { person: 'fons', organisation: 'office' }]);
      expect(named.state.people['fons']?.roles).toEqual(['director', 'officer']);
      named.and(command('OpenGate', { gate: 'acceptance' }, { as: 'fons' }));
    }
    story.when(nameOfficer('fons', { as: 'fons' })).thenRefused('NOT_ENTITLED');
    story.when(nameOfficer('fons', { as: 'umar' })).thenRefused('NOT_ENTITLED');
  });

  test('frees the last one to go', () => {
    const alone = story.and(end('otto'));
    alone.when(end('olga')).thenRefused('LAST_OFFICER');
    const card = aPerson('oz', 'office', ['officer']);
    const named = alone.and(nameOfficer(card), end('olga'));
    named.and(command('OpenGate', { gate: 'acceptance' }, { as: 'oz' }));
    named.when(openGate('acceptance')).thenRefused('UNKNOWN_PERSON');
  });

  test('is of the organisation that keeps the secretariat, and does not chair', () => {
    story.when(nameOfficer('umar')).thenRefused('OFFICER_OF_ANOTHER');
    story.when(nameOfficer('otto')).thenRefused('OFFICE_HELD');
    story.when(nameOfficer('cora')).thenRefused('CHAIR_AND_OFFICER', 'R10');
    story.when(nameOfficer(aPerson('oz', 'office', ['officer', 'chair']))).thenRefused('ROLE_NOT_BY_CARD');
  });

  test('is of its successor, once there is one', () => {
    const successor = { organisation: 'new-office', name: 'New', kind: 'other' } as const;
    const succeeded = story.and(
      command(
        'SucceedOrganisation',
        { successor, cause: 'succession', reason },
        { for: 'office', evidence: 'mail' },
      ),
    );
    succeeded.when(nameOfficer('fons')).thenRefused('ORGANISATION_LEFT');
    const named = succeeded.and(nameOfficer(aPerson('nia', 'new-office', ['officer'])));
    named.and(command('OpenGate', { gate: 'acceptance' }, { as: 'nia' }));
  });
});
