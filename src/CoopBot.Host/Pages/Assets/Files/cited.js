// Brings the cited words into view and puts the keyboard there.

const calm = matchMedia('(prefers-reduced-motion: reduce)');

/** @param {ParentNode} root Where the document is shown. @returns {boolean} False when no words are marked. */
export function showCitedWords(root) {
  const first = root.querySelector('mark.cited');
  if (!first) {
    return false;
  }
  first.scrollIntoView({ block: 'center', behavior: calm.matches ? 'auto' : 'instant' });
  first.focus({ preventScroll: true });
  return true;
}
