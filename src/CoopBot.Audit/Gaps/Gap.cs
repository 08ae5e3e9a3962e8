using CoopBot.Grounding.Answers;

namespace CoopBot.Audit.Gaps;

/// <summary>Something that people asked and the documents didn't say.</summary>
/// <param name="Question">The one of its questions that was asked most.</param>
/// <param name="Times">How often it was asked.</param>
/// <param name="People">How many known people asked; those whom nobody knows are not counted.</param>
/// <param name="First">When it was first asked.</param>
/// <param name="Last">When it was last asked.</param>
/// <param name="Reasons">How often it was refused for which reason.</param>
/// <param name="Questions">All its questions as they were understood, the most asked first.</param>
/// <param name="Documents">The documents that were nearest, the most frequent first: where an answer would belong.</param>
/// <param name="Answers">Ids of some of the refusals.</param>
public sealed record Gap(
    string Question, int Times, int People, DateTimeOffset First, DateTimeOffset Last, IReadOnlyDictionary<RefusalReason, int> Reasons,
    IReadOnlyList<string> Questions, IReadOnlyList<string> Documents, IReadOnlyList<string> Answers);
