// The line on which answers arrive: a web socket, or, where a proxy lets none through, the same asked for again and again. To Direct Line's client both
// look alike, and it connects anew when one closes. Its own polling would end for good with the first request that fails, without a word.

const every = 1000;
const atMost = 15000;
const [connecting, open, closed] = [0, 1, 3];
let blocked = false; // no socket has come through since the page was loaded

/**
 * Gives a connection its sockets.
 * @param {object} directLine A connection that hasn't begun yet.
 * @returns {{lostFor: () => number}} Milliseconds for which it has had no line; 0 while it has one.
 */
export function useSockets(directLine) {
  let lostSince = Date.now();
  const Native = directLine.services.WebSocket;

  function Socket(address) {
    const socket = blocked ? new PolledSocket(address, () => directLine.token) : new Native(address);
    let opened = false;
    socket.addEventListener('open', () => {
      opened = true;
      lostSince = null;
    });
    socket.addEventListener('close', () => {
      // The server has just answered, or there would be no address to connect to: it is the socket that doesn't get through.
      blocked ||= !opened;
      lostSince ??= Date.now();
    });
    return socket;
  }

  directLine.services = { ...directLine.services, WebSocket: Socket };
  return { lostFor: () => (lostSince === null ? 0 : Date.now() - lostSince) };
}

/** What Direct Line's client uses of a web socket, by polling. A request that fails is made again; what came isn't asked for twice. */
class PolledSocket extends EventTarget {
  readyState = connecting;
  onopen = null;
  onmessage = null;
  onclose = null;
  onerror = null;
  #unanswered = new Set(); // what the person has said and the bot hasn't replied to

  constructor(address, token) {
    super();
    const url = new URL(address);
    setTimeout(() => this.#run(url.pathname.replace(/\/stream$/u, '/activities'), url.searchParams.get('watermark') ?? '', token));
  }

  send() {} // nothing but signs of life, which the requests are themselves

  close() {
    this.readyState = closed;
  }

  async #run(path, watermark, token) {
    if (this.readyState === connecting) {
      this.readyState = open;
      this.#tell(new Event('open'));
    }
    for (let pause = every; this.readyState === open; await new Promise(done => { setTimeout(done, pause); })) {
      let response, set;
      try {
        response = await fetch(`${path}?watermark=${encodeURIComponent(watermark)}`, { headers: { Authorization: `Bearer ${token()}`, Accept: 'application/json' } });
        set = response.ok && await response.json();
      } catch {
        response = set = null;
      }
      if (response?.status === 403 || response?.status === 404) {
        break; // the client finds out why when it connects anew
      }
      pause = set ? every : Math.min(2 * pause, atMost);
      if (set && set.activities.length > 0 && this.readyState === open) {
        watermark = set.watermark;
        this.#frame(set);
      }
      if (set && this.readyState === open) {
        this.#typing(set.activities);
      }
    }
    this.close();
    this.#tell(new Event('close'));
  }

  /** Signs that the bot is at work go over sockets alone; but every message gets its reply, so while one has none, it is. */
  #typing(activities) {
    for (const { type, id, from, replyToId } of activities) {
      if (type === 'message' && from?.role === 'user') {
        this.#unanswered.add(id);
      } else if (type === 'message') {
        this.#unanswered.delete(replyToId);
      }
    }
    if (this.#unanswered.size > 0) {
      this.#frame({ activities: [{ type: 'typing', id: `typing${performance.now()}`, timestamp: new Date().toISOString(), from: { id: 'coopbot', name: 'CoopBot', role: 'bot' } }] });
    }
  }

  #frame(set) {
    this.#tell(new MessageEvent('message', { data: JSON.stringify(set) }));
  }

  #tell(event) {
    this[`on${event.type}`]?.(event);
    this.dispatchEvent(event);
  }
}
