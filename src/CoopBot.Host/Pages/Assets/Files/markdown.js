// Draws an answer's text as Web Chat does, but a number leads to the panel, not to another window, and nothing is loaded from elsewhere.

/** @returns {(markdown: string, options: object, more: object) => string} */
export function renderMarkdown(webChat) {
  return (markdown, options, more) => {
    const page = new DOMParser().parseFromString(webChat.renderMarkdown(markdown, options, more), 'text/html');
    for (const foreign of page.querySelectorAll('img, picture, video, audio, iframe, object, embed, form, style, link')) {
      foreign.remove();
    }
    for (const link of page.querySelectorAll('a[href]')) {
      const number = link.textContent.trim();
      const target = new URL(link.getAttribute('href'), location.href);
      if (target.pathname.startsWith('/documents/') && /^\d+$/u.test(number)) {
        const ours = page.createElement('a');
        ours.href = target.pathname + target.search;
        ours.className = 'citation';
        ours.setAttribute('aria-label', `Source ${number}`);
        ours.textContent = number;
        link.replaceWith(ours);
        bind(ours.previousSibling, / ?\u200B?$/u, '\u00A0');
        bind(ours.nextSibling, /^\u200B/u, '');
      } else if (target.origin !== location.origin) {
        link.replaceWith(link.textContent); // an address in a document's words, or in a model's, is no source of ours
      }
    }
    return page.body.innerHTML;
  };
}

/** A number stays on the line of its word, and a full stop on that of its number: Web Chat lets lines break there. */
function bind(text, gap, without) {
  if (text?.nodeType === Node.TEXT_NODE) {
    text.data = text.data.replace(gap, without);
  }
}
