using ChatShop.Benchmarks;

// What a turn costs, beside a bare handler in the same minute on the same machine: docs/benchmarks.md.
System.Globalization.CultureInfo.CurrentCulture = System.Globalization.CultureInfo.InvariantCulture;
if (args is [MessageReaders.FirstMessage])
{
    Console.Write(MessageReaders.TimeFirst());
    return;
}
if (args is [Fuzz.Argument, var texts])
{
    Fuzz.Run(int.Parse(texts, System.Globalization.CultureInfo.InvariantCulture));
    return;
}
if (args is [LargeMarket.Argument, var listings, ..])
{
    await LargeMarket.RunAsync(int.Parse(listings, System.Globalization.CultureInfo.InvariantCulture), args.ElementAtOrDefault(2));
    return;
}
var begun = System.Diagnostics.Stopwatch.StartNew();
var run = new Report(TimeProvider.System.GetUtcNow());
await using (var bare = await BareHost.OpenAsync())
await using (var platforms = await OtherPlatforms.OpenAsync())
await using (var shop = await BenchedShop.OpenAsync(platforms.Address))
{
    if (args is [Aims.Argument])
    {
        await run.MeasureAimsAsync(shop);
        return;
    }
    await run.MeasureTurnsAsync(bare.Address, shop);
    await run.MeasureAimsAsync(shop);
    await run.MeasureLayersAsync(shop);
    await run.MeasureDoorsAsync(shop, platforms);
}
await run.MeasureUnderstandingAsync();
await run.MeasureStartAsync();
run.Write();
Console.WriteLine($"Written to docs/benchmarks.md after {begun.Elapsed.TotalSeconds:0} s.");
