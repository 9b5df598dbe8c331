import type { ShortForm } from '../short-form.ts';

export const mandateForms: readonly ShortForm[] = [];
