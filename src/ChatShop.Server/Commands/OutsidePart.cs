using System.Net.Sockets;
using ChatShop.Channels;
using ChatShop.Server.Settings;
using ChatShop.Trade.Payments;
using Npgsql;
using StackExchange.Redis;

namespace ChatShop.Server.Commands;

/// <summary>Something outside that the shop needs, and how it is tried.</summary>
/// <param name="Name">What the line calls it.</param>
/// <param name="Attempt">Tries it; null where nothing is set.</param>
/// <param name="Otherwise">What stands in its place then.</param>
/// <param name="Advice">What to do when it is wrong and does not say so itself.</param>
internal sealed record OutsidePart(string Name, Func<CancellationToken, Task<Trial>>? Attempt, string Otherwise, string Advice)
{
    /// <summary>How long one part has.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    /// <summary>Tries it and writes its line.</summary>
    /// <returns>Whether all is well with it.</returns>
    public async Task<bool> TryAsync()
    {
        var trial = Attempt is null ? Trial.Well(Otherwise) : await RunAsync(Attempt);
        var line = $"{Name,-13} {trial.Words.Split('\n')[0].TrimEnd()}";
        Console.WriteLine(trial.IsWell ? $"ok     {line}" : $"WRONG  {line} — {trial.ToDo ?? Advice}");
        return trial.IsWell;
    }

    private static async Task<Trial> RunAsync(Func<CancellationToken, Task<Trial>> attempt)
    {
        using var limit = new CancellationTokenSource(Patience);
        try
        {
            return await attempt(limit.Token);
        }
        catch (OperationCanceledException)
        {
            return Trial.Wrong("no answer in time");
        }
        catch (Exception broken) when (broken is RedisException or NpgsqlException or ProviderUnreachableException or SocketException or HttpRequestException or IOException
            or System.Text.Json.JsonException or TimeoutException or ProviderRefusedException or SettingMistakeException)
        {
            return Trial.Wrong(broken.Message);
        }
    }
}
