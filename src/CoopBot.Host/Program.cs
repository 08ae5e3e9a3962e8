using CoopBot.Host.Composition;
using CoopBot.Inference.Configuration;

try
{
    await using WebApplication app = HostApplication.Build(args);
    app.Lifetime.ApplicationStarted.Register(() => Console.Out.WriteLine($"CoopBot is at {string.Join(" and ", app.Urls)} (Ctrl+C stops it)."));
    await app.RunAsync();
    return 0;
}
catch (Exception e) when (e is SettingsException or DirectoryNotFoundException)
{
    await Console.Error.WriteLineAsync(e.Message);
    return 2;
}
