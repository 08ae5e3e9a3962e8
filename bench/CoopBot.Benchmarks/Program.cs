using CoopBot.Benchmarks;

return args switch
{
    ["fusion", .. var rest] => await FusionGrid.RunAsync(rest),
    ["candidates", .. var rest] => await CandidateDump.RunAsync(rest),
    ["second", .. var rest] => await SecondModel.RunAsync(rest),
    ["lexical", .. var rest] => LexicalBenchmark.Run(rest),
    ["encoder", .. var rest] => await InferenceBenchmark.EncoderAsync(rest),
    ["reader", .. var rest] => await InferenceBenchmark.ReaderAsync(rest),
    ["audit", .. var rest] => await AuditBenchmark.RunAsync(rest),
    ["ask", .. var rest] => await AskBenchmark.RunAsync(rest),
    ["drift", .. var rest] => ReaderDrift.Run(rest),
    ["retrieval", .. var rest] => RetrievalBenchmark.Run(rest),
    _ => Usage(),
};

static int Usage()
{
    Console.Error.WriteLine("""
        fusion FOLDER…                 BM25 and fusion parameters on collections in BEIR layout
        candidates FOLDER OUT.jsonl    each question's candidates with both scores
        second MODEL VOCABULARY FOLDER…  a second embedding model beside the encoder
        lexical own|fts5|lucene N      a lexical index over N made-up passages
        ask DOCUMENTS SUITE READER     an answer by stage, against the reader alone on the same passages
        audit N                        append N entries to an answer log and verify it in one pass
        retrieval N                    the whole retrieval but for the encoder, over N made-up passages
        encoder THREADS                encoder against a bare ONNX Runtime loop; 0 takes all processors
        reader FOLDER THREADS [TOKENS] reader against a bare ONNX Runtime loop, TOKENS a batch
        drift FOLDER FOLDER BEIR N     how far a second reader's judgements lie from the first's
        """);
    return 2;
}
