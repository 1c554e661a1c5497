using System.Diagnostics;
using ChatShop.Server.Demo;
using ChatShop.Server.Settings;

namespace ChatShop.Server.Commands;

/// <summary>Fills an empty market, so that whoever tries it sees every page full.</summary>
internal static class DemoCommand
{
    private const int Seed = 8;

    /// <returns>0 when the market is filled, now or before; else 1.</returns>
    public static async Task<int> RunAsync(string[] args)
    {
        var began = Stopwatch.GetTimestamp();
        var configuration = ShopHost.Begin(args).Configuration;
        var settings = ShopSettings.Read(configuration);
        var (shops, goods, orders, days) = (configuration.GetValue("shops", 30), configuration.GetValue("goods", 10), configuration.GetValue("orders", 2000), 90);
        if (settings.Payments.StripeApiKey is not null)
            return Print("WRONG  demo       real money would move — unset Payments:Stripe:ApiKey, or let Data:Directory be an empty folder of its own", 1);

        var end = TimeProvider.System.GetUtcNow();
        await using var market = await DemoMarket.OpenAsync(settings, new DemoClock(end.AddDays(-days - 1)));
        if (await market.Known.Books.ShopsAsync(0, 1, CancellationToken.None) is [var first])
            return (await market.Known.Records.PersonAsync(first.Seller, CancellationToken.None)).Channel == DemoMarket.Channel
                ? Print("ok     demo       filled already: nothing is done", 0)
                : Print($"WRONG  demo       people have shops in {settings.Data.Path} — name an empty folder: --Data:Directory demo-data", 1);
        try
        {
            await market.OpenSandboxAsync();
        }
        catch (IOException)
        {
            return Print("WRONG  demo       the payment sandbox's address is taken — stop the shop first, or set Payments:Sandbox:Url", 1);
        }
        var words = DemoWords.Read();
        var stalls = await DemoShops.OpenAsync(market, words, shops, goods, settings.Market.Currency);
        await market.EmptyOutboxAsync();
        Print($"ok     shops      {shops}, with {shops * goods} goods and their pictures", 0);
        await new DemoDays(market, words, stalls, new Random(Seed), end).PassAsync(orders, days);
        return Print($"ok     orders     {orders} of the last {days} days; it took {Stopwatch.GetElapsedTime(began).TotalSeconds:0} seconds. Now open the shop: serve", 0);
    }

    private static int Print(string line, int exitCode)
    {
        Console.WriteLine(line);
        return exitCode;
    }
}
