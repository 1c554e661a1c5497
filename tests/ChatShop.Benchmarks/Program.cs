using ChatShop.Benchmarks;

// What a turn costs, beside a bare handler in the same minute on the same machine: docs/benchmarks.md.
System.Globalization.CultureInfo.CurrentCulture = System.Globalization.CultureInfo.InvariantCulture;
var begun = System.Diagnostics.Stopwatch.StartNew();
var run = new Report(TimeProvider.System.GetUtcNow());
await using (var bare = await BareHost.OpenAsync())
await using (var shop = await BenchedShop.OpenAsync())
{
    await run.MeasureTurnsAsync(bare.Address, shop);
}
run.MeasureUnderstanding();
await run.MeasureStartAsync();
run.Write();
Console.WriteLine($"Written to docs/benchmarks.md after {begun.Elapsed.TotalSeconds:0} s.");
