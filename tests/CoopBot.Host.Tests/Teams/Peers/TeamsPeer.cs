using System.Collections.Concurrent;
using System.Net;
using System.Net.Http.Headers;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using CoopBot.Channels.Teams.Outbound;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;

namespace CoopBot.Host.Tests.Teams.Peers;

/// <summary>The real host with its Teams channel on, and the channel service that it talks to.</summary>
internal sealed class TeamsPeer : IAsyncDisposable
{
    public const string Tenant = "00000000-0000-0000-0000-0000000000bb";
    public const string Bot = "28:bot";
    public const string Ada = "29:ada";
    public const string Site = "https://bot.example.org/";

    private readonly ChannelTokens signer;

    private TeamsPeer(ChannelTokens signer, ChannelService channel, TestHost host, StubTokens tokens)
    {
        this.signer = signer;
        Channel = channel;
        Host = host;
        Tokens = tokens;
    }

    public ChannelService Channel { get; }

    public TestHost Host { get; }

    /// <summary>Which tokens the bot asked for.</summary>
    public StubTokens Tokens { get; }

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    /// <summary>Starts both.</summary>
    /// <param name="configure">Puts a test's own parts in place of the real ones.</param>
    /// <param name="settings">Settings besides those that turn the channel on.</param>
    public static async Task<TeamsPeer> StartAsync(Action<WebApplicationBuilder>? configure = null, params (string Name, string Value)[] settings)
    {
        ChannelTokens keys = new();
        ChannelService channel = await ChannelService.StartAsync();
        channel.Keys[ChannelTokens.Kid] = (keys.Key, ["msteams"]);
        StubTokens tokens = new();
        Dictionary<string, string> all = new(StringComparer.Ordinal)
        {
            ["Teams:AppId"] = ChannelTokens.AppId, ["Teams:TenantId"] = Tenant, ["Teams:AppSecret"] = "a secret", ["Teams:MetadataUrl"] = new Uri(channel.Address, "/openid").AbsoluteUri,
            ["Teams:LoginUrl"] = channel.Login.AbsoluteUri, ["Host:PublicUrl"] = Site,
        };
        foreach ((string name, string value) in settings)
        {
            all[name] = value;
        }

        TestHost host = await TestHost.StartAsync(
            b =>
            {
                b.Services.AddSingleton<IBotTokenSource>(tokens);
                configure?.Invoke(b);
            },
            all,
            "Test");
        return new TeamsPeer(keys, channel, host, tokens);
    }

    /// <summary>An activity as Teams makes it.</summary>
    /// <param name="type">Its type.</param>
    /// <param name="scope"><c>personal</c>, <c>groupChat</c> or <c>channel</c>.</param>
    /// <param name="conversation">The conversation.</param>
    public JsonObject Activity(string type, string scope = "personal", string conversation = "a:1") => new()
    {
        ["type"] = type, ["id"] = $"in-{Guid.NewGuid():N}", ["channelId"] = "msteams", ["serviceUrl"] = Channel.Address.AbsoluteUri, ["locale"] = "de-DE",
        ["from"] = new JsonObject { ["id"] = Ada, ["name"] = "Ada", ["aadObjectId"] = "00000000-0000-0000-0000-0000000000ad" },
        ["recipient"] = new JsonObject { ["id"] = Bot, ["name"] = "CoopBot" },
        ["conversation"] = new JsonObject { ["id"] = conversation, ["conversationType"] = scope, ["isGroup"] = scope == "personal" ? null : true, ["tenantId"] = Tenant },
        ["channelData"] = new JsonObject { ["tenant"] = new JsonObject { ["id"] = Tenant } },
    };

    /// <summary>A message of Ada's.</summary>
    public JsonObject Message(string text, string scope = "personal", string conversation = "a:1")
    {
        JsonObject message = Activity("message", scope, conversation);
        message["text"] = text;
        message["textFormat"] = "plain";
        return message;
    }

    /// <summary>Posts an activity as the channel does.</summary>
    /// <param name="activity">The activity.</param>
    /// <param name="kid">The key's id, and the key, that signs; the channel's first one when null.</param>
    public async Task<HttpResponseMessage> PostAsync(JsonObject activity, (string Kid, RSA Key)? kid = null)
    {
        string token = signer.Make(
            (header, payload) =>
            {
                header["kid"] = kid?.Kid ?? ChannelTokens.Kid;
                payload["serviceurl"] = Channel.Address.AbsoluteUri;
            },
            kid is { } other ? bytes => other.Key.SignData(bytes, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1) : null);
        using HttpRequestMessage request = new(HttpMethod.Post, "/api/messages") { Content = new StringContent(activity.ToJsonString(), Encoding.UTF8, "application/json") };
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token);
        return await Host.Client.SendAsync(request, Cancel);
    }

    /// <summary>Posts an activity that is taken.</summary>
    public async Task SendAsync(JsonObject activity)
    {
        using HttpResponseMessage response = await PostAsync(activity);
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
    }

    public async ValueTask DisposeAsync()
    {
        await Host.DisposeAsync();
        await Channel.DisposeAsync();
        signer.Dispose();
    }

    /// <summary>Gives <c>token-1</c>, and after each refusal the next one.</summary>
    internal sealed class StubTokens : IBotTokenSource
    {
        private int number = 1;

        public ConcurrentQueue<bool> Asked { get; } = [];

        public Task<string> GetAsync(bool renew, CancellationToken cancellationToken)
        {
            Asked.Enqueue(renew);
            return Task.FromResult($"token-{(renew ? Interlocked.Increment(ref number) : Volatile.Read(ref number))}");
        }
    }
}
