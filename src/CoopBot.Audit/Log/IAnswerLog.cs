namespace CoopBot.Audit.Log;

/// <summary>
/// The answer log: append-only, each entry carrying the hash of the one before. What has been appended survives a killed process and a power
/// cut. Safe for concurrent use, across processes too.
/// </summary>
public interface IAnswerLog
{
    /// <summary>Appends an entry; when the task ends it is on disk.</summary>
    /// <param name="entry">The entry; sequence, hashes and time are filled in.</param>
    /// <param name="cancellationToken">Stops the work; nothing is appended then.</param>
    /// <returns>The entry as it stands in the log.</returns>
    /// <exception cref="AnswerLogException">It can't be written.</exception>
    Task<TEntry> AppendAsync<TEntry>(TEntry entry, CancellationToken cancellationToken)
        where TEntry : AuditEntry;

    /// <summary>One answer with what people think of it; null when there is none of that id.</summary>
    /// <exception cref="DamagedEntryException">It isn't what was logged.</exception>
    Task<RatedAnswer?> FindAsync(string answerId, CancellationToken cancellationToken);

    /// <summary>A page of answers, newest first.</summary>
    Task<AuditPage> ListAsync(AuditQuery query, CancellationToken cancellationToken);

    /// <summary>All answers that a query asks for, oldest first, a few in memory at a time; paging doesn't matter here.</summary>
    /// <param name="query">What is asked for.</param>
    /// <param name="damaged">Told the number of each entry that is left out, because it isn't what was logged.</param>
    /// <param name="cancellationToken">Stops the work.</param>
    IAsyncEnumerable<RatedAnswer> ReadAsync(AuditQuery query, Action<long> damaged, CancellationToken cancellationToken);

    /// <summary>Every entry as it is stored, oldest first, a few in memory at a time: for verification and complete exports.</summary>
    IAsyncEnumerable<StoredEntry> ReadStoredAsync(CancellationToken cancellationToken);

    /// <summary>The newest entry.</summary>
    Task<AuditHead> HeadAsync(CancellationToken cancellationToken);

    /// <summary>
    /// Blanks the words of entries for good: questions, texts, claims, comments, pseudonyms. Their digests stay, and so the chain. The
    /// redaction is an entry itself. The words are overwritten in the file, not only marked.
    /// </summary>
    /// <returns>The entry that says so; null when nothing matched that isn't blank already.</returns>
    Task<RedactionEntry?> RedactAsync(RedactionRequest request, CancellationToken cancellationToken);

    /// <summary>Drops entries older than <paramref name="before"/> from the start of the log, behind a checkpoint that is an entry itself.</summary>
    /// <returns>The checkpoint; null when nothing is that old.</returns>
    Task<CheckpointEntry?> DropAsync(DateTimeOffset before, CancellationToken cancellationToken);
}

/// <summary>Whose entries are blanked: exactly one of the two is given.</summary>
/// <param name="Person">A pseudonym of a person or a conversation: all entries with it.</param>
/// <param name="AnswerId">One answer, and what was said of it.</param>
/// <param name="Reason">Why; enters the log. Name no person in it.</param>
public sealed record RedactionRequest(string? Person = null, string? AnswerId = null, string? Reason = null);
