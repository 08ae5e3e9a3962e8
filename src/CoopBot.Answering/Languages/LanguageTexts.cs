using System.Globalization;

namespace CoopBot.Answering.Languages;

/// <summary>What the bot says to people in their own language.</summary>
public static class LanguageTexts
{
    /// <summary>That it reads the documents' language only; null for a language that it has no words of.</summary>
    /// <param name="asked">The person's language.</param>
    /// <param name="documents">The documents' language.</param>
    public static string? ReadsOnly(Language asked, Language documents)
    {
        ArgumentNullException.ThrowIfNull(asked);
        ArgumentNullException.ThrowIfNull(documents);
        return asked.Code switch
        {
            "en" => $"I can read only the language of the documents ({documents.Name}). Please ask in that language.",
            "de" => $"Ich kann nur die Sprache der Dokumente lesen ({documents.Name}). Bitte fragen Sie in dieser Sprache.",
            "fr" => $"Je ne peux lire que la langue des documents ({documents.Name}). Veuillez poser votre question dans cette langue.",
            "es" => $"Solo puedo leer el idioma de los documentos ({documents.Name}). Por favor, pregunte en ese idioma.",
            "it" => $"Posso leggere solo la lingua dei documenti ({documents.Name}). Per favore, faccia la domanda in quella lingua.",
            "pt" => $"Só consigo ler o idioma dos documentos ({documents.Name}). Por favor, pergunte nesse idioma.",
            "nl" => $"Ik kan alleen de taal van de documenten lezen ({documents.Name}). Stel uw vraag alstublieft in die taal.",
            "pl" => $"Potrafię czytać tylko język dokumentów ({documents.Name}). Proszę zadać pytanie w tym języku.",
            "tr" => $"Yalnızca belgelerin dilini okuyabiliyorum ({documents.Name}). Lütfen sorunuzu o dilde sorun.",
            "ru" => $"Я читаю только на языке документов ({documents.Name}). Пожалуйста, задайте вопрос на этом языке.",
            "uk" => $"Я читаю лише мовою документів ({documents.Name}). Будь ласка, поставте запитання цією мовою.",
            "zh" => $"我只能阅读文档所用的语言（{documents.Name}）。请用该语言提问。",
            "ja" => $"文書の言語（{documents.Name}）しか読めません。その言語で質問してください。",
            "ko" => $"저는 문서의 언어({documents.Name})만 읽을 수 있습니다. 그 언어로 질문해 주세요.",
            "ar" => $"لا أستطيع القراءة إلا بلغة المستندات ({documents.Name}). يرجى طرح السؤال بتلك اللغة.",
            _ => null,
        };
    }

    /// <summary>That sentences were left out; null for a language that it has no words of.</summary>
    public static string? LeftOut(Language language, int sentences)
    {
        ArgumentNullException.ThrowIfNull(language);
        string count = sentences.ToString(CultureInfo.InvariantCulture);
        return language.Code switch
        {
            "de" => $"Ausgelassen, weil die Dokumente sie nicht stützen: {count} Satz/Sätze.",
            "fr" => $"Phrases omises parce que les documents ne les confirment pas : {count}.",
            "es" => $"Frases omitidas porque los documentos no las respaldan: {count}.",
            "it" => $"Frasi omesse perché i documenti non le confermano: {count}.",
            "pt" => $"Frases omitidas porque os documentos não as sustentam: {count}.",
            "nl" => $"Weggelaten zinnen omdat de documenten ze niet ondersteunen: {count}.",
            _ => null,
        };
    }
}
