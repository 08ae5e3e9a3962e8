using System.Globalization;
using System.Text.RegularExpressions;
using static CoopBot.Bench.Folder.Vocabulary;

namespace CoopBot.Bench.Folder;

/// <summary>The pages of the town and the questions that they answer, or don't.</summary>
internal sealed class Town
{
    private const int Minutes = 90;

    private readonly Random random;
    private readonly List<Page> pages = [];
    private readonly List<Case> cases = [];

    public Town(int seed)
    {
        // Seeded, so that every machine gets the same town.
        random = new Random(seed);
        int number = 0;
        foreach (string kind in Kinds)
        {
            foreach (string matter in Matters)
            {
                AddService($"{matter} {kind}", number++);
            }
        }

        for (int i = 0; i < Offices.Length; i++)
        {
            AddOffice(Offices[i], i);
        }

        for (int i = 0; i < Minutes; i++)
        {
            AddMinutes(i);
        }
    }

    public IReadOnlyList<Page> Pages => pages;

    public IReadOnlyList<Case> Cases => cases;

    /// <summary>A service page, one detail of which is left out now and then, and for every service a notice on its fee and one on a rule.</summary>
    private void AddService(string service, int number)
    {
        string id = $"services/{Slug(service)}";
        string office = Pick(Offices);
        int before = random.Next(5, 60);
        int fee = before + random.Next(1, 20);
        int days = random.Next(3, 40);
        int age = random.Next(16, 22);
        int fine = random.Next(4, 40) * 10;
        DateOnly since = Day(2021, 2023);
        string[] papers = [.. Papers.OrderBy(_ => random.Next()).Take(3)];
        bool tellsFee = number % 4 != 1;
        bool tellsDays = number % 4 != 2;

        List<Section> sections =
        [
            new("What It Is For", $"The {office} of {TownName} issues the {service}. {Pick(Reasons)}", $"Whoever wants the {service} must be at least {age} years old and live in {TownName}."),
            new("What To Bring", $"An application for the {service} needs the following papers:") { Items = papers },
        ];
        if (tellsFee)
        {
            sections.Add(new Section("Fee", $"The {service} costs {fee} euros. The fee is paid when the application is handed in and is not returned when it fails."));
            cases.Add(new Case($"How much does the {service} cost?", false, "answer", Number(fee), id, "fee"));
            cases.Add(new Case($"The {service} costs {fee} euros.", true, "supported", null, id, "claim"));
            cases.Add(new Case($"The {service} costs {fee + random.Next(3, 30)} euros.", true, "contradicted", null, id, "claim-changed"));
        }

        if (tellsDays)
        {
            sections.Add(new Section("Decision", $"The office decides on the application within {days} working days. Whoever is refused can object in writing within one month."));
            cases.Add(new Case($"Within how many working days is an application for the {service} decided?", false, "answer", Number(days), id, "duration"));
        }
        else
        {
            cases.Add(new Case($"Within how many working days is an application for the {service} decided?", false, "refuse", null, null, "not-stated"));
        }

        cases.Add(new Case($"How old must somebody be to get the {service}?", false, "answer", Number(age), id, "age"));
        cases.Add(new Case($"Which papers are needed for the {service}?", false, "answer", string.Join("[\\s\\S]*", papers.Order(StringComparer.Ordinal).Take(1).Select(Regex.Escape)), id, "list"));
        cases.Add(new Case($"Who invented the {service}?", false, "refuse", null, null, "near-topic"));
        pages.Add(new Page(id, Title(service), since.AddMonths(2), sections));

        if (tellsFee)
        {
            string notice = $"notices/{Slug(service)}-fee";
            pages.Add(new Page(notice, $"Notice: New Fee for the {Title(service)}", since.AddMonths(-1),
            [
                new Section("What Changes", $"From {Words(since)} the fee for the {service} rises from {before} to {fee} euros. The council of {TownName} decided so because costs have grown."),
                new Section("Who Is Concerned", $"Applications for the {service} that were handed in before that day are still charged the old fee."),
            ]));
            cases.Add(new Case($"From which day does the fee for the {service} rise?", false, "answer", $"{since.Day} {since:MMMM} {since.Year}", notice, "date"));
        }

        string rule = $"rules/{Slug(service)}";
        pages.Add(new Page(rule, $"Rules on the {Title(service)}", since, [
            new Section("Duty", $"The {service} must be carried along and shown on request. It may not be passed on to others."),
            new Section("Penalty", $"Whoever acts without the {service} pays a fine of {fine} euros. In a repeated case the fine is doubled."),
        ]));
        cases.Add(new Case($"What is the fine for acting without the {service}?", false, "answer", Number(fine), rule, "fine"));
    }

