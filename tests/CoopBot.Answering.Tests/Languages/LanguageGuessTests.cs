using CoopBot.Answering.Languages;

namespace CoopBot.Answering.Tests.Languages;

public sealed class LanguageGuessTests
{
    [Theory]
    [InlineData("Who signed the treaty, and when was it?", "en")]
    [InlineData("Wer hat den Vertrag unterschrieben und wann war das?", "de")]
    [InlineData("Qui a signé le traité et combien de ports sont dans le pays ?", "fr")]
    [InlineData("¿Cuántos puertos hay en el país y quién los construyó?", "es")]
    [InlineData("Chi ha firmato il trattato e quanti porti sono nella regione?", "it")]
    [InlineData("Quem assinou o tratado e quantos portos tem o país?", "pt")]
    [InlineData("Wie heeft het verdrag getekend en hoeveel havens zijn er?", "nl")]
    [InlineData("Kto podpisał traktat i ile jest portów w kraju?", "pl")]
    [InlineData("Antlaşmayı kim imzaladı ve kaç liman var?", "tr")]
    [InlineData("Кто подписал договор?", "ru")]
    [InlineData("Хто підписав договір і скільки є портів?", "uk")]
    [InlineData("Ποιος υπέγραψε τη συνθήκη;", "el")]
    [InlineData("מי חתם על ההסכם?", "he")]
    [InlineData("من وقع المعاهدة؟", "ar")]
    [InlineData("संधि पर किसने हस्ताक्षर किए?", "hi")]
    [InlineData("ใครลงนามในสนธิสัญญา", "th")]
    [InlineData("谁签署了条约？", "zh")]
    [InlineData("条約に署名したのは誰ですか", "ja")]
    [InlineData("누가 조약에 서명했습니까?", "ko")]
    [InlineData("Кто подписал договор Ostria Fishing?", "ru")] // a name in another script
    public void Of_AQuestion_TellsItsLanguage(string question, string code) => Assert.Equal(code, LanguageGuess.Of(question)?.Code);

    [Theory]
    [InlineData("")]
    [InlineData("Ostria?")]
    [InlineData("2011")]
    [InlineData("la de que")] // in several languages
    [InlineData("Maria Holm")]
    public void Of_TooLittleToTell_SaysNothing(string text) => Assert.Null(LanguageGuess.Of(text));

    /// <summary>A wrong guess would send a person away who wrote the documents' own language.</summary>
    [Theory]
    [InlineData("What is the role of Banco de la Nación in El Salvador?")]
    [InlineData("How many members does the Comité de Apoyo have?")]
    [InlineData("who pays for the programme in San Salvador")]
    public void Of_EnglishWithForeignNames_IsNotTakenForAnother(string question) => Assert.Contains(LanguageGuess.Of(question)?.Code, (string?[])["en", null]);
}
