// What the bot is doing while it works: the words that come with its typing.
import { elementsLike } from './element.js';

const line = document.getElementById('progress');
let words = '';

/** Notes what an activity says of the work. */
export function progressOf(activity) {
  if (activity.from.role !== 'bot') {
    return;
  }
  if (activity.type === 'typing') {
    words = activity.text || words || 'Working…'; // a repeated sign of life comes without words
  } else if (activity.type === 'message') {
    words = '';
  }
  if (line.textContent !== words) {
    line.textContent = words;
  }
}

/** Puts the words beside Web Chat's dots. */
export function progressMiddleware() {
  return () => next => (...args) => {
    const drawn = next(...args);
    if (!drawn?.$$typeof || !words) {
      return drawn;
    }
    const h = elementsLike(drawn);
    return h('div', { className: 'progress' }, drawn, h('span', { className: 'progress-words', 'aria-hidden': true }, words));
  };
}
