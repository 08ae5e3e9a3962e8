namespace CoopBot.Answering.Languages;

/// <summary>A language.</summary>
/// <param name="Code">Two letters (ISO 639-1).</param>
/// <param name="Name">In English.</param>
public sealed record Language(string Code, string Name)
{
    public static Language English { get; } = new("en", "English");
    public static Language German { get; } = new("de", "German");
    public static Language French { get; } = new("fr", "French");
    public static Language Spanish { get; } = new("es", "Spanish");
    public static Language Italian { get; } = new("it", "Italian");
    public static Language Portuguese { get; } = new("pt", "Portuguese");
    public static Language Dutch { get; } = new("nl", "Dutch");
    public static Language Polish { get; } = new("pl", "Polish");
    public static Language Turkish { get; } = new("tr", "Turkish");
    public static Language Russian { get; } = new("ru", "Russian");
    public static Language Ukrainian { get; } = new("uk", "Ukrainian");
    public static Language Greek { get; } = new("el", "Greek");
    public static Language Hebrew { get; } = new("he", "Hebrew");
    public static Language Arabic { get; } = new("ar", "Arabic");
    public static Language Hindi { get; } = new("hi", "Hindi");
    public static Language Thai { get; } = new("th", "Thai");
    public static Language Chinese { get; } = new("zh", "Chinese");
    public static Language Japanese { get; } = new("ja", "Japanese");
    public static Language Korean { get; } = new("ko", "Korean");
}
