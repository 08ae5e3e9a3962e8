using System.ComponentModel.DataAnnotations;

namespace CoopBot.Channels.DirectLine;

/// <summary>Settings of the Direct Line server, over which the web chat talks.</summary>
public sealed class DirectLineOptions
{
    /// <summary>Name of the section.</summary>
    public const string Section = "DirectLine";

    /// <summary>Minutes that a token holds; clients renew theirs every 15 minutes. Default 30.</summary>
    [Range(16, 1440)]
    public int TokenMinutes { get; set; } = 30;

    /// <summary>Hours after which a conversation can't be continued with its tokens. Default 24.</summary>
    [Range(1, 8760)]
    public int ConversationHours { get; set; } = 24;

    /// <summary>Days after which a conversation that nobody touched is deleted. Default 30; 0 keeps all.</summary>
    [Range(0, 36_500)]
    public int RetentionDays { get; set; } = 30;

    /// <summary>Characters of one message at most. Default 8000.</summary>
    [Range(100, 100_000)]
    public int MaxTextLength { get; set; } = 8000;

    /// <summary>Messages of one conversation that may wait for an answer. Default 20.</summary>
    [Range(1, 1000)]
    public int MaxWaiting { get; set; } = 20;

    /// <summary>New conversations a minute from one address. Default 60.</summary>
    [Range(1, 1_000_000)]
    public int ConversationsPerMinute { get; set; } = 60;

    /// <summary>Messages answered at the same time. Default 0: one for each processor.</summary>
    [Range(0, 1024)]
    public int Concurrency { get; set; }

    /// <summary>Origins of other sites whose pages may hold the chat, as in <c>https://intranet.example</c>. Default: none.</summary>
    public IList<string> AllowedOrigins { get; init; } = [];
}
