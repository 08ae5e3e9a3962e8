namespace CoopBot.Knowledge.Text.Furniture;

/// <summary>
/// Marks what a page carries around its text: menus, banners, buttons, lost links, repetitions. The signals are general:
/// where a line stands, how short it is, whether it speaks of the page itself, whether it stands there twice. A text
/// without a body (a single sentence, a list) keeps everything: losing evidence is worse than keeping a menu.
/// </summary>
internal static class FurnitureDetector
{
    private const int LongestBanner = 35;
    private const int LongestPointer = 14;
    private const int ShortestTokenRun = 3;

    /// <summary>More titles than these are a list that the document means to give.</summary>
    private const int LongestLooseEnd = 4;

    public static void Mark(string text, List<BlockDraft> drafts)
    {
        RepetitionDetector.Mark(text, drafts);
        if (!drafts.Exists(draft => draft.IsBody))
        {
            return;
        }

        MarkTokenRuns(text, drafts);
        MarkPointers(text, drafts);
        MarkBanners(text, drafts, forward: true);
        MarkBanners(text, drafts, forward: false);
        MarkControls(text, drafts);
    }

    /// <summary>Titles without a body below them, at the very end and set apart: links to other pages.</summary>
    public static void MarkLooseEnds(string text, List<BlockDraft> drafts)
    {
        if (!drafts.Exists(draft => draft.IsBody))
        {
            return;
        }

        List<BlockDraft> loose = [.. Enumerable.Reverse(drafts)
            .Where(draft => draft.Kind != BlockKind.Furniture)
            .TakeWhile(draft => draft.IsShortLine && draft is { BlankBefore: true, BlankAfter: true } && TitleCase.IsTitle(text, draft.Span))];
        if (loose.Count <= LongestLooseEnd && !loose.Exists(draft => HoldsContact(text, draft.Span)))
        {
            loose.ForEach(draft => draft.Kind = BlockKind.Furniture);
        }
    }

    /// <summary>Runs of lines with one short token each: buttons for text sizes, letters of an index.</summary>
    private static void MarkTokenRuns(string text, List<BlockDraft> drafts)
    {
        int start = 0;
        for (int i = 0; i <= drafts.Count; i++)
        {
            if (i < drafts.Count && drafts[i].IsShortLine && IsShortToken(text, drafts[i].Span))
            {
                continue;
            }

            for (int j = start; j < i && i - start >= ShortestTokenRun; j++)
            {
                drafts[j].Kind = BlockKind.Furniture;
            }

            start = i + 1;
        }
    }

    private static bool IsShortToken(string text, TextSpan span) => span.Length <= 4 && text.AsSpan(span.Start, span.Length).IndexOfAnyExceptInRange('A', 'z') < 0;

    private static void MarkPointers(string text, List<BlockDraft> drafts)
    {
        foreach (BlockDraft draft in drafts)
        {
            if (draft.IsProse && ((draft.Words <= LongestPointer && PageVocabulary.IsPointer(text, draft.Span)) || (draft.Words <= LongestBanner && PageVocabulary.IsCopyright(text, draft.Span))))
            {
                draft.Kind = BlockKind.Furniture;
            }
        }
    }

    /// <summary>A run of short blocks at an edge that speak of the page itself, while the body does not.</summary>
    private static void MarkBanners(string text, List<BlockDraft> drafts, bool forward)
    {
        var run = new List<BlockDraft>();
        int telling = 0;
        IEnumerable<BlockDraft> fromEdge = forward ? drafts : Enumerable.Reverse(drafts);
        foreach (BlockDraft draft in fromEdge.SkipWhile(draft => draft.Kind == BlockKind.Furniture))
        {
            if (!draft.IsProse || draft.Words > LongestBanner)
            {
                break;
            }

            bool speaksOfPage = SpeaksOfPage(text, draft.Span);
            bool control = !draft.Closed && PageVocabulary.IsControl(text, draft.Span);
            if (!speaksOfPage && !control && !(telling > 0 && !draft.Closed && PageVocabulary.IsCutOff(text, draft.Span)))
            {
                break;
            }

            telling += speaksOfPage ? 1 : 0;
            run.Add(draft);
        }

        if (telling >= 2 && !BodySpeaksOfPages(text, drafts, run))
        {
            run.ForEach(draft => draft.Kind = BlockKind.Furniture);
        }
    }

    private static bool SpeaksOfPage(string text, TextSpan span)
    {
        (int strong, int weak) = PageVocabulary.Count(text, span);
        return strong >= 1 && strong + weak >= 2;
    }

    private static bool BodySpeaksOfPages(string text, List<BlockDraft> drafts, List<BlockDraft> run)
    {
        int words = 0;
        int strong = 0;
        foreach (BlockDraft draft in drafts.Where(draft => draft.Kind != BlockKind.Furniture && !run.Contains(draft)))
        {
            words += draft.Words;
            strong += PageVocabulary.Count(text, draft.Span).Strong;
        }

        return words == 0 || strong * 100 > words;
    }

    /// <summary>Lines of control words before the first body block (but for the line right above it, which may be the title) and behind the last.</summary>
    private static void MarkControls(string text, List<BlockDraft> drafts)
    {
        int first = drafts.FindIndex(draft => draft.IsBody);
        int last = drafts.FindLastIndex(draft => draft.IsBody);
        if (first < 0)
        {
            return;
        }

        int title = drafts.FindLastIndex(first, first + 1, draft => draft.IsShortLine);
        int lastControl = -1;
        for (int i = 0; i < drafts.Count; i++)
        {
            if ((i < first ? i != title : i > last) && drafts[i].IsShortLine && PageVocabulary.IsControl(text, drafts[i].Span))
            {
                drafts[i].Kind = BlockKind.Furniture;
                lastControl = i < first ? i : lastControl;
            }
        }

        // What stands among the lines of a menu belongs to the menu, where these are many enough to be one.
        List<BlockDraft> between = drafts.Take(lastControl + 1).Where(draft => draft.IsShortLine).ToList();
        if (between.Count < lastControl + 1 - between.Count)
        {
            between.ForEach(draft => draft.Kind = BlockKind.Furniture);
        }
    }

    /// <summary>An address or a telephone number is worth keeping wherever it stands.</summary>
    private static bool HoldsContact(string text, TextSpan span)
    {
        ReadOnlySpan<char> words = text.AsSpan(span.Start, span.Length);
        int digits = 0;
        foreach (char c in words)
        {
            digits += char.IsAsciiDigit(c) ? 1 : 0;
        }

        return digits >= 5 || words.Contains('@');
    }
}
