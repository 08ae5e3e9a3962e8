"""Checks of the scripts that need no training: python3 -m unittest test_training.py (from this folder)."""
import random
import unittest

import numpy as np
import torch

import bert
import data
import export
import figures
import generate
import public
import train


def small():
    torch.manual_seed(3)
    return bert.Reader(layers=2, width=64, heads=2, inner=128, vocab=300).eval()


class Model(unittest.TestCase):
    def test_packed_and_padded_forms_agree(self):
        model, lengths = small(), (7, 33, 20)
        rows = [torch.randint(5, 300, (n,)) for n in lengths]
        ids, mask, kinds = torch.zeros(3, 33, dtype=torch.long), torch.zeros(3, 33), torch.zeros(3, 33, dtype=torch.long)
        for i, r in enumerate(rows): ids[i, :len(r)] = r; mask[i, :len(r)] = 1; kinds[i, 4:len(r)] = 1
        starts = torch.tensor([0, 7, 40, 60])
        with torch.no_grad():
            padded = model(ids, kinds, mask)
            packed = model.packed(torch.cat(rows), torch.cat([kinds[i, :n] for i, n in enumerate(lengths)]), torch.cat([torch.arange(n) for n in lengths]), starts, 33)
        self.assertLess((padded[0] - packed[0]).abs().max(), 1e-5)
        self.assertLess((padded[1] - packed[1]).abs().max(), 1e-5)
        self.assertLess((padded[2][1, :33] - packed[2][7:40]).abs().max(), 1e-5)

    def test_int8_rows_stay_within_half_a_step(self):
        w = np.random.default_rng(1).normal(size=(40, 30)).astype(np.float32)
        for axis in (0, 1):
            q, scale = export.rows_to_int8(w, axis)
            self.assertLessEqual(np.abs(q * scale - w).max(), scale.max() / 2 + 1e-6)

    def test_gather_masks_what_lies_outside_a_run(self):
        m, there = train.gather(torch.arange(6.0), torch.tensor([0, 2]), torch.tensor([2, 4]), -1.0)
        self.assertEqual(m.tolist(), [[0, 1, -1, -1], [2, 3, 4, 5]])
        self.assertEqual(there.sum().item(), 6)


class Figures(unittest.TestCase):
    def test_auroc_counts_ties_as_half(self):
        self.assertEqual(figures.auroc([1, 0], [0.5, 0.5]), 0.5)
        self.assertEqual(figures.auroc([0, 1, 0, 1], [0.1, 0.2, 0.3, 0.4]), 0.75)

    def test_best_error_takes_the_best_threshold(self):
        self.assertEqual(figures.best_error([0, 0, 1, 1], [1, 2, 3, 4]), 0.0)
        self.assertEqual(figures.best_error([0, 1], [1, 1]), 0.5)


class Data(unittest.TestCase):
    def test_another_documents_passage_is_a_negative_only_where_a_tie_is_missing(self):
        ties = data.anchors("who directed the mission in Benguri", "Police advisers leave Benguri", "The mission in Benguri ended.")
        self.assertTrue(data.foreign(ties, "The head of the mission in Uvara is Evander Loy."))
        self.assertFalse(data.foreign(data.anchors("who heads the jury", "Two grants", "The jury met."), "The jury was chaired by Mireille Tanaka."))

    def test_a_sentence_among_others_keeps_its_place(self):
        b, at = public.among(random.Random(2), "The toll is 4 crowns.", ["One.", "Two.", "Three."])
        self.assertTrue(b[at:].startswith("The toll is 4 crowns."))

    def test_held_back_part_never_moves(self):
        self.assertEqual([x for x in "abcdefghijklmnopqrstuvwxyz" if data.held(x)], ["d", "e", "l", "t", "y"])

    def test_titles_bring_a_full_stop_unless_they_have_one(self):
        self.assertEqual(data.dress("Who pays?", "", "We do."), "Who pays? We do.")
        self.assertEqual(data.dress("Tolls", "By car", "Free."), "Tolls. By car. Free.")


class Generators(unittest.TestCase):
    def test_rules_change_one_thing(self):
        rng = random.Random(5)
        pool = generate.Pool("It cost 420 crowns in 1988. The bridge of Lower Tarn opened before Easter.")
        number = generate.change_number("It cost 420 crowns.", pool, rng)
        self.assertEqual(number[1], "contradicted")
        self.assertNotIn("420", number[0])
        self.assertIn(generate.change_direction("It opened before Easter.", pool, rng), [("It opened after Easter.", "contradicted"), ("It closed before Easter.", "contradicted")])
        self.assertEqual(generate.change_negation("It is not open.", pool, rng), ("It is open.", "contradicted"))

    def test_nothing_to_change_gives_none(self):
        self.assertIsNone(generate.change_number("No figures here.", generate.Pool(""), random.Random(1)))


if __name__ == "__main__":
    unittest.main()
