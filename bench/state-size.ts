import { parseArgs } from 'node:util';
import { LargeCovenant } from './state-covenant.ts';
import { print, say } from './report.ts';

/**
 * How much a covenant's run hands to the next one at continue-as-new: 100 participants, thirty duties in a definition,
 * five years in force. The largest size of all months counts, and more than 512 KB is a failure. Run with
 * `npm run bench:state`.
 */
const LIMIT = 512 * 1024;

const { values } = parseArgs({
  options: {
    participants: { type: 'string', default: '100' },
    parties: { type: 'string', default: '19' },
    years: { type: 'string', default: '5' },
  },
});

const kilobytes = (bytes: number): string => `${(bytes / 1024).toFixed(1)} KB`;
const total = (parts: ReadonlyMap<string, number>): number =>
  [...parts.values()].reduce((sum, each) => sum + each, 0);

function main(): void {
  const covenant = new LargeCovenant({
    participants: Number(values.participants),
    parties: Number(values.parties),
    templates: 30,
    clauses: 120,
    commitments: 60,
    risks: 40,
  });
  covenant.begin();
  let largest = covenant.handedOver();
  for (let year = 1; year <= Number(values.years); year += 1) {
    for (let month = 1; month <= 12; month += 1) {
      covenant.month();
      const parts = covenant.handedOver();
      if (total(parts) > total(largest)) largest = parts;
    }
    const open = Object.keys(covenant.state.obligations).length;
    say(
      `year ${year}: ${kilobytes(total(covenant.handedOver()))}, ${open} duties, event ${covenant.state.sequence}`,
    );
  }
  report(covenant, largest);
}

function report({ refused, made }: LargeCovenant, largest: ReadonlyMap<string, number>): void {
  for (const [part, bytes] of [...largest].sort(([, one], [, other]) => other - one))
    if (bytes > 100) print(part, kilobytes(bytes));
  print('largest hand-over', `${total(largest)} bytes, ${kilobytes(total(largest))} of ${kilobytes(LIMIT)}`);
  for (const [type, events] of made) if (events === 0) print('recorded nothing', type);
  for (const [what, times] of refused) print('refused', `${what}: ${times}`);
  if (refused.size > 0 || total(largest) > LIMIT) process.exitCode = 1;
}

main();
