// On every page. A link to cited words scrolls to them: the address has offsets, not a fragment.
import { showCitedWords } from './cited.js';

if (!location.hash) {
  showCitedWords(document);
}
