import { anchorOf } from './anchors.ts';
import { idsOf, placed, twice, unknownName, type Checkable } from './check-names.ts';
import type { Audience, ObligationTemplate } from './definition.ts';
import type { DefinitionCheck, DefinitionFinding } from './definition-problems.ts';
import { unnamedNorms } from './papers/norms.ts';
import { agreementPaper, maySign, papersOf } from './papers/terms.ts';

type Path = DefinitionFinding['path'];

/** Papers and their parts have names of their own, and whatever names a paper names one that is there. */
export function checkPapers(definition: Checkable): DefinitionCheck {
  return {
    problems: [
      ...checkIds(definition),
      ...checkTerms(definition),
      ...checkRequirements(definition),
      ...definition.obligations.flatMap((template, index) =>
        checkAnswer(definition, template, ['obligations', index]),
      ),
      ...checkAgreed(definition),
      ...checkAudiences(definition),
    ],
    warnings: [...checkReaders(definition), ...checkNorms(definition)],
  };
}

function checkIds(definition: Checkable): DefinitionFinding[] {
  const papers = papersOf(definition);
  const parts = papers.flatMap((paper, index) =>
    twice(placed(paper.parts ?? [], 'parts')).map((found) => ({
      ...found,
      path: ['papers', index, ...found.path],
    })),
  );
  return [...twice(placed(papers, 'papers')), ...parts];
}

/** Only what may be signed has signatories. */
function checkTerms(definition: Checkable): DefinitionFinding[] {
  return papersOf(definition).flatMap(({ id, kind, signatories }, index): DefinitionFinding[] => {
    if (signatories === undefined || maySign(kind)) return [];
    const parameters = { paper: id, kind };
    return [{ path: ['papers', index, 'signatories'], code: 'NOT_FOR_SIGNING', parameters }];
  });
}

/** A paper is of the whole table: with the audience of an owner only the secretariat reads it. */
function checkReaders(definition: Checkable): DefinitionFinding[] {
  return papersOf(definition).flatMap(({ id, audience }, index): DefinitionFinding[] =>
    audience === 'owner'
      ? [{ path: ['papers', index, 'audience'], code: 'PAPER_WITHOUT_READERS', parameters: { paper: id } }]
      : [],
  );
}

function checkRequirements(definition: Checkable): DefinitionFinding[] {
  const known = idsOf(papersOf(definition));
  return definition.gates.flatMap((gate, at) =>
    gate.requires.flatMap((requirement, index) =>
      requirement.kind === 'paper'
        ? unknownName(['gates', at, 'requires', index, 'paper'], requirement.paper, 'papers', known)
        : [],
    ),
  );
}

/** A duty that a paper answers says which; only an adoption or a signature is about a paper. */
function checkAnswer(
  definition: Checkable,
  { id, answeredBy, paper }: ObligationTemplate,
  path: Path,
): DefinitionFinding[] {
  const parameters = { obligation: id, paper: paper ?? '' };
  if (paper === undefined)
    return answeredBy === 'paper' ? [{ path, code: 'PAPER_NOT_NAMED', parameters }] : [];
  const at = [...path, 'paper'];
  if (answeredBy !== 'paper' && answeredBy !== 'signature')
    return [{ path: at, code: 'PAPER_ANSWERS_NOTHING', parameters }];
  // That somebody signs it is for the check of signing.
  return answeredBy === 'paper' ? unknownName(at, paper, 'papers', idsOf(papersOf(definition))) : [];
}

/** The day `agreed` comes with the adoption of the covenant's text, or of the outline that is signed instead. */
function checkAgreed(definition: Checkable): DefinitionFinding[] {
  if (agreementPaper(definition)) return [];
  const duties = definition.obligations.flatMap((template, index) =>
    anchorOf(template) === 'agreed' ? [['obligations', index, 'due']] : [],
  );
  return duties.map((path) => ({ path, code: 'NEVER_AGREED', parameters: {} }));
}

/** Whoever an audience names takes part, or is a body. */
function checkAudiences(definition: Checkable): DefinitionFinding[] {
  const known = idsOf([...definition.organisations, ...definition.bodies]);
  const check = (audience: Audience | undefined, path: Path): DefinitionFinding[] =>
    typeof audience === 'object'
      ? audience.only.flatMap((id, index) =>
          unknownName([...path, 'audience', 'only', index], id, 'organisations, bodies', known),
        )
      : [];
  return [
    ...papersOf(definition).flatMap(({ audience }, index) => check(audience, ['papers', index])),
    ...definition.obligations.flatMap(({ audience }, index) => check(audience, ['obligations', index])),
  ];
}

/** Every track rests on the OECD Guidelines and the UNGPs (R1), so a paper of it says so. */
function checkNorms(definition: Checkable): DefinitionFinding[] {
  if (definition.kind === 'programme') return [];
  const missing = unnamedNorms(papersOf(definition));
  if (missing.length === 0) return [];
  return [{ path: ['papers'], code: 'NORM_BASIS_UNNAMED', parameters: { missing: missing.join(', ') } }];
}
