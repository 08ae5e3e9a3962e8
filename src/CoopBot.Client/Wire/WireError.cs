using System.Globalization;
using System.Net;
using System.Text.Json;

namespace CoopBot.Client.Wire;

/// <summary>What the host says of a failure, as an exception. It comes as problem details, below <c>/v1</c> in OpenAI's shape, or in a stream.</summary>
internal static class WireError
{
    /// <summary>The longest body that is read for its words: a proxy's page says nothing to a program.</summary>
    private const int MaxBody = 64 * 1024;

    /// <summary>Reads the body and throws.</summary>
    public static async Task<CoopBotException> OfAsync(HttpResponseMessage response, CancellationToken cancellationToken)
    {
        (string? title, string? detail) = (null, null);
        if (response.Content.Headers.ContentType?.MediaType is { } type && type.EndsWith("json", StringComparison.OrdinalIgnoreCase) && response.Content.Headers.ContentLength is null or <= MaxBody)
        {
            (title, detail) = Words(await response.Content.ReadAsByteArrayAsync(cancellationToken));
        }

        TimeSpan? retryAfter = response.Headers.RetryAfter switch { { Delta: { } delta } => delta, { Date: { } date } => date - (response.Headers.Date ?? date), _ => null };
        return Of(response.StatusCode, title ?? response.ReasonPhrase, detail, retryAfter);
    }

    /// <summary>An error within a stream, whose status has been 200.</summary>
    public static CoopBotException OfEvent(string data)
    {
        try
        {
            using JsonDocument json = JsonDocument.Parse(data);
            JsonElement error = json.RootElement.ValueKind == JsonValueKind.Object && json.RootElement.TryGetProperty("error", out JsonElement inner) ? inner : json.RootElement;
            HttpStatusCode status = Number(error, "status") is { } code ? (HttpStatusCode)code
                : Text(error, "type") == "rate_limit_error" ? HttpStatusCode.TooManyRequests : HttpStatusCode.InternalServerError;
            return Of(status, Text(error, "title"), Text(error, "message"), Number(error, "retryAfter") is { } seconds ? TimeSpan.FromSeconds(seconds) : null);
        }
        catch (JsonException e)
        {
            return new CoopBotException("The host told of an error that can't be read.", e);
        }
    }

    private static CoopBotException Of(HttpStatusCode status, string? title, string? detail, TimeSpan? retryAfter)
    {
        string message = string.Create(CultureInfo.InvariantCulture, $"CoopBot: {detail ?? title ?? "no reason given"} ({(int)status})");
        return (int)status switch
        {
            401 or 403 => new CoopBotAccessException(message) { StatusCode = status, Title = title, Detail = detail },
            429 => new CoopBotBusyException(message) { StatusCode = status, Title = title, Detail = detail, RetryAfter = retryAfter },
            >= 400 and < 500 => new CoopBotRequestException(message) { StatusCode = status, Title = title, Detail = detail },
            502 or 503 or 504 => new CoopBotUnavailableException(message) { StatusCode = status, Title = title, Detail = detail },
            _ => new CoopBotException(message) { StatusCode = status, Title = title, Detail = detail },
        };
    }

    private static (string? Title, string? Detail) Words(byte[] body)
    {
        try
        {
            using JsonDocument json = JsonDocument.Parse(body);
            return json.RootElement.ValueKind != JsonValueKind.Object ? (null, null)
                : json.RootElement.TryGetProperty("error", out JsonElement error) ? (null, Text(error, "message"))
                : (Text(json.RootElement, "title"), Text(json.RootElement, "detail"));
        }
        catch (JsonException)
        {
            return (null, null); // a proxy's, most likely: the status says enough
        }
    }

    private static string? Text(JsonElement of, string name) =>
        of.ValueKind == JsonValueKind.Object && of.TryGetProperty(name, out JsonElement value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;

    private static int? Number(JsonElement of, string name) =>
        of.ValueKind == JsonValueKind.Object && of.TryGetProperty(name, out JsonElement value) && value.TryGetInt32(out int number) ? number : null;
}
