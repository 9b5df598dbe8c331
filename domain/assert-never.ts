/** Proves at compile time that a union is handled in full; throws if data from outside breaks the promise. */
export function assertNever(value: never): never {
  throw new Error(`Unhandled case: ${JSON.stringify(value)}`);
}
