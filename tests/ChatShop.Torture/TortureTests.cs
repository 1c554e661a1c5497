using System.Globalization;
using ChatShop.Storage.Tests;

namespace ChatShop.Torture;

/// <summary>Whatever happens to servers, Redis and PostgreSQL: each acknowledged order is there once, stock adds up, and the seller was told of each once.</summary>
public sealed class TortureTests(PostgresServer postgres, ITestOutputHelper output)
{
    private const int UsualKills = 3;
    private const int Buyers = 12;
    private const int Stock = 100_000;
    private const string Wish = "来一斤红富士苹果，货到付款";

    [Fact]
    public async Task What_was_acknowledged_is_there_once_however_often_servers_die()
    {
        var kills = int.TryParse(Environment.GetEnvironmentVariable("TORTURE_KILLS"), NumberStyles.None, CultureInfo.InvariantCulture, out var set) ? set : UsualKills;
        await using var cluster = await Cluster.OpenAsync(postgres, size: 2);
        var seller = new Seller(cluster);
        await seller.SellAsync($"卖 红富士苹果 5块一斤 {Stock}斤");
        var buyers = Enumerable.Range(0, Buyers).Select(i => new Buyer(cluster, $"buyer{i}", i)).ToList();
        await Task.WhenAll(buyers.Select(buyer => buyer.BeginAsync(Wish)));

        var torment = new Torment(cluster, seed: kills);
        using var over = new CancellationTokenSource();
        var buying = buyers.Select(buyer => BuyAsync(buyer, over.Token)).ToList();
        await torment.GoAsync(kills, output.WriteLine);
        await over.CancelAsync();
        await Task.WhenAll(buying);

        var acknowledged = buyers.Sum(buyer => buyer.Orders.Count);
        output.WriteLine($"{torment}; {acknowledged} orders acknowledged; the longest wait for an answer was {buyers.Max(buyer => buyer.LongestWait).TotalSeconds:0.0} s");
        Assert.Empty(buyers.SelectMany(buyer => buyer.Contradictions));
        await new Reckoning(cluster).HoldsAsync(buyers, seller, Stock);
    }

    [Fact]
    public async Task Of_ten_pieces_that_many_want_at_once_on_two_servers_ten_are_sold()
    {
        await using var cluster = await Cluster.OpenAsync(postgres, size: 2);
        var seller = new Seller(cluster);
        await seller.SellAsync("卖 草帽 20块一顶 10顶");
        var buyers = Enumerable.Range(0, 40).Select(i => new Buyer(cluster, $"buyer{i}", i)).ToList();
        await Parallel.ForEachAsync(buyers, new ParallelOptions { MaxDegreeOfParallelism = 32 }, async (buyer, _) => await buyer.BeginAsync("来一顶草帽，货到付款"));

        Assert.Equal(10, buyers.Sum(buyer => buyer.Orders.Count));
        await new Reckoning(cluster).HoldsAsync(buyers, seller, 10);
    }

    private static async Task BuyAsync(Buyer buyer, CancellationToken over)
    {
        while (!over.IsCancellationRequested)
            await buyer.OrderAsync(Wish);
    }
}
