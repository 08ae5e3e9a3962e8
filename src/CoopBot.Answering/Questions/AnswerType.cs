namespace CoopBot.Answering.Questions;

/// <summary>What kind of thing a question asks for.</summary>
public enum AnswerType
{
    /// <summary>Anything: "What did the ministry announce?"</summary>
    Other,

    /// <summary>A count or another number: "How many …?"</summary>
    Number,

    /// <summary>An amount: "How much does it cost?"</summary>
    Amount,

    /// <summary>A point in time: "When …?", "What year …?"</summary>
    Date,

    /// <summary>A stretch of time: "How long …?"</summary>
    Duration,

    /// <summary>A person or a body: "Who …?"</summary>
    Person,

    /// <summary>A place: "Where …?"</summary>
    Place,

    /// <summary>A cause or a purpose: "Why …?"</summary>
    Reason,

    /// <summary>A way: "How does …?"</summary>
    Manner,

    /// <summary>Yes or no: "Did …?"</summary>
    YesNo,

    /// <summary>What something is: "What is …?", "Who was …?"</summary>
    Definition,
}
