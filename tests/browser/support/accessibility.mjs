// Judges a page by axe.
import assert from 'node:assert/strict';

import axe from 'axe-core';

const options = {
  runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'],
  // Of WCAG 2.2, and not run by axe unless it is named.
  rules: { 'target-size': { enabled: true } },
  resultTypes: ['violations'],
};

/** Contrast is judged of colours that stand still. */
async function runInPage({ include, exclude, settings }) {
  const finite = document.getAnimations().filter((each) => Number.isFinite(each.effect?.getComputedTiming().endTime));
  await Promise.allSettled(finite.map((each) => each.finished));
  const results = await globalThis.axe.run({ include: include ?? [['html']], exclude: exclude ?? [] }, settings);
  return results.violations;
}

const described = ({ id, impact, help, helpUrl, nodes }) =>
  [
    `${id} (${impact}): ${help}; ${helpUrl}`,
    ...nodes.map(
      ({ target, html, failureSummary }) =>
        `  ${target.join(' ')}\n    ${html.slice(0, 200)}\n    ${failureSummary.replaceAll('\n', '\n    ')}`,
    ),
  ].join('\n');

/** The violations of WCAG 2.2 A and AA, each told in words; `include` and `exclude` are selectors. */
export async function violations(page, { include, exclude, disable = [] } = {}) {
  const settings = { ...options, rules: { ...options.rules } };
  for (const rule of disable) settings.rules[rule] = { enabled: false };
  // By the debugger, whom no content security policy hinders.
  if (!(await page.evaluate(() => Boolean(globalThis.axe)))) await page.evaluate(axe.source);
  const found = await page.evaluate(runInPage, { include, exclude, settings });
  return found.map(described);
}

export async function assertAccessible({ page }, which = {}) {
  const found = await violations(page, which);
  if (found.length) assert.fail(`${page.url()} is not accessible:\n${found.join('\n')}`);
}
