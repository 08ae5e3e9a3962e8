"""The uncased WordPiece tokenizer of BERT, with the place of every token in its text."""
import re
import unicodedata

CLS, SEP, UNKNOWN = 101, 102, 100


class WordPiece:
    ASCII_WORD = re.compile(r"[A-Za-z0-9]+|[^\sA-Za-z0-9]")

    def __init__(self, path):
        with open(path, encoding="utf-8") as f:
            self.vocab = {line.rstrip("\r\n"): i for i, line in enumerate(f)}
        self.cache = {}

    def words(self, text):
        """Yields (lower-cased word, start, end)."""
        if text.isascii() and text.isprintable():
            for m in self.ASCII_WORD.finditer(text):
                yield m.group().lower(), m.start(), m.end()
            return
        word, start = [], 0
        for i, ch in enumerate(text):
            category = unicodedata.category(ch)
            if ch.isspace() or category in ("Cc", "Cf", "Zs") or ord(ch) in (0, 0xFFFD):
                if word: yield "".join(word), start, i
                word = []
            elif category[0] == "P" or (33 <= ord(ch) <= 126 and not ch.isalnum()) or 0x4E00 <= ord(ch) <= 0x9FFF:
                if word: yield "".join(word), start, i
                word = []
                yield ch, i, i + 1
            else:
                if not word: start = i
                word.append("".join(c for c in unicodedata.normalize("NFD", ch.lower()) if unicodedata.category(c) != "Mn"))
        if word: yield "".join(word), start, len(text)

    def pieces(self, word):
        """Token ids of one word: longest match first, all or nothing."""
        known = self.cache.get(word)
        if known is not None: return known
        out, i = [], 0
        if len(word) > 100: out = [UNKNOWN]
        else:
            while i < len(word):
                j = len(word)
                while j > i and (word[i:j] if i == 0 else "##" + word[i:j]) not in self.vocab: j -= 1
                if j == i: out = [UNKNOWN]; break
                out.append(self.vocab[word[i:j] if i == 0 else "##" + word[i:j]]); i = j
        self.cache[word] = out
        return out

    def encode(self, text):
        """Token ids, and the (start, end) of the word that each token is part of."""
        ids, places = [], []
        for word, start, end in self.words(text):
            for piece in self.pieces(word): ids.append(piece); places.append((start, end))
        return ids, places
