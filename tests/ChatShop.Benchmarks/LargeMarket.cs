using System.Diagnostics;
using System.Globalization;
using ChatShop.Server;
using ChatShop.Trade;
using ChatShop.Trade.Listings;
using ChatShop.Trade.Shops;
using Microsoft.Extensions.DependencyInjection;

namespace ChatShop.Benchmarks;

/// <summary>What a search costs in a market of a million goods.</summary>
/// <remarks>Goods are as people name them: a few kinds are everywhere, most are seldom, and sorts, places and words of praise stand before them.</remarks>
internal static class LargeMarket
{
    /// <summary>Begins it from the command line, with how many goods there are and, where it is not SQLite, PostgreSQL's connection string.</summary>
    public const string Argument = "search";

    private const int GoodsOfShop = 200, Callers = 8, Searches = 400;

    private static readonly string[] Kinds =
    [
        "苹果", "梨", "土豆", "白菜", "鸡蛋", "大米", "花生", "红薯", "玉米", "西瓜", "葡萄", "桃", "蜂蜜", "核桃", "红枣", "木耳", "香菇", "茶叶", "辣椒", "大蒜",
        "生姜", "菜籽油", "腊肉", "土鸡", "鸭蛋", "豆腐", "粉条", "小米", "黄豆", "绿豆", "柿子", "板栗", "枇杷", "杨梅", "荔枝", "龙眼", "柚子", "橙子", "橘子", "猕猴桃",
    ];

    private static readonly string[] Sorts = ["", "红富士", "黄元帅", "农家", "本地", "高山", "有机", "新鲜", "大", "小", "甜", "脆", "散养", "手工", "野生", "早熟", "晚熟", "冰糖", "雪花", "老品种"];

    private static readonly string[] Regions = ["", "李家村", "王庄", "东坡", "河西", "山后", "南沟", "北塬", "张家湾", "赵屯", "清水", "白水", "洛川", "静宁", "礼泉", "灵宝"];

    /// <summary>What is looked for: what everybody sells, a sort of it, by sound, in part, and what nobody sells.</summary>
    private static readonly string[] Words = ["苹果", "红富士苹果", "洛川苹果", "hongfushi", "红付士", "新鲜的大白菜", "散养土鸡", "梨", "冰糖心红富士", "灵宝猕猴桃", "果", "榴莲"];

    /// <summary>Fills a market and looks for things in it.</summary>
    public static async Task RunAsync(int listings, string? postgres)
    {
        var folder = Directory.CreateTempSubdirectory("chatshop-bench-").FullName;
        await using var app = ShopHost.Build(
            [.. Places.Settings(Places.FreeAddress(), folder), .. postgres is null ? Array.Empty<string>() : ["--Database:ConnectionString", postgres]]);
        await ShopHost.OpenAsync(app, CancellationToken.None);
        var begun = Stopwatch.GetTimestamp();
        await FillAsync(app.Services.GetRequiredService<ITrade>(), listings);
        Console.WriteLine($"{listings} goods after {Stopwatch.GetElapsedTime(begun).TotalSeconds:0} s, on {(postgres is null ? "SQLite" : "PostgreSQL")}.");
        Console.WriteLine("| looked for | found | first ms | p50 ms | p99 ms |");
        Console.WriteLine("| --- | ---: | ---: | ---: | ---: |");
        var records = app.Services.GetRequiredService<ITradeRecords>();
        var all = new List<double>();
        foreach (var words in Words)
        {
            var took = new List<double>();
            var found = 0;
            for (var i = 0; i < Searches / Words.Length; i++)
            {
                var before = Stopwatch.GetTimestamp();
                found = (await records.FindListingsAsync(words, 5, CancellationToken.None)).Count;
                took.Add(Stopwatch.GetElapsedTime(before).TotalMilliseconds);
            }
            all.AddRange(took.Skip(1));
            Console.WriteLine($"| {words} | {found} | {took[0]:0.0} | {At(took, 0.5):0.0} | {At(took, 0.99):0.0} |");
        }
        Console.WriteLine($"| all | | | {At(all, 0.5):0.0} | {At(all, 0.99):0.0} |");
        await app.StopAsync();
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        Directory.Delete(folder, recursive: true);
    }

    private static async Task FillAsync(ITrade trade, int listings)
    {
        var price = new Price(Money.Of(5m, Currency.Cny), new Quantity(1m, Unit.Jin));
        await Parallel.ForAsync(0, listings / GoodsOfShop, new ParallelOptions { MaxDegreeOfParallelism = Callers }, async (shop, stop) =>
        {
            var draw = new Random(shop);
            var number = shop.ToString(CultureInfo.InvariantCulture);
            var seller = await trade.MeetAsync("test", $"seller{number}", $"seller{number}-thread", stop);
            await trade.ActAsync(new Act($"bench-shop-{number}", seller), new OpenShop(seller, $"第{number}家"), stop);
            var offers = Enumerable.Range(0, GoodsOfShop).Select(i => new Offer($"{NameBy(draw)}{i}", price, new Quantity(100m, Unit.Jin))).ToList();
            var published = await trade.ActAsync(new Act($"bench-goods-{number}", seller), new PublishListings(seller, offers), stop);
            if (published.Fact is null)
                throw new InvalidOperationException($"Not for sale: {published.Refusal}");
        });
    }

    /// <summary>The first of each list come up most.</summary>
    private static string NameBy(Random draw) => Of(Regions, draw) + Of(Sorts, draw) + Of(Kinds, draw);

    private static string Of(string[] list, Random draw) => list[(int)(list.Length * Math.Pow(draw.NextDouble(), 2))];

    private static double At(List<double> took, double part) => took.Order().ElementAt(Math.Min(took.Count - 1, (int)(took.Count * part)));
}
