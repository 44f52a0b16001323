// Notices what goes wrong in the pages of a context. Each complaint is a line that begins with its kind:
//   console: …      the page wrote an error
//   exception: …    nobody caught it
//   csp: …          the policy forbade something
//   foreign: …      a request to a host that is not the house
//   failed: …       a request of the house's that got no answer
//   status: …       one that was answered by 400 or more: "status: 422 POST /api/…"
//   socket: …       a WebSocket that did not open or broke
//   crash: …

/** Chromium says these again of what is told as failed, status or csp. */
const repeated = /^Failed to load resource: |violates the (following|document's) Content Security Policy/;

export class Watch {
  /** All that was noticed since the last look, allowed or not. */
  complaints = [];
  #allowed = [];
  #tolerated = [];

  /** `house` has the url of what is not foreign, and perhaps further ports. */
  constructor(house) {
    this.house = house;
  }

  static async over(context, house) {
    const watch = new Watch(house);
    const say = (kind, what) => watch.complaints.push(`${kind}: ${what}`);
    await context.exposeBinding('tellViolation', (_, { directive, blocked }) => say('csp', `${directive} ${blocked}`));
    await context.addInitScript(() => {
      const tell = globalThis.tellViolation;
      const heard = ({ effectiveDirective, blockedURI }) =>
        tell({ directive: effectiveDirective, blocked: blockedURI });
      addEventListener('securitypolicyviolation', heard, true);
    });
    context.on('weberror', (event) => say('exception', event.error().stack ?? String(event.error())));
    context.on('console', (message) => watch.#hear(message, say));
    context.on('request', (request) => {
      if (watch.isForeign(request.url())) say('foreign', `${request.method()} ${request.url()}`);
    });
    context.on('requestfailed', (request) => {
      const reason = request.failure()?.errorText ?? '';
      // A page that is left, or asks no longer, aborts by itself.
      if (watch.isForeign(request.url()) || reason === 'net::ERR_ABORTED' || reason === 'csp') return;
      say('failed', `${request.method()} ${watch.short(request.url())} ${reason}`);
    });
    context.on('response', (response) => {
      if (response.status() < 400 || watch.isForeign(response.url())) return;
      say('status', `${response.status()} ${response.request().method()} ${watch.short(response.url())}`);
    });
    context.on('page', (page) => {
      page.on('crash', () => say('crash', page.url()));
      page.on('websocket', (socket) => {
        if (watch.isForeign(socket.url())) say('foreign', socket.url());
      });
    });
    return watch;
  }

  #hear(message, say) {
    const text = message.text();
    if (!['error', 'assert'].includes(message.type()) || repeated.test(text)) return;
    if (text.startsWith('WebSocket connection to ')) say('socket', text);
    else say('console', `${text} (${this.short(message.location().url ?? '')})`);
  }

  isForeign(address) {
    const url = new URL(address);
    if (!/^(http|ws)s?:$/.test(url.protocol)) return false;
    const { port, plainPort, realtimePort } = this.house;
    const ports = [port ?? new URL(this.house.url).port, plainPort, realtimePort].filter(Boolean).map(String);
    return !['127.0.0.1', 'localhost'].includes(url.hostname) || !ports.includes(url.port);
  }

  short(address) {
    return address.startsWith(this.house.url) ? address.slice(this.house.url.length) : address;
  }

  /** Complaints that contain a text or match an expression are right, until the end of the test. */
  allow(...patterns) {
    this.#allowed.push(...patterns);
  }

  /** The same for good: of what the harness itself breaks. */
  tolerate(...patterns) {
    this.#tolerated.push(...patterns);
  }

  /** What nobody allowed. The next look begins anew. */
  take() {
    const fits = (line) => (pattern) => (pattern instanceof RegExp ? pattern.test(line) : line.includes(pattern));
    const patterns = [...this.#allowed, ...this.#tolerated];
    const wrong = this.complaints.filter((line) => !patterns.some(fits(line)));
    this.complaints = [];
    this.#allowed = [];
    return [...new Set(wrong)];
  }
}
