import { Page } from './pusher-js.mjs';

/** A page that loses nothing: it tells the auth endpoint what it has seen, and drops what comes twice. */
export class ResumingPage extends Page {
  seen = {};
  epoch = '';

  constructor(Pusher, house, person, options) {
    const paramsProvider = () => ({ seen: JSON.stringify(this.seen), epoch: this.epoch });
    super(Pusher, house, person, { auth: { paramsProvider }, ...options });
  }

  hear(channel, name, data) {
    if (name === 'sync:reset') this.begin(channel, data);
    else if (data?.seq <= this.seen[channel]) return;
    else if (data?.seq) this.seen[channel] = data.seq;
    super.hear(channel, name, data);
  }

  /** What is shown now is as new as this. */
  begin(channel, { seq, epoch }) {
    this.seen[channel] = seq;
    this.epoch = epoch;
  }
}
