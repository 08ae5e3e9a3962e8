// Drives DirectLineJS, the client that Web Chat talks through, at the word of a test: takes one JSON command a line on standard input and tells one
// JSON event a line on standard output.
import { createInterface } from 'node:readline';
import { createRequire } from 'node:module';

const require = createRequire(import.meta.url);
const tell = event => process.stdout.write(`${JSON.stringify(event)}\n`);

// What a browser has.
const { XMLHttpRequest: NodeRequest } = require('xmlhttprequest-ssl');
globalThis.XMLHttpRequest = function request() {
  const made = new NodeRequest();
  const { get } = Object.getOwnPropertyDescriptor(made, 'response');

  // A browser has no response when there was no connection; an empty buffer would pass for one.
  Object.defineProperty(made, 'response', { get: () => (made.status === 0 ? null : get()) });
  return made;
};
const sockets = [];
globalThis.WebSocket = class extends require('ws') {
  constructor(address) {
    super(address);
    sockets.push(this);
    this.on('open', () => tell({ event: 'opened', sockets: sockets.length }));
    this.on('close', (code, reason) => tell({ event: 'closed', code, reason: String(reason) }));
  }
};

// The client renews its token by a timer of a quarter of an hour: the test says when that is over.
const quarterHour = 15 * 60 * 1000;
const timers = [];
const setInterval = globalThis.setInterval;
globalThis.setInterval = (work, delay, ...more) => (delay === quarterHour ? timers.push(work) : setInterval(work, delay, ...more));

const { DirectLine } = require('botframework-directlinejs');
let directLine;

const commands = {
  connect(options) {
    // No chance in how long it waits before it connects again: 3 seconds, the least.
    directLine = new DirectLine({ random: () => 0, ...options });
    directLine.connectionStatus$.subscribe(status => tell({ event: 'status', status }));
    directLine.activity$.subscribe(
      activity => tell({ event: 'activity', activity }),
      error => tell({ event: 'failed', message: error.message ?? error.status }),
    );
  },
  say({ text, clientId }) {
    directLine.postActivity({ type: 'message', from: { id: 'somebody else' }, text, channelData: { clientActivityID: clientId } }).subscribe(
      id => tell({ event: 'posted', id }),
      error => tell({ event: 'failed', message: error.status ?? error.message }),
    );
  },
  drop() {
    sockets.at(-1).terminate();
  },
  async refresh() {
    const before = directLine.token;
    timers.forEach(work => work());
    while (directLine.token === before) {
      await new Promise(done => { setTimeout(done, 10); });
    }
    tell({ event: 'refreshed', token: directLine.token });
  },
  reconnect(conversation) {
    directLine.reconnect(conversation);
  },
  token() {
    tell({ event: 'token', token: directLine.token, conversationId: directLine.conversationId });
  },
};

for await (const line of createInterface({ input: process.stdin })) {
  const { command, ...options } = JSON.parse(line);
  commands[command](options);
}
process.exit();
