namespace CoopBot.FakeModel;

/// <summary>What a lying model does to a true sentence.</summary>
public enum LieKind
{
    /// <summary>Writes another number.</summary>
    Number,

    /// <summary>Puts another name of the passages in place of one.</summary>
    Name,

    /// <summary>Denies what the sentence says, or leaves its denial out.</summary>
    Negation,

    /// <summary>Invents a sentence: names and words of the passages, and a statement that none of them makes.</summary>
    Invention,
}
