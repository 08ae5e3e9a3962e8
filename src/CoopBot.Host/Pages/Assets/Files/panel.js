// The document beside the conversation, at the cited words. What it shows stands in the address, so that it can be shared and gone back to.
import { showCitedWords } from './cited.js';

const path = '/documents/';
const home = () => location.pathname;

export class SourcePanel {
  #root; #title; #facts; #text; #place; #previous; #next; #page; #copy;
  #groups = []; // passages of one answer each, in the order in which they are shown
  #shown = null;
  #opener = null;
  #request = null;

  constructor(root) {
    const part = name => root.querySelector(`#source-${name}`);
    this.#root = root;
    [this.#title, this.#facts, this.#text, this.#place] = ['title', 'facts', 'text', 'place'].map(part);
    [this.#previous, this.#next, this.#page, this.#copy] = ['previous', 'next', 'page', 'copy'].map(part);
    part('close').addEventListener('click', () => this.close());
    this.#previous.addEventListener('click', () => this.#step(-1));
    this.#next.addEventListener('click', () => this.#step(1));
    this.#copy.addEventListener('click', () => this.#copyAddress());
    addEventListener('popstate', () => this.openFromAddress());
    addEventListener('keydown', e => {
      if (e.key === 'Escape' && !root.hidden && !e.defaultPrevented) {
        this.close();
      }
    });
  }

  /** Remembers the passages of an answer, to step through them. */
  know(passages) {
    const urls = passages.map(p => p.url);
    if (urls.length > 0 && !this.#groups.some(g => g.join() === urls.join())) {
      this.#groups.push(urls);
    }
  }

  /** True for the addresses that can be shown here. */
  canOpen(href) {
    const url = new URL(href, location.href);
    return url.origin === location.origin && url.pathname.startsWith(path) && url.pathname.length > path.length;
  }

  /** Opens a document; going back closes it again. */
  open(href, opener = document.activeElement) {
    const url = new URL(href, location.href);
    this.#opener = opener;
    history.pushState({ source: true }, '', `${home()}?source=${encodeURIComponent(url.pathname + url.search)}`);
    return this.#show(url.pathname + url.search);
  }

  /** Shows what the address names. */
  openFromAddress() {
    const source = new URLSearchParams(location.search).get('source');
    if (source && this.canOpen(source)) {
      return this.#show(new URL(source, location.href).pathname + new URL(source, location.href).search);
    }
    this.#hide();
    return undefined;
  }

  close() {
    if (this.#root.hidden) {
      return;
    }
    history.pushState({}, '', home());
    this.#hide();
  }

  #hide() {
    this.#request?.abort();
    const inside = this.#root.contains(document.activeElement);
    this.#root.hidden = true;
    document.body.classList.remove('with-source');
    this.#shown = null;
    if (inside) {
      (this.#opener?.isConnected ? this.#opener : document.querySelector('[data-id="webchat-sendbox-input"]'))?.focus();
    }
  }

  async #show(url) {
    if (url === this.#shown) {
      return;
    }
    this.#shown = url;
    this.#request?.abort();
    this.#request = new AbortController();
    this.#page.href = url;
    this.#copy.textContent = 'Copy link';
    this.#root.hidden = false;
    document.body.classList.add('with-source');
    this.#steps(url);
    try {
      const response = await fetch(url, { signal: this.#request.signal, headers: { Accept: 'text/html' } });
      this.#fill(new DOMParser().parseFromString(await response.text(), 'text/html'));
    } catch (e) {
      if (e.name === 'AbortError') {
        return;
      }
      this.#say('The document can’t be loaded', 'The server didn’t answer. Try again in a moment.');
    }
    if (!showCitedWords(this.#text)) {
      this.#text.scrollTop = 0;
      this.#title.focus();
    }
  }

  // The page comes from our own server, which encoded every word of the document; scripts in it wouldn't run.
  #fill(page) {
    const article = page.querySelector('article.document');
    if (!article) {
      this.#say(page.querySelector('main h1')?.textContent ?? 'Not found', page.querySelector('main p')?.textContent ?? '');
      return;
    }
    this.#title.textContent = article.querySelector('h1').textContent;
    this.#facts.replaceChildren(...article.querySelectorAll('.document-facts, .document-header .notice'));
    this.#text.replaceChildren(...article.querySelector('.document-text').childNodes);
    this.#text.classList.add('document-text');
  }

  #say(title, words) {
    this.#title.textContent = title;
    this.#facts.replaceChildren();
    const line = document.createElement('p');
    line.textContent = words;
    this.#text.replaceChildren(line);
  }

  #group(url) {
    return this.#groups.findLast(g => g.includes(url)) ?? [url];
  }

  #steps(url) {
    const group = this.#group(url);
    const at = group.indexOf(url);
    this.#place.textContent = group.length > 1 ? `Source ${at + 1} of ${group.length}` : 'Source';
    this.#previous.hidden = this.#next.hidden = group.length < 2;
    this.#previous.disabled = at === 0;
    this.#next.disabled = at === group.length - 1;
  }

  #step(by) {
    const group = this.#group(this.#shown);
    const target = group[group.indexOf(this.#shown) + by];
    if (target) {
      this.open(target, this.#opener);
    }
  }

  async #copyAddress() {
    try {
      await navigator.clipboard.writeText(location.href);
      this.#copy.textContent = 'Copied';
    } catch {
      this.#copy.textContent = 'Copy it from the address bar';
    }
  }
}
