using System.Text.Json;

namespace ChatShop.Server.Demo;

/// <summary>What people of a demo sell, write and are called: content, kept in <c>market.json</c>.</summary>
/// <param name="Shops">Who sells; each begins its goods where <see cref="DemoShop.From"/> points.</param>
/// <param name="Goods">What is sold, like beside like.</param>
/// <param name="Buyers">Who buys.</param>
/// <param name="Villages">Where they live: whole addresses.</param>
/// <param name="Reviews">What they think: worst first, one list for each number of stars.</param>
/// <param name="Complaints">What is wrong with what came.</param>
/// <param name="Talks">What is said between a buyer and a seller, in turns.</param>
/// <param name="Carriers">Who carries parcels.</param>
internal sealed record DemoWords(
    IReadOnlyList<DemoShop> Shops, IReadOnlyList<DemoGood> Goods, IReadOnlyList<string> Buyers, IReadOnlyList<string> Villages,
    IReadOnlyList<IReadOnlyList<string>> Reviews, IReadOnlyList<string> Complaints, IReadOnlyList<IReadOnlyList<string>> Talks, IReadOnlyList<string> Carriers)
{
    /// <summary>Reads them.</summary>
    public static DemoWords Read()
    {
        using var file = typeof(DemoWords).Assembly.GetManifestResourceStream("Demo/market.json")!;
        return JsonSerializer.Deserialize<DemoWords>(file, JsonSerializerOptions.Web)!;
    }
}

/// <summary>A shop of a demo.</summary>
/// <param name="Name">What it is called.</param>
/// <param name="Place">What its goods are named after.</param>
/// <param name="From">The first of its goods, by name.</param>
internal sealed record DemoShop(string Name, string Place, string From);

/// <summary>A kind of goods.</summary>
/// <param name="Name">What it is called.</param>
/// <param name="Price">What one unit costs, about.</param>
/// <param name="Unit">The unit's code.</param>
/// <param name="Most">How much of it one buys at most.</param>
/// <param name="Shape">How it is drawn.</param>
/// <param name="Colour">In which colour.</param>
internal sealed record DemoGood(string Name, decimal Price, string Unit, int Most, string Shape, string Colour);
