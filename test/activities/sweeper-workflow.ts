import {
  allHandlersFinished,
  condition,
  continueAsNew,
  defineUpdate,
  setHandler,
} from '@temporalio/workflow';
import { ApplicationFailure } from '@temporalio/workflow';

/** Stands in for a covenant's workflow: writes nothing, and ends as it is told. */
export interface StandInInput {
  stream: string;
  epoch: number;
  state: { sequence: number };
}

export type Ending = 'complete' | 'fail' | 'continue';

export const endUpdate = defineUpdate<void, [Ending]>('end');

export async function covenant(input: StandInInput): Promise<void> {
  let ending: Ending | null = null;
  setHandler(endUpdate, (how) => {
    ending = how;
  });
  await condition(() => ending !== null && allHandlersFinished());
  if (ending === 'fail') throw ApplicationFailure.nonRetryable('told to fail', 'TOLD');
  if (ending === 'continue') await continueAsNew<typeof covenant>(input);
}
