using System.Collections;
using System.Diagnostics;
using System.Globalization;
using CoopBot.Knowledge;
using CoopBot.Retrieval;
using CoopBot.Retrieval.Lexical;
using Lucene.Net.Analysis.En;
using Lucene.Net.Documents;
using Lucene.Net.Index;
using Lucene.Net.Search;
using Lucene.Net.Search.Similarities;
using Lucene.Net.Store;
using Lucene.Net.Util;
using Microsoft.Data.Sqlite;

namespace CoopBot.Benchmarks;

/// <summary>One lexical index under measurement.</summary>
internal interface IMeasuredIndex : IDisposable
{
    void Build(GeneratedCorpus corpus);

    /// <summary>Finds the best 100 passages that hold any of the words; returns how many it found.</summary>
    int Search(IReadOnlyList<string> words);

    long DiskBytes { get; }
}

/// <summary>SQLite FTS5, Lucene.Net and our own index in memory, on the same passages and questions.</summary>
internal static class LexicalBenchmark
{
    private const int Top = 100;
    private const int Queries = 100;

    public static int Run(string[] arguments)
    {
        string name = arguments[0];
        var corpus = new GeneratedCorpus(int.Parse(arguments[1], CultureInfo.InvariantCulture));
        string folder = System.IO.Directory.CreateTempSubdirectory("coopbot-lexical").FullName;
        using IMeasuredIndex index = name switch
        {
            "fts5" => new Fts5Index(folder),
            "lucene" => new LuceneIndex(folder),
            _ => new OwnIndex(),
        };
        TimeSpan cpu = Process.GetCurrentProcess().TotalProcessorTime;
        long start = Stopwatch.GetTimestamp();
        index.Build(corpus);
        TimeSpan build = Stopwatch.GetElapsedTime(start);
        cpu = Process.GetCurrentProcess().TotalProcessorTime - cpu;
        long memory = GC.GetTotalMemory(forceFullCollection: true);
        double[] times = new double[Queries];
        for (int i = -20; i < Queries; i++)
        {
            IReadOnlyList<string> words = corpus.Query(i + 20);
            start = Stopwatch.GetTimestamp();
            index.Search(words);
            if (i >= 0)
            {
                times[i] = Stopwatch.GetElapsedTime(start).TotalMilliseconds;
            }
        }

        Array.Sort(times);
        Console.WriteLine("| index | passages | min ms | p50 ms | p95 ms | build s | build CPU s | disk MB | heap MB | working set MB |");
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"| {name} | {corpus.Count} | {times[0]:f2} | {times[Queries / 2]:f2} | {times[Queries * 95 / 100]:f2} | {build.TotalSeconds:f1} | {cpu.TotalSeconds:f1} | {index.DiskBytes / 1e6:f0} | {memory / 1e6:f0} | {Environment.WorkingSet / 1e6:f0} |"));
        index.Dispose();
        System.IO.Directory.Delete(folder, recursive: true);
        return 0;
    }

    private static long SizeOf(string folder) => new DirectoryInfo(folder).EnumerateFiles("*", SearchOption.AllDirectories).Sum(static f => f.Length);

    private sealed class OwnIndex : IMeasuredIndex
    {
        private Bm25Index? index;

        public long DiskBytes => 0;

        public void Build(GeneratedCorpus corpus)
        {
            index = Bm25Index.Build(new LazyPassages(corpus), new Bm25Parameters());
        }

        public int Search(IReadOnlyList<string> words) =>
            Candidates.Best(index!.Score(TextAnalyzer.Analyze(string.Join(' ', words)).Select(static t => t.Text)), Top).Count();

        public void Dispose()
        {
        }
    }

    /// <summary>Makes each passage when it is asked for, so that the text's memory isn't counted as the index's.</summary>
    private sealed class LazyPassages(GeneratedCorpus corpus) : IReadOnlyList<Passage>
    {
        public int Count => corpus.Count;

        public Passage this[int index] => new("", index, default, corpus.Text(index));

        public IEnumerator<Passage> GetEnumerator() => Enumerable.Range(0, Count).Select(i => this[i]).GetEnumerator();

        IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
    }

    private sealed class Fts5Index(string folder) : IMeasuredIndex
    {
        private readonly SqliteConnection connection = new($"Data Source={Path.Combine(folder, "fts.db")}");

        public long DiskBytes => SizeOf(folder);

        public void Build(GeneratedCorpus corpus)
        {
            connection.Open();
            Execute("PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL;");
            // Contentless: the passages stand in the store already.
            Execute("CREATE VIRTUAL TABLE passages USING fts5(text, content='', tokenize='porter unicode61 remove_diacritics 2')");
            using SqliteTransaction transaction = connection.BeginTransaction();
            using SqliteCommand insert = connection.CreateCommand();
            insert.CommandText = "INSERT INTO passages(rowid, text) VALUES ($id, $text)";
            SqliteParameter id = insert.Parameters.Add("$id", SqliteType.Integer);
            SqliteParameter text = insert.Parameters.Add("$text", SqliteType.Text);
            for (int i = 0; i < corpus.Count; i++)
            {
                (id.Value, text.Value) = (i, corpus.Text(i));
                insert.ExecuteNonQuery();
            }

            transaction.Commit();
            Execute("INSERT INTO passages(passages) VALUES('optimize')");
            Execute("PRAGMA wal_checkpoint(TRUNCATE)");
        }

        public int Search(IReadOnlyList<string> words)
        {
            using SqliteCommand select = connection.CreateCommand();
            select.CommandText = "SELECT rowid, rank FROM passages WHERE passages MATCH $query ORDER BY rank LIMIT " + Top;
            select.Parameters.AddWithValue("$query", string.Join(" OR ", words.Select(static w => $"\"{w}\"")));
            using SqliteDataReader reader = select.ExecuteReader();
            int found = 0;
            while (reader.Read())
            {
                found++;
            }

            return found;
        }

        public void Dispose() => connection.Dispose();

        private void Execute(string sql)
        {
            using SqliteCommand command = connection.CreateCommand();
            command.CommandText = sql;
            command.ExecuteNonQuery();
        }
    }

    private sealed class LuceneIndex(string folder) : IMeasuredIndex
    {
        private readonly MMapDirectory directory = new(folder);
        private DirectoryReader? reader;
        private IndexSearcher? searcher;

        public long DiskBytes => SizeOf(folder);

        public void Build(GeneratedCorpus corpus)
        {
            using var analyzer = new EnglishAnalyzer(LuceneVersion.LUCENE_48);
            using var writer = new IndexWriter(directory, new IndexWriterConfig(LuceneVersion.LUCENE_48, analyzer) { Similarity = new BM25Similarity() });
            for (int i = 0; i < corpus.Count; i++)
            {
                writer.AddDocument(new Lucene.Net.Documents.Document { new TextField("text", corpus.Text(i), Field.Store.NO) });
            }

            writer.ForceMerge(1);
            writer.Commit();
            reader = DirectoryReader.Open(directory);
            searcher = new IndexSearcher(reader) { Similarity = new BM25Similarity() };
        }

        public int Search(IReadOnlyList<string> words)
        {
            var query = new BooleanQuery();
            foreach (string word in words)
            {
                query.Add(new TermQuery(new Lucene.Net.Index.Term("text", word)), Occur.SHOULD);
            }

            return searcher!.Search(query, Top).ScoreDocs.Length;
        }

        public void Dispose()
        {
            reader?.Dispose();
            directory.Dispose();
        }
    }
}
