import type { ShortForm } from '../short-form.ts';

export const dossierForms: readonly ShortForm[] = [];
