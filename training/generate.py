"""Makes near misses from true sentences by general rules of English: one number, date, name, direction or negation changed.

The lists hold ordinary English only (opposites, months, weekdays, auxiliaries); nothing in them comes from a document or a suite.
"""
import re

MONTHS = "January February March April May June July August September October November December".split()
DAYS = "Monday Tuesday Wednesday Thursday Friday Saturday Sunday".split()
COUNTS = "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen twenty thirty forty fifty sixty seventy eighty ninety".split()
ORDINALS = "first second third fourth fifth sixth seventh eighth ninth tenth".split()
OPPOSITES = [p.split("/") for p in (
    "before/after more/less more/fewer above/below over/under increase/decrease increased/decreased increases/decreases increasing/decreasing rose/fell rise/fall rises/falls rising/falling "
    "higher/lower highest/lowest larger/smaller largest/smallest longer/shorter longest/shortest earlier/later earliest/latest oldest/newest older/newer older/younger best/worst better/worse "
    "north/south east/west northern/southern eastern/western northeast/southwest northwest/southeast upstream/downstream inside/outside indoor/outdoor left/right up/down upper/lower top/bottom "
    "open/closed opened/closed opens/closes opening/closing won/lost win/lose gained/lost accepted/rejected approved/rejected allowed/forbidden permitted/prohibited required/optional mandatory/voluntary "
    "public/private urban/rural male/female men/women mother/father son/daughter brother/sister husband/wife buyer/seller lender/borrower teacher/pupil employer/employee import/export imported/exported "
    "imports/exports bought/sold buy/sell lent/borrowed sent/received gave/received arrived/departed entered/left joined/left started/ended begins/ends began/ended beginning/end start/end founded/dissolved "
    "hired/dismissed appointed/dismissed supported/opposed for/against agreed/refused confirmed/denied present/absent success/failure succeeded/failed strong/weak stronger/weaker hot/cold warm/cool wet/dry "
    "heavy/light heavier/lighter fast/slow faster/slower cheap/expensive cheaper/dearer rich/poor safe/dangerous easy/difficult early/late long/short wide/narrow deep/shallow maximum/minimum majority/minority "
    "all/some every/no always/never only/also both/neither many/few most/few at least/at most internal/external domestic/foreign permanent/temporary direct/indirect positive/negative activates/inhibits "
    "promotes/inhibits induces/prevents enhances/reduces improved/worsened benefit/harm cause/prevent caused/prevented").split()]
SWAP = {}
for pair in OPPOSITES:
    if len(pair) == 2:
        SWAP.setdefault(pair[0], []).append(pair[1]); SWAP.setdefault(pair[1], []).append(pair[0])

NUMBER = re.compile(r"(?<![\w.,])\d{1,3}(?:,\d{3})+(?:\.\d+)?(?![\w])|(?<![\w.,])\d+(?:\.\d+)?(?!\w|[.,]\d)")
NAME = re.compile(r"\b[A-Z][\w'’-]*[a-z](?: (?:of|de|van|von|al|el|la) [A-Z][\w'’-]+| [A-Z][\w'’-]+)*")
AUXILIARY = re.compile(r"\b(is|are|was|were|has|have|had|will|can|could|must|should|may)\b(?! not| never|n't)")
NOT = re.compile(r"\b(is|are|was|were|has|have|had|will|can|could|must|should|did|does|do) (not|never) ")
BACK = re.compile(r"^(He|She|It|They|This|That|These|Those|His|Her|Its|Their|Both|Neither|Such|There|But|However|Here|Then|Also|Instead|Another)\b")


def leans_back(sentence):
    """Whether a sentence needs the one before it to be understood."""
    return bool(BACK.match(sentence))


def names(text):
    """Names in a text: capitalised words that do not open a sentence, or several in a row."""
    out = []
    for m in NAME.finditer(text):
        opens = m.start() == 0 or re.search(r"[.!?:“\"]\s*$", text[:m.start()])
        word = m.group()
        if word in MONTHS or word in DAYS or (opens and " " not in word): continue
        if opens and word.split()[0] in ("The", "A", "An", "In", "On", "At", "By", "From", "For", "Its", "His", "Her", "Their", "After", "Before", "When", "While", "Since"): continue
        out.append(word)
    return out


class Pool:
    """The numbers and names around a sentence: what a careless reader would mistake for the right one."""

    def __init__(self, text):
        self.numbers = sorted(set(NUMBER.findall(text)))
        self.names = sorted(set(names(text)))


def put(text, m, new): return text[:m.start()] + new + text[m.end():]


def like(word, new): return new[:1].upper() + new[1:] if word[:1].isupper() else new


