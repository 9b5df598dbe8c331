import { newCommandId, type CovenantClient, type SentCommand } from '../../client/client.ts';
import { contentRef } from '../../client/content-fields.ts';
import { toDefinition, type LoadedDefinition } from '../../client/definition-file.ts';
import type { Opening } from '../ports.ts';

/**
 * Opens or adopts a covenant; people's names and addresses become content before the terms travel. Their references follow from
 * the command's id, so that opening again under the same id is the same command.
 */
export async function openCovenant(
  client: CovenantClient,
  loaded: LoadedDefinition,
  { slug = loaded.file.id, actor, commandId = newCommandId(), adoption }: Opening,
): Promise<SentCommand> {
  let cards = 0;
  const terms = await toDefinition(loaded, (bytes, mediaType) => {
    cards += 1;
    return client.put({ bytes, mediaType, ref: contentRef(commandId, `card ${cards}`) });
  });
  return client.open({ slug, actor, commandId, adoption, ...terms });
}
