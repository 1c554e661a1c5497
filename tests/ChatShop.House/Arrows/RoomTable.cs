namespace ChatShop.House.Arrows;

/// <summary>What a room may know.</summary>
/// <param name="Name">The room: <c>ChatShop.</c> stands before it.</param>
/// <param name="Rooms">Rooms of ours below it.</param>
/// <param name="Libraries">
/// How namespaces and packages from outside begin; .NET's own <c>System</c> is everybody's. Null: all, since it puts the house together.
/// </param>
internal sealed record Room(string Name, IReadOnlyList<string> Rooms, IReadOnlyList<string>? Libraries)
{
    /// <summary>Whether this room may know a namespace or package.</summary>
    public bool Knows(string name) => name.Split('.')[0] == "System" || Libraries is null
        || Libraries.Any(known => name.Equals(known, StringComparison.OrdinalIgnoreCase) || name.StartsWith(known + ".", StringComparison.OrdinalIgnoreCase));
}

/// <summary>The arrows between the rooms: docs/decisions/0001. A new arrow is a decision, so it is made here.</summary>
internal static class RoomTable
{
    public static IReadOnlyList<Room> All { get; } =
    [
        new("Trade", [], []),
        new("Understanding", [], ["Microsoft.Recognizers.Text", "AnyAscii", "Quickenshtein"]),
        new("Conversations", ["Trade", "Understanding"],
            [
                "Microsoft.Bot", "Microsoft.Orleans", "Orleans", "StackExchange.Redis", "Fluid", "YamlDotNet",
                "Newtonsoft.Json", "Microsoft.Extensions", "Microsoft.AspNetCore",
            ]),
        new("Storage", ["Trade"],
            ["Microsoft.EntityFrameworkCore", "EFCore", "Microsoft.Data.Sqlite", "Npgsql", "AnyAscii", "Microsoft.Extensions", "Microsoft.AspNetCore"]),
        new("Payments", ["Trade"], ["Stripe", "Newtonsoft.Json", "QRCoder", "Fluid", "Microsoft.Data.Sqlite", "Microsoft.Extensions", "Microsoft.AspNetCore"]),
        new("Channels", [], ["Microsoft.Bot", "Telegram.Bot", "Newtonsoft.Json", "Microsoft.Extensions", "Microsoft.AspNetCore"]),
        new("Server", ["Trade", "Understanding", "Conversations", "Storage", "Payments", "Channels"], null),
    ];

    /// <summary>What library names of the table begin with: by them a name written out in full is known.</summary>
    public static IReadOnlySet<string> Roots { get; } =
        All.SelectMany(room => room.Libraries ?? []).Select(library => library.Split('.')[0]).ToHashSet();

    /// <summary>The room a file of src lies in; null for any other file.</summary>
    public static Room? Of(HouseFile file) => file.IsIn("src") ? All.FirstOrDefault(room => file.Project == $"ChatShop.{room.Name}") : null;
}
