import type { ShortForm } from '../short-form.ts';
import { toSlug } from '../to-slug.ts';

export const meetingForms: readonly ShortForm[] = [
  {
    words: 'meeting plan',
    type: 'PlanMeeting',
    positional: ['meeting', 'meetingKind', 'on', 'time', 'minutes', 'title'],
    example: 'model plenary-1 plenary 2027-02-01 14:00 120 "First meeting" --host ministry --as officer-1',
  },
  {
    words: 'meeting move',
    type: 'MoveMeeting',
    positional: ['meeting', 'on'],
    example: 'model plenary-1 2027-02-08 --time 10:00 --reason "The room was taken" --as officer-1',
  },
  {
    words: 'meeting cancel',
    type: 'CancelMeeting',
    positional: ['meeting'],
    example: 'model plenary-1 --reason "Too few can come" --as officer-1',
  },
  {
    words: 'meeting agenda-add',
    type: 'PutOnAgenda',
    positional: ['meeting', 'words'],
    example: 'model plenary-1 "Sector picture" --about obligation:sector-picture --as officer-1',
    derive: (given) => ({
      agendaItem: derived(given['words']) ?? derived(given['about']),
      ...given,
      ...readAbout(given['about']),
    }),
  },
  {
    words: 'meeting agenda-remove',
    type: 'TakeOffAgenda',
    positional: ['meeting', 'agendaItem'],
    example: 'model plenary-1 sector-picture --as officer-1',
  },
  {
    words: 'meeting attendance',
    type: 'RecordAttendance',
    positional: ['meeting', 'present'],
    example: 'model plenary-1 ministry,union-1,branch-1-contact --as officer-1',
  },
  {
    words: 'meeting conduct',
    type: 'RecordConduct',
    positional: ['meeting', 'measure'],
    files: ['document'],
    example: 'model plenary-1 "The anti-trust statement was read" --read-by chair --as officer-1',
  },
  {
    words: 'decision',
    type: 'RecordDecision',
    positional: ['words'],
    example:
      'model "The list is public" --reason "Buyers asked for it" --meeting plenary-1 --review-on 2028-02-01 --as officer-1 --for chair --evidence minutes.pdf',
    derive: (given) => ({ decision: derived(given['words']), ...given }),
  },
  {
    words: 'action',
    type: 'OpenObligation',
    positional: ['text'],
    example: 'model "Send the list" --owner union-1 --due 2028-01-01 --meeting plenary-1 --as officer-1',
    derive: (given) => ({ obligation: derived(given['text']), ...given }),
  },
  {
    words: 'minutes circulate',
    type: 'CirculateMinutes',
    positional: ['meeting', 'document'],
    files: ['document'],
    example: 'model plenary-1 minutes.docx --comments-until 2027-02-15 --as officer-1',
  },
  {
    words: 'minutes comment',
    type: 'CommentOnMinutes',
    positional: ['meeting', 'words'],
    example: 'model plenary-1 "We abstained on item 3" --as union-1-contact',
  },
  {
    words: 'minutes adopt',
    type: 'AdoptMinutes',
    positional: ['meeting', 'at'],
    files: ['document'],
    example: 'model plenary-1 plenary-2 --as officer-1 --for chair --evidence minutes.pdf',
  },
];

/** The id that words give by themselves; undefined where they give none, so that it is asked for. */
function derived(words: unknown): string | undefined {
  return typeof words === 'string' ? toSlug(words) || undefined : undefined;
}

/** `obligation:annual-report#1` in two parts; anything else is read as it is. */
function readAbout(about: unknown): { about?: unknown } {
  if (typeof about !== 'string') return {};
  const [, kind, id] = /^([a-z-]+):(\S+)$/.exec(about) ?? [];
  return kind === undefined || id === undefined ? {} : { about: { kind, id } };
}
