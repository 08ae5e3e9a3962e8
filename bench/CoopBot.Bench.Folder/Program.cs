using System.Globalization;
using CoopBot.Bench.Folder;

// Writes a knowledge folder about an invented town, in all file types, and a suite of questions whose answers are known because
// the same program wrote them. Usage: OUT [seed]. The same seed gives the same texts and questions.
if (args.Length is 0 or > 2)
{
    Console.Error.WriteLine("Usage: CoopBot.Bench.Folder OUT [seed]");
    return 2;
}

int seed = args.Length == 2 ? int.Parse(args[1], CultureInfo.InvariantCulture) : 1;
var town = new Town(seed);
string knowledge = Path.Combine(args[0], "knowledge");
for (int i = 0; i < town.Pages.Count; i++)
{
    PageFiles.Write(knowledge, town.Pages[i], i);
}

SuiteFile.Write(Path.Combine(args[0], "suite"), town.Cases);
Console.WriteLine($"{town.Pages.Count} documents and {town.Cases.Count} cases in {args[0]}");
return 0;
