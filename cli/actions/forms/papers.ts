import type { ShortForm } from '../short-form.ts';

export const paperForms: readonly ShortForm[] = [];
