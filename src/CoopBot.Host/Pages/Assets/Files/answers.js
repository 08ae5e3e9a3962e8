// What an answer has besides its text: a verdict or a refusal to be seen at a glance, its sources, the nearest passages.
import { elementsLike } from './element.js';

const verdicts = new Map(Object.entries({
  supported: { icon: '✓', word: 'Supported', kind: 'good' },
  contradicted: { icon: '✕', word: 'Contradicted', kind: 'bad' },
  not_found: { icon: '?', word: 'Not found', kind: 'calm' },
}));
const refusals = new Map(Object.entries({
  no_evidence: 'Not in the documents',
  not_stated: 'Not stated in the documents',
  premise_contradicted: 'The documents say otherwise',
  off_topic: 'Not about the documents',
  unsafe: 'Not something I do',
  unverified: 'Not verified',
  unreadable: 'Not readable',
}));
const longestQuote = 180;

/** Web Chat asks for each text to be drawn; ours goes into the frame of its answer. */
export function answerMiddleware(panel) {
  return () => next => (...args) => {
    const [{ activity, attachment }] = args;
    const answer = activity?.channelData?.coopbot;
    const drawn = next({ ...args[0], attachment: withoutVerdict(attachment, answer) }, ...args.slice(1));
    if (!drawn?.$$typeof || typeof answer?.outcome !== 'string' || !attachment?.contentType?.startsWith('text/')) {
      return drawn;
    }
    const cited = passages(answer.citations);
    const nearest = answer.outcome === 'refused' ? passages(answer.nearest) : [];
    panel.know(cited);
    panel.know(nearest);
    const h = elementsLike(drawn);
    return h('div', { className: `answer answer-${answer.outcome}` },
      badge(h, answer), drawn, sources(h, cited), nearestPassages(h, nearest));
  };
}

/** The badge says the verdict; the text, which also goes to where there is none, needn't say it again. */
function withoutVerdict(attachment, answer) {
  const said = answer?.outcome === 'checked' && verdicts.has(answer.verdict) ? `${verdicts.get(answer.verdict).word}: ` : null;
  if (!said || typeof attachment?.content !== 'string' || !attachment.content.startsWith(said)) {
    return attachment;
  }
  const rest = attachment.content.slice(said.length);

  // Our own sentence gets a capital; a document's stays as it is.
  return { ...attachment, content: answer.verdict === 'not_found' ? rest.charAt(0).toUpperCase() + rest.slice(1) : rest };
}

function badge(h, answer) {
  const verdict = answer.outcome === 'checked' && verdicts.get(answer.verdict);
  if (verdict) {
    return h('p', { className: 'answer-badge' },
      h('span', { className: `badge ${verdict.kind}` }, h('span', { 'aria-hidden': true }, verdict.icon), h('span', {}, verdict.word)));
  }
  if (answer.outcome === 'refused') {
    return h('p', { className: 'answer-badge' },
      h('span', { className: 'badge calm' }, h('span', { 'aria-hidden': true }, '○'), h('span', {}, refusals.get(answer.reason) ?? 'No answer')));
  }
  return null;
}

function sources(h, cited) {
  return cited.length === 0 ? null : h('div', { className: 'sources' },
    h('h2', {}, cited.length === 1 ? 'Source' : 'Sources'),
    h('ol', {}, ...cited.map(c => h('li', { key: `s${c.n}` },
      h('a', { href: c.url, className: 'source-link' },
        h('span', { className: 'source-number' }, `${c.n}`),
        h('span', { className: 'source-words' }, h('span', { className: 'source-name' }, c.title), fine(h, [c.heading, c.publisher, c.date])))))));
}

function nearestPassages(h, nearest) {
  return nearest.length === 0 ? null : h('div', { className: 'nearest' },
    h('h2', {}, 'Nearest passages'),
    h('ul', {}, ...nearest.map((c, i) => h('li', { key: `n${i}` },
      h('a', { href: c.url, className: 'source-link' },
        h('span', { className: 'source-words' },
          h('span', { className: 'source-name' }, h('span', { className: 'source-heading' }, c.heading || c.title),
            h('span', { className: 'source-fine' }, [c.heading ? ` · ${c.title}` : '', c.date ? ` · ${c.date}` : ''].join(''))),
          h('span', { className: 'source-quote' }, shorten(c.quote))))))));
}

const fine = (h, words) => {
  const known = words.filter(Boolean);
  return known.length ? h('span', { className: 'source-fine' }, known.join(' · ')) : null;
};

/** Passages with an address of our own viewer, as the contract has them. */
function passages(given) {
  return (Array.isArray(given) ? given : []).filter(c => c && typeof c.url === 'string' && c.url.startsWith('/documents/'))
    .map(c => ({
      n: c.n, url: c.url, title: String(c.title ?? c.documentId ?? ''), heading: String(c.heading ?? ''),
      publisher: String(c.publisher ?? ''), date: String(c.date ?? ''), quote: String(c.quote ?? ''),
    }));
}

const shorten = words => (words.length <= longestQuote ? `“${words}”` : `“${words.slice(0, words.lastIndexOf(' ', longestQuote))} …”`);
