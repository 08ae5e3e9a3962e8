using System.Globalization;
using System.Runtime.CompilerServices;
using CoopBot.Audit.Log;
using Microsoft.Data.Sqlite;

namespace CoopBot.Audit.Storage;

/// <summary>The answer log in one SQLite file, <c>audit.db</c>.</summary>
public sealed class SqliteAnswerLog : IAnswerLog
{
    /// <summary>Entries in memory at a time when all are read.</summary>
    private const int BatchSize = 256;

    private static readonly (string Bound, string Order) Older = ("e.sequence < $bound", "DESC");
    private static readonly (string Bound, string Order) Newer = ("e.sequence > $bound", "ASC");

    private const string CannotWrite = "The answer log can't be written";
    private const string CannotRead = "The answer log can't be read";

    private readonly AuditDatabase database;
    private readonly TimeProvider clock;

    /// <param name="dataFolder">The data folder; made, with the file, at the first use.</param>
    /// <param name="clock">For the times of entries.</param>
    public SqliteAnswerLog(string dataFolder, TimeProvider clock)
    {
        ArgumentException.ThrowIfNullOrEmpty(dataFolder);
        ArgumentNullException.ThrowIfNull(clock);
        database = new AuditDatabase(dataFolder);
        this.clock = clock;
    }

    /// <inheritdoc/>
    public Task<TEntry> AppendAsync<TEntry>(TEntry entry, CancellationToken cancellationToken)
        where TEntry : AuditEntry
    {
        ArgumentNullException.ThrowIfNull(entry);
        return database.RunAsync(
            connection =>
            {
                // Immediate: the head is read under the write lock, so no two processes can both follow it.
                using SqliteTransaction transaction = connection.BeginTransaction(deferred: false);
                TEntry appended = EntryWriter.Append(connection, entry, clock);
                cancellationToken.ThrowIfCancellationRequested();
                transaction.Commit();
                return appended;
            },
            CannotWrite,
            cancellationToken);
    }

    /// <inheritdoc/>
    public async Task<RatedAnswer?> FindAsync(string answerId, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(answerId);
        AnswerRow? row = await database.RunAsync(
            connection => EntryReader.Rated(
                connection,
                EntryReader.Entries(connection, $"SELECT {EntryReader.Columns} FROM audit_entry e WHERE e.id = $id ORDER BY e.sequence LIMIT 1;", ("$id", answerId)))
                .FirstOrDefault(),
            CannotRead,
            cancellationToken);
        return row is null ? null : row.Answer ?? throw new DamagedEntryException(row.Sequence);
    }

    /// <inheritdoc/>
    public async Task<AuditPage> ListAsync(AuditQuery query, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(query);
        int limit = Math.Clamp(query.Limit, 1, 1000);
        if (query.After is { } after)
        {
            if (query.Before is not null)
            {
                throw new ArgumentException("Page on or back: Before and After go one without the other.", nameof(query));
            }

            List<AnswerRow> newer = await SelectAsync(query, Newer, after, limit + 1, cancellationToken);
            if (newer.Count > limit)
            {
                List<AnswerRow> page = newer[..limit];
                page.Reverse();
                bool isLast = (await SelectAsync(query, Older, page[^1].Sequence, 1, cancellationToken)).Count == 0;
                return PageOf(page, isLast ? null : page[^1].Sequence, page[0].Sequence);
            }
        }

        // Back as far as the newest: that page again, and a full one.
        long bound = query.Before ?? long.MaxValue;
        List<AnswerRow> found = await SelectAsync(query, Older, bound, limit + 1, cancellationToken);
        bool isFirst = query.Before is null || (await SelectAsync(query, Newer, bound - 1, 1, cancellationToken)).Count == 0;
        long first = found.Count > 0 ? found[0].Sequence : bound - 1;
        return found.Count > limit
            ? PageOf(found[..limit], found[limit - 1].Sequence, isFirst ? null : first)
            : PageOf(found, null, isFirst ? null : first);
    }

    /// <inheritdoc/>
    public async IAsyncEnumerable<RatedAnswer> ReadAsync(AuditQuery query, Action<long> damaged, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(query);
        ArgumentNullException.ThrowIfNull(damaged);
        long after = 0;
        List<AnswerRow> batch;
        do
        {
            batch = await SelectAsync(query, Newer, after, BatchSize, cancellationToken);
            foreach (AnswerRow row in batch)
            {
                after = row.Sequence;
                if (row.Answer is { } answer)
                {
                    yield return answer;
                }
                else
                {
                    damaged(row.Sequence);
                }
            }
        }
        while (batch.Count == BatchSize);
    }

    /// <inheritdoc/>
    public async IAsyncEnumerable<StoredEntry> ReadStoredAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        // Batch by batch, not in one long read: that would keep the write-ahead file from being folded back while others append.
        long after = long.MinValue;
        List<StoredEntry> batch;
        do
        {
            long bound = after;
            batch = await database.RunAsync(
                connection => EntryReader.Entries(
                    connection,
                    $"SELECT {EntryReader.Columns} FROM audit_entry e WHERE e.sequence > $after ORDER BY e.sequence LIMIT {BatchSize.ToString(CultureInfo.InvariantCulture)};",
                    ("$after", bound)),
                CannotRead,
                cancellationToken);
            foreach (StoredEntry entry in batch)
            {
                after = entry.Sequence;
                yield return entry;
            }
        }
        while (batch.Count == BatchSize);
    }

    /// <inheritdoc/>
    public Task<AuditHead> HeadAsync(CancellationToken cancellationToken) => database.RunAsync(EntryReader.Head, CannotRead, cancellationToken);

    /// <inheritdoc/>
    public Task<RedactionEntry?> RedactAsync(RedactionRequest request, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        if (request.Person is null == request.AnswerId is null)
        {
            throw new ArgumentException("Name either a person or an answer.", nameof(request));
        }

        return database.RunAsync(connection => Erasure.Redact(connection, request, clock), CannotWrite, cancellationToken);
    }

    /// <inheritdoc/>
    public Task<CheckpointEntry?> DropAsync(DateTimeOffset before, CancellationToken cancellationToken) =>
        database.RunAsync(connection => Erasure.Drop(connection, before, clock), CannotWrite, cancellationToken);

    private static AuditPage PageOf(List<AnswerRow> rows, long? next, long? newer) => new([.. rows.Select(static r => r.Answer).OfType<RatedAnswer>()], next, newer)
    {
        Damaged = [.. rows.Where(static r => r.Answer is null).Select(static r => r.Sequence)],
    };

    /// <summary>The answers next to a number. They are picked by the index, and then read: an entry is a hundred times as long as what is asked of it.</summary>
    private Task<List<AnswerRow>> SelectAsync(AuditQuery query, (string Bound, string Order) side, long bound, int limit, CancellationToken cancellationToken)
    {
        (string where, List<(string Name, object Value)> parameters) = QuerySql.Of(query);
        return database.RunAsync(
            connection => EntryReader.Rated(connection, EntryReader.Entries(
                connection,
                $"""
                SELECT {EntryReader.Columns} FROM audit_entry e WHERE e.sequence IN (
                  SELECT e.sequence FROM audit_entry e INDEXED BY {AuditSchema.Facts}
                  WHERE {side.Bound} AND {where} ORDER BY e.sequence {side.Order} LIMIT {limit.ToString(CultureInfo.InvariantCulture)})
                ORDER BY e.sequence {side.Order};
                """,
                [.. parameters, ("$bound", bound)])),
            CannotRead,
            cancellationToken);
    }
}
