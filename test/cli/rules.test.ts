import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { ruleIds, rulesReport, rulesTable, ruleTitles } from '../../cli/rules-report.ts';

const tests = new URL('../', import.meta.url);
const reasons = parse(readFileSync(new URL('../../docs/rules.yaml', import.meta.url), 'utf8')) as Record<
  string,
  string
>;

function allTitles(): string[] {
  return readdirSync(tests, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.test.ts'))
    .flatMap((name) => ruleTitles(readFileSync(new URL(name, tests), 'utf8')));
}

describe('the rules report', () => {
  const report = rulesReport(allTitles(), reasons);

  test('lists every rule and deadline of the reference once', () => {
    expect(ruleIds).toHaveLength(136 + 46);
    const listed = [...Object.keys(report.tested), ...Object.keys(report.reasoned), ...report.missing];
    expect(new Set(listed)).toEqual(new Set(ruleIds));
    expect(listed).toHaveLength(ruleIds.length);
  });

  test('leaves no rule without a test or a reason', () => {
    expect(report.missing).toEqual([]);
  });

  test('has no reason beside a test, and none for what is no rule', () => {
    expect(Object.keys(reasons).filter((rule) => report.tested[rule])).toEqual([]);
    expect(Object.keys(reasons).filter((rule) => !ruleIds.includes(rule))).toEqual([]);
  });

  test('carries no title for a rule that does not exist', () => {
    const tags = allTitles().flatMap((title) => title.match(/(?<=\[)[RD]\d+(?=\])/g) ?? []);
    expect(tags.filter((rule) => !ruleIds.includes(rule))).toEqual([]);
  });

  test('is a line per rule for people', () => {
    const lines = rulesTable(report).split('\n');
    expect(lines).toHaveLength(ruleIds.length + 2);
    expect(lines[27]).toMatch(/^R28 +\d+ {2}\S/);
  });
});

describe('titles', () => {
  // Put together, so that this file has no titles of its own in them.
  const tag = (rule: string) => `[${rule}]`;

  test('are read from calls, with one rule or several, in any quotes', () => {
    const source = [
      `test('${tag('R1')} one', () => {});`,
      `it("${tag('R2')} ${tag('D03')} two", () => {});`,
      `])('${tag('R4')} it\\'s four', () => {});`,
      `const text = '${tag('R5')} no title';`,
    ].join('\n');
    expect(ruleTitles(source)).toEqual([
      `${tag('R1')} one`,
      `${tag('R2')} ${tag('D03')} two`,
      `${tag('R4')} it's four`,
    ]);
    const { tested } = rulesReport(ruleTitles(source), {});
    expect(Object.keys(tested)).toEqual(['R1', 'R2', 'R4', 'D03']);
  });

  test('count before reasons', () => {
    const { reasoned, missing } = rulesReport([`${tag('R1')} one`], { R1: 'no', R2: 'because' });
    expect(reasoned).toEqual({ R2: 'because' });
    expect(missing).not.toContain('R1');
  });
});
