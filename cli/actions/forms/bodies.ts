import type { ShortForm } from '../short-form.ts';

export const bodyForms: readonly ShortForm[] = [];
