using CoopBot.Knowledge.Text;

namespace CoopBot.Knowledge.Tests.Text;

public sealed class FurnitureTests
{
    private const string Body = "The council opens the office on every working day and answers letters within a week.";
    private const string More = "Whoever comes in person needs an appointment, which the office gives by telephone.";

    private static string[] Furniture(string text) =>
        [.. TextSegmenter.Segment(text).Blocks.Where(block => block.Kind == BlockKind.Furniture).Select(block => block.Span.Of(text))];

    [Fact]
    public void Segment_MenuAroundAnArticle_IsFurniture() =>
        Assert.Equal(
            ["Skip to main content", "Home", "Share on Facebook", "Print", "Terms of use", "© 2024 Town of Alba. All rights reserved."],
            Furniture($"Skip to main content\nHome\n\nOpening Hours\n\n{Body}\n\n{More}\n\nShare on Facebook\nPrint\nTerms of use\n© 2024 Town of Alba. All rights reserved."));

    [Fact]
    public void Segment_TitleThatIsAControlWord_StaysAHeading() =>
        Assert.Empty(Furniture($"Accessibility\n\n{Body}\n\n{More}"));

    [Fact]
    public void Segment_BannerOfSentences_IsFurnitureUnlessTheTextIsAboutPages()
    {
        const string Banner = "This site uses cookies to remember your settings.\n\nThe links on this website may lead to other pages.\n\n";

        Assert.Equal(2, Furniture($"{Banner}{Body}\n\n{More}").Length);
        Assert.Empty(Furniture($"{Banner}A website that sets cookies has to say so on the page, and the browser has to let people refuse every cookie that the site does not need."));
    }

    [Fact]
    public void Segment_TeaserRepeatedInItsArticle_StandsOnce() =>
        Assert.Equal([Body], Furniture($"{Body}\n\n{Body} {More}\n\n{More} The door is locked at five."));

    [Fact]
    public void Segment_SameWordsUnderTwoHeadings_BothStay() =>
        Assert.Empty(Furniture($"# Passports\n\n{Body}\n\n# Permits\n\n{Body}"));

    [Fact]
    public void Segment_TelephoneNumberAtTheEnd_Stays() =>
        Assert.Empty(Furniture($"{Body}\n\n{More}\n\nTown Hall: 555 0142 77"));

    [Fact]
    public void Segment_ListOfTitlesAtTheEnd_Stays() =>
        Assert.Empty(Furniture($"{Body}\n\nNorth Gate\n\nSouth Gate\n\nOld Bridge\n\nNew Bridge\n\nRiver Walk"));
}
