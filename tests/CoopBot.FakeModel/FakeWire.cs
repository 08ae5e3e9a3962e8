using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;

namespace CoopBot.FakeModel;

/// <summary>Writes replies as the OpenAI protocol has them, whole or as server-sent events.</summary>
internal static class FakeWire
{
    private const string Id = "chatcmpl-fake";

    public static Task WriteAsync(HttpContext context, FakeRequest request, FakeReply reply) =>
        request.Streams ? StreamAsync(context, request, reply) : context.Response.WriteAsJsonAsync(Whole(request, reply), context.RequestAborted);

    public static Task ErrorAsync(HttpContext context, int status, string code, string message)
    {
        context.Response.StatusCode = status;
        return context.Response.WriteAsJsonAsync(new { error = new { message, type = code, code } }, context.RequestAborted);
    }

    private static JsonObject Whole(FakeRequest request, FakeReply reply)
    {
        JsonObject message = new() { ["role"] = "assistant", ["content"] = reply.Text };
        if (reply.Call is { } call)
        {
            message["tool_calls"] = new JsonArray(Call(call, index: null));
        }

        return new JsonObject
        {
            ["id"] = Id,
            ["object"] = "chat.completion",
            ["created"] = 0,
            ["model"] = request.Model,
            ["choices"] = new JsonArray(new JsonObject { ["index"] = 0, ["message"] = message, ["finish_reason"] = reply.FinishReason }),
            ["usage"] = Usage(request, reply),
        };
    }

    private static async Task StreamAsync(HttpContext context, FakeRequest request, FakeReply reply)
    {
        context.Response.ContentType = "text/event-stream";
        foreach (string piece in Pieces(reply.Text ?? ""))
        {
            await EventAsync(context, request, new JsonObject { ["role"] = "assistant", ["content"] = piece }, finish: null);
        }

        if (reply.Call is { } call)
        {
            await EventAsync(context, request, new JsonObject { ["role"] = "assistant", ["tool_calls"] = new JsonArray(Call(call, index: 0)) }, finish: null);
        }

        await EventAsync(context, request, [], reply.FinishReason);
        await context.Response.WriteAsync("data: [DONE]\n\n", context.RequestAborted);
    }

    private static async Task EventAsync(HttpContext context, FakeRequest request, JsonObject delta, string? finish)
    {
        JsonObject chunk = new()
        {
            ["id"] = Id,
            ["object"] = "chat.completion.chunk",
            ["created"] = 0,
            ["model"] = request.Model,
            ["choices"] = new JsonArray(new JsonObject { ["index"] = 0, ["delta"] = delta, ["finish_reason"] = finish }),
        };
        await context.Response.WriteAsync($"data: {chunk.ToJsonString()}\n\n", context.RequestAborted);
        await context.Response.Body.FlushAsync(context.RequestAborted);
    }

    private static JsonObject Call((string Name, string Arguments) call, int? index)
    {
        JsonObject node = new() { ["id"] = "call_1", ["type"] = "function", ["function"] = new JsonObject { ["name"] = call.Name, ["arguments"] = call.Arguments } };
        if (index is { } at)
        {
            node["index"] = at;
        }

        return node;
    }

    // About four characters a token.
    private static JsonObject Usage(FakeRequest request, FakeReply reply)
    {
        int prompt = Math.Max(1, request.Messages.Sum(static m => m.Text.Length) / 4), completion = Math.Max(1, (reply.Text?.Length ?? 0) / 4);
        return new JsonObject { ["prompt_tokens"] = prompt, ["completion_tokens"] = completion, ["total_tokens"] = prompt + completion };
    }

    private static IEnumerable<string> Pieces(string text)
    {
        for (int i = 0; i < text.Length; i += 8)
        {
            yield return text[i..Math.Min(text.Length, i + 8)];
        }
    }
}
