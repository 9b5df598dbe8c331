import { describeRefusal, refusals, type Refusal, type RefusalCode } from '../domain/refusals.ts';

/** Why a call did not succeed: the core refused it, the input was bad, or the surroundings failed. */
export type FailureKind = 'refused' | 'bad-input' | 'environment';

/** An expected failure with a stable code and a sentence that says what to do. */
export class CovenantError extends Error {
  override readonly name = 'CovenantError';
  readonly kind: FailureKind;
  readonly code: string;
  /** Ids and field names, never what somebody wrote. */
  readonly parameters: Record<string, string>;
  /** Rule of the reference behind a refusal, `R28`. */
  readonly rule: string | null;

  constructor(
    kind: FailureKind,
    code: string,
    message: string,
    details: { parameters?: Record<string, string>; rule?: string | null; cause?: unknown } = {},
  ) {
    super(message, details.cause === undefined ? undefined : { cause: details.cause });
    this.kind = kind;
    this.code = code;
    this.parameters = details.parameters ?? {};
    this.rule = details.rule ?? null;
  }

  /** The same failure with the id under which the command may be sent again, once. */
  ofCommand(commandId: string): CovenantError {
    const message = `${this.message} (command id ${commandId})`;
    const parameters = { ...this.parameters, commandId };
    return new CovenantError(this.kind, this.code, message, {
      parameters,
      rule: this.rule,
      cause: this.cause,
    });
  }

  /** The sentence in Dutch or English, where the core has one in both. */
  describe(language: 'nl' | 'en'): string {
    if (!(this.code in refusals)) return this.message;
    return describeRefusal(
      { code: this.code as RefusalCode, rule: this.rule, parameters: this.parameters },
      language,
    );
  }
}

/** A refusal of the core as the failure that a sender gets. */
export function toError(refusal: Refusal): CovenantError {
  return new CovenantError('refused', refusal.code, describeRefusal(refusal, 'en'), refusal);
}
