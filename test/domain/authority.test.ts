import { describe, expect, test } from 'vitest';
import { entitledTo } from '../../domain/act-policy.ts';
import { checkAuthority } from '../../domain/authority.ts';
import { commandTypes, type CommandType } from '../../domain/commands.ts';
import { aDefinition, anObligation, aPerson, onlyObligations } from '../support/definition.ts';
import { command, given } from '../support/given.ts';
import { joinAsCompany, letter, reason, report } from '../support/steps.ts';

const opened = (organisation: string) =>
  given().when(command('OpenGate', { gate: 'acceptance' }, { for: organisation }));

describe('who may do what', () => {
  const story = given(onlyObligations(anObligation('plan', {})));

  test('an unknown person may do nothing', () => {
    given()
      .when(command('OpenGate', { gate: 'acceptance' }, { as: 'nobody' }))
      .thenRefused('UNKNOWN_PERSON');
  });

  test('the secretariat’s officers record; a party’s contact, a director and the chair do not', () => {
    for (const as of ['umar', 'kees', 'fons', 'cora']) {
      given()
        .when(command('OpenGate', { gate: 'acceptance' }, { as }))
        .thenRefused('NOT_ENTITLED', 'R10');
    }
    given().and(command('OpenGate', { gate: 'acceptance' }, { as: 'otto' }));
  });

  test('the role of officer counts at the secretariat alone', () => {
    const people = aDefinition().people.map((person) =>
      person.id === 'umar' ? { ...person, roles: ['officer' as const] } : person,
    );
    given(aDefinition({ people }))
      .when(command('OpenGate', { gate: 'acceptance' }, { as: 'umar' }))
      .thenRefused('NOT_ENTITLED');
  });

  test('an organisation acts through its own people, not through another’s', () => {
    story.and(command('ReportDone', { obligation: 'plan/union' }, { as: 'umar' }));
    story
      .when(command('ReportDone', { obligation: 'plan/union' }, { as: 'bram', for: 'union' }))
      .thenRefused('NOT_ENTITLED');
  });

  test('an officer says for whom', () => {
    story.when(command('ReportDone', { obligation: 'plan/union' })).thenRefused('PRINCIPAL_MISSING');
    story.and(report('plan/union', 'union'));
  });

  test('one can act for what exists: an organisation, a body, or the chair', () => {
    opened('stranger').thenRefused('UNKNOWN_ORGANISATION');
    for (const id of ['union', 'steering-group', 'chair']) expect(opened(id).refusal).toBeNull();
  });

  test('one can act for who is about to join', () => {
    const { type, fields } = joinAsCompany('late-company');
    given().and({ type, fields, sender: { for: 'late-company', evidence: 'form' } });
    given()
      .when({ type, fields, sender: { for: 'other-company' } })
      .thenRefused('UNKNOWN_ORGANISATION');
  });

  test('a word that every object knows is no person and no organisation', () => {
    expect(() => given().when(command('OpenGate', { gate: 'acceptance' }, { as: 'constructor' }))).toThrow(
      /expected-slug/,
    );
  });

  test('a letter for a body is no party’s letter', () => {
    given().when(letter('steering-group')).thenRefused('NOT_A_PARTY');
  });

  test('[R10] [R131] no command of the parties is taken on the facilitator’s word', () => {
    const decisions = {
      DropObligation: { obligation: 'plan/union', reason },
      StopCovenant: { reason },
      CloseCovenant: { reason },
    } as const;
    for (const [type, fields] of Object.entries(decisions)) {
      for (const sender of [{}, { for: 'office', evidence: 'note' }, { for: 'chair' }]) {
        story.when({ type: type as CommandType, fields, sender }).thenRefused('PARTIES_DECIDE', 'R131');
      }
    }
  });

  test('[R10] an officer who is the chair too shows evidence of the decision', () => {
    const others = aDefinition().people.filter(({ id }) => id !== 'cora');
    const people = [...others, aPerson('dora', 'office', ['officer', 'chair'])];
    const dual = given({ ...onlyObligations(anObligation('plan', {})), people });
    const drop = { obligation: 'plan/union', reason };
    dual
      .when(command('DropObligation', drop, { as: 'dora', for: 'chair' }))
      .thenRefused('PARTIES_DECIDE', 'R131');
    dual.and(command('DropObligation', drop, { as: 'dora', for: 'chair', evidence: 'minutes' }));
    story.and(command('DropObligation', drop, { as: 'cora', for: 'chair' }));
  });

  test('a party’s contact gives none of the commands that are not for a party', () => {
    const others = commandTypes.filter((type) => !['party', 'person'].some((each) => allows(type, each)));
    for (const type of others.filter((each) => each !== 'OpenCovenant' && each !== 'AdoptCovenant')) {
      const refusal = checkAuthority(story.state, { type, actor: 'umar', fields: {} });
      expect(refusal?.rule, type).toMatch(/^R(10|131)$/);
    }
  });
});

function allows(type: CommandType, capacity: string): boolean {
  return entitledTo(type).some((each) => each === capacity);
}
