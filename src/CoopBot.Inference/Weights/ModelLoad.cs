namespace CoopBot.Inference.Weights;

/// <summary>What loading an optional model came to: the model, or why there is none.</summary>
/// <remarks>The bot works without its models (lexically), so their absence is a value that callers show, not an error that stops them.</remarks>
/// <param name="Model">The model, or null.</param>
/// <param name="Problem">A sentence for the log and for people; null when the model is there.</param>
public sealed record ModelLoad<T>(T? Model, string? Problem)
    where T : class
{
    /// <summary>The model itself, for those who can't do without.</summary>
    /// <exception cref="ModelUnavailableException">There is none.</exception>
    public T Required => Model ?? throw new ModelUnavailableException(Problem ?? "The model is not loaded.");

    internal static ModelLoad<T> Try(Func<T> load)
    {
        try
        {
            return new ModelLoad<T>(load(), Problem: null);
        }
        catch (ModelUnavailableException e)
        {
            return new ModelLoad<T>(Model: null, e.Message);
        }
    }
}
