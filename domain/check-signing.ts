import { idsOf, type Checkable } from './check-names.ts';
import type { DefinitionCheck, DefinitionFinding } from './definition-problems.ts';
import { papersToSign } from './signing/papers.ts';

/** The covenant has one text of its own, a duty to sign is about a paper that is signed, and who signs may read it. */
export function checkSigning(definition: Checkable): DefinitionCheck {
  return {
    problems: [...ownTextTwice(definition), ...notSigned(definition), ...signedUnread(definition)],
    warnings: [],
  };
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

/** Nobody signs what is not for their eyes: every party, and the facilitator where it signs, may read it. */
function signedUnread({ papers = [], organisations, facilitator }: Checkable): DefinitionFinding[] {
  const parties = organisations.filter(({ participation }) => participation === 'party').map(({ id }) => id);
  const signed = papersToSign({ papers });
  return papers.flatMap(({ id, audience = 'parties' }, index): DefinitionFinding[] => {
    const paper = signed.find((each) => each.id === id);
    if (!paper || audience === 'parties' || audience === 'public') return [];
    const readers = typeof audience === 'string' ? [] : audience.only;
    const unread = [...parties, ...(paper.facilitator ? [facilitator] : [])].filter(
      (organisation) => !readers.includes(organisation),
    );
    if (unread.length === 0) return [];
    const parameters = { paper: id, organisations: [...new Set(unread)].join(', ') };
    return [{ path: ['papers', index, 'audience'], code: 'SIGNED_UNREAD', parameters }];
  });
}
