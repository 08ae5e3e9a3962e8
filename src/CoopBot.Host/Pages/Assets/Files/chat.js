// The chat page: Microsoft's Web Chat over our own Direct Line server, and the source panel beside it.
import { answerMiddleware } from './answers.js';
import { connect, forgetConversation } from './conversation.js';
import { progressMiddleware, progressOf } from './progress.js';
import { renderMarkdown } from './markdown.js';
import { sendWhenConnected } from './early.js';
import { safeActivity } from './safety.js';
import { SourcePanel } from './panel.js';
import { useSockets } from './sockets.js';
import { styleOptions, words } from './look.js';

const place = document.getElementById('webchat');
const notice = document.getElementById('conversation-notice');
const again = document.getElementById('new-conversation');
const panel = new SourcePanel(document.getElementById('source'));
const status = { expired: 3, failed: 4, ended: 5 };
const patience = { least: 1000, most: 30000, without: 120000 };
let current = 0;
let pause = patience.least;
let shown = null; // { directLine, root, store } of the conversation in the window

/**
 * Shows a conversation: the tab's own if it has one, else a new one.
 * @param {string} unsent What its box begins with: a text that wasn't sent.
 * @param {boolean} byItself Nobody has asked for it: it is tried again until somebody does, or it succeeds.
 */
async function start(unsent = '', byItself = false) {
  const run = ++current;
  notice.hidden ||= !byItself;
  shown?.directLine.end(); // two connections would take the conversation from each other, again and again
  shown = null;
  let connection;
  try {
    connection = await connect(window.WebChat);
  } catch (e) {
    if (run === current) {
      fail(`The chat can't be reached right now. ${e.message}`, 'Try again', unsent);
      if (byItself) {
        later(unsent, run);
      }
    }
    return;
  }
  if (run !== current) {
    return;
  }

  const line = useSockets(connection.directLine);
  const root = document.createElement('div');
  root.className = 'webchat-root';
  const store = window.WebChat.createStore({ sendBoxValue: unsent }, sendWhenConnected(root), () => next => action => next(read(action)));
  place.replaceChildren(root);
  window.WebChat.renderWebChat({
    directLine: connection.directLine,
    store,
    nonce: place.dataset.nonce,
    locale: 'en-US',
    renderMarkdown: renderMarkdown(window.WebChat),
    attachmentMiddleware: answerMiddleware(panel),
    typingIndicatorMiddleware: progressMiddleware(),
    styleOptions,
    overrideLocalizedStrings: words,
  }, root);
  again.hidden = false;
  notice.hidden = true;
  shown = { directLine: connection.directLine, root, store };
  watch(connection.directLine, line, run);
}

/** What arrives is made safe before Web Chat sees it: one malformed field would blank the whole chat. */
function read(action) {
  if (action?.type !== 'DIRECT_LINE/INCOMING_ACTIVITY') {
    return action;
  }
  const activity = safeActivity(action.payload.activity);
  progressOf(activity);
  if (activity.type === 'typing') {
    delete activity.text; // with words, Web Chat would draw a bubble and leave it standing
  }
  return { ...action, payload: { ...action.payload, activity } };
}

function watch(directLine, line, run) {
  directLine.connectionStatus$.subscribe(now => {
    if (run !== current) {
      return;
    }
    if (now === status.ended) {
      forgetConversation();
      fail('This conversation has ended.', 'Begin a new one');
    } else if (now === status.expired || now === status.failed) {
      lost(run);
    }
  });

  // Its client gives up without a word when the host was away for long.
  const looking = setInterval(() => {
    if (run !== current) {
      clearInterval(looking);
    } else if (line.lostFor() > patience.without) {
      clearInterval(looking);
      lost(run);
    } else if (line.lostFor() === 0) {
      pause = patience.least;
    }
  }, patience.least);
}

/** Connects again, sooner at first than later on. */
function lost(run) {
  const unsent = shown?.store.getState().sendBoxValue ?? '';
  fail('The connection was lost. Connecting again…', 'Connect now', unsent);
  later(unsent, run);
}

function later(unsent, run) {
  setTimeout(() => run === current && start(shown?.store.getState().sendBoxValue ?? unsent, true), pause);
  pause = Math.min(2 * pause, patience.most);
}

// The last resort: whatever Web Chat fails on, nobody is left before an empty window.
addEventListener('error', () => queueMicrotask(() => {
  if (shown?.root.isConnected && !shown.root.firstElementChild) {
    forgetConversation();
    fail('The chat window failed to show a message.', 'Begin a new conversation');
  }
}));

function fail(text, action, unsent = '') {
  if (!notice.hidden && notice.firstChild.textContent === text) {
    return; // a screen reader would say it again each time it is tried
  }
  const button = document.createElement('button');
  button.type = 'button';
  button.textContent = action;
  button.addEventListener('click', () => start(shown?.store.getState().sendBoxValue ?? unsent));
  const words = document.createElement('span');
  words.textContent = text;
  notice.replaceChildren(words, button);
  notice.hidden = false;
}

again.addEventListener('click', async () => {
  forgetConversation();
  panel.close();
  await start();
});

place.addEventListener('click', e => {
  const link = e.target.closest('a[href]');
  if (link && !e.defaultPrevented && e.button === 0 && !e.metaKey && !e.ctrlKey && !e.shiftKey && panel.canOpen(link.href)) {
    e.preventDefault();
    panel.open(link.href, link);
  }
}, true);

panel.openFromAddress();
await start();
