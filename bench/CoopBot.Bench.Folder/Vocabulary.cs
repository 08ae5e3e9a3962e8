namespace CoopBot.Bench.Folder;

/// <summary>The words that the town is made of. All of it is invented.</summary>
internal static class Vocabulary
{
    public const string TownName = "Alderbrook";

    public static readonly string[] Matters =
    [
        "bicycle parking", "market stall", "boat mooring", "street music", "garden fire", "tree felling", "dog walking", "night construction", "pavement café", "chimney sweeping", "rainwater tank",
        "beehive", "allotment", "film shooting", "charity collection", "river fishing", "scaffolding", "skip placement", "taxi rank", "fairground ride", "household waste", "burial plot",
        "wedding hall", "sports field", "library room", "moving van", "shop window", "solar panel", "wood stove", "well drilling", "kiosk", "carnival float", "horse carriage", "lost property",
        "school bus", "swimming lane", "archive copy", "noise exemption", "resident parking", "food truck",
    ];

    public static readonly string[] Kinds = ["permit", "certificate"];

    public static readonly string[] Offices =
    [
        "Office for Public Order", "Parks Department", "Harbour Office", "Building Control Office", "Waste and Recycling Office", "Civil Registry", "Culture Department", "Traffic Department",
        "Water Department", "Office for Trade and Markets", "School Office", "Environment Office", "Housing Office", "Treasury", "Fire Prevention Office",
    ];

    public static readonly string[] Streets =
    [
        "Mill Lane", "Kestrel Street", "Quarry Road", "Orchard Square", "Ferry Steps", "Chapel Hill", "Weaver Row", "Linden Avenue", "Old Toll Road", "Granary Court", "Bell Yard", "Saddler Street",
        "Heron Bank", "Copper Alley", "Windmill Rise",
    ];

    public static readonly string[] Projects =
    [
        "a new footbridge", "a playground", "the repair of the clock tower", "street lighting", "a covered market", "flood barriers", "a bicycle lane", "a public fountain", "the renewal of the sewer",
        "a community kitchen", "noise barriers", "a rain garden", "new benches", "a skate park", "the restoration of the town wall", "a charging station",
    ];

    public static readonly string[] FirstNames = ["Maren", "Tobias", "Ines", "Cedric", "Paula", "Anton", "Yasmin", "Ruben", "Clara", "Oskar", "Lena", "Matteo", "Nora", "Felix", "Amira"];

    public static readonly string[] LastNames =
        ["Thornfield", "Vale", "Marchetti", "Okafor", "Lindqvist", "Brandt", "Castellan", "Ferrow", "Hollins", "Ibarra", "Jessop", "Kowal", "Moreau", "Norling", "Pemberton", "Quist", "Sandoval"];

    public static readonly string[] Papers =
    [
        "a valid identity card", "a proof of residence", "a site plan at a scale of 1:500", "the insurance certificate", "two passport photographs", "the consent of the owner", "the receipt for the fee",
        "a description of the project", "the last tax notice", "a medical certificate",
    ];

    public static readonly string[] Reasons =
    [
        "It keeps the streets passable for everybody.", "It protects neighbours from noise and smoke.", "It helps the town to plan its services.", "It makes sure that safety rules are followed.",
        "It gives all applicants the same chance.", "It prevents damage to public ground.",
    ];

    public static readonly string[] Hours =
    [
        "Monday to Thursday from 9:00 to 15:30", "Tuesday and Friday from 8:00 to 12:00", "Monday, Wednesday and Friday from 10:00 to 16:00", "every working day from 8:30 to 13:00",
        "Wednesday from 14:00 to 19:00",
    ];
}
