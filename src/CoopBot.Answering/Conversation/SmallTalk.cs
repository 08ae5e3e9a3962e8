using System.Text.RegularExpressions;

namespace CoopBot.Answering.Conversation;

/// <summary>What a message that asks nothing of the documents wants.</summary>
public enum Courtesy
{
    /// <summary>"Hello".</summary>
    Greeting,

    /// <summary>"Thank you".</summary>
    Thanks,

    /// <summary>"Goodbye".</summary>
    Farewell,

    /// <summary>"What can you do?"</summary>
    Help,

    /// <summary>"Which documents do you have?"</summary>
    Catalogue,
}

/// <summary>Recognises greetings, thanks, and questions about the bot itself. The whole message must be one, so that "Hello, who signed it?" is a question.</summary>
public static partial class SmallTalk
{
    /// <summary>What the message wants, or null when it is to be answered from the documents.</summary>
    public static Courtesy? Recognize(string message)
    {
        ArgumentNullException.ThrowIfNull(message);
        string text = NonWords().Replace(message.Trim().ToLowerInvariant().Replace('’', '\''), " ").Trim();
        return Greeting().IsMatch(text) ? Courtesy.Greeting
            : Thanks().IsMatch(text) ? Courtesy.Thanks
            : Farewell().IsMatch(text) ? Courtesy.Farewell
            : Catalogue().IsMatch(text) ? Courtesy.Catalogue
            : Help().IsMatch(text) ? Courtesy.Help
            : null;
    }

    /// <summary>The message without a leading greeting or request phrase: "Hi, could you tell me who signed it?" gives "who signed it?".</summary>
    public static string WithoutPreamble(string message)
    {
        ArgumentNullException.ThrowIfNull(message);
        string rest = Preamble().Replace(message.Trim(), "", 1).Trim();
        return rest.Length == 0 ? message.Trim() : rest;
    }

    [GeneratedRegex(@"[^\p{L}\p{N}']+")]
    private static partial Regex NonWords();

    [GeneratedRegex(@"^(hi|hello|hey|hiya|greetings|howdy|good (morning|afternoon|evening|day))( (there|bot|coopbot|all|everyone|team))*( (how are you|how is it going|how's it going)( (today|doing))?)?$|^how are you( doing)?( today)?$")]
    private static partial Regex Greeting();

    [GeneratedRegex(@"^(ok |okay |great |perfect |many )?(thanks|thank you|thx|cheers|much appreciated)( (so|very) much| a lot| again| for (the|your) (help|answer|time|information|info)| bot| coopbot)*$")]
    private static partial Regex Thanks();

    [GeneratedRegex(@"^(bye|goodbye|good bye|see you( later| soon)?|have a (nice|good|great) (day|evening|weekend)|good night)( then| bot| coopbot)?$")]
    private static partial Regex Farewell();

    [GeneratedRegex(@"^((which|what) (documents|files|sources|texts|materials|articles)( exactly)? (do you (have|know|use|read|cover|contain|answer from)|are (there|available|you using|in your (knowledge|library|folder))|have you (got|read|been given)|can you (access|see|read|search))|(list|show)( me)?( all)?( (your|the))? (documents|sources|files)|what do you know( about)?|what('s| is) in your (knowledge|documents|library)( base| folder)?|what (topics|subjects) (do you (know|cover)|can (i|you) (ask|answer)( about)?)|what can i ask( you)?( about)?)$")]
    private static partial Regex Catalogue();

    [GeneratedRegex(@"^((can|could) you )?(please )?(help( me)?( please)?|what (can|do) you do|what are you( for)?|who are you|how (do|does) (you|this|it) work|how (can|do) i use (you|this)( bot)?|what is this( bot)?( for)?|are you (a )?(bot|robot|human|ai))$")]
    private static partial Regex Help();

    [GeneratedRegex(@"^((hi|hello|hey|good (morning|afternoon|evening)|dear bot|greetings)( there| all| bot| coopbot)?\s*[,.!:;-]\s*)?((please|pls|kindly)[,\s]+)?((can|could|would|will) you (please )?(tell|explain to|show|remind) (me|us)( please)?,?\s+(?=who|what|when|where|why|how|which|whose|if|whether|about)|(please )?tell (me|us),?\s+(?=who|what|when|where|why|how|which|whose)|(do you (happen to )?know|i('d| would) like to know|i want to know|i wonder|i was wondering)\s+(?=who|what|when|where|why|how|which|whose))?", RegexOptions.IgnoreCase)]
    private static partial Regex Preamble();
}
