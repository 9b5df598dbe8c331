import type { ShortForm } from '../short-form.ts';

export const meetingForms: readonly ShortForm[] = [];
