// Holds every answer of the server against the server's own document, /api/openapi.json.
import assert from 'node:assert/strict';

import Ajv from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';

/** What the document does not name must not be answered either. */
function close(schema) {
  if (Array.isArray(schema)) return schema.map(close);
  if (schema === null || typeof schema !== 'object') return schema;
  const closed = Object.fromEntries(Object.entries(schema).map(([key, value]) => [key, close(value)]));
  if (closed.properties && closed.type === 'object') closed.additionalProperties ??= false;
  return closed;
}

const expressionOf = (pattern) => new RegExp(`^${pattern.replace(/[.]/g, '\\.').replace(/\{\w+\}/g, '[^/]+')}$`);

export class Contract {
  constructor(document) {
    this.document = document;
    this.ajv = new Ajv({ strict: false });
    addFormats(this.ajv);
    this.ajv.addSchema({ $id: 'api', components: close(document.components) });
    this.paths = Object.entries(document.paths).map(([pattern, item]) => ({
      pattern,
      expression: expressionOf(pattern),
      fixed: !pattern.includes('{'),
      item,
    }));
    this.validators = new Map();
  }

  /** The path of the document that answers this target. */
  pathOf(target) {
    const path = decodeURIComponent(target.split('?')[0]);
    const matching = this.paths.filter(({ expression }) => expression.test(path));
    return matching.find(({ fixed }) => fixed) ?? matching[0];
  }

  validatorOf(path, method) {
    const key = `${method} ${path.pattern}`;
    if (!this.validators.has(key)) {
      const { responses } = path.item[method.toLowerCase()];
      const [status] = Object.keys(responses).filter((each) => each !== 'default');
      const schema = responses[status].content?.['application/json']?.schema;
      const absolute = schema && JSON.parse(JSON.stringify(close(schema)).replaceAll('"#/components', '"api#/components'));
      this.validators.set(key, absolute && this.ajv.compile(absolute));
    }
    return this.validators.get(key);
  }

  /** Throws where a success is not what the document promises. */
  check(method, target, { status, body }) {
    if (status < 200 || status > 299 || body === undefined) return;
    const path = this.pathOf(target);
    assert.ok(path?.item[method.toLowerCase()], `${method} ${target} is answered but not documented`);
    const valid = this.validatorOf(path, method);
    if (!valid || valid(body)) return;
    const wrong = valid.errors.map(({ instancePath, message, params }) => `${instancePath} ${message} ${JSON.stringify(params)}`);
    assert.fail(`${method} ${target} answers otherwise than documented:\n${wrong.join('\n')}\n${JSON.stringify(body)}`);
  }
}