def other_number(old, pool, rng):
    """Another number of the same look: one from the surroundings, else one close by."""
    def look(x): return (len(x.split(".")[0].replace(",", "")), "." in x, "," in x, len(x) == 4 and x[:2] in ("19", "20"))
    near = [x for x in pool.numbers if x != old and look(x) == look(old)]
    if near and rng.random() < 0.6: return rng.choice(near)
    plain = old.replace(",", "")
    if "." in plain:
        places = len(plain.split(".")[1])
        new = f"{float(plain) * rng.choice((0.6, 0.8, 1.25, 1.5, 2)):.{places}f}"
    else:
        n = int(plain)
        step = rng.choice((1, 2, 3, 5)) if n < 100 or 1000 <= n < 2200 and "," not in old else max(1, n // rng.choice((2, 5, 10, 20)))
        n = n + step if n <= step or rng.random() < 0.5 else n - step
        new = f"{n:,}" if "," in old else str(n)
    return new if new != old else None


def change_number(text, pool, rng):
    found = list(NUMBER.finditer(text))
    if len(found) >= 2 and rng.random() < 0.3 and not re.search(r"\b(between|from|either)\b", text):  # two of them exchanged
        a, b = sorted(rng.sample(found, 2), key=lambda m: m.start())
        if a.group() != b.group() and not re.search(r"^\s*(and|or|to|–|-)\s*$", text[a.end():b.start()]):
            return text[:a.start()] + b.group() + text[a.end():b.start()] + a.group() + text[b.end():], "contradicted"
    if found:
        m = rng.choice(found)
        new = other_number(m.group(), pool, rng)
        return (put(text, m, new), "contradicted") if new else None
    return None


def change_word(text, pool, rng):
    """A month, weekday, written number or ordinal for another."""
    for words in rng.sample([MONTHS, DAYS, COUNTS, ORDINALS], 4):
        found = [m for m in re.finditer(r"\b(" + "|".join(words) + r")\b", text) if words not in (MONTHS,) or m.group() != "May" or re.search(r"\d|\bin $|\bon $", text[max(0, m.start() - 3):m.end() + 4])]
        if words is COUNTS: found = [m for m in found if m.group() != "one"]
        if found:
            m = rng.choice(found)
            k = words.index(m.group())
            choices = [w for i, w in enumerate(words) if i != k and (words in (MONTHS, DAYS) or abs(i - k) <= 4) and w != "one"]
            return put(text, m, rng.choice(choices)), "contradicted"
    return None


def change_name(text, pool, rng):
    mine = [m for m in re.finditer("|".join(re.escape(n) for n in sorted(set(names(text)), key=len, reverse=True)) or r"(?!)", text)]
    if not mine: return None
    if len(mine) >= 2 and rng.random() < 0.4 and not re.search(r"\b(and|or|both|between|with|meets?|met)\b", text):  # two of them exchanged
        a, b = sorted(rng.sample(mine, 2), key=lambda m: m.start())
        if a.group() != b.group(): return text[:a.start()] + b.group() + text[a.end():b.start()] + a.group() + text[b.end():], "not_supported"
    m = rng.choice(mine)
    choices = [n for n in pool.names if n not in text and n not in m.group() and m.group() not in n and len(n.split()) == len(m.group().split())]
    return (put(text, m, rng.choice(choices)), "not_supported") if choices else None


def change_direction(text, pool, rng):
    found = [m for m in re.finditer(r"[A-Za-z]+", text) if m.group().lower() in SWAP and (m.group().islower() or m.start() == 0)]
    if not found: return None
    m = rng.choice(found)
    old = m.group()
    if old.lower() in ("for", "left", "end", "may", "long", "late", "light", "all", "some", "many", "most", "open", "right") and rng.random() < 0.7: return None
    return put(text, m, like(old, rng.choice(SWAP[old.lower()]))), "contradicted"


def change_negation(text, pool, rng):
    m = NOT.search(text)
    if m and m.group(1) not in ("did", "does", "do"): return put(text, m, m.group(1) + " "), "contradicted"
    m = AUXILIARY.search(text)
    return (put(text, m, m.group(1) + " not"), "contradicted") if m and rng.random() < 0.6 else None


CHANGES = ((change_number, 4), (change_word, 3), (change_name, 3), (change_direction, 4), (change_negation, 1))


def change(text, pool, rng):
    """(changed text, label) by one rule drawn at random among those that apply, or None."""
    rules = [rule for rule, n in CHANGES for _ in range(n)]
    for _ in range(6):
        out = rng.choice(rules)(text, pool, rng)
        if out and out[0] != text: return out
    return None


def other_question(question, pool, text, rng):
    """The question with another name, year or number, which the passage then does not answer; None where nothing can be changed safely."""
    numbers, mine = list(NUMBER.finditer(question)), names(question)
    if numbers and (not mine or rng.random() < 0.5):
        m = rng.choice(numbers)
        new = other_number(m.group(), pool, rng)
        return put(question, m, new) if new and new not in text else None
    if mine:
        old = rng.choice(mine)
        choices = [n for n in pool.names if n not in question and n not in old and old not in n and len(n.split()) == len(old.split()) and n not in text]
        return question.replace(old, rng.choice(choices), 1) if choices else None
    return None
