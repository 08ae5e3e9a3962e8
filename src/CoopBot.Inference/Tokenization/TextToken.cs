namespace CoopBot.Inference.Tokenization;

/// <summary>One WordPiece token and the word of the text that it belongs to.</summary>
/// <param name="Id">Its number in the vocabulary.</param>
/// <param name="Start">Offset of the word's first character, in UTF-16 code units from 0.</param>
/// <param name="End">Offset behind the word's last character.</param>
public readonly record struct TextToken(int Id, int Start, int End);
