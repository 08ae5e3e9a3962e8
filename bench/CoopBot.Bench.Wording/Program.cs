using CoopBot.Bench.Wording;

return args switch
{
    ["lies", var reader, var drafts, .. { Length: > 0 } suites] => await LyingRun.RunAsync(reader, int.Parse(drafts, System.Globalization.CultureInfo.InvariantCulture), suites),
    ["claims", var reader, var cases, .. { Length: > 0 } suites] => await ClaimRun.RunAsync(reader, int.Parse(cases, System.Globalization.CultureInfo.InvariantCulture), suites),
    ["down", var documents, var suite, var reader] => await DownRun.RunAsync(documents, suite, reader),
    _ => Usage(),
};

static int Usage()
{
    Console.Error.WriteLine("""
        lies READER DRAFTS SUITE…       a lying model words DRAFTS drafts from each suite's documents: what is stopped, what passes
        claims READER CASES SUITE…      the suites' own claims, written by people, taken as drafts
        down DOCUMENTS SUITE READER     answers with no chat model, with a dead endpoint and with one that never answers
        """);
    return 2;
}
