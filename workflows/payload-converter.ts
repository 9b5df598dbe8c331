import { defaultPayloadConverter, type Payload, type PayloadConverter } from '@temporalio/common';

/** What stands in for a payload that cannot be decoded, so that the gate can refuse it like any other bad input. */
const UNDECODABLE = { undecodable: true } as const;

export function isUndecodable(value: unknown): boolean {
  return (
    typeof value === 'object' && value !== null && Object.keys(value).length === 1 && 'undecodable' in value
  );
}

/**
 * JSON as the SDK has it, but decoding never throws: anyone with access to the server can send an update, and a
 * payload that makes the converter throw must not keep a stream from its work.
 */
export const payloadConverter: PayloadConverter = {
  toPayload: (value) => defaultPayloadConverter.toPayload(value),
  fromPayload<T>(payload: Payload): T {
    try {
      return defaultPayloadConverter.fromPayload<T>(payload);
    } catch {
      return UNDECODABLE as T;
    }
  },
};
