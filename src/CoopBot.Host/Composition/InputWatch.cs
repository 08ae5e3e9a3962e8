namespace CoopBot.Host.Composition;

/// <summary>Stops the host when its standard input ends: it was started by another process that wants it no longer, or is gone.</summary>
internal sealed class InputWatch(IHostApplicationLifetime lifetime) : IHostedService
{
    /// <summary><c>--stop-with-input true</c>, for whoever starts the host as a child process.</summary>
    private const string Key = "stop-with-input";

    /// <summary>Adds the watch where it is asked for; elsewhere input is left alone, for a service's is empty from the start.</summary>
    public static void AddTo(IServiceCollection services, IConfiguration configuration)
    {
        if (string.Equals(configuration[Key], bool.TrueString, StringComparison.OrdinalIgnoreCase))
        {
            services.AddHostedService<InputWatch>();
        }
    }

    public Task StartAsync(CancellationToken cancellationToken)
    {
        // A thread of its own, and none that keeps the process: reading the input can't be called off.
        new Thread(ReadToEnd) { IsBackground = true, Name = nameof(InputWatch) }.Start();
        return Task.CompletedTask;
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    private void ReadToEnd()
    {
        Span<byte> buffer = stackalloc byte[256];
        using Stream input = Console.OpenStandardInput();
        try
        {
            while (input.Read(buffer) > 0)
            {
                // What is said is nothing to the host.
            }
        }
        catch (IOException)
        {
            // Broken off is ended, too.
        }

        lifetime.StopApplication();
    }
}
