// The document of the API is true: every field it declares is refused where it is wrong, as declared.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';

import { Validator } from '@seriousme/openapi-schema-validator';

import { Contract } from '../support/contract.mjs';
import { Client, newAuction, newItem, newPeople, startHouse } from '../support/house.mjs';

let house, document, owner, bob, places;

before(async () => {
  house = await startHouse();
  document = house.contract.document;
  [owner, bob] = await newPeople(house, 'Olga', 'Bob');
  const auction = await newAuction(owner, [bob]);
  const item = await newItem(owner, auction);
  const { body: discussion } = await owner.post(`${item.path}/discussions`, { content: 'Hello' });
  const { body: members } = await owner.get(`${auction.path}/members`);
  await bob.post(`${item.path}/bids`, { amount: 10 });
  const { body: told } = await owner.get('/api/notifications');
  places = {
    auction: auction.id,
    item: item.id,
    discussion: discussion.id,
    member: members.find(({ user }) => user.id === bob.id).id,
    notification: told.notifications[0].id,
  };
});
after(() => house.close());

test('it is a valid OpenAPI document', async () => {
  const { valid, errors } = await new Validator().validate(structuredClone(document));
  assert.ok(valid, JSON.stringify(errors));
});

test('an answer that it does not describe is noticed', () => {
  const contract = new Contract(document);
  const answer = { status: 200, body: [{ code: 'EUR', name: 'Euro', symbol: '€' }] };
  contract.check('GET', '/api/currencies', answer);
  assert.throws(() => contract.check('GET', '/api/currencies', { ...answer, body: [{ code: 'EUR', name: 'Euro' }] }));
  answer.body[0].more = 1;
  assert.throws(() => contract.check('GET', '/api/currencies', answer));
  assert.throws(() => contract.check('GET', '/api/nothing', answer));
});

/** Values that a schema does not allow. */
function wrongValues(schema) {
  if (schema.anyOf) return wrongValues(schema.anyOf[0]);
  if (schema.enum) return ['nothing of these', 7];
  if (schema.format === 'date-time') return ['soon', 7, true];
  if (schema.format === 'email') return ['nobody', 7, ' @ . '];
  if (Array.isArray(schema.type)) return [-1, 'much', '1,5', true, {}];
  switch (schema.type) {
    case 'string':
      return [7, true, ['a'], 'x'.repeat(schema.maxLength + 1), ...(schema.minLength ? [''] : []), ...(schema.maxLength < 30 ? [] : ['\u0001'])];
    case 'boolean':
      return ['true', 1, []];
    case 'integer':
      return [schema.minimum - 1, schema.maximum + 1, schema.minimum + 0.5, 'many'];
    case 'array':
      return ['a', {}, [7], ...(schema.minItems ? [[]] : []), Array(schema.maxItems + 1).fill('a')];
    case 'object':
      return ['a', [], 7];
  }
  throw new Error(`no wrong value for ${JSON.stringify(schema)}`);
}

const allowsNull = (schema) => schema.anyOf?.some(({ type }) => type === 'null') ?? false;

/** A value that a schema allows. */
function rightValue(schema) {
  if (schema.anyOf) return null;
  if (schema.enum) return schema.enum[0];
  if (schema.format === 'date-time') return '2040-01-01T00:00:00Z';
  if (schema.format === 'email') return 'somebody@example.org';
  if (Array.isArray(schema.type)) return 10;
  if (schema.type === 'string') return 'x'.repeat(Math.max(schema.minLength ?? 0, 3));
  if (schema.type === 'array') return [rightValue(schema.items)];
  if (schema.type === 'object') return wholeBody(schema);
  return schema.type === 'integer' ? schema.minimum : false;
}

const wholeBody = (schema) =>
  Object.fromEntries((schema.required ?? []).map((name) => [name, rightValue(schema.properties[name])]));

function* operationsWithBody() {
  for (const [pattern, item] of Object.entries(document.paths))
    for (const [method, operation] of Object.entries(item)) {
      const reference = operation.requestBody?.content['application/json']?.schema.$ref;
      if (reference) yield { method: method.toUpperCase(), pattern, schema: document.components.schemas[reference.split('/').at(-1)] };
    }
}

// Answers in the words of their own protocols.
const foreign = /^\/api\/auth\/(callback|signout)|^\/((api\/)?pusher|broadcasting)\/(user-)?auth/;
/** Refuses what is wrong as 400, as Auktiva does. */
const asBadRequest = /^\/api\/auth\/(forgot-password|verify-email|resend-verification|verify-recaptcha)|^\/api\/user\/items\/bulk-edit|\/admin-items\/bulk/;

test('every declared field of every body is refused where it is wrong', async () => {
  let checked = 0;
  for (const { method, pattern, schema } of operationsWithBody()) {
    if (foreign.test(pattern)) continue;
    const target = pattern.replace(/\{(\w+)\}/g, (_, name) => places[name] ?? 'x');
    for (const [name, field] of Object.entries(schema.properties)) {
      const wrong = [...wrongValues(field), ...(allowsNull(field) ? [] : [null])];
      for (const value of wrong) {
        const answer = await owner.send(method, target, { body: { ...wholeBody(schema), [name]: value } });
        const what = `${method} ${pattern} ${name}=${JSON.stringify(value).slice(0, 40)}: ${answer.text}`;
        if (asBadRequest.test(pattern)) {
          assert.equal(answer.status, 400, what);
        } else {
          assert.equal(answer.status, 422, what);
          assert.ok(Object.keys(answer.body.errors).some((path) => path === name || path.startsWith(`${name}.`)), what);
        }
        checked += 1;
      }
    }
    for (const name of schema.required ?? []) {
      const { [name]: left, ...rest } = wholeBody(schema);
      const answer = await owner.send(method, target, { body: rest });
      assert.equal(answer.status, asBadRequest.test(pattern) ? 400 : 422, `${method} ${pattern} without ${name}`);
    }
  }
  assert.ok(checked > 100, `only ${checked} were checked`);
});

test('every declared member of every query is refused where it is wrong', async () => {
  for (const [pattern, item] of Object.entries(document.paths))
    for (const { name, schema, in: where } of item.get?.parameters ?? []) {
      if (where !== 'query' || schema.type !== 'integer') continue;
      const target = pattern.replace(/\{(\w+)\}/g, (_, place) => places[place] ?? 'x');
      for (const value of [schema.minimum - 1, schema.maximum + 1, 'many', '']) {
        const answer = await owner.get(`${target}?${name}=${value}`);
        assert.equal(answer.status, 422, `${pattern} ${name}=${value}: ${answer.text}`);
        assert.ok(answer.body.errors[name]);
      }
    }
});

test('a stranger may read it', async () => {
  const stranger = new Client(house);
  assert.equal((await stranger.get('/api/openapi.json')).body.openapi, '3.1.0');
});
