using CoopBot.Benchmarks;

return args switch
{
    ["fusion", .. var rest] => await FusionGrid.RunAsync(rest),
    ["candidates", .. var rest] => await CandidateDump.RunAsync(rest),
    ["lexical", .. var rest] => LexicalBenchmark.Run(rest),
    _ => Usage(),
};

static int Usage()
{
    Console.Error.WriteLine("fusion FOLDER…            BM25 and fusion parameters on collections in BEIR layout");
    return 2;
}