    private void AddOffice(string office, int number)
    {
        string id = $"offices/{Slug(office)}";
        string head = $"{FirstNames[number % FirstNames.Length]} {LastNames[(number * 3) % LastNames.Length]}";
        int year = random.Next(2009, 2023);
        string street = Streets[number % Streets.Length];
        int house = random.Next(1, 90);
        string telephone = string.Create(CultureInfo.InvariantCulture, $"555 {random.Next(1000, 9999)}");
        string hours = Pick(Hours);
        pages.Add(new Page(id, office, Day(2022, 2024),
        [
            new Section("Who We Are", $"The {office} belongs to the town of {TownName}. {head} has headed the office since {year}. It has {random.Next(4, 60)} employees."),
            new Section("How To Reach Us", $"The office is at {house} {street}. It is open {hours}.")
            {
                Rows = [["Way", "Address"], ["Telephone", telephone], ["Letter box", $"{house} {street}, {TownName}"]],
            },
        ]));
        cases.Add(new Case($"Who heads the {office}?", false, "answer", head, id, "person"));
        cases.Add(new Case($"What is the telephone number of the {office}?", false, "answer", telephone, id, "table"));
        cases.Add(new Case($"When is the {office} open?", false, "answer", Regex.Escape(hours), id, "hours"));
        cases.Add(new Case($"{head} has headed the {office} since {year - random.Next(2, 5)}.", true, "contradicted", null, id, "claim-changed"));
        cases.Add(new Case($"What is the annual budget of the {office}?", false, "refuse", null, null, "near-topic"));
    }

    private void AddMinutes(int number)
    {
        DateOnly day = new DateOnly(2019, 1, 10).AddDays(number * 21);
        string id = string.Create(CultureInfo.InvariantCulture, $"minutes/{day:yyyy-MM-dd}");
        string project = Projects[number % Projects.Length];
        string street = Streets[number / Projects.Length % Streets.Length];
        int amount = random.Next(20, 900) * 1000;
        int inFavour = random.Next(12, 20);
        int against = random.Next(1, 11);
        string sum = amount.ToString("N0", CultureInfo.InvariantCulture);
        pages.Add(new Page(id, $"Minutes of the Council Meeting of {Words(day)}", day,
        [
            new Section("Opening", $"The chair opened the meeting of the council of {TownName} at {random.Next(17, 20)}:00. {random.Next(20, 30)} members were present."),
            new Section("Decisions", $"The council approved {sum} euros for {project} at {street}. {inFavour} members voted in favour and {against} against. Work is to begin in {random.Next(2, 9)} months."),
            new Section("Any Other Business", "A resident asked about the state of the pavements. The chair promised an answer in writing."),
        ]));
        cases.Add(new Case($"How much did the council approve for {project} at {street}?", false, "answer", sum, id, "amount"));
        cases.Add(new Case($"How many members voted against {project} at {street}?", false, "answer", Number(against), id, "vote"));
        cases.Add(new Case($"The council approved {sum} euros for {project} at {street}.", true, "supported", null, id, "claim"));
        cases.Add(new Case($"Which company carries out the work on {project} at {street}?", false, "refuse", null, null, "not-stated"));
    }

    private T Pick<T>(T[] choices) => choices[random.Next(choices.Length)];

    private DateOnly Day(int firstYear, int lastYear) => new(random.Next(firstYear, lastYear + 1), random.Next(1, 13), random.Next(1, 29));

    private static string Number(int number) => string.Create(CultureInfo.InvariantCulture, $@"\b{number}\b");

    private static string Words(DateOnly day) => day.ToString("d MMMM yyyy", CultureInfo.InvariantCulture);

    private static string Slug(string name) => name.Replace(' ', '-').Replace('é', 'e').ToLowerInvariant();

    private static string Title(string name) => CultureInfo.InvariantCulture.TextInfo.ToTitleCase(name);
}
