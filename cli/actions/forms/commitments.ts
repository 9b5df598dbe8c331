import type { ShortForm } from '../short-form.ts';

export const commitmentForms: readonly ShortForm[] = [];
