using EvaluationSample;

return await AnswerCheck.RunAsync(AppContext.BaseDirectory, Console.Out);
