using System.Text;
using Microsoft.AspNetCore.Http;
using Microsoft.Bot.Schema;
using Microsoft.Net.Http.Headers;
using Newtonsoft.Json;

namespace CoopBot.Channels.Teams.Inbound;

/// <summary>Reads an activity from a request: JSON in UTF-8 of bounded size and depth.</summary>
internal static class ActivityBody
{
    private const int MaxDepth = 64;

    private static readonly UTF8Encoding Strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    // Strings that look like dates stay strings.
    private static readonly JsonSerializerSettings Settings = new() { DateParseHandling = DateParseHandling.None, MaxDepth = MaxDepth, TypeNameHandling = TypeNameHandling.None };

    /// <summary>True for <c>application/json</c>, in UTF-8 where it says so.</summary>
    public static bool IsJson(string? contentType) =>
        MediaTypeHeaderValue.TryParse(contentType, out MediaTypeHeaderValue? type)
        && type.MediaType.Equals("application/json", StringComparison.OrdinalIgnoreCase)
        && (!type.Charset.HasValue || type.Charset.Equals("utf-8", StringComparison.OrdinalIgnoreCase) || type.Charset.Equals("\"utf-8\"", StringComparison.OrdinalIgnoreCase));

    /// <summary>The activity, or the status to answer with.</summary>
    public static async Task<(Activity? Activity, int Status)> ReadAsync(HttpRequest request, int maxBytes, CancellationToken cancellationToken)
    {
        using MemoryStream body = new();
        byte[] buffer = new byte[16 * 1024];
        int read;
        try
        {
            while ((read = await request.Body.ReadAsync(buffer, cancellationToken)) > 0)
            {
                if (body.Length + read > maxBytes)
                {
                    return (null, StatusCodes.Status413PayloadTooLarge);
                }

                body.Write(buffer, 0, read);
            }
        }
        catch (BadHttpRequestException e)
        {
            return (null, e.StatusCode);
        }

        try
        {
            Activity? activity = JsonConvert.DeserializeObject<Activity>(Strict.GetString(body.GetBuffer(), 0, (int)body.Length), Settings);
            return string.IsNullOrEmpty(activity?.Type) ? (null, StatusCodes.Status400BadRequest) : (activity, StatusCodes.Status200OK);
        }
        catch (Exception e) when (e is JsonException or ArgumentException or FormatException or OverflowException or InvalidCastException)
        {
            return (null, StatusCodes.Status400BadRequest);
        }
    }
}
