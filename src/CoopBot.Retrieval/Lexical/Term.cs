namespace CoopBot.Retrieval.Lexical;

/// <summary>A word as it is indexed, and where it stands.</summary>
/// <param name="Text">Lower case, accents folded, stemmed.</param>
/// <param name="Start">Offset of the word's first character, in UTF-16 code units.</param>
/// <param name="End">Offset behind the word's last character.</param>
public readonly record struct Term(string Text, int Start, int End);
