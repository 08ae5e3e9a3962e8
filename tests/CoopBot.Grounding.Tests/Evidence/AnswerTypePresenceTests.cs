using CoopBot.Answering.Mentions;
using CoopBot.Grounding.Evidence;

namespace CoopBot.Grounding.Tests.Evidence;

public sealed class AnswerTypePresenceTests
{
    [Theory]
    [InlineData("How many ports opened?", "It opened 4 ports.", 1)]
    [InlineData("How many ports opened?", "It opened in 1992.", 0)]
    [InlineData("How many ports opened?", "It is the third port.", 0)]
    [InlineData("How much did it cost?", "It cost $40.", 1)]
    [InlineData("How much did it cost?", "It cost nothing.", 0)]
    [InlineData("When did it open?", "It opened in June.", 1)]
    [InlineData("When did it open?", "It took 4 days.", 0)]
    [InlineData("How long did it take?", "It took 4 days.", 1)]
    [InlineData("How long did it take?", "It has 4 ports.", 0)]
    [InlineData("Who signed it?", "It was signed by Maria Holm.", 1)]
    [InlineData("Who signed it?", "It was signed in 1992.", 0)]
    [InlineData("Where is it?", "It lies in Ostria.", 1)]
    [InlineData("Why did it open?", "No thing of any kind.", 1)] // a reason has no shape
    [InlineData("Did it open?", "No thing of any kind.", 1)]
    public void In_KindAskedFor_IsThereOrNot(string question, string text, double expected) =>
        Assert.Equal(expected, AnswerTypePresence.In(Ostria.Question(question), MentionExtractor.Extract(text)));

    [Theory]
    [InlineData("Who met Maria Holm?", "it was Maria Holm who left", 0)]
    [InlineData("Who met Maria Holm?", "it was Ana Berg who met Maria Holm", 1)]
    [InlineData("How many of the 40 ships sank?", "all of the 40 ships left", 0)]
    [InlineData("How many of the 40 ships sank?", "of the 40 ships some 3 sank", 1)]
    public void In_WhatTheQuestionBringsItself_IsNoAnswer(string question, string text, double expected) =>
        Assert.Equal(expected, AnswerTypePresence.In(Ostria.Question(question), MentionExtractor.Extract(text)));
}
