"""Makes models/reader from a checkpoint: release.py CHECKPOINT --vocab vocab.txt --version V [--out models/reader] [--fp32 FILE.onnx] [--reference FILE.json].

Writes reader.onnx (weight-only int8), vocab.txt and model.json (what the files are, how pairs are formed, SHA-256 of each); with --reference also the fp32 model's scores of a few
fixed pairs, against which other runtimes are tested.
"""
import argparse
import hashlib
import json
import os
import shutil

import torch

import bert
import checkpoints
import export
import wordpiece


PAIRS = (
    ("Who founded Brannock & Tisdale?", "Brannock & Tisdale. A maker of cast-iron cookware, founded in 1887 by the brothers-in-law Edwin Brannock and Josiah Tisdale in the river town of Corvale."),
    ("Who founded the Mereholt Group?", "Brannock & Tisdale. The company was run by members of the Tisdale family until 1968, when it was sold to the Mereholt Group for 2.4 million crowns."),
    ("when did the museum open", "The old foundry of Corvale. Visiting. The museum opened on 4 May 1974 and is closed on Mondays. Entry costs 6 crowns; children pay nothing."),
    ("How much does a ticket for children cost?", "The old foundry of Corvale. Visiting. The museum opened on 4 May 1974 and is closed on Mondays. Entry costs 6 crowns; children pay nothing."),
    ("Why did the firm turn to frying pans?", "It turned to frying pans only in 1911, because the railway contract had lapsed."),
    ("harbour dues 2031", "Harbour dues. From 1 January 2031 a ship of up to 500 tonnes pays €1,250 a call (2030: €1,180)."),
    ("Is the ferry allowed to carry petrol?", "What may come aboard. Petrol in cans is refused; the tank of a vehicle may be full."),
    ("Where was the treaty signed?", "Treaty of Marrasund. It was signed on 8 January 1703 in the house of a herring merchant, and ended four years of war between Ostrea and Halden."),
    ("The Mereholt Group paid 24 million crowns for the company.", "Brannock & Tisdale. The company was run by members of the Tisdale family until 1968, when it was sold to the Mereholt Group for 2.4 million crowns."),
    ("The Tisdale family gave up control of the firm in 1968.", "Brannock & Tisdale. The company was run by members of the Tisdale family until 1968, when it was sold to the Mereholt Group for 2.4 million crowns."),
    ("The Mereholt Group owns no other maker of cookware.", "Brannock & Tisdale. The company was run by members of the Tisdale family until 1968, when it was sold to the Mereholt Group for 2.4 million crowns."),
    ("Entry has been free since 1974.", "The old foundry of Corvale. Visiting. The museum opened on 4 May 1974 and is closed on Mondays. Entry costs 6 crowns; children pay nothing."),
    ("Café Älvsjö's owner is Zoë O'Neill.", "Café Älvsjö – the naïve art of coffee. Zoë O’Neill, who has owned it since 2019, opens at 7:30 a.m. on weekdays."),
)


def sha256(path):
    with open(path, "rb") as f: return hashlib.sha256(f.read()).hexdigest()


@torch.no_grad()
def reference(model, tokenizer, name):
    out = []
    for query, text in PAIRS:
        a, b = tokenizer.encode(query)[0][:bert.MAX_QUERY], tokenizer.encode(text)[0]
        b = b[:bert.MAX_PAIR - 3 - len(a)]
        ids = [wordpiece.CLS, *a, wordpiece.SEP, *b, wordpiece.SEP]
        kinds = [0] * (len(a) + 2) + [1] * (len(b) + 1)
        answer, entail, span = model(torch.tensor([ids]), torch.tensor([kinds]), torch.ones(1, len(ids)))
        inside = span[0, len(a) + 2:len(a) + 2 + len(b)]
        out.append(dict(query=query, passage=text, ids=ids, types=kinds, answerability=round(answer.item(), 6), entailment=[round(x, 6) for x in entail[0].tolist()],
                        probabilities=[round(x, 6) for x in entail[0].softmax(-1).tolist()], start=int(inside[:, 0].argmax()), end=int(inside[:, 1].argmax()),
                        startLogit=round(inside[:, 0].max().item(), 6), endLogit=round(inside[:, 1].max().item(), 6)))
    return dict(model=name, note="Scores of the fp32 model in PyTorch. start and end: tokens of the passage, from 0, by the largest logit of each. The int8 file's logits differ a little.", pairs=out)


if __name__ == "__main__":
    o = argparse.ArgumentParser(description=__doc__)
    o.add_argument("checkpoint"); o.add_argument("--vocab", required=True); o.add_argument("--version", required=True); o.add_argument("--base", default="all-MiniLM-L6-v2")
    o.add_argument("--out", default=os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "models", "reader")); o.add_argument("--fp32"); o.add_argument("--reference")
    o = o.parse_args()
    os.makedirs(o.out, exist_ok=True)
    model, fresh = checkpoints.load(o.checkpoint)
    assert not fresh, fresh
    path = os.path.join(o.out, "reader.onnx")
    export.export(model, path)
    if o.fp32: shutil.copy(path, o.fp32)
    export.to_int8(path)
    shutil.copy(o.vocab, os.path.join(o.out, "vocab.txt"))
    files = {name: sha256(os.path.join(o.out, name)) for name in ("reader.onnx", "vocab.txt")}
    manifest = dict(name="coopbot-reader", version=o.version, base=o.base, files=files, weights="int8, folded to fp32 when loaded", maxQueryTokens=bert.MAX_QUERY, maxTokens=bert.MAX_PAIR,
                    input="[CLS] question or claim [SEP] passage [SEP]; token types 0 up to and with the first [SEP], then 1; uncased WordPiece",
                    passage="title. heading. text (a full stop behind title and heading unless they bring their own mark)",
                    outputs=dict(answerability="one logit: the passage answers the question", entailment=["supported", "contradicted", "not_found"], span="two logits a token: start and end of the answering words"))
    with open(os.path.join(o.out, "model.json"), "w", encoding="utf-8", newline="\n") as f: f.write(json.dumps(manifest, indent=2, ensure_ascii=False) + "\n")
    if o.reference:
        with open(o.reference, "w", encoding="utf-8", newline="\n") as f:
            made = reference(model.eval(), wordpiece.WordPiece(o.vocab), f"{manifest['name']} {o.version} (reader.onnx sha256 {files['reader.onnx']})")
            rows = ",\n".join("    " + json.dumps(p, ensure_ascii=False) for p in made.pop("pairs"))
            f.write(json.dumps(made, ensure_ascii=False, indent=2)[:-2] + ',\n  "pairs": [\n' + rows + "\n  ]\n}\n")
    print(json.dumps(files))
