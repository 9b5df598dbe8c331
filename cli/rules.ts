import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import * as z from 'zod';
import { rulesReport, rulesTable, ruleTitles } from './rules-report.ts';

/**
 * `npm run rules [-- --json]`, run in the checkout: which rules and deadlines of the field's reference have a test.
 * Reasons for those without one stand in docs/rules.yaml. Exit code 5 when some have neither.
 */

function titlesUnder(folder: string): string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.test.ts'))
    .toSorted((one, other) => one.localeCompare(other))
    .flatMap((name) => ruleTitles(readFileSync(join(folder, name), 'utf8')));
}

if (!existsSync('docs/rules.yaml')) {
  process.stderr.write('There is no docs/rules.yaml here. Run this in the checkout.\n');
  process.exit(2);
}
const reasons = z.record(z.string(), z.string().min(1)).parse(parse(readFileSync('docs/rules.yaml', 'utf8')));
const report = rulesReport(titlesUnder('test'), reasons);
const answer = process.argv.includes('--json') ? JSON.stringify(report) : rulesTable(report);
process.stdout.write(`${answer}\n`);
process.exitCode = report.missing.length > 0 ? 5 : 0;
