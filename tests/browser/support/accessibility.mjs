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

/** What is tapped and is smaller than a finger, 44 px either way; links within a text are as high as it. */
function smallTargets() {
  const tapped = 'a, button, select, summary, textarea, input:not([type=hidden])';
  const boxes = '[type=checkbox], [type=radio], [type=file]';
  const described = [];
  for (const element of document.querySelectorAll(tapped)) {
    const target = (element.matches(boxes) && element.closest('label')) || element;
    const { width, height } = target.getBoundingClientRect();
    const isInText = element.matches('a') && getComputedStyle(element).display === 'inline';
    if (!width || !height || isInText || (width >= 44 && height >= 44)) continue;
    described.push(`${Math.round(width)} x ${Math.round(height)}: ${element.outerHTML.slice(0, 200)}`);
  }
  return described;
}

export async function assertTappable({ page }) {
  const found = await page.evaluate(smallTargets);
  if (found.length) assert.fail(`${page.url()} is not for fingers:\n${found.join('\n')}`);
}

export async function assertAccessible({ page }, which = {}) {
  const found = await violations(page, which);
  if (found.length) assert.fail(`${page.url()} is not accessible:\n${found.join('\n')}`);
}
