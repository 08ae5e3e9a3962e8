using System.Net.Sockets;
using CoopBot.Host.Composition;
using CoopBot.Inference.Configuration;
using Microsoft.AspNetCore.Connections;

try
{
    await using WebApplication app = HostApplication.Build(args);
    app.Lifetime.ApplicationStarted.Register(() => Console.Out.WriteLine($"CoopBot is at {string.Join(" and ", app.Urls)} (Ctrl+C stops it)."));
    try
    {
        await app.StartAsync();
    }
    catch (Exception e) when (e is IOException { InnerException: AddressInUseException } or SocketException)
    {
        await app.StopAsync(); // what has started ends in order
        await Console.Error.WriteLineAsync($"The host can't listen at {string.Join(" and ", app.Urls)}: {e.Message} Choose another address with --urls.");
        return 2;
    }

    await app.WaitForShutdownAsync();
    return 0;
}
catch (Exception e) when (e is SettingsException or DirectoryNotFoundException)
{
    await Console.Error.WriteLineAsync(e.Message);
    return 2;
}
