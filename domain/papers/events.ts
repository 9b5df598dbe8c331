import type * as z from 'zod/mini';
import type { Audience } from '../definition-table.ts';
import type { ContentReference } from '../primitives.ts';
import type { paperCommands } from './commands.ts';

type Fields<T extends keyof typeof paperCommands> = z.infer<(typeof paperCommands)[T]>;

export interface PaperEvents {
  /** `clauses` and `without` are what this version changes; `digest` is over all its clauses in order. */
  PaperTabled: {
    paper: string;
    version: number;
    /** Who tabled it. */
    organisation: string;
    clauses: Fields<'TablePaper'>['clauses'];
    without: string[];
    order: string[];
    digest: string;
    note?: ContentReference | undefined;
  };
  PaperCommented: Omit<Fields<'CommentOnPaper'>, 'audience'> & {
    organisation: string;
    version: number;
    audience: Audience;
  };
  PaperAdopted: Fields<'AdoptPaper'> & { digest: string; missing: string[] };
}
