using CoopBot.Cli;
using CoopBot.Cli.Output;

using var terminal = Terminal.OfProcess();
return await CommandLine.RunAsync(args, terminal);
