// Breaks a page's WebSockets as a bad network does, while everything else goes on.

/** Chosen so that the server refuses it, and what the browser says of it can be told from other errors. */
export const refusedPath = '/refused-by-the-test';

/** Runs in the page before anything else. */
function gate(path) {
  const open = new Set();
  const Real = globalThis.WebSocket;
  globalThis.socketGate = {
    cut() {
      for (const socket of open) socket.cut();
    },
  };
  globalThis.WebSocket = class WebSocket extends Real {
    #isCut = false;

    constructor(url, protocols = []) {
      const refused = new URL(path, location.href);
      refused.protocol = location.protocol.replace('http', 'ws');
      super(globalThis.socketsShut ? refused : url, protocols);
      open.add(this);
      // First in the row: what the page hears of a cut is what a broken line gives, not a polite close.
      this.addEventListener('message', (event) => this.#isCut && event.stopImmediatePropagation());
      this.addEventListener('close', (event) => {
        open.delete(this);
        if (!this.#isCut || !event.isTrusted) return;
        event.stopImmediatePropagation();
        this.dispatchEvent(new CloseEvent('close', { code: 1006, wasClean: false }));
      });
    }

    cut() {
      this.#isCut = true;
      this.close();
    }
  };
}

export class SocketGate {
  static async on(context, page) {
    const made = new SocketGate();
    made.page = page;
    await context.addInitScript(gate, refusedPath);
    return made;
  }

  /** Breaks those that are open and refuses all that follow, on pages loaded later too. */
  async shut() {
    if (this.shutting) return;
    const source = 'globalThis.socketsShut = true';
    this.session = await this.page.context().newCDPSession(this.page);
    await this.session.send('Page.enable');
    await this.session.send('Page.addScriptToEvaluateOnNewDocument', { source });
    this.shutting = true;
    await this.page.evaluate(() => {
      globalThis.socketsShut = true;
      globalThis.socketGate?.cut();
    });
  }

  async open() {
    if (!this.shutting) return;
    // The script goes with its session.
    await this.session.detach();
    this.shutting = false;
    await this.page.evaluate(() => {
      globalThis.socketsShut = false;
    });
  }
}
