import assert from 'node:assert/strict';

/** That an answer is this refusal, with these members besides. */
export function assertRefused(answer, status, key, more = {}) {
  assert.deepEqual([answer.status, answer.body?.key], [status, key], answer.text);
  assert.equal(typeof answer.body.message, 'string');
  for (const [name, value] of Object.entries(more)) assert.deepEqual(answer.body[name], value, answer.text);
}
