import { isEngineError } from '../../engine/errors.ts';
import { isLedgerError } from '../../ledger/errors.ts';
import type { Examination } from '../../worker/doctor.ts';
import type { Finding } from '../../worker/findings.ts';
import { CliError } from '../failures.ts';
import { examples, type Registry } from '../registry.ts';
import { answer, type Session } from '../session.ts';

/** `doctor`: what does not fit, and which command answers it. */
export function addDoctor({ program, t, action }: Registry): void {
  program
    .command('doctor')
    .description(t('help.doctor'))
    .addHelpText('after', `\n${examples(t, ['covenant doctor', 'covenant doctor --json'])}`)
    .action(action((session) => doctor(session)));
}

/** Error: DOCTOR_FOUND, after every finding is printed. */
async function doctor(session: Session): Promise<void> {
  const examination = await examine(session);
  const { findings, streams, losses } = examination;
  const told = findings.map((finding) => ({ ...finding, sentence: sentence(session, finding) }));
  answer(session, { well: findings.length === 0, streams, losses, findings: told }, () =>
    text(session, examination),
  );
  if (findings.length > 0) throw new CliError('DOCTOR_FOUND', { count: `${findings.length}` });
}

/** A ledger that cannot be read is a finding like others: the sentence says what to do. */
async function examine({ services }: Session): Promise<Examination> {
  try {
    return await services.examine();
  } catch (error) {
    if (!isLedgerError(error) && !isEngineError(error, 'DATABASE_UNREACHABLE')) throw error;
    const parameters = { detail: error.message };
    const whole = { covenant: null, stream: null };
    const finding: Finding = { ...whole, code: 'LEDGER_UNREACHABLE', parameters, advice: 'covenant up' };
    return { streams: 0, losses: 0, findings: [finding] };
  }
}

function text(session: Session, { findings, streams, losses }: Examination): string {
  const { t, colours } = session;
  const lines = findings.map((finding) => {
    const about = finding.covenant === null ? '' : `${finding.covenant}: `;
    return `${about}${colours.red(sentence(session, finding))}\n  → ${finding.advice}`;
  });
  return [
    ...(lines.length > 0 ? lines : [colours.green(t('doctor.well', { streams }))]),
    ...(losses > 0 ? [colours.yellow(t('doctor.losses', { losses }))] : []),
  ].join('\n');
}

function sentence({ t }: Session, { code, parameters }: Finding): string {
  return t(`doctor.${code}`, parameters);
}
