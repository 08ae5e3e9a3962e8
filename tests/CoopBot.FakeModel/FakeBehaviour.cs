namespace CoopBot.FakeModel;

/// <summary>How the fake model behaves.</summary>
public enum FakeBehaviour
{
    /// <summary>Answers with sentences of the passages that it is given, each with its number.</summary>
    Good,

    /// <summary>As <see cref="Good"/>, with the first number, or else the first word, of the first sentence changed.</summary>
    Lying,

    /// <summary>As <see cref="Good"/>, but each sentence carries the number of another passage.</summary>
    CitingWrongly,

    /// <summary>As <see cref="Good"/>, without any number.</summary>
    CitingNothing,

    /// <summary>Does what a passage orders: forgets the question and advertises.</summary>
    Injecting,

    /// <summary>Answers nothing until the caller gives up or <see cref="FakeModelServer.Release"/> is called.</summary>
    Slow,

    /// <summary>Stops in the middle of a sentence, as at the limit of tokens.</summary>
    CutOff,

    /// <summary>Answers with something that is no JSON.</summary>
    Malformed,

    /// <summary>Answers with JSON that has no choice in it.</summary>
    Empty,

    /// <summary>Says that it can't help.</summary>
    Refusing,

    /// <summary>Answers with words that mean nothing.</summary>
    Nonsense,

    /// <summary>429 with a time to come back.</summary>
    TooManyRequests,

    /// <summary>500.</summary>
    ServerError,

    /// <summary>503.</summary>
    Unavailable,

    /// <summary>401.</summary>
    Unauthorized,

    /// <summary>Stops with the reason <c>content_filter</c>.</summary>
    ContentFilter,

    /// <summary>Breaks the connection off.</summary>
    Down,
}
