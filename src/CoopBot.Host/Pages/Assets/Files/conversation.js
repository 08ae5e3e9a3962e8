// Which conversation a tab shows. It survives a reload; each tab has its own, a duplicated one too.

const key = 'coopbot.conversation';
const domain = new URL('/v3/directline', location.href).href;
let release = () => {};
let owned = null; // the conversation that is this tab's

/** Forgets the tab's conversation: the next one is new. */
export function forgetConversation() {
  sessionStorage.removeItem(key);
  release();
  owned = null;
}

/** @returns {Promise<{directLine: object}>} A connection to the tab's conversation, or to a new one. */
export async function connect(webChat) {
  const kept = await own(read());
  const resumed = kept && await requestToken(kept);
  if (resumed && resumed.conversationId === kept.conversationId) {
    keep(resumed);
    return { directLine: webChat.createDirectLine({ domain, webSocket: true, token: resumed.token, conversationId: resumed.conversationId, watermark: '0' }) };
  }
  const fresh = await requestToken(null);
  if (!fresh) {
    throw new Error('The server gives no new conversations.');
  }
  keep(fresh);
  await own(fresh);
  return { directLine: webChat.createDirectLine({ domain, webSocket: true, token: fresh.token }) };
}

/** A token for a conversation, or for a new one. Null where the conversation can't be continued. */
async function requestToken(kept) {
  const response = await fetch('/api/webchat/token', {
    method: 'POST',
    headers: { 'Content-Type': 'application/json', Accept: 'application/json' },
    body: JSON.stringify(kept ? { conversationId: kept.conversationId, token: kept.token } : {}),
  });
  if (response.ok) {
    return response.json();
  }
  if (kept && response.status !== 429 && response.status < 500) {
    return null;
  }
  const wait = Number(response.headers.get('Retry-After'));
  throw new Error(response.status === 429
    ? `Too many people are asking${wait ? `; try again in ${wait} seconds` : ''}.`
    : `The server answered ${response.status}.`);
}

/**
 * A duplicated tab begins with a copy of the other's storage, but one conversation goes to one tab: a second socket would take it away
 * from the first. @returns what was given, or null when another tab has it.
 */
function own(conversation) {
  if (conversation && conversation.conversationId === owned) {
    return Promise.resolve(conversation); // given away and asked for again, it would not be free yet
  }
  release();
  release = () => {};
  owned = null;
  if (!conversation || !navigator.locks) { // no locks outside a secure context
    return Promise.resolve(conversation);
  }
  return new Promise(resolve => {
    navigator.locks.request(`${key}.${conversation.conversationId}`, { ifAvailable: true }, lock => {
      owned = lock && conversation.conversationId;
      resolve(lock && conversation);
      return lock && new Promise(done => { release = done; });
    });
  });
}

function read() {
  try {
    const kept = JSON.parse(sessionStorage.getItem(key));
    return kept && typeof kept.conversationId === 'string' && typeof kept.token === 'string' ? kept : null;
  } catch {
    return null;
  }
}

function keep({ conversationId, token }) {
  sessionStorage.setItem(key, JSON.stringify({ conversationId, token }));
}
