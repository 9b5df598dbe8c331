/** Which rules and deadlines of the reference have a test, which have only a reason, and which have neither. */
export interface RulesReport {
  /** Titles of the tests that carry a rule, by rule. */
  tested: Record<string, string[]>;
  /** Why a rule has no test. */
  reasoned: Record<string, string>;
  missing: string[];
}

/** R1 to R136 and D01 to D46, in that order. */
export const ruleIds: readonly string[] = [
  ...Array.from({ length: 136 }, (_, index) => `R${index + 1}`),
  ...Array.from({ length: 46 }, (_, index) => `D${String(index + 1).padStart(2, '0')}`),
];

/** A test's title as it stands in source: the first argument of a call, beginning with its rules in brackets. */
const TITLE = /\(\s*(['"`])((?:\[[RD]\d{1,3}\]\s*)+(?:\\.|(?!\1)[^\\])*)\1/g;

/** Titles in a test's source that begin with `[R28]` or `[D38]`, without the quotes. */
export function ruleTitles(source: string): string[] {
  return [...source.matchAll(TITLE)].map((match) => (match[2] ?? '').replace(/\\(.)/g, '$1'));
}

/** The rules that a title begins with. */
function rulesOf(title: string): string[] {
  const tags = /^(?:\[[RD]\d{1,3}\]\s*)+/.exec(title)?.[0] ?? '';
  return [...tags.matchAll(/\[([RD]\d{1,3})\]/g)].flatMap((match) => match[1] ?? []);
}

/** Sorts the reference's rules by what the titles and the reasons say of them; a test counts before a reason. */
export function rulesReport(titles: readonly string[], reasons: Record<string, string>): RulesReport {
  const withTest = (rule: string) => titles.filter((title) => rulesOf(title).includes(rule));
  const all = ruleIds.map((rule) => ({ rule, found: withTest(rule), reason: reasons[rule] }));
  const untested = all.filter(({ found }) => found.length === 0);
  return {
    tested: Object.fromEntries(
      all.filter(({ found }) => found.length > 0).map(({ rule, found }) => [rule, found]),
    ),
    reasoned: Object.fromEntries(
      untested.flatMap(({ rule, reason }) => (reason === undefined ? [] : [[rule, reason]])),
    ),
    missing: untested.filter(({ reason }) => reason === undefined).map(({ rule }) => rule),
  };
}

/** The report as lines for people: one per rule, with its number of tests and the first title, or the reason. */
export function rulesTable({ tested, reasoned, missing }: RulesReport): string {
  const rows = ruleIds.map((rule) => {
    const titles = tested[rule];
    if (titles) return `${rule.padEnd(5)} ${`${titles.length}`.padStart(3)}  ${withoutTags(titles[0] ?? '')}`;
    return `${rule.padEnd(5)}   ${reasoned[rule] === undefined ? '!  missing' : `–  ${reasoned[rule]}`}`;
  });
  const counts = [
    `${Object.keys(tested).length} tested`,
    `${Object.keys(reasoned).length} with a reason`,
    `${missing.length} missing`,
  ];
  return [...rows, '', counts.join(', ')].join('\n');
}

function withoutTags(title: string): string {
  return title.replace(/^(?:\[[RD]\d{1,3}\]\s*)+/, '');
}
