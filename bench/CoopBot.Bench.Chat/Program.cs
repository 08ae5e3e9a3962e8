using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using CoopBot.Bench.Chat;

if (args is not [var program, var knowledge, var questionsFile, var conversationsText, var askedText])
{
    Console.Error.WriteLine("CoopBot.Host.dll DOCUMENTS cases.jsonl CONVERSATIONS QUESTIONS: so many web chat conversations at once, each asking so many questions.");
    return 2;
}

int conversations = int.Parse(conversationsText, CultureInfo.InvariantCulture), asked = int.Parse(askedText, CultureInfo.InvariantCulture);
string[] questions = [.. File.ReadLines(questionsFile).Select(static l => JsonDocument.Parse(l).RootElement).Where(static c => c.TryGetProperty("question", out _)).Select(static c => c.GetProperty("question").GetString()!)];
DirectoryInfo data = Directory.CreateTempSubdirectory("coopbot-bench-");
using HostUnderLoad host = await HostUnderLoad.StartAsync(program, knowledge, data.FullName);
try
{
    long start = Stopwatch.GetTimestamp();
    Conversation[] all = await Task.WhenAll(Enumerable.Range(0, conversations).Select(i => Conversation.RunAsync(host.Address, i, asked, questions)));
    double seconds = Stopwatch.GetElapsedTime(start).TotalSeconds;
    double[] waits = [.. all.SelectMany(static c => c.Waits).Order()];
    int answers = all.Sum(static c => c.Answers), doubled = all.Sum(static c => c.Doubled), apologies = all.Sum(static c => c.Apologies);
    Console.WriteLine(FormattableString.Invariant($"{conversations} conversations, {conversations * asked} questions in {seconds:f0} s: {waits.Length / seconds:f1} answers a second"));
    Console.WriteLine(FormattableString.Invariant($"answered {answers}, lost {(conversations * asked) - answers - apologies}, doubled {doubled}, apologies {apologies}"));
    Console.WriteLine(FormattableString.Invariant($"wait for an answer: p50 {waits[waits.Length / 2]:f1} s, p95 {waits[waits.Length * 95 / 100]:f1} s"));
    Console.WriteLine(FormattableString.Invariant($"host's memory at its highest: {host.PeakMemory() / 1e6:f0} MB"));
    return answers == conversations * asked && doubled == 0 ? 0 : 1;
}
finally
{
    host.Stop();
    data.Delete(recursive: true);
}
