namespace CoopBot.Client;

/// <summary>What kind of reply an <see cref="Answer"/> is.</summary>
public enum Outcome
{
    /// <summary>One that this version of the library doesn't know.</summary>
    Unknown,

    /// <summary>The documents answer the question.</summary>
    Answered,

    /// <summary>They don't, or the text can't be taken as a question.</summary>
    Refused,

    /// <summary>A claim was judged.</summary>
    Checked,

    /// <summary>A greeting, thanks, help, or the list of documents.</summary>
    Conversational,
}

/// <summary>Why a question is refused.</summary>
public enum RefusalReason
{
    /// <summary>A reason that this version of the library doesn't know.</summary>
    Unknown,

    /// <summary>Nothing near the question was found.</summary>
    NoEvidence,

    /// <summary>Passages are near, but they don't say.</summary>
    NotStated,

    /// <summary>The question assumes what the cited passage contradicts.</summary>
    PremiseContradicted,

    /// <summary>The question is about something else than the documents.</summary>
    OffTopic,

    /// <summary>An order to set the documents or the rules aside.</summary>
    Unsafe,

    /// <summary>A draft failed verification.</summary>
    Unverified,

    /// <summary>Empty, too long, or not text.</summary>
    Unreadable,
}

/// <summary>What the documents say of a claim.</summary>
public enum Verdict
{
    /// <summary>A verdict that this version of the library doesn't know.</summary>
    Unknown,

    /// <summary>The cited passage says so.</summary>
    Supported,

    /// <summary>The cited passage says otherwise.</summary>
    Contradicted,

    /// <summary>No passage settles it.</summary>
    NotFound,
}
