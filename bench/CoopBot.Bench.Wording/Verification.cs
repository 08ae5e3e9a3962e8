using CoopBot.Evaluation.Running;
using CoopBot.Evaluation.Suites;
using CoopBot.Grounding;
using CoopBot.Grounding.Claims;
using CoopBot.Grounding.Decision;
using CoopBot.Grounding.Evidence;
using CoopBot.Grounding.Generated;
using CoopBot.Inference.Reading;
using CoopBot.Knowledge;
using CoopBot.Knowledge.Chunking;
using CoopBot.Retrieval;

namespace CoopBot.Bench.Wording;

/// <summary>The verification of drafts over one suite's collection, as the answerer has it; passages are found by words alone.</summary>
internal sealed class Verification
{
    private Verification(KnowledgeSnapshot knowledge, HybridRetriever retriever, DraftVerifier plain, DraftVerifier credulous) =>
        (Knowledge, Retriever, Plain, Credulous) = (knowledge, retriever, plain, credulous);

    public KnowledgeSnapshot Knowledge { get; }

    public HybridRetriever Retriever { get; }

    /// <summary>As it is by default.</summary>
    public DraftVerifier Plain { get; }

    /// <summary>With a second opinion that takes everything for true: the worst that one can be.</summary>
    public DraftVerifier Credulous { get; }

    public static async Task<Verification> CreateAsync(SuiteCollection collection, IReader reader)
    {
        KnowledgeSnapshot knowledge = await CollectionSnapshots.BuildAsync(collection, encoder: null, new ChunkingOptions(), "", CancellationToken.None);
        var retriever = HybridRetriever.Create(knowledge, encoder: null, new RetrievalOptions());
        GroundingOptions options = new();
        ClaimChecker claims = new(knowledge, new ReadingText(knowledge), retriever.Statistics, reader, VerdictModel.Load("claims-reader"));
        SupportJudge judge = new(knowledge, retriever.Statistics, claims, options);
        return new Verification(knowledge, retriever, new DraftVerifier(judge, retriever, options, null), new DraftVerifier(judge, retriever, options, static (_, _, _) => Task.FromResult<bool?>(true)));
    }
}
