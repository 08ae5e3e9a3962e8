using System.Text;
using CoopBot.Answering.Conversation;
using CsCheck;

namespace CoopBot.Answering.Tests.Conversation;

public sealed class InputGateTests
{
    private const int Limit = 4000;

    private static readonly UTF8Encoding Strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    [Theory]
    [InlineData("Who signed it?")]
    [InlineData("¿Quién firmó?")]
    [InlineData("誰が署名しましたか")]
    [InlineData("Who signed 🚢 it?")]
    [InlineData("1992?")]
    [InlineData("line one\r\n\tline two")]
    [InlineData("𠀀𠀁")] // letters beyond the first plane
    public void Inspect_Text_HasNoProblem(string text) => Assert.Null(InputGate.Inspect(text, Limit));

    [Theory]
    [InlineData("")]
    [InlineData("   \t\n ")]
    [InlineData("???")]
    [InlineData("…—*")]
    [InlineData("🚢🚢")]
    public void Inspect_NoLetterOrDigit_IsEmpty(string text) => Assert.Equal(InputProblem.Empty, InputGate.Inspect(text, Limit));

    [Theory]
    [InlineData(Limit, null)]
    [InlineData(Limit + 1, InputProblem.TooLong)]
    [InlineData(20_000, InputProblem.TooLong)]
    public void Inspect_Length_IsHeldAgainstTheLimit(int length, InputProblem? expected) =>
        Assert.Equal(expected, InputGate.Inspect(new string('a', length), Limit));

    [Theory]
    [InlineData("Who\0signed?")]
    [InlineData("Who \uFFFD signed?")]
    [InlineData("Who \uD800 signed?")] // a high surrogate alone
    [InlineData("Who \uDC00 signed?")] // a low surrogate alone
    [InlineData("Who signed?\uD83D")] // half an emoji at the end
    [InlineData("\u0001\u0002\u0003 PNG")]
    public void Inspect_BrokenOrBinary_IsNotText(string text) => Assert.Equal(InputProblem.NotText, InputGate.Inspect(text, Limit));

    [Fact]
    public void Inspect_LongBinary_IsNotTextRatherThanTooLong()
    {
        string file = string.Concat(Enumerable.Repeat("PK\u0003\u0004\u0014", 4000));

        Assert.Equal(InputProblem.NotText, InputGate.Inspect(file, Limit));
    }

    [Fact]
    public void Inspect_OneControlCharacterInAPage_IsTolerated() =>
        Assert.Null(InputGate.Inspect(new string('a', 500) + "\f" + new string('b', 500), Limit));

    [Fact]
    public void Inspect_AnyCharacters_NeverPassesBrokenText() =>
        Gen.Char.Array[0, 40].Select(c => new string(c)).Sample(text =>
        {
            if (InputGate.Inspect(text, 30) is null)
            {
                Assert.InRange(text.Length, 1, 30);
                Assert.Equal(text, Strict.GetString(Strict.GetBytes(text))); // throws on half a character
            }
        });
}
