using CoopBot.Answering.Questions;
using CoopBot.Grounding.Claims;
using CoopBot.Grounding.Evidence;
using CoopBot.Inference.Reading;
using CoopBot.Knowledge;
using CoopBot.Retrieval;
using CoopBot.Retrieval.Lexical;
using CoopBot.TestKit;
using Microsoft.Extensions.Time.Testing;

namespace CoopBot.Grounding.Tests;

/// <summary>A made-up country with documents about it, and the stages of grounding over them.</summary>
internal static class Ostria
{
    public static readonly (Document Document, Passage Passage) Ports = Snapshots.OnePassage(
        "ports", "Ostria has four ports.", "The oldest port opened in 1992.", "It employs 4,000 workers.");

    public static readonly (Document Document, Passage Passage) Treaty = Snapshots.OnePassage(
        "treaty", "The fishing treaty was signed by Maria Holm in March 2011.", "Norvania did not sign the treaty.");

    public static readonly (Document Document, Passage Passage) Report = Snapshots.OnePassage(
        "report", "A later report counts five ports in Ostria.", "Prices rose in 2019.");

    public static KnowledgeSnapshot Knowledge { get; } = Snapshots.OfPassages(Ports, Treaty, Report);

    public static ILexicalStatistics Statistics(KnowledgeSnapshot knowledge) => Bm25Index.Build(knowledge.Passages, new Bm25Parameters());

    public static QuestionTerms Terms(string text) => new(text, Statistics(Knowledge));

    public static IReadOnlyList<RankedPassage> Ranked(params Passage[] passages) => [.. passages.Select((p, i) => StubRetriever.Ranked(p, i + 1))];

    /// <summary>The answerer over a snapshot, by default this one.</summary>
    public static QuestionAnswerer Answerer(
        IReader? reader, GroundingOptions? options = null, KnowledgeSnapshot? knowledge = null, IRetriever? retriever = null, TimeProvider? clock = null)
    {
        knowledge ??= retriever?.Knowledge ?? Knowledge;
        return new QuestionAnswerer(
            retriever ?? new StubRetriever(knowledge), Statistics(knowledge), reader, options ?? new GroundingOptions(), clock ?? new FakeTimeProvider());
    }

    /// <summary>Answers whatever there is evidence for: the decision, which is fitted, is taken out of the test.</summary>
    public static GroundingOptions Always => new() { AnswerThreshold = 0 };

    /// <summary>Answers nothing.</summary>
    public static GroundingOptions Never => new() { AnswerThreshold = 1 };

    public static PremisePart Part((Document Document, Passage Passage) single, int first = 0, int? last = null) =>
        new(StubRetriever.Ranked(single.Passage), new PassageView(single.Passage, single.Document.Text), first, last ?? single.Passage.Sentences.Count - 1);

    public static QuestionAnalysis Question(string text) => QuestionAnalyzer.Analyze(text);
}
