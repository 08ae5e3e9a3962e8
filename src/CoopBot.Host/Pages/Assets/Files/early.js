// What is sent before the line stands. Web Chat drops it: the person would sit before a question that was never asked.

const submit = 'WEB_CHAT/SUBMIT_SEND_BOX';

/**
 * Watches one window.
 * @param {HTMLElement} root Where Web Chat draws it.
 * @returns Middleware of its store: what was sent too early goes out as soon as it can, once.
 */
export function sendWhenConnected(root) {
  let connected = false;
  let waits = false;
  let send = () => {};

  // Before Web Chat's own listeners, wherever it has them.
  root.addEventListener('keypress', e => e.key === 'Enter' && !e.shiftKey && e.target.closest('.webchat__send-box-text-box') && asked(e), true);
  root.addEventListener('click', e => e.target.closest('.webchat__send-button') && asked(e), true);

  function asked(event) {
    waits = true;
    if (connected) {
      setTimeout(flush); // Web Chat sends by itself, unless it hasn't drawn yet that the line stands
    } else {
      event.preventDefault();
      event.stopPropagation(); // it would say that there is no connection
    }
  }

  function flush() {
    if (waits) {
      waits = false;
      send();
    }
  }

  return ({ dispatch }) => {
    send = () => dispatch({ type: submit, payload: { method: 'keyboard' } });
    return next => action => {
      waits &&= action.type !== submit;
      const done = next(action);
      if (action.type === 'DIRECT_LINE/CONNECT_FULFILLED') {
        connected = true;
        flush();
      } else if (action.type === 'DIRECT_LINE/DISCONNECT_PENDING') {
        connected = false;
      }
      return done;
    };
  };
}
