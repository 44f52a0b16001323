// What reaches a window: its texts, to look for what must not be told, and its bytes.
const textual = ['document', 'xhr', 'fetch', 'eventsource', 'manifest', 'other'];

export class Traffic {
  /** { method, path, status, text } */
  answers = [];
  /** { direction: 'received' or 'sent', text } */
  frames = [];
  #reading = [];
  #lost = [];

  constructor(window) {
    this.window = window;
    const { page } = window;
    page.context().on('response', (response) => {
      if (textual.includes(response.request().resourceType())) this.#reading.push(this.#keep(response));
    });
    page.on('websocket', (socket) => {
      socket.on('framereceived', ({ payload }) => this.frames.push({ direction: 'received', text: String(payload) }));
      socket.on('framesent', ({ payload }) => this.frames.push({ direction: 'sent', text: String(payload) }));
    });
  }

  async #keep(response) {
    const [method, status] = [response.request().method(), response.status()];
    const path = this.window.watch.short(response.url());
    const hasBody = status !== 204 && status !== 304 && (status < 300 || status > 399);
    try {
      this.answers.push({ method, path, status, text: hasBody ? await response.text() : '' });
    } catch (error) {
      this.#lost.push(`${method} ${path}: ${error.message}`);
    }
  }

  /** Waits until all that came is read. A body that the browser let go of must not pass for a clean one. */
  async settle() {
    await Promise.all(this.#reading);
    if (this.#lost.length) throw new Error(`these answers could not be read:\n${this.#lost.join('\n')}`);
    return this;
  }

  /** Every place that has the words, in answers, in frames received and in the page as it is now. */
  async mentions(...words) {
    await this.settle();
    const places = [
      ...this.answers.map(({ method, path, text }) => [`${method} ${path}`, text]),
      ...this.frames.filter(({ direction }) => direction === 'received').map(({ text }) => ['frame', text]),
      ['page', await this.window.page.content()],
    ];
    return words.flatMap((word) =>
      places
        .filter(([, text]) => text.includes(word))
        .map(([place, text]) => {
          const at = text.indexOf(word);
          return `${place}: …${text.slice(Math.max(0, at - 60), at + word.length + 60)}…`;
        }),
    );
  }
}

export class Meter {
  #kinds = new Map();
  #sizes = new Map();

  static async on(page) {
    const meter = new Meter();
    meter.page = page;
    const session = await page.context().newCDPSession(page);
    session.on('Network.requestWillBeSent', ({ requestId, request, type }) =>
      meter.#kinds.set(requestId, { url: request.url, type }),
    );
    session.on('Network.loadingFinished', ({ requestId, encodedDataLength }) =>
      meter.#sizes.set(requestId, encodedDataLength),
    );
    session.on('Network.webSocketCreated', ({ requestId, url }) =>
      meter.#kinds.set(requestId, { url, type: 'WebSocket' }),
    );
    session.on('Network.webSocketFrameReceived', ({ requestId, response }) => {
      const size = Buffer.byteLength(response.payloadData);
      meter.#sizes.set(requestId, (meter.#sizes.get(requestId) ?? 0) + size);
    });
    await session.send('Network.enable');
    return meter;
  }

  /** Once the network is still: [{ url, type, bytes }], heads included; what came from the cache has 0 bytes. */
  async resources() {
    await this.page.waitForLoadState('networkidle');
    return [...this.#kinds]
      .filter(([id]) => this.#sizes.has(id))
      .map(([id, kind]) => ({ ...kind, bytes: this.#sizes.get(id) }))
      .sort((one, other) => other.bytes - one.bytes);
  }

  /** All bytes but those of these types: `total({ without: ['Image'] })`. */
  async total({ without = [] } = {}) {
    const counted = (await this.resources()).filter(({ type }) => !without.includes(type));
    return counted.reduce((sum, { bytes }) => sum + bytes, 0);
  }
}
