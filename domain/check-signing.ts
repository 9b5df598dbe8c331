import { idsOf, type Checkable } from './check-names.ts';
import type { DefinitionCheck, DefinitionFinding } from './definition-problems.ts';
import { papersToSign } from './signing/papers.ts';

/** The covenant has one text of its own, and a duty to sign is about a paper that is signed. */
export function checkSigning(definition: Checkable): DefinitionCheck {
  return { problems: [...ownTextTwice(definition), ...notSigned(definition)], warnings: [] };
}

function ownTextTwice({ papers = [] }: Checkable): DefinitionFinding[] {
  const own = idsOf(papers.filter(({ kind }) => kind === 'covenant'));
  return papers.flatMap(({ id, kind }, index): DefinitionFinding[] => {
    if (kind !== 'covenant' || id === own[0]) return [];
    const parameters = { paper: id, other: own[0] ?? '' };
    return [{ path: ['papers', index, 'kind'], code: 'COVENANT_TEXT_TWICE', parameters }];
  });
}

function notSigned(definition: Checkable): DefinitionFinding[] {
  const signed = idsOf(papersToSign(definition));
  return definition.obligations.flatMap(({ id, answeredBy, paper }, index): DefinitionFinding[] => {
    if (answeredBy !== 'signature' || paper === undefined || signed.includes(paper)) return [];
    const parameters = { obligation: id, paper, papers: signed.join(', ') };
    return [{ path: ['obligations', index, 'paper'], code: 'PAPER_NOT_SIGNED', parameters }];
  });
}
