import type { dossierCommands } from '../../../domain/dossier/commands.ts';
import { type FieldsOf } from './values.ts';

export const dossierFields: FieldsOf<typeof dossierCommands> = {};
