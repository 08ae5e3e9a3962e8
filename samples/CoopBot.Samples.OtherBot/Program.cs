using OtherBotSample;

await BotHost.Build(args).RunAsync();
