import { describe, expect, test } from 'vitest';
import type { NoticeEntry } from '../../activities/notice-entry.ts';
import { describeNotice, type Language } from '../../activities/notice-payload.ts';
import { composeNotice, renderText } from '../../activities/notice-text.ts';
import { aDefinition, text } from '../support/definition.ts';
import { given, type Story } from '../support/given.ts';
import { openRound, refuseToSign, signPaper, toSigning } from '../support/steps.ts';

const papers = [
  { id: 'agreement', name: { nl: 'Convenant', en: 'Covenant' }, kind: 'covenant' as const },
  { id: 'engagement', name: text('Engagement'), kind: 'engagement-agreement' as const },
];
const signing = given(aDefinition({ papers })).and(...toSigning);

/** What the last step tells the contact of an organisation, as plain text. */
function toldTo(organisation: string, story: Story, language: Language): string {
  const entries = story
    .announced()
    .filter((notice) => notice.organisation === organisation)
    .map((notice): NoticeEntry => ({
      stream: 'cov_1',
      id: notice.subject,
      person: notice.person ?? '',
      text: null,
      reason: null,
      words: null,
      openTexts: [],
      routed: null,
      payload: describeNotice(story.state, notice),
    }));
  const reader = { person: 'reader', name: 'Reader', language };
  return renderText(composeNotice(entries, reader, story.today, 'Office'));
}

describe('a message about signing', () => {
  test('names the papers that this reader’s organisation signs, and takes no signature by mail', () => {
    const opened = signing.and(signPaper('union', 'agreement')).when(openRound(['agreement', 'engagement']));
    expect(toldTo('branch', opened, 'en')).toContain('You are asked to sign: Covenant, Engagement.');
    expect(toldTo('union', opened, 'nl')).toContain('U wordt gevraagd te tekenen: Engagement.');
    expect(toldTo('office', opened, 'en')).toContain('You are asked to sign: Engagement.');
    expect(toldTo('branch', opened, 'nl')).toContain(
      'Een handtekening legt het secretariaat niet uit een e-mail vast.',
    );
    expect(toldTo('branch', opened, 'nl')).not.toMatch(/gereed|uitstel tot/);
  });

  test('says who does not sign, and nothing of the reason', () => {
    const refused = signing.and(openRound(['agreement'])).when(refuseToSign('branch'));
    const said = toldTo('union', refused, 'en');
    expect(said).toContain('Branch does not sign. That ends the signing');
    expect(said).not.toContain('because');
    expect(toldTo('branch', refused, 'nl')).not.toContain('tekent niet');
  });
});
